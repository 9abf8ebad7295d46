// A history is a list of steps, each with a key of its own: its ids and its moment come from that key, so that a step
// more or less somewhere else shifts nothing.
import { parseCommand, type Command } from '#lib/domain/command.ts';
import { decide, readsText, tick } from '#lib/domain/decide.ts';
import { enter, giveWord } from '#lib/domain/entering.ts';
import type { EntryId, Moment, ParticipantId } from '#lib/domain/ids.ts';
import type { Answer, Meeting, MeetingEvent } from '#lib/domain/meeting/facts.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { frozenText, presentText } from '../present-text.ts';

export const BEGIN = Date.UTC(2026, 10, 23, 9, 0, 0);
export const HALF_MINUTE = 30_000;

export type Act =
	| {
			readonly by: ParticipantId;
			readonly entry: EntryId | null;
			readonly command: Readonly<Record<string, unknown>>;
			/** By whose device, with the actor's own code. */
			readonly hand?: ParticipantId;
	  }
	| { readonly enters: ParticipantId; readonly whole: boolean }
	| { readonly givesWord: EntryId };

export interface Step {
	/** Half-minutes since the beginning; even for the history, odd for what is slipped in between. */
	readonly slot: number;
	readonly act: Act;
}

/** What one step made happen, and the meeting around it. */
export interface Taken {
	readonly slot: number;
	readonly at: Moment;
	readonly before: Meeting;
	readonly after: Meeting;
	readonly events: readonly MeetingEvent[];
	readonly refused: string | null;
	/** The command that succeeded, and its answer. */
	readonly done: { readonly command: Command; readonly answer: Answer } | null;
}

/** Random to the eye, and the same for the same key: lists sorted by id must not follow time. */
export function idOf(key: string): string {
	let hash = 0x811c9dc5;
	for (const letter of key) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
	return `${hash.toString(36).padStart(7, '0')}-${key}`;
}

/** What stands in a part: the same in both histories, since words are no facts. */
export const wordsIn = (section: string): string => `Les mots de ${section}`;

/** What adoption freezes: as much for every history, whoever adopts. */
const frozenIn = ({ sections }: Meeting) =>
	new Map([...sections.sections.keys()].map((id) => [id, frozenText(wordsIn(id))] as const));

const idsOf = (slot: number): (() => string) => {
	let count = 0;
	return () => idOf(`${slot}.${++count}`);
};

export const momentOfSlot = (slot: number): Moment => BEGIN + slot * HALF_MINUTE;

function happened(
	meeting: Meeting,
	{ act, slot }: Step,
): (Pick<Taken, 'events' | 'done'> & { meeting: Meeting }) | string {
	const at = momentOfSlot(slot);
	const newId = idsOf(slot);
	if ('enters' in act) {
		const entered = enter(meeting, act.enters, { whole: act.whole, at, newId });
		return isRefusal(entered) ? entered.refused : { ...entered.decided, done: null };
	}
	if ('givesWord' in act) return { ...giveWord(meeting, act.givesWord, at), done: null };
	const command = parseCommand(act.command);
	if (isRefusal(command)) return `malformed ${command.field ?? ''}`;
	const actor = { participant: act.by, entry: act.entry };
	const read = readsText(command);
	const text = read === null ? null : presentText(wordsIn(read));
	const frozen = frozenIn(meeting);
	const result = decide(meeting, command, {
		...{ actor, at, newId, text, frozen },
		...(act.hand !== undefined && { hand: act.hand }),
	});
	if (isRefusal(result)) return result.refused;
	return { ...result, done: { command, answer: result.answer } };
}

/** Time passes to this slot, then the step is taken, where there is one. */
export function take(meeting: Meeting, slot: number, step: Step | undefined): Taken {
	const at = momentOfSlot(slot);
	const ticked = tick(meeting, at);
	const result = step && happened(ticked.meeting, step);
	if (result === undefined || typeof result === 'string')
		return {
			slot,
			at,
			before: meeting,
			after: ticked.meeting,
			events: ticked.events,
			refused: result ?? null,
			done: null,
		};
	const events = [...ticked.events, ...result.events];
	const { meeting: after, done } = result;
	return { slot, at, before: meeting, after, events, refused: null, done };
}
