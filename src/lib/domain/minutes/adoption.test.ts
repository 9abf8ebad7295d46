// How minutes come about: what is marked, said beside them, handed out and adopted, and who has it afterwards.
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../command.ts';
import {
	adopted,
	CANARY,
	having,
	marked,
	minutes,
	partOf,
	wordsOf,
} from '../../../../tests/worlds/adopted-world.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';

describe('marking a part', () => {
	it('[M7] is its holder’s alone, of a part that is shared, and is seen by its readers alone', () => {
		const { world, part } = marked();
		for (const name of ['amo', 'amo2', 'mother'])
			expect([name, world.sees(name, part)?.inMinutes]).toEqual([name, true]);
		const mark: CommandInput = { type: 'mark-part', sectionId: part, inMinutes: false };
		expect(world.try('amo2', mark)).toEqual({ refused: 'not-allowed' });
		expect(world.try('mother', mark)).toEqual({ refused: 'not-allowed' });
		expect(world.try('carole', mark)).toEqual({ refused: 'not-found' });
		const draft = world.create('amo', 'draft');
		expect(world.try('amo', { ...mark, sectionId: draft })).toEqual({ refused: 'not-opened' });
		world.do('amo', mark);
		expect(world.sees('amo2', part)?.inMinutes).toBeUndefined();
	});
});

describe('remarks', () => {
	it('[M8] wait until the minutes are proposed, and then stand for whoever has what they are about', () => {
		const { world, part } = marked();
		const remark: CommandInput = { type: 'remark-minutes', text: 'Pas toutes', item: part };
		expect(world.try('mother', remark)).toEqual({ refused: 'minutes-state' });
		world.do('carole', { type: 'propose-minutes' });
		world.do('mother', { ...remark, dissent: true });
		world.do('marc', { type: 'remark-minutes', text: 'Bonne réunion' });
		expect(having(world, 'Pas toutes')).toEqual(['amo', 'amo2', 'mother']);
		expect(having(world, 'Bonne réunion')).toEqual([...world.people.keys()].sort());
		const [said] = minutes(world, 'amo').remarks;
		expect(said).toMatchObject({ by: world.id('mother'), item: part, dissent: true });
		expect(said?.correction).toBe(false);
	});
	it('[M8] on what one cannot see is a remark on what does not exist, proposed or not', () => {
		const { world, part } = marked();
		const remark: CommandInput = { type: 'remark-minutes', text: 'Et ceci ?', item: part };
		expect(world.try('marc', remark)).toEqual({ refused: 'not-found' });
		world.do('carole', { type: 'propose-minutes' });
		expect(world.try('marc', remark)).toEqual(world.try('marc', { ...remark, item: 'nothing' }));
		expect(world.try('marc', remark)).toEqual({ refused: 'not-found' });
	});
	it('[M8] after adoption are corrections, with their date, beside words that stay', () => {
		const { world, part } = adopted();
		const words = wordsOf(partOf(world, 'mother', part));
		world.do('mother', { type: 'remark-minutes', text: 'C’était un jeudi', item: part });
		const said = minutes(world, 'amo2').remarks.find(({ text }) => text.includes('jeudi'));
		expect(said).toMatchObject({ correction: true, at: world.at });
		expect(wordsOf(partOf(world, 'mother', part))).toBe(words);
	});
});

