// What counts, what is told of it, and when; what cannot be worked out of it is in leaks.test.ts.
import { describe, expect, it } from 'vitest';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { countedOf } from './counted.ts';
import { FEWEST_PEOPLE, isEnough, type Held } from './enough.ts';
import {
	boundsOf,
	dayOf,
	duePeriod,
	openPeriods,
	periodBefore,
	periodOf,
	publishedFrom,
} from './period.ts';
import { addsTo, FEWEST_MEETINGS, publicationOf, shownOf, STEP, TABLES } from './tables.ts';

const one = () => countedOf(networkWorld().view('carole'))!;

/** So many meetings of each of these people. */
const heldBy = (counts: Readonly<Record<string, number>>): Held[] => {
	const counted = one();
	return Object.entries(counts).flatMap(([by, count]) =>
		Array.from({ length: count }, () => ({ counted, by: [by] })),
	);
};

describe('[N2] what goes out', () => {
	it('[N2] is rounded, and nothing is told alone beside what is not', () => {
		const told = (count: number) => ({ count, isTold: true });
		const small = (count: number) => ({ count, isTold: false });
		expect(shownOf([told(12), told(8)])).toEqual({ rows: [10, 10], total: 20 });
		expect(shownOf([told(40), small(3)])).toEqual({ rows: [null, null], total: null });
		expect(shownOf([told(40), small(3), told(22)]).rows).toEqual([40, null, null]);
		expect(shownOf([told(40), told(22), small(3)]).rows).toEqual([40, null, null]);
		expect(shownOf([told(40), small(3), small(0)]).rows).toEqual([40, null, null]);
		expect(shownOf([small(2), small(9)])).toEqual({ rows: [null, null], total: null });
	});

	it('[N2] says the same of no meeting and of few', () => {
		const few = heldBy({ ana: 5, bob: 5, cam: 4 });
		const period = periodOf(few[0]!.counted.startedAt);
		expect(publicationOf(period, few)).toEqual(publicationOf(period, []));
		const enough = publicationOf(period, heldBy({ ana: 5, bob: 5, cam: 5 }));
		expect(enough.meetings).toBe(3 * STEP);
		expect(publicationOf(periodBefore(period), few)).toEqual(
			publicationOf(periodBefore(period), []),
		);
	});
});

