// What somebody says to what was shared about them: heard by its holder, kept by the person, told to nobody else.
import { describe, expect, it } from 'vitest';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { CommandInput } from '../command.ts';
import type { SectionId } from '../ids.ts';
import type { Ledger, LedgerPart } from '../ledger/ledger.ts';
import { ledgerFor } from '../view/view-of.ts';

const WORDS = 'Ce n’était pas ce jour-là';

function shared(): { world: World; part: SectionId; no: CommandInput } {
	const world = networkWorld();
	world.agrees('mother');
	const part = world.secret('amo', ['mother'], { title: 'Les dettes' });
	return {
		world,
		part,
		no: { type: 'answer-part', sectionId: part, answer: 'no', what: 'wrong', words: WORDS },
	};
}

function ledger(world: World, name: string): Ledger {
	const reader = { participant: world.id(name), entry: null };
	return ledgerFor(world.meeting, reader, [], world.at)!;
}

const partOf = (world: World, name: string, id: SectionId): LedgerPart | undefined => {
	const { about, by } = ledger(world, name);
	return [...about, ...by].find((part) => part.id === id);
};

const everything = (world: World, name: string): string =>
	JSON.stringify([world.view(name), ledger(world, name)]);

describe('[F1] answering', () => {
	it('[F1] is the person’s own, of a part about them that they had, and the last word stands', () => {
		const { world, part, no } = shared();
		for (const name of ['amo', 'amo2'])
			expect(world.try(name, no)).toEqual({ refused: 'not-allowed' });
		for (const name of ['marc', 'son', 'insertion'])
			expect(world.try(name, no)).toEqual({ refused: 'not-found' });
		world.do('mother', no);
		world.do('mother', { type: 'answer-part', sectionId: part, answer: 'talk' });
		expect(partOf(world, 'mother', part)?.answers).toMatchObject([
			{ answer: 'talk', what: null, words: '' },
		]);
	});
	it('[F1] stays possible when the part has closed, and impossible where it was never theirs', () => {
		const { world, part, no } = shared();
		world.do('amo', { type: 'close-section', sectionId: part });
		world.do('mother', no);
		expect(partOf(world, 'amo', part)?.answers).toMatchObject([{ answer: 'no', what: 'wrong' }]);
		const draft = world.create('amo', 'secret', { about: [world.id('mother')] });
		expect(world.try('mother', { ...no, sectionId: draft } as CommandInput)).toEqual({
			refused: 'not-found',
		});
	});
	it('[F1] what is wrong is asked after a no alone', () => {
		const { world, part } = shared();
		world.do('mother', { type: 'answer-part', sectionId: part, answer: 'yes', what: 'wrong' });
		expect(partOf(world, 'mother', part)?.answers[0]?.what).toBeNull();
	});
});

it('[F2] the holder hears it, its person keeps it, and for everybody else nothing has happened', () => {
	const { world, part, no } = shared();
	const others = ['amo2', 'marc', 'son', 'insertion', 'carole'];
	const before = others.map((name) => everything(world, name));
	world.do('mother', no);
	expect(world.sees('amo', part)?.answers).toMatchObject([
		{ person: world.id('mother'), answer: 'no', what: 'wrong', words: WORDS },
	]);
	expect(everything(world, 'mother')).toContain(WORDS);
	expect(others.map((name) => everything(world, name))).toEqual(before);
});

it('[F2] in a part about two, neither hears what the other answers', () => {
	const world = networkWorld();
	world.family('father');
	world.inRoom('father').agrees('father');
	world.agrees('mother');
	const part = world.secret('amo', ['mother', 'father']);
	const before = everything(world, 'father');
	world.do('mother', { type: 'answer-part', sectionId: part, answer: 'no', words: WORDS });
	expect(everything(world, 'father')).toBe(before);
});

it('[F2] who holds it next hears it; who handed it over hears nothing that comes after', () => {
	const { world, part, no } = shared();
	world.do('amo', { type: 'entrust-section', sectionId: part, to: world.id('amo2') });
	world.do('mother', no);
	expect(everything(world, 'amo2')).toContain(WORDS);
	expect(everything(world, 'amo')).not.toContain(WORDS);
});

it('[F3] a stop is offered while somebody reads beside holder and persons concerned', () => {
	const { world, part } = shared();
	expect(partOf(world, 'mother', part)?.mayStop).toBe(true);
	expect(partOf(world, 'amo', part)?.mayStop).toBe(false);
	world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
	expect(partOf(world, 'mother', part)?.mayStop).toBe(false);
});
