// Some who share a laptop read what each of them may; whoever is in the room is told that a screen hangs there.
// V18 seen red: with a line for any part that lies there.
import { describe, expect, it } from 'vitest';
import { agreeTo, teacherTable, WORDS } from '../../../../tests/worlds/extract.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { ParticipantId } from '../ids.ts';
import { lineGrantOf, roomOf, viewAs, viewOf } from './view-of.ts';

const before = (world: World, by: string, ...names: string[]) =>
	roomOf(world.meeting, { by: world.id(by), among: names.map((name) => world.id(name)) }, world.at);
const text = (world: World, by: string, ...names: string[]): string => {
	const { view, grants } = before(world, by, ...names);
	return JSON.stringify([view, [...grants]]);
};

/** Amo's secret about the mother, read by amo2; a common part; a draft of each. */
function table() {
	const world = networkWorld();
	world.phase('carole', 'amo', 'amo2', 'insertion', 'marc', 'mother', 'son');
	world.agrees('mother');
	const common = world.common('amo', 'Pour tous');
	const secret = world.secret('amo', ['mother'], { title: 'Titre-de-zibeline' });
	for (const name of ['amo', 'amo2']) world.create(name, 'draft', { title: 'Brouillon-de-loutre' });
	return { world, common, secret };
}

describe('a laptop that some share', () => {
	it('[V17] has what each of them may read, open, and nobody’s draft', () => {
		const { world, common, secret } = table();
		const ids = (...names: string[]) =>
			before(world, 'amo', ...names)
				.view.sections.map(({ id }) => id)
				.sort();
		expect(ids('amo2')).toEqual([common, secret].sort());
		expect(ids('mother')).toEqual([common, secret].sort());
		for (const others of [['marc'], ['amo2', 'marc'], ['insertion']]) {
			expect(ids(...others)).toEqual([common]);
			expect(text(world, 'amo', ...others)).not.toContain('zibeline');
		}
		expect(text(world, 'amo', 'amo2')).not.toContain('loutre');
	});
	it('[V17] is the same whoever of them brought it, and never more than that one’s own', () => {
		const { world } = table();
		expect(text(world, 'marc', 'amo')).not.toContain('zibeline');
		const parts = (by: string, other: string) =>
			before(world, by, other)
				.view.sections.map(({ id }) => id)
				.sort();
		for (const [one, other] of [
			['amo', 'amo2'],
			['amo', 'marc'],
			['mother', 'son'],
		] as const)
			expect(parts(one, other)).toEqual(parts(other, one));
	});
	it('[V17] narrows at once when one of them loses a part, and is empty once one has no place at the table', () => {
		const { world, secret } = table();
		expect(text(world, 'amo', 'amo2')).toContain(secret);
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: 'all' });
		expect(text(world, 'amo', 'amo2')).not.toContain('zibeline');
		world.remove('amo2');
		expect(before(world, 'amo', 'amo2').view).toMatchObject({
			sections: [],
			outcomes: [],
			phase: null,
		});
		expect(before(world, 'amo2', 'amo').view).toMatchObject({
			sections: [],
			outcomes: [],
			phase: null,
		});
		const nobody = { by: world.id('amo'), among: ['nothing' as ParticipantId] };
		expect(roomOf(world.meeting, nobody, world.at).view.sections).toEqual([]);
	});
	it('[V17] names nobody, and tells the step only to those who are all in it', () => {
		const { world } = table();
		world.phase('amo', 'mother');
		expect(before(world, 'amo', 'mother').view).toMatchObject({ phase: 'Une étape', people: [] });
		expect(before(world, 'amo', 'marc').view.phase).toBeNull();
	});
	it('[V17] [S19] what is addressed to one of them lies before nobody, not before its own holder either', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		expect(world.sees('marc', extract)?.words).toBe(WORDS);
		for (const [by, other] of [
			['marc', 'cpms'],
			['cpms', 'marc'],
		] as const)
			expect(text(world, by, other)).not.toMatch(new RegExp(`${extract}|${WORDS}`));
	});
});

describe('a screen on the wall', () => {
	const told = (world: World, name: string, entry: 'device' | null = null) =>
		viewOf(
			{ ...world.meeting, wall: world.id('carole') },
			{ participant: world.id(name), entry: entry && world.device(name) },
			world.at,
		)?.meeting.wall;

	it('[V16] is told to those in the step, and to whoever runs the meeting', () => {
		const { world } = table();
		expect(
			viewOf(world.meeting, { participant: world.id('amo'), entry: null }, world.at)?.meeting,
		).not.toHaveProperty('wall');
		for (const name of ['carole', 'amo', 'marc', 'mother'])
			expect(told(world, name)).toEqual({ by: world.id('carole') });
		world.phase('amo', 'mother');
		expect(told(world, 'mother')).toBeDefined();
		expect(told(world, 'marc')).toBeUndefined();
		expect(told(world, 'carole')).toEqual({ by: world.id('carole') });
		expect(told(world, 'mother', 'device')).toBeUndefined();
	});
	it('[V16] who put it up has no name for whoever does not know them', () => {
		// without a common part: whoever reads one knows all its readers
		const world = networkWorld();
		world.phase('amo', 'marc', 'mother');
		world.bound('hidden', 'care');
		const meeting = { ...world.meeting, wall: world.id('hidden') };
		const view = viewOf(meeting, { participant: world.id('marc'), entry: null }, world.at);
		expect(view?.meeting.wall).toEqual({ by: null });
	});
	it('[V16] [V9] looked at as somebody else, it tells no more of whom that one has met', () => {
		// seen red: amo was told that marc knows carole, whom he met before amo came in
		const asMarc = (met: boolean) => {
			const world = networkWorld();
			if (met) world.phase('carole', 'marc');
			world.phase('amo', 'marc', 'mother');
			const meeting = { ...world.meeting, wall: world.id('carole') };
			const amo = { participant: world.id('amo'), entry: null };
			return viewAs(meeting, amo, world.id('marc'), world.at)?.meeting.wall;
		};
		expect(asMarc(true)).toEqual({ by: null });
		expect(asMarc(false)).toEqual({ by: null });
	});
	it('[V18] takes lines for a common part that lies there, in the name of whoever put it up, and for nothing else', () => {
		const { world, common, secret } = table();
		world.retag('amo', { coordinator: true });
		world.phase('amo', 'mother');
		const seen = { by: world.id('amo'), among: null };
		const { view } = roomOf(world.meeting, seen, world.at);
		const takes = view.sections.filter(({ writes }) => writes).map(({ id }) => id);
		expect([takes, view.writer]).toEqual([[common], 'amo']);
		const grant = lineGrantOf(world.meeting, seen, common, world.at);
		expect(grant).toMatchObject({ access: 'write', reader: { participant: world.id('amo') } });
		expect(world.may('amo', secret)).toMatch(/^write/);
		expect(lineGrantOf(world.meeting, seen, secret, world.at)).toBeNull();
		const laptop = { by: world.id('amo'), among: [world.id('mother')] };
		expect(lineGrantOf(world.meeting, laptop, common, world.at)).toBeNull();
		world.retag('amo', { coordinator: false });
		expect(lineGrantOf(world.meeting, seen, common, world.at)).toBeNull();
	});
});
