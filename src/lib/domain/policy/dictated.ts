// [P35] whether somebody is still being written for: in the step in which they began, both there, and nothing of it opened.
import type { Moment, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import type { Section } from '../section/facts.ts';
import { isNear, type Participant } from '../table/facts.ts';

/** INVARIANT: what has once ended is stored as ended, and never begins again. */
export function isDictated({ table, phases }: Meeting, section: Section, at: Moment): boolean {
	const { dictation, holder, everOpened, kind } = section;
	if (!dictation || dictation.ended || everOpened || kind !== 'draft') return false;
	if (dictation.person !== holder || phases.current?.id !== dictation.phase) return false;
	const there = (id: ParticipantId): Participant | null => {
		const person = table.participants.get(id);
		const isOver = person?.until != null && person.until <= at;
		return person && !isOver && isInPhase(phases, person) ? person : null;
	};
	const speaks = there(holder);
	return there(dictation.scribe) !== null && speaks !== null && isNear(speaks);
}

export const isScribe = (
	meeting: Meeting,
	section: Section,
	reader: ParticipantId,
	at: Moment,
): boolean => section.dictation?.scribe === reader && isDictated(meeting, section, at);
