// "See as": what both may have, and nothing that either lacks (R20).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOf } from '../minutes/minutes-of.ts';
import { diceOf } from '../../../../tests/worlds/twin/dice.ts';
import { tellHistory } from '../../../../tests/worlds/twin/twins.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import { viewAs, viewOf, type Unversioned } from './view-of.ts';

const seeAs = (world: World, name: string, other: string, entry: string | null = null) =>
	viewAs(
		world.meeting,
		{ participant: world.id(name), entry: entry as never },
		world.id(other),
		world.at,
	);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const idOf = (value: unknown): unknown =>
	isObject(value) ? (value.id ?? value.participantId) : null;

/** The paths at which `part` holds something that `whole` does not. */
function beyond(part: unknown, whole: unknown, path: string): string[] {
	if (Array.isArray(part)) {
		if (!Array.isArray(whole)) return [path];
		return part.flatMap((item: unknown) => {
			const same = (whole as unknown[]).find((other) =>
				idOf(item) ? idOf(other) === idOf(item) : JSON.stringify(other) === JSON.stringify(item),
			);
			return same === undefined
				? [`${path}/${String(idOf(item))}`]
				: beyond(item, same, `${path}/${String(idOf(item))}`);
		});
	}
	if (isObject(part)) {
		if (!isObject(whole)) return [path];
		return Object.entries(part).flatMap(([field, value]) =>
			field in whole ? beyond(value, whole[field], `${path}/${field}`) : [`${path}/${field}`],
		);
	}
	// an extract that one has is simply "for you" to whom it is addressed, and says less (S19)
	const isTold = part === 'addressed' && whole === 'extract';
	const isLess = isTold || part === null || part === 'read' || part === '' || part === whole;
	return isLess ? [] : [path];
}

const withoutMe = ({ me: _, ...rest }: Unversioned): object => rest;

describe('[V9] see as', () => {
	it('[V9] shows what both read, and nothing of what only one has', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		const own = world.secret('amo', ['son']);
		const common = world.common('marc');
		const sections = (name: string, other: string) =>
			seeAs(world, name, other)?.sections.map(({ id }) => id);
		expect(sections('amo', 'amo2')).toEqual([part, common]);
		expect(sections('amo', 'marc')).toEqual([common]);
		expect(sections('marc', 'amo')).toEqual([common]);
		const shown = JSON.stringify(seeAs(world, 'amo', 'marc'));
		for (const hidden of [part, own, '"opened"', '"refused"', '"inEarshot"', 'youth-aid'])
			expect([hidden, shown.includes(hidden)]).toEqual([hidden, false]);
	});
	it('[V9] of a holder and a reader keeps nothing that is the holder’s alone, and reads where one reads', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		const [section] = seeAs(world, 'amo', 'amo2')!.sections;
		expect(section).toMatchObject({ id: part, access: 'read' });
		for (const field of ['opened', 'refused', 'stops', 'inEarshot'])
			expect([field, field in section!]).toEqual([field, false]);
	});
	it('[V9] anybody among one’s own participants, without a seat too; anybody else is nothing', () => {
		const world = networkWorld();
		const { participantId } = world.do('carole', {
			type: 'name-person',
			name: 'Le père',
			kind: 'parent',
		});
		world.people.set('absent', participantId as never);
		world.phase('amo').bound('late');
		expect(seeAs(world, 'carole', 'absent')).toMatchObject({ sections: [], participants: [] });
		expect(seeAs(world, 'marc', 'absent')).toBeNull();
		expect(seeAs(world, 'marc', 'late')).toBeNull();
		expect(seeAs(world, 'carole', 'late')).not.toBeNull();
	});
	it('[V9] from a device without the word shows no more than that device', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		const device = world.device('amo');
		expect(JSON.stringify(seeAs(world, 'amo', 'amo2'))).toContain(part);
		expect(JSON.stringify(seeAs(world, 'amo', 'amo2', device))).not.toContain(part);
		expect(JSON.stringify(seeAs(world, 'amo', 'amo', device))).not.toContain(part);
	});
	it('[V9] in any history, no pair gets a field, an entry or a value that either lacks', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const { after: meeting, at } = tellHistory(seed, 40);
				const people = [...meeting.table.participants.keys()];
				const dice = diceOf(seed);
				for (let pair = 0; pair < 40; pair += 1) {
					const reader = { participant: dice.oneOf(people), entry: null };
					const other = dice.oneOf(people);
					const shown = viewAs(meeting, reader, other, at);
					if (!shown) continue;
					const mine = viewOf(meeting, reader, at)!;
					const theirs = viewOf(meeting, { participant: other, entry: null }, at);
					expect(beyond(withoutMe(shown), withoutMe(mine), 'mine')).toEqual([]);
					if (theirs) expect(beyond(withoutMe(shown), withoutMe(theirs), 'theirs')).toEqual([]);
					const seen = theirs?.participants.find(({ id }) => id === reader.participant);
					for (const { id } of shown.me.missions) expect(seen?.missions).toContain(id);
					minutesOf(shown);
				}
			}),
			{ seed: 20, numRuns: 10 },
		);
	});
});
