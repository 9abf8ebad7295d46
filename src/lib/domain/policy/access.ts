// THE decision: what one person may do with one section, and by which rule. Deny by default; RULES.md says each rule in words.
import type { EntryId, Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Section } from '../section/facts.ts';
import { isDerivedKind, type Participant } from '../table/facts.ts';
import { linkedAccess } from './derived.ts';
import { none, ownAccess, sitsAlone, type Access } from './own-access.ts';

/** Who looks: a participant, on their first device (entry null) or on a later one. */
export interface Reader {
	readonly participant: ParticipantId;
	readonly entry: EntryId | null;
}

/** What a participant may do with a section now, and the rule that says so. [P34] nothing once the notes had their time. */
export function accessOf(
	meeting: Meeting,
	section: Section,
	participant: Participant,
	at: Moment,
): Access {
	if (meeting.notesErasedAt !== null) return none('P34');
	const own = ownAccess(meeting, section, participant, at);
	const derives = isDerivedKind(participant.kind) && !sitsAlone(meeting, participant);
	if (own.access !== 'none' || !derives) return own;
	return linkedAccess(meeting, section, participant, at);
}

/** A later device of the person, without their word yet; an entry that is not theirs is no better. */
export function isLimited(meeting: Meeting, reader: Reader): boolean {
	if (reader.entry === null) return false;
	const entry = meeting.table.entries.get(reader.entry);
	return entry?.participant !== reader.participant || !entry.whole;
}

/** [P20] a later device shows common parts only, until the word is given or the holder admits. */
function throughEntry(meeting: Meeting, reader: Reader, section: Section, whole: Access): Access {
	if (whole.access === 'none' || !isLimited(meeting, reader)) return whole;
	const entry = meeting.table.entries.get(reader.entry!);
	if (entry?.participant !== reader.participant) return none('P20');
	if (entry.admitted.includes(section.id)) return whole;
	return section.kind === 'common' && section.opening !== null ? whole : none('P20');
}

/** The decision for whoever looks, on the device that they look from. Unknown ids are refused like everything else. */
export function access(meeting: Meeting, reader: Reader, id: SectionId, at: Moment): Access {
	const section = meeting.sections.sections.get(id);
	const participant = meeting.table.participants.get(reader.participant);
	if (!section || !participant) return none('P10');
	return throughEntry(meeting, reader, section, accessOf(meeting, section, participant, at));
}
