// Every decision on a section, worked out once for all who look at the same facts at the same moment.
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Section } from '../section/facts.ts';
import { accessOf } from './access.ts';
import type { Access } from './own-access.ts';

export type Decisions = ReadonlyMap<ParticipantId, Access>;

interface Remembered {
	readonly at: Moment;
	readonly sections: Map<SectionId, Decisions>;
}

/** INVARIANT: a meeting is never changed, so what was worked out for it stays true; a table is shown to thirty people at once. */
const remembered = new WeakMap<Meeting, Remembered>();

/** Who may do what with this section now, everybody at the table; `section` is the meeting's own. */
export function decisionsOn(meeting: Meeting, section: Section, at: Moment): Decisions {
	let memory = remembered.get(meeting);
	if (memory?.at !== at) {
		memory = { at, sections: new Map() };
		remembered.set(meeting, memory);
	}
	let decisions = memory.sections.get(section.id);
	if (!decisions) {
		const decided = [...meeting.table.participants.values()].map(
			(person) => [person.id, accessOf(meeting, section, person, at)] as const,
		);
		decisions = new Map(decided);
		memory.sections.set(section.id, decisions);
	}
	return decisions;
}
