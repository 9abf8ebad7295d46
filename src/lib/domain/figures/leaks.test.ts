// Whoever knows how figures are made, how many meetings each person coordinated, and all about their own, works nothing small out of what is published.
import { describe, expect, it } from 'vitest';
import { CATEGORIES, type Category, type Counted } from './counted.ts';
import type { Held } from './enough.ts';
import { periodOf } from './period.ts';
import { publicationOf, STEP, type Publication } from './tables.ts';

const AT = Date.UTC(2026, 10, 3);
const PERIOD = periodOf(AT);
const NOBODY = { concerned: 0, bound: 1, 'not-bound': 0, beside: 0, other: 0 } as const;

/** Of one person's meetings: those with a young person, with another one of the family alone, and without either. */
interface Share {
	readonly young: number;
	readonly family: number;
	readonly without: number;
}

const sharesOf = (held: number): Share[] => {
	const shares: Share[] = [];
	for (let young = 0; young <= held; young += 1)
		for (let family = 0; family <= held - young; family += 1)
			shares.push({ young, family, without: held - young - family });
	return shares;
};

const meetingsOf = ({ young, family, without }: Share, by: string): Held[] =>
	[
		[young, 1, true],
		[family, 1, false],
		[without, 0, false],
	].flatMap(([count, concerned, youngPerson]) =>
		Array.from({ length: count as number }, () => ({
			counted: {
				startedAt: AT,
				there: { ...NOBODY, concerned: concerned as number },
				youngPerson: youngPerson as boolean,
			},
			by: [by],
		})),
	);

/** All that the quarter may have been: one share for each of three people, the order of the last two aside. */
function* worldsOf([first, second, third]: readonly [number, number, number]) {
	for (const a of sharesOf(first))
		for (const [index, b] of sharesOf(second).entries())
			for (const c of sharesOf(third).slice(second === third ? index : 0)) yield [a, b, c] as const;
}

type World = readonly [Share, Share, Share];

/** Every count of meetings that stands in a table, or between two of them, without the meetings of those who look. */
function cellsOf(world: readonly Share[]): Readonly<Record<string, number>> {
	const sum = (of: (share: Share) => number): number =>
		world.reduce((all, share) => all + of(share), 0);
	return {
		'family with': sum(({ young, family }) => young + family),
		'family without': sum(({ without }) => without),
		'young with': sum(({ young }) => young),
		'young without': sum(({ family, without }) => family + without),
		'family without young': sum(({ family }) => family),
	};
}

const shownIn = ({ tables }: Publication, table: string, row: string): number | null =>
	tables.find(({ id }) => id === table)?.rows.find(({ id }) => id === row)?.shown ?? null;

/** With the places of the persons concerned known to be told, but not how many: any number from one at each table on. */
function publishedAs(world: World): string {
	const held = world.flatMap((share, who) => meetingsOf(share, `p${who}`));
	const publication = publicationOf(PERIOD, held);
	const concerned = shownIn(publication, 'people', 'concerned') !== null;
	return JSON.stringify([publication.meetings, publication.tables.slice(0, 2), concerned]);
}

/** The worlds behind one publication that also tell so many places, at most: a meeting with somebody concerned has a place at least. */
function* withPlaces(alike: readonly World[], isTold: boolean): Generator<readonly World[]> {
	if (!isTold) yield alike;
	if (!isTold) return;
	const places = (world: World) => cellsOf(world)['family with']!;
	for (let shown = STEP; shown <= 40; shown += STEP) {
		const compatible = alike.filter((world) => places(world) <= shown + 2);
		if (compatible.length > 0) yield compatible;
	}
}

/** What is small and not open between as many values as a step has, over these worlds. */
function leaksOf(compatible: readonly World[], looks: boolean): string[] {
	const values = new Map<string, Set<number>>();
	for (const world of compatible)
		for (const [cell, count] of Object.entries(cellsOf(looks ? world.slice(1) : world)))
			values.set(cell, (values.get(cell) ?? new Set()).add(count));
	return [...values]
		.filter(([, of]) => Math.min(...of) < STEP && Math.max(...of) - Math.min(...of) + 1 < STEP)
		.map(([cell, of]) => `${cell}: ${[...of].join(' ')}`);
}

