// Whose keys go when a meeting, or its notes, have had their time.
import type { Moment } from '#lib/domain/ids.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import { dueOf, type Due, type Retention } from '#lib/domain/retention/retention.ts';
import type { KeyOwner } from '../store/ports.ts';

export interface Keeping {
	readonly due: Due;
	/** INVARIANT: their keys go all at once, so that what could still be revived is whole. */
	readonly owners: readonly KeyOwner[];
}

/** The text of every part; what was said about the parts, and what was adopted, is under other keys. */
const notesOf = ({ sections }: Meeting): KeyOwner[] =>
	[...sections.sections.keys()].map((id): KeyOwner => `section:${id}`);

function ownersOf(meeting: Meeting): KeyOwner[] {
	const { sections, table, dangers, id } = meeting;
	return [
		...notesOf(meeting),
		...[...sections.sections.keys()].flatMap((part): KeyOwner[] => [
			`part:${part}`,
			`adopted:${part}`,
		]),
		...[...table.participants.keys()].map((person): KeyOwner => `person:${person}`),
		...[...dangers.keys()].map((danger): KeyOwner => `danger:${danger}`),
		`meeting:${id}`,
	];
}

/** Of notes that were closed before, too: what a crash left half done is finished at the next look. */
export function owedBy(meeting: Meeting, due: Due): readonly KeyOwner[] {
	if (due === 'everything') return ownersOf(meeting);
	return meeting.notesErasedAt === null ? [] : notesOf(meeting);
}

/**
 * [K1] what has had its time; writing and reading are no facts, so whether anybody still does is asked before anything
 * goes. Not of a meeting that was ended: there it changes nothing, and a log that cannot be read keeps nothing alive.
 */
export async function judged(
	{ meeting, at }: { readonly meeting: Meeting; readonly at: Moment },
	retention: Retention,
	last: () => Promise<Moment | null>,
): Promise<Due> {
	const due = dueOf(meeting, retention, at);
	return due === 'nothing' || meeting.endedAt !== null
		? due
		: dueOf(meeting, retention, at, await last());
}