describe('[N5] how many people coordinated', () => {
	// Seen red: with two people, with the busiest one's share left in, with the rest of one other alone.
	it('[N5] tells nothing of the work of one, or of what two could reckon out of each other', () => {
		const isTold = (counts: Readonly<Record<string, number>>) => {
			const held = heldBy(counts);
			const { meetings } = publicationOf(periodOf(one().startedAt), held);
			return meetings !== null;
		};
		expect(isTold({ ana: 400 })).toBe(false);
		expect(isTold({ ana: 200, bob: 200 })).toBe(false);
		expect(isTold({ ana: 5, bob: 5, cam: 5 })).toBe(true);
		expect(isTold({ ana: 300, bob: 5, cam: 4 })).toBe(false);
		expect(isTold({ ana: 300, bob: 5, cam: 5 })).toBe(true);
		expect([FEWEST_PEOPLE, FEWEST_MEETINGS]).toEqual([3, 2 * STEP]);
	});

	it('[N5] takes a meeting of two as the work of both', () => {
		const counted = one();
		const times = (count: number, ...by: string[]): Held[] =>
			Array.from({ length: count }, () => ({ counted, by }));
		expect(isEnough([...times(9, 'ana', 'bob'), ...times(9, 'cam')], STEP)).toBe(false);
		expect(
			isEnough([...times(9, 'ana'), ...times(9, 'ana', 'cam'), ...times(9, 'bob')], STEP),
		).toBe(false);
		expect(
			isEnough(
				[...times(9, 'ana', 'bob'), ...times(9, 'bob', 'cam'), ...times(9, 'cam', 'dan')],
				5,
			),
		).toBe(true);
	});

	it('[N5] holds for each row by itself', () => {
		const without = (who: string): Held[] =>
			heldBy({ ana: 8, bob: 8, cam: 8 }).map(({ counted, by }) => {
				const there = { ...counted.there, other: 1, beside: by[0] === who ? 0 : 1 };
				return { counted: { ...counted, there }, by };
			});
		const shown = (meetings: readonly Held[]) =>
			publicationOf(periodOf(one().startedAt), meetings)
				.tables.find(({ id }) => id === 'people')
				?.rows.find(({ id }) => id === 'beside')?.shown;
		expect(shown(without('nobody'))).toBe(25);
		expect(shown(without('ana'))).toBeNull();
	});
});
describe('[N1] what counts', () => {
	it('[N1] a meeting that began, by who was there, in its coordinator’s eyes alone', () => {
		const world = networkWorld();
		const counted = countedOf(world.view('carole'))!;
		expect(counted.there.concerned).toBeGreaterThan(0);
		expect(counted.there.bound).toBeGreaterThan(0);
		expect(addsTo(counted).family).toEqual([1, 0]);
		expect(addsTo(counted).people).toHaveLength(TABLES.people.length);
		for (const name of ['amo', 'mother']) expect(countedOf(world.view(name))).toBeNull();
	});

	// Seen red: with the sections of the view counted in.
	it('[N1] the same whatever is written, opened, refused, or in danger', () => {
		const counts = (act: (world: ReturnType<typeof networkWorld>) => void) => {
			const world = networkWorld();
			act(world);
			return JSON.stringify(countedOf(world.view('carole')));
		};
		const nothing = counts(() => undefined);
		expect(
			counts((world) => {
				world.agrees('mother');
				world.secret('amo', ['mother']);
				world.agrees('mother', { decision: 'refused', missions: [] });
				world.do('carole', { type: 'create-section', kind: 'common', title: 'x' });
			}),
		).toBe(nothing);
		expect(
			counts((world) =>
				world.do('carole', {
					...{ type: 'record-danger', addressee: 'prosecutor', ground: 'right-to-speak' },
					...{ fear: 'a', tried: 'b', consulted: 'c', alone: 'd', said: 'e', family: 'informed' },
				} as never),
			),
		).toBe(nothing);
	});
});

describe('[N3] quarters', () => {
	const since = Date.UTC(2026, 10, 27);

	it('[N3] one goes out two weeks after its end, and is looked at until then', () => {
		const at = Date.UTC(2027, 0, 10);
		expect(periodOf(at)).toBe('2027-Q1');
		expect(periodBefore('2027-Q1')).toBe('2026-Q4');
		expect(boundsOf('2026-Q4')).toEqual({ from: Date.UTC(2026, 9, 1), to: Date.UTC(2027, 0, 1) });
		expect(duePeriod(at, 0)).toBe('2026-Q3');
		expect(openPeriods(at, since)).toEqual(['2026-Q4', '2027-Q1']);
		const day = publishedFrom('2026-Q4');
		expect(day).toBe(Date.UTC(2027, 0, 15));
		expect([duePeriod(day, since), openPeriods(day, since)]).toEqual(['2026-Q4', ['2027-Q1']]);
	});

	// Seen red: with every quarter that is due.
	it('[N3] none goes out that had ended when they were switched on, however long ago', () => {
		expect(duePeriod(since, since)).toBeNull();
		expect(duePeriod(publishedFrom('2026-Q4') - 1, since)).toBeNull();
		const last = Date.UTC(2026, 11, 31, 23);
		expect(duePeriod(publishedFrom('2026-Q4'), dayOf(last))).toBe('2026-Q4');
		const first = dayOf(Date.UTC(2027, 0, 1, 9));
		expect(duePeriod(publishedFrom('2026-Q4'), first)).toBeNull();
		expect(openPeriods(first, first)).toEqual(['2027-Q1']);
		expect(duePeriod(publishedFrom('2027-Q1'), first)).toBe('2027-Q1');
	});
});
