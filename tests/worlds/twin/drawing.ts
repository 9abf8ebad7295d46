// What every draw starts from: who is there, who acts, and when.
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { Section } from '#lib/domain/section/facts.ts';
import { isAtTable, isConcernedKind, type Participant } from '#lib/domain/table/facts.ts';
import { MISSIONS } from './beginning.ts';
import type { Dice } from './dice.ts';
import { momentOfSlot, type Act } from './steps.ts';

export interface Drawing {
	readonly meeting: Meeting;
	readonly dice: Dice;
	readonly slot: number;
}
export type Draw = (drawing: Drawing) => Act | null;

export const MINUTE = 60_000;

export const seated = ({ meeting }: Drawing): Participant[] =>
	[...meeting.table.participants.values()].filter(isAtTable);
export const family = ({ meeting }: Drawing): Participant[] =>
	[...meeting.table.participants.values()].filter(
		({ kind, removed }) => isConcernedKind(kind) && !removed,
	);
export const sectionsOf = ({ meeting }: Drawing): Section[] => [
	...meeting.sections.sections.values(),
];
export const idOf = ({ id }: { id: ParticipantId }): ParticipantId => id;

/** Those around whom it turns: most parts are about one of them, and most words are theirs. */
export const concerned = (drawing: Drawing): Participant => {
	const all = family(drawing);
	return drawing.dice.oneOf(drawing.dice.once(3) ? all : all.slice(0, 3));
};
/** Missions that many share, most of the time. */
export const mission = ({ dice }: Drawing): string =>
	dice.oneOf([...MISSIONS, 'care', 'youth-aid', 'youth-aid', 'youth-aid', 'youth-aid']);

export function by(drawing: Drawing, actor: ParticipantId, command: Record<string, unknown>): Act {
	const devices = [...drawing.meeting.table.entries.values()].filter(
		({ participant }) => participant === actor,
	);
	const entry = drawing.dice.once(6) && devices.length > 0 ? drawing.dice.oneOf(devices).id : null;
	return { by: actor, entry, command };
}

export const coordinator = (drawing: Drawing): ParticipantId => {
	const run = seated(drawing).filter((person) => person.coordinator);
	return drawing.dice.oneOf(run).id;
};

/** A few minutes from now: often within the history, so that time ends things in it. */
export const soon = ({ dice, slot }: Drawing): string =>
	new Date(momentOfSlot(slot) + (1 + dice.upTo(15)) * MINUTE).toISOString();
