// Whose keys go when a meeting, or its notes, have had their time.
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { Due } from '#lib/domain/retention/retention.ts';
import type { KeyOwner } from '../store/ports.ts';

export interface Keeping {
	readonly due: Due;
	/** In the order in which their keys go. */
	readonly owners: readonly KeyOwner[];
}

/** The text of every part; what was said about the parts, and what was adopted, is under other keys. */
const notesOf = ({ sections }: Meeting): KeyOwner[] =>
	[...sections.sections.keys()].map((id): KeyOwner => `section:${id}`);

/** INVARIANT: the meeting's own key comes last: as long as it is there, what a crash left half done is found and finished. */
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