const isTold = (key: string): boolean => key.endsWith(',true]');

const foundIn = (groups: ReadonlyMap<string, readonly World[]>, looks: boolean): string[] =>
	[...groups].flatMap(([key, alike]) =>
		[...withPlaces(alike, isTold(key.split(' ')[0]!))].flatMap((compatible) =>
			leaksOf(compatible, looks).map((leak) => `${key}: ${leak}`),
		),
	);

function leaks(counts: readonly [number, number, number]) {
	const [outside, inside] = [new Map<string, World[]>(), new Map<string, World[]>()];
	const add = (groups: Map<string, World[]>, key: string, world: World): void => {
		const group = groups.get(key);
		if (group) group.push(world);
		else groups.set(key, [world]);
	};
	for (const world of worldsOf(counts)) {
		const key = publishedAs(world);
		add(outside, key, world);
		add(inside, `${key} ${JSON.stringify(world[0])}`, world);
	}
	const told = [...outside.keys()];
	return { told, found: [...foundIn(outside, false), ...foundIn(inside, true)] };
}

describe('[N2] [N5] over all tables at once', () => {
	// Seen red: with the two tables of meetings each by itself, with the family's places by themselves, with each person's
	// own left in, and with one row hidden alone.
	it.each([
		[[2, 8, 8], 1],
		[[6, 5, 5], 2],
		[[8, 8, 8], 3],
	] as const)(
		'[N2] every small count stays open between five values: %j meetings',
		(counts, kinds) => {
			const { told, found } = leaks(counts);
			expect(new Set(told.map((key) => key.replaceAll(/\d+/g, '0'))).size).toBeGreaterThanOrEqual(
				kinds,
			);
			expect(found.slice(0, 5)).toEqual([]);
		},
	);
});

/** The same numbers for the same seed, on every machine. */
function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/** A quarter of some people, who coordinate alone or in twos. */
function quarterOf(seed: number): Held[] {
	const draw = chance(seed);
	const people = Array.from({ length: 3 + draw(3) }, (_, who) => `p${who}`);
	const often = Object.fromEntries(CATEGORIES.map((category) => [category, draw(4)]));
	return Array.from({ length: 16 + draw(16) }, (): Held => {
		const there = Object.fromEntries(
			CATEGORIES.map((category) => [category, draw(4) < often[category]! ? 1 + draw(3) : 0]),
		) as Record<Category, number>;
		const youngPerson = there.concerned > 0 && draw(2) === 0;
		const first = people[draw(people.length)]!;
		const by = draw(5) === 0 ? [...new Set([first, people[draw(people.length)]!])] : [first];
		return { counted: { startedAt: AT, there, youngPerson }, by };
	});
}

/** The same quarter with so many places of this kind in others' meetings, one in each or all in one. */
function withCount(
	held: readonly Held[],
	category: Category,
	count: number,
	of: string,
	together: boolean,
) {
	let left = count;
	return held.map(({ counted, by }): Held => {
		if (by.includes(of)) return { counted, by };
		const places = together ? left : Math.min(left, 1);
		left -= places;
		const there: Counted['there'] = { ...counted.there, [category]: places };
		return { counted: { ...counted, there }, by };
	});
}

it('[N2] a few places in others’ meetings may be any few, also to whoever coordinated the rest: 200 quarters by chance', () => {
	let seen = 0;
	for (let seed = 1; seed <= 200; seed += 1) {
		const held = quarterOf(seed);
		for (const of of ['nobody', 'p0', 'p1', 'p2'])
			for (const category of CATEGORIES.slice(1)) {
				const others = held.filter(({ by }) => !by.includes(of));
				if (others.length === 0) continue;
				const few = withCount(held, category, 4, of, false);
				const published = publicationOf(PERIOD, few);
				expect(shownIn(published, 'people', category)).toBeNull();
				for (let count = 0; count < STEP; count += 1)
					for (const together of [false, true])
						expect(publicationOf(PERIOD, withCount(held, category, count, of, together))).toEqual(
							published,
						);
				if (published.meetings !== null) seen += 1;
			}
	}
	expect(seen).toBeGreaterThan(1_000);
});
