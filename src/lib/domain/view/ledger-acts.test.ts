// What was done with words stands in the ledger: said word for word, taken back, moved on, held back; each as one may know it.
import { expect, it } from 'vitest';
import { agreeTo, teacherTable, WORDS } from '../../../../tests/worlds/extract.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import type { Ledger, LedgerAct } from '../ledger/ledger.ts';
import { ledgerFor } from './view-of.ts';

const DAY = 86_400_000;

function ledger(world: World, name: string): Ledger {
	const reader = { participant: world.id(name), entry: null };
	return ledgerFor(world.meeting, reader, [], world.at)!;
}

const actsOn = (world: World, name: string, part: SectionId): readonly LedgerAct[] => {
	const { about, by } = ledger(world, name);
	return [...about, ...by].find(({ id }) => id === part)?.acts ?? [];
};

const last = (world: World, name: string, part: SectionId): LedgerAct | undefined =>
	actsOn(world, name, part).at(-1);

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother'], { title: 'Les dettes' }) };
}

it('[L7] the words of an extract stand there once everybody agreed, with who was told them', () => {
	const { world, extract } = teacherTable();
	agreeTo(world, extract, 'cpms', 'father');
	for (const name of ['cpms', 'father', 'girl'])
		expect(JSON.stringify(ledger(world, name))).not.toContain(WORDS);
	agreeTo(world, extract, 'cpms', 'girl');
	for (const name of ['cpms', 'father', 'girl'])
		expect(last(world, name, extract)).toMatchObject({
			what: 'told',
			words: WORDS,
			gained: [world.id('marc')],
		});
	for (const name of ['marc', 'jeanne', 'carole'])
		expect(JSON.stringify(ledger(world, name))).not.toContain(WORDS);
});

it('[L7] whom words are about is told who else got them and why, also where they went to what is not theirs', () => {
	const { world, part } = shared();
	const wider = world.common('amo', 'Ce que la table sait');
	const move = { type: 'move-words', from: part, to: wider, reason: 'pour l’école' } as const;
	world.do('amo', move);
	const moved = last(world, 'mother', part);
	expect(moved).toMatchObject({ what: 'moved', reason: 'pour l’école' });
	expect(moved && 'gained' in moved && moved.gained).toContain(world.id('marc'));
	expect(ledger(world, 'mother').people.map(({ id }) => id)).toContain(world.id('marc'));
	for (const name of ['marc', 'insertion', 'amo2'])
		expect(JSON.stringify(ledger(world, name))).not.toContain('pour l’école');
});

it('[L7] a passage taken back is told to its holder and to whom it is about, without its words', () => {
	const { world, part } = shared();
	world.written.set(part, 'Elle doit onze mille euros');
	const passage = { from: 5, words: 'doit onze mille euros' };
	world.do('amo', { type: 'take-back', sectionId: part, passage });
	for (const name of ['amo', 'mother']) {
		expect(actsOn(world, name, part).map(({ what }) => what)).toContain('taken-back');
		expect(JSON.stringify(ledger(world, name))).not.toContain('onze mille');
	}
	expect(JSON.stringify(ledger(world, 'amo2'))).not.toContain('taken-back');
});

it('[L7] what is held back from somebody is told to its holder alone', () => {
	const { world, part } = shared();
	const until = new Date(world.at + DAY).toISOString();
	const person = world.id('mother');
	world.do('amo', {
		type: 'withhold-section',
		sectionId: part,
		person,
		reason: 'pas seule',
		until,
	});
	expect(last(world, 'amo', part)).toMatchObject({ what: 'withheld', person, reason: 'pas seule' });
	expect(ledger(world, 'amo').by[0]?.state).toBe('open');
	expect(JSON.stringify(ledger(world, 'mother'))).not.toMatch(/withheld|pas seule/);
	world.do('amo', { type: 'end-withholding', sectionId: part, person });
	expect(last(world, 'amo', part)).toMatchObject({ what: 'withholding-ended', person });
	expect(JSON.stringify(ledger(world, 'mother'))).not.toMatch(/withh/);
});
