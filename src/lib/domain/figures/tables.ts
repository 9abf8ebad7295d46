// The fixed tables of a quarter, and what of them goes out: rounded, and with nothing small to be worked out from the rest.
import { CATEGORIES, type Category, type Counted } from './counted.ts';
import { isEnough, type Held } from './enough.ts';
import { boundsOf, type Period } from './period.ts';

export const TABLES = {
	/** Meetings, by whether somebody concerned was there. */
	family: ['with', 'without'],
	/** Meetings, by whether a young person was there. */
	young: ['with', 'without'],
	/** Places taken at these tables. */
	people: CATEGORIES,
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TableId = keyof typeof TABLES;
export const TABLE_IDS = Object.keys(TABLES) as readonly TableId[];
export type Row = 'with' | 'without' | Category;

/** null: not told, which is one thing whatever stands behind it. */
export interface ShownTable {
	readonly id: TableId;
	readonly rows: readonly { readonly id: Row; readonly shown: number | null }[];
	readonly total: number | null;
}

export interface Publication {
	readonly period: Period;
	/** Meetings that were held. */
	readonly meetings: number | null;
	readonly tables: readonly ShownTable[];
}

/** Below it nothing is told, and everything is told in steps of it. */
export const STEP = 5;

/** Of the quarter, so that what one table tells leaves room for everything small in another one. */
export const FEWEST_MEETINGS = 2 * STEP;

const rounded = (count: number): number => Math.round(count / STEP) * STEP;

/** What stands in one row of a table. */
export interface RowCount {
	readonly count: number;
	/** Enough meetings of enough people stand behind it (N5). */
	readonly isTold: boolean;
}

/**
 * [N2] a row that may not be told takes the last other one with it where it would stand alone, and the total. Which rows
 * are told follows from `isTold` alone: whatever is small may be any other small number, and nothing changes.
 */
export function shownOf(counts: readonly RowCount[]): {
	rows: (number | null)[];
	total: number | null;
} {
	const hidden = new Set([...counts.keys()].filter((row) => !counts[row]!.isTold));
	if (hidden.size === 1)
		hidden.add(hidden.has(counts.length - 1) ? counts.length - 2 : counts.length - 1);
	const rows = counts.map(({ count }, row) => (hidden.has(row) ? null : rounded(count)));
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	return { rows, total: hidden.size > 0 ? null : rounded(total) };
}

/** Which rows one meeting stands in, and how often. */
export function addsTo(counted: Counted): Readonly<Record<TableId, readonly number[]>> {
	const { there, youngPerson } = counted;
	const halves = (yes: boolean): number[] => (yes ? [1, 0] : [0, 1]);
	return {
		family: halves(there.concerned > 0),
		young: halves(youngPerson),
		people: CATEGORIES.map((category) => there[category]),
	};
}

export const isOf = (period: Period, { startedAt }: Pick<Counted, 'startedAt'>): boolean => {
	const { from, to } = boundsOf(period);
	return startedAt >= from && startedAt < to;
};

/** Of these meetings, how often they stand in a row, and whether that is told. */
function rowOf(id: TableId, row: number, held: readonly Held[]): RowCount {
	const behind = held.filter(({ counted }) => addsTo(counted)[id][row]! > 0);
	const count = behind.reduce((sum, { counted }) => sum + addsTo(counted)[id][row]!, 0);
	return { count, isTold: isEnough(behind, STEP) };
}

const countsOf = (id: TableId, held: readonly Held[]): RowCount[] =>
	TABLES[id].map((_, row) => rowOf(id, row, held));

function tableOf(id: TableId, counts: readonly RowCount[], isTold: boolean): ShownTable {
	const ids: readonly Row[] = TABLES[id];
	const { rows, total } = shownOf(isTold ? counts : counts.map(({ count }) => ({ count, isTold })));
	return { id, rows: ids.map((row, index) => ({ id: row, shown: rows[index]! })), total };
}

/** [N2] Every meeting of the organisation, of whatever time. */
export function publicationOf(period: Period, meetings: readonly Held[]): Publication {
	const held = meetings.filter(({ counted }) => isOf(period, counted));
	const isTold = isEnough(held, FEWEST_MEETINGS);
	const young = tableOf('young', countsOf('young', held), isTold);
	// a young person is of the family: the two tables side by side tell how often it came without one
	const between = held.filter(({ counted }) => counted.there.concerned > 0 && !counted.youngPerson);
	const isBeside = young.total === null || isEnough(between, STEP);
	const family = tableOf('family', countsOf('family', held), isTold && isBeside);
	// of the family there were no fewer than there were meetings with it: its places tell of these
	const [concerned, ...others] = countsOf('people', held);
	const ofFamily = { count: concerned!.count, isTold: family.total !== null };
	const people = tableOf('people', [ofFamily, ...others], isTold);
	return {
		period,
		meetings: isTold ? rounded(held.length) : null,
		tables: [family, young, people],
	};
}
