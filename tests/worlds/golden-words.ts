// The part of the golden story in which people hand words to each other.
import type { SectionId } from '#lib/domain/ids.ts';
import { agreeTo, extractIn } from './extract.ts';
import type { World } from './world.ts';

export function handWords(world: World): void {
	world.teacher('marc');
	world.do('marc', { type: 'give-undertaking' });
	const far = { participantId: world.id('marc') };
	world.do('carole', { type: 'record-presence', ...far, presence: 'remote' });
	world.do('marc', { type: 'tell-earshot', ...far, alone: false });
	world.inRoom('marc', 'mother', 'amo').phase('marc', 'mother', 'amo');
	world.agrees('mother', { missions: ['youth-aid'] as never, lift: [] });
	const until = new Date(world.at + 90_000_000).toISOString();
	const extract = extractIn(world, 'amo', ['mother'], {
		readers: ['marc'],
		title: 'Pour Marc',
		until,
	});
	agreeTo(world, extract, 'amo', 'mother');
	world.do('amo', { type: 'edit-extract', sectionId: extract });
	const note = world.create('marc', 'draft', { title: 'Un bleu' });
	world.do('marc', { type: 'confide-section', sectionId: note, to: world.id('amo') });
	const said = world.do('marc', { type: 'write-for', participantId: world.id('mother') });
	const open = { type: 'open-dictated', kind: 'common', title: 'Ce que je veux' } as const;
	world.do('mother', { ...open, sectionId: said.sectionId as SectionId }, 'marc');
	const part = world.secret('amo', ['mother']);
	const own = world.do('mother', { type: 'write-beside', sectionId: part, title: 'Mes mots' });
	world.do('mother', { type: 'open-section', sectionId: own.sectionId as SectionId });
	const ids = { sectionId: part, person: world.id('mother') };
	world.do('amo', { type: 'withhold-section', ...ids, reason: 'le temps de le dire', until });
	world.do('amo', { type: 'end-withholding', ...ids });
	world.written.set(part, 'Ce qui va trop loin.');
	const passage = { from: 0, words: 'Ce qui' };
	world.do('amo', { type: 'take-back', sectionId: part, passage });
	const common = world.common('amo');
	world.do('amo', { type: 'move-words', from: part, to: common, reason: 'pour tous' });
}
