// The text of every section: its rows to the last, what they make, and whether the facts know of it.

import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import { textFault } from '../live/whole-text.ts';
import { snapshotPlace, updatePlace } from '../store/envelope/sections.ts';
import type { SectionHead, UpdateRow } from '../store/rows.ts';
import type { Looking } from './chains.ts';
import { shown } from './report.ts';

export interface StoredSection {
	readonly id: string;
	readonly head: SectionHead | null;
	readonly rows: readonly UpdateRow[];
	/** Client ids given in the stored generation. */
	readonly clientIds: ReadonlySet<number>;
}

/** `meeting` is null where its facts cannot be read, or were erased. */
export function checkSection(
	looking: Looking,
	{ id, head, rows, clientIds }: StoredSection,
	meeting: Meeting | null,
): void {
	const { report, opener } = looking;
	const where = `section ${shown(id)}`;
	report.count('sections');
	report.count('section rows', rows.length);
	for (const { body } of rows) opener.see(body);
	if (!head) return report.fault(where, 'has lost its beginning');
	if (meeting) agrees(looking, { id, head }, meeting);
	if (!isUnbroken(looking, where, head, rows)) return;
	const updates = openRows(looking, id, head, rows);
	if (!updates) return;
	const { generation } = head;
	const fault = textFault({ updates, generation, clientIds });
	if (fault) report.fault(where, fault);
}

function agrees(
	{ report }: Looking,
	{ id, head }: { id: string; head: SectionHead },
	meeting: Meeting,
): void {
	const known = meeting.sections.sections.get(id as SectionId);
	const where = `section ${shown(id)}`;
	if (!known) report.fault(where, 'belongs to nothing that happened in its meeting');
	else if (known.generation !== head.generation)
		report.fault(where, 'is of another generation than the facts say');
}

function isUnbroken(
	{ report }: Looking,
	where: string,
	{ generation, first, last }: SectionHead,
	rows: readonly UpdateRow[],
): boolean {
	for (const [index, { n }] of rows.entries()) {
		if (n === first + index) continue;
		report.fault(where, 'is missing', first + index);
		return false;
	}
	const end = first + rows.length - 1;
	if (end < last) report.fault(where, 'and what follows it are gone', end + 1);
	if (end > last) report.fault(where, 'lies behind the end', last + 1);
	const begins = rows[0]?.kind === 'snapshot';
	if (!begins && (first > 1 || generation > 1))
		report.fault(where, 'is not the snapshot that the text begins with', first);
	return end === last;
}

/** null when a row does not open, or when they were erased. */
function openRows(
	{ report, opener }: Looking,
	section: string,
	{ meeting, generation }: SectionHead,
	rows: readonly UpdateRow[],
): Uint8Array[] | null {
	const where = `section ${shown(section)}`;
	const owner = `section:${section}` as const;
	const opened = rows.map(({ n, kind, body }) => {
		const place = { update: updatePlace, snapshot: snapshotPlace }[kind];
		const at = { section, generation, n };
		return opener.open({ where, seq: n, owner, place: place(meeting, at), body });
	});
	const alive = opened.filter((update) => update !== 'erased');
	if (alive.length === 0) report.count('erased sections');
	const readable = alive.filter((update) => update !== null);
	return readable.length > 0 && readable.length === alive.length ? readable : null;
}

/** A section whose text began anew has a text, unless that was erased. */
export function checkMissing(
	{ report, opener }: Looking,
	meeting: Meeting,
	stored: ReadonlySet<string>,
): void {
	for (const { id, generation } of meeting.sections.sections.values())
		if (generation > 1 && !stored.has(id) && !opener.hasErased(`section:${id}`))
			report.fault(`section ${shown(id)}`, 'has lost its whole text');
}