describe('adoption', () => {
	it('[M9] is the coordinator’s, of what was proposed, once', () => {
		const { world } = marked();
		const adopt: CommandInput = { type: 'adopt-minutes' };
		expect(world.try('carole', adopt)).toEqual({ refused: 'minutes-state' });
		expect(world.try('amo', { type: 'propose-minutes' })).toEqual({ refused: 'not-allowed' });
		world.do('carole', { type: 'propose-minutes' });
		expect(world.try('amo', adopt)).toEqual({ refused: 'not-allowed' });
		world.do('carole', adopt);
		expect(world.try('carole', adopt)).toEqual({ refused: 'minutes-state' });
		expect(minutes(world, 'marc').adoptedAt).toBeGreaterThan(0);
	});
	it('[M9] waits until somebody concerned without a page was offered a copy', () => {
		const { world } = marked();
		world.do('carole', { type: 'name-person', name: 'grand-mère', kind: 'adult' });
		const all = [...world.meeting.table.participants.values()];
		const { id: participantId } = all.find(({ seated }) => !seated)!;
		world.do('carole', { type: 'propose-minutes' });
		expect(world.try('carole', { type: 'adopt-minutes' })).toEqual({
			refused: 'copy-missing',
			field: 'copies',
		});
		expect(world.view('carole').minutes?.withoutCopy).toEqual([participantId]);
		expect(world.view('amo').minutes?.withoutCopy).toBeUndefined();
		world.do('carole', { type: 'adopt-minutes', copies: [{ participantId, how: 'printed' }] });
		expect(world.view('mother').minutes?.copies.map(({ how }) => how)).toEqual(['page']);
	});
	it('[M10] fixes words with those who read them then: later words, readers and titles change nothing', () => {
		const { world, part } = adopted();
		expect(having(world, CANARY)).toEqual(['amo', 'amo2', 'mother']);
		world.written.set(part, 'Tout autre chose');
		world.do('amo', { type: 'retitle-section', sectionId: part, title: 'Autrement' });
		world.bound('late', 'youth-aid');
		world.agrees('mother');
		world.do('amo', {
			type: 'open-section',
			sectionId: part,
			purpose: 'p',
			necessity: 'n',
			readers: [world.id('late')],
		});
		expect(world.may('late', part)).toBe('read P5');
		expect(having(world, CANARY)).toEqual(['amo', 'amo2', 'mother']);
		expect(partOf(world, 'amo2', part)).toMatchObject({ title: 'Les dettes' });
	});
	it('[M10] of a part that its holder did not mark keeps the title and no words', () => {
		const { world, part } = marked();
		world.do('amo', { type: 'mark-part', sectionId: part, inMinutes: false });
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', { type: 'adopt-minutes' });
		expect(partOf(world, 'amo2', part)).toMatchObject({ title: 'Les dettes' });
		expect(having(world, CANARY)).toEqual([]);
	});
	it('[M10] a later stop takes it from everybody but its holder and the person, for good', () => {
		const { world, part } = adopted();
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		world.agrees('mother');
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
	});
	it('[M10] a later exclusion takes it from those excluded alone', () => {
		const { world, part } = adopted();
		world.agrees('mother', { scope: [part], except: [world.id('amo2')] }, 'amo');
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		expect(partOf(world, 'amo', part)).toBeDefined();
	});
	it('[M10] what is taken back goes from adopted words too, and who is removed has nothing', () => {
		const { world, part } = adopted();
		world.do('amo', { type: 'take-back', sectionId: part });
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		const other = adopted();
		other.world.remove('amo2');
		expect(having(other.world, CANARY)).toEqual(['amo', 'mother']);
	});
	it('[M10] an agreement that time ends takes nothing away: who had read has read', () => {
		const { world } = marked();
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', { type: 'adopt-minutes' });
		world.wait(400 * 86_400_000);
		expect(having(world, CANARY)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[M10] a device without the word has the adopted words of the whole table alone', () => {
		const { world } = marked();
		const common = world.common('amo', 'Pour tous');
		world.written.set(common, 'Mots communs');
		world.do('amo', { type: 'mark-part', sectionId: common, inMinutes: true });
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', { type: 'adopt-minutes' });
		const text = JSON.stringify(minutes(world, 'mother', world.device('mother')));
		expect(text).toContain('Mots communs');
		expect(text).not.toMatch(/canari|dettes/i);
	});
	it('[M10] a decision of a part stays with those who have the part as adopted', () => {
		const { world, part } = marked();
		world.do('amo', { type: 'record-decision', text: 'Payer en trois fois', section: part });
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', { type: 'adopt-minutes' });
		expect(world.may('amo2', part)).toMatch(/^none/);
		expect(having(world, 'Payer en trois fois')).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[M11] closes a secret to those named, and leaves one with a date of its own open while a yes stands', () => {
		const { world } = marked();
		world.agrees('mother', { until: new Date(world.at + 86_400_000).toISOString() });
		const dated = world.create('amo', 'secret', {
			about: [world.id('mother')],
			missions: ['youth-aid'] as never,
			until: new Date(world.at + 86_400_000).toISOString(),
		});
		world.open('amo', dated);
		const [secret] = world.view('amo').sections.filter(({ id }) => id !== dated);
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', { type: 'adopt-minutes' });
		expect(world.readers(secret!.id)).toEqual(['amo', 'mother']);
		expect(world.readers(dated)).toEqual(['amo', 'amo2', 'mother']);
		expect(world.sees('amo', secret!.id)?.stops?.at(-1)?.cause).toBe('adoption');
	});
	it('[M12] a copy is offered to who was there and to the persons concerned, by the coordinator', () => {
		const { world } = marked();
		const offer = (name: string): CommandInput => ({
			type: 'offer-copy',
			participantId: world.id(name),
			how: 'handed',
		});
		world.seat('interpreter', 'interpreter', { accompanies: world.id('mother') });
		world.do('carole', offer('mother'));
		world.do('carole', offer('marc'));
		expect(world.try('carole', offer('interpreter'))).toEqual({ refused: 'not-allowed' });
		expect(world.try('amo', offer('mother'))).toEqual({ refused: 'not-allowed' });
		expect(world.view('mother').minutes?.copies).toHaveLength(1);
		expect(world.view('amo').minutes).toBeUndefined();
	});
});

describe('adopted words and what is true today', () => {
	it('[M10] withheld from the mother, her minutes have no trace of the part', () => {
		const { world, part } = adopted();
		const until = new Date(world.at + 86_400_000).toISOString();
		const person = world.id('mother');
		world.do('amo', {
			type: 'withhold-section',
			sectionId: part,
			person,
			reason: 'pas seule',
			until,
		});
		expect(having(world, CANARY)).toEqual(['amo', 'amo2']);
		expect(having(world, 'Les dettes')).not.toContain('mother');
	});
	it('[M10] whoever is retagged has what their tags allow', () => {
		const { world, part } = adopted();
		world.retag('amo2', { missions: ['activation'] as never });
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		expect(partOf(world, 'mother', part)?.lost).toEqual([world.id('amo2')]);
	});
	it('[M10] while an authority is there nobody but holder and person has it', () => {
		const { world } = adopted();
		world.seat('officer', 'authority');
		world.inRoom('officer');
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		world.presence('officer', 'left');
		expect(having(world, CANARY)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[M10] a young person’s own part goes with their word, and own words with the part that they stand beside', () => {
		const world = networkWorld();
		const own = world.create('son', 'reserved', { about: [world.id('son')] });
		world.open('son', own, { readers: ['amo'] });
		world.written.set(own, CANARY);
		world.do('son', { type: 'mark-part', sectionId: own, inMinutes: true });
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', { type: 'adopt-minutes' });
		expect(having(world, CANARY)).toEqual(['amo', 'son']);
		world.do('son', { type: 'pause-sharing', person: world.id('son') });
		expect(having(world, CANARY)).toEqual(['son']);
	});
	it('[M10] an intern has them through her supervisor alone, and no more once that one is gone', () => {
		const { world } = marked();
		world.seat('intern', 'intern', { supervisor: world.id('amo2') });
		world.confirm('amo2', 'intern');
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', { type: 'adopt-minutes' });
		expect(having(world, CANARY)).toContain('intern');
		world.remove('amo2');
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
	});
});
