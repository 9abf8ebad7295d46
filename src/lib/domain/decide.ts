// decide(meeting, command) → events: parses nothing, stores nothing, tells nobody. The shell loads, decides, stores, notifies.
import { Act, type Cut, type NewId, type PresentText, type WordsNow } from './act.ts';
import { hasEnded } from './agreement/reach.ts';
import { acted } from './acted.ts';
import type { Command } from './command.ts';
import type { Moment, ParticipantId, SealedText, SectionId } from './ids.ts';
import {
	answerKey,
	withTexts,
	type Answer,
	type Meeting,
	type MeetingEvent,
} from './meeting/facts.ts';
import { partsToFreeze, type ToFreeze } from './minutes/adoption.ts';
import type { Reader } from './policy/access.ts';
import { isHere } from './policy/own-access.ts';
import { comingOfAge, outgrown, settle } from './policy/settle.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from './refusal.ts';
import type { Gained, Lost } from './section/facts.ts';

export interface Decided {
	/** To be stored, in this order, in one transaction. */
	readonly events: readonly MeetingEvent[];
	readonly texts: readonly SealedText[];
	readonly answer: Answer;
	/** The meeting after. */
	readonly meeting: Meeting;
	readonly lost: readonly Lost[];
	readonly gained: readonly Gained[];
	/** Sections whose document starts a new generation: present text only, fresh client ids. */
	readonly generations: readonly SectionId[];
	/** What the new document of one of them leaves out. */
	readonly cut: Cut | null;
}

export interface Deciding {
	readonly actor: Reader;
	readonly at: Moment;
	readonly newId: NewId;
	/** What stands in the part that `readsText` names, now. */
	readonly text?: PresentText | null;
	/** The words of the parts that `freezes` names, now. */
	readonly frozen?: ReadonlyMap<SectionId, WordsNow>;
	/** Whose device the actor used, giving their own code there. */
	readonly hand?: ParticipantId;
}

/** The part whose words this command is about: the shell reads them in the same turn, through the actor's own grant. */
export function readsText(command: Command): SectionId | null {
	const isPassage = command.type === 'take-back' && command.passage !== undefined;
	return command.type === 'agree-extract' || isPassage ? command.sectionId : null;
}

/** The parts whose words a command fixes, each read through one reader's own grant. Nothing for whoever may not do it. */
export function freezes(
	meeting: Meeting,
	command: Command,
	actor: Reader,
	at: Moment,
): readonly ToFreeze[] {
	const person = meeting.table.participants.get(actor.participant);
	if (command.type !== 'adopt-minutes' || !person?.coordinator) return [];
	const { proposedAt, adopted } = meeting.minutes;
	return proposedAt === null || adopted ? [] : partsToFreeze(meeting, at);
}

/**
 * [P20] what a device that was not recognised yet may do: write in common parts, and narrow. Everything else waits for
 * the word, and gets one answer, whether or not what it names exists.
 */
const FROM_ANY_DEVICE: ReadonlySet<Command['type']> = new Set([
	'record-decision',
	'record-presence',
	'withdraw-agreement',
	'pause-sharing',
]);
const NOT_RECOGNISED = refuse('not-allowed', { rule: 'P20' });

/** [K3] what is still heard once the notes are gone. */
const AFTER_NOTES: ReadonlySet<Command['type']> = new Set([
	'withdraw-agreement',
	'pause-sharing',
	'take-back',
	'answer-part',
	'remark-minutes',
	'offer-copy',
	'adopt-minutes',
	'confirm-link',
	'end-link',
	'remove',
	'retag',
	'renew-code',
	'inform-family',
	'share-danger',
]);

/** Sections that begin a new document: how they came to it is the facts' own matter. */
const renewed = (before: Meeting, after: Meeting): SectionId[] =>
	[...after.sections.sections.values()]
		.filter(({ id, generation }) => {
			// one that was made and opened at once has left its first document behind, too
			const was = before.sections.sections.get(id)?.generation ?? 1;
			return was !== generation;
		})
		.map(({ id }) => id);

/** Settles events into the meeting and gathers what the shell has to do about them. */
export function decided(
	before: Meeting,
	events: readonly MeetingEvent[],
	at: Moment,
	more: {
		readonly texts?: readonly SealedText[];
		readonly answer?: Answer;
		readonly cut?: Cut;
	} = {},
): Decided {
	const settled = settle(before, events, at);
	const changes = settled.events.filter((event) => event.type === 'readers-changed');
	return {
		events: settled.events,
		texts: more.texts ?? [],
		answer: more.answer ?? {},
		meeting: withTexts(settled.meeting, more.texts ?? []),
		lost: changes.flatMap(({ lost }) => lost),
		gained: changes.flatMap(({ gained }) => gained),
		generations: renewed(before, settled.meeting),
		cut: more.cut ?? null,
	};
}

