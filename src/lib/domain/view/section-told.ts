// What stands beside a part for its holder and the persons concerned.
import type { Moment, ParticipantId } from '../ids.ts';
import type { Objection, PartAnswer } from '../review/facts.ts';

export interface OpenedView {
	readonly at: Moment;
	readonly purpose: string;
	readonly necessity: string;
	readonly named: readonly ParticipantId[];
	readonly writers: readonly ParticipantId[];
}

/** Told to the holder: when readers were taken off, and at whose word where the holder may know it. */
export interface StopView {
	readonly at: Moment;
	readonly person: ParticipantId | null;
	readonly cause: 'agreement' | 'tag' | 'removal' | 'holder' | 'time' | 'adoption';
}

export interface AgreedView {
	readonly person: ParticipantId;
	/** SHA-256 of the words that were agreed; other words than those that stand now count no more. */
	readonly digest: string;
	readonly at: Moment;
}

export interface WithheldView {
	readonly person: ParticipantId;
	readonly reason: string;
	/** From then on to be decided again; nothing opens by itself. */
	readonly until: Moment;
}

export interface AnsweredView {
	readonly at: Moment;
	readonly person: ParticipantId;
	readonly answer: PartAnswer;
	readonly what: Objection | null;
	readonly words: string;
}

export interface TakenBackView {
	readonly at: Moment;
	readonly what: 'part' | 'passage';
	readonly by: ParticipantId | null;
	readonly had: readonly ParticipantId[];
}
