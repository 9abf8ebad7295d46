// A later device of a person: told, and whole once the word is given (P20).
import type { NewId } from './act.ts';
import { decided, momentOf, type Decided } from './decide.ts';
import type { EntryId, Moment, ParticipantId } from './ids.ts';
import type { Meeting, MeetingEvent } from './meeting/facts.ts';
import { isHere } from './policy/own-access.ts';
import { NOT_FOUND, type Refusal } from './refusal.ts';

/** A later device of somebody who already entered: told to the person and to holders; common parts only, unless the word was right. */
export function enter(
	meeting: Meeting,
	participant: ParticipantId,
	entering: { readonly whole: boolean; readonly at: Moment; readonly newId: NewId },
): { readonly decided: Decided; readonly entry: EntryId } | Refusal {
	const at = momentOf(meeting, entering.at);
	const person = meeting.table.participants.get(participant);
	if (!person || !isHere(person, at)) return NOT_FOUND;
	const entry = entering.newId() as EntryId;
	const { whole } = entering;
	const event: MeetingEvent = { type: 'device-entered', participant, entry, whole };
	return { decided: decided(meeting, [event], at), entry };
}

/** The person gave their word on a later device: from here on it is theirs, whole. */
export function giveWord(meeting: Meeting, entry: EntryId, clock: Moment): Decided {
	const isNew = meeting.table.entries.get(entry)?.whole === false;
	const events: MeetingEvent[] = isNew ? [{ type: 'word-given', entry }] : [];
	return decided(meeting, events, momentOf(meeting, clock));
}