/** The moment of a meeting never goes back, whatever the clock says. */
export const momentOf = (meeting: Meeting, clock: Moment): Moment =>
	Math.max(meeting.moment, clock);

/**
 * What a command makes happen, or why not. What time has ended ends first, as a tick would have said.
 * Whoever is not at the table gets what an unknown meeting gives.
 */
export function decide(meeting: Meeting, command: Command, deciding: Deciding): Decided | Refusal {
	const at = momentOf(meeting, deciding.at);
	const ticked = tick(meeting, at);
	const actor = ticked.meeting.table.participants.get(deciding.actor.participant);
	if (!actor || !isHere(actor, at)) return NOT_FOUND;
	// [S22] a code in another one's hand opens what was written there, and does nothing else
	const hand = deciding.hand ?? null;
	if (hand !== null && command.type !== 'open-dictated') return NOT_FOUND;
	const { commandId } = command;
	const { entry } = deciding.actor;
	const repeated = commandId && meeting.answers.get(answerKey(actor.id, commandId, entry));
	if (repeated) return { ...ticked, answer: repeated };
	const act = new Act({
		meeting: ticked.meeting,
		reader: deciding.actor,
		actor,
		at,
		// nobody notes what has yet to happen
		happenedAt: command.happenedAt === undefined ? null : Math.min(command.happenedAt, at),
		newId: deciding.newId,
		text: deciding.text ?? null,
		frozen: deciding.frozen ?? new Map(),
		hand,
	});
	if (act.sight.limited && !FROM_ANY_DEVICE.has(command.type)) return NOT_RECOGNISED;
	if (ticked.meeting.notesErasedAt !== null && !AFTER_NOTES.has(command.type))
		return refuse('meeting-state', { rule: 'P34' });
	const result = acted(act, command);
	if (isRefusal(result)) return result;
	const { answer, cut } = result;
	const answered: MeetingEvent[] = commandId
		? [{ type: 'command-answered', actor: actor.id, entry, commandId, answer }]
		: [];
	const events = [...result.events, ...answered];
	return following(
		ticked,
		decided(ticked.meeting, events, at, { texts: act.texts, answer, ...(cut && { cut }) }),
	);
}

/** Two in a row as one: stored in one transaction, told at once. */
const following = (first: Decided, then: Decided): Decided => ({
	...then,
	events: [...first.events, ...then.events],
	lost: [...first.lost, ...then.lost],
	gained: [...first.gained, ...then.gained],
});

const unchanged = (meeting: Meeting): Decided => ({
	events: [],
	texts: [],
	answer: {},
	meeting,
	lost: [],
	gained: [],
	generations: [],
	cut: null,
});

/** What time alone has ended, as facts: agreements, sections, participations. Nothing when nothing has. */
export function tick(meeting: Meeting, clock: Moment): Decided {
	const at = momentOf(meeting, clock);
	const events: MeetingEvent[] = [];
	for (const statement of meeting.agreements.statements)
		if (!statement.ended && hasEnded(statement, at))
			events.push({ type: 'statement-ended', statement: statement.id, cause: 'time' });
	for (const section of meeting.sections.sections.values())
		if (section.opening && section.until !== null && section.until <= at)
			events.push({ type: 'section-closed', section: section.id, cause: 'time' });
	for (const participant of meeting.table.participants.values())
		if (!participant.ended && participant.until !== null && participant.until <= at)
			events.push({ type: 'participant-ended', participant: participant.id });
	// nothing changes by time but what these facts and a birthday change
	const isQuiet = events.length === 0 && outgrown(meeting, at).length === 0;
	return isQuiet ? unchanged(meeting) : decided(meeting, events, at);
}

/** [K2] closes what is read of the notes, as facts, before their keys are deleted. */
export const eraseNotes = (meeting: Meeting, clock: Moment): Decided =>
	decided(meeting, [{ type: 'notes-erased' }], momentOf(meeting, clock));

/** The next moment at which `tick` will have something to say, or null. */
export function nextEnd(meeting: Meeting): Moment | null {
	const ends = [
		...meeting.agreements.statements
			.filter(({ ended }) => !ended)
			.flatMap((statement) => [statement.until, comingOfAge(meeting, statement)]),
		...[...meeting.sections.sections.values()]
			.filter(({ opening }) => opening !== null)
			.map(({ until }) => until),
		...[...meeting.table.participants.values()]
			.filter(({ ended }) => !ended)
			.map(({ until }) => until),
	].filter((until) => until !== null);
	return ends.length === 0 ? null : Math.min(...ends);
}
