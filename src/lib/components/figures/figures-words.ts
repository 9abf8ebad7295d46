// What the figures say in words, and as rows for a spreadsheet.
import type { Moment } from '#lib/domain/ids.ts';
import type { Category } from '#lib/domain/figures/counted.ts';
import { boundsOf, type Period } from '#lib/domain/figures/period.ts';
import type { Publication, Row, ShownTable, TableId } from '#lib/domain/figures/tables.ts';
import { m } from '#lib/paraglide/messages.js';
import { dayWritten } from '../../documents/names.ts';

const TITLES: Readonly<Record<TableId, () => string>> = {
	family: m.figures_family,
	young: m.figures_young,
	people: m.figures_people,
};
export const titleOf = ({ id }: Pick<ShownTable, 'id'>): string => TITLES[id]();

const CATEGORIES: Readonly<Record<Category, () => string>> = {
	concerned: m.figures_concerned,
	bound: m.figures_bound,
	'not-bound': m.figures_not_bound,
	beside: m.figures_beside,
	other: m.figures_other,
};
export const categoryWords = (category: Category): string => CATEGORIES[category]();

export function rowWords(table: TableId, row: Row): string {
	if (row === 'with') return table === 'young' ? m.figures_young_with() : m.figures_family_with();
	if (row === 'without')
		return table === 'young' ? m.figures_young_without() : m.figures_family_without();
	return categoryWords(row);
}

export const shownWords = (shown: number | null): string =>
	shown === null ? m.figures_not_told() : String(shown);

const DAY = 86_400_000;
const dayOf = (at: Moment): string => dayWritten(new Date(at).toISOString());

export function periodWords(period: Period): string {
	const { from, to } = boundsOf(period);
	return m.figures_quarter({ from: dayOf(from), to: dayOf(to - DAY) });
}

export const dayFrom = dayOf;

/** Tabs between cells: every spreadsheet takes them from the clipboard. */
export function forSpreadsheet({ period, meetings, tables }: Publication): string {
	const rows: (readonly string[])[] = [
		[periodWords(period)],
		[m.figures_meetings(), shownWords(meetings)],
		...tables.flatMap((table) => [
			[titleOf(table)],
			...table.rows.map(({ id, shown }) => [rowWords(table.id, id), shownWords(shown)]),
			[m.figures_total(), shownWords(table.total)],
		]),
	];
	return rows.map((row) => row.join('\t')).join('\n');
}
