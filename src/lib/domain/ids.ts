// Branded ids: opaque strings that mean one thing each. Any string is well-formed; only the table says which exist.
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type MeetingId = Branded<'meeting'>;
/** One human at one table. The same human in another meeting is another participant. */
export type ParticipantId = Branded<'participant'>;
export type SectionId = Branded<'section'>;
export type AgreementId = Branded<'agreement'>;
export type PhaseId = Branded<'phase'>;
/** A mission of this meeting only, as its coordinator named it. */
export type MissionId = Branded<'mission'>;
export type AccountId = Branded<'account'>;
/** One entry of a person on a device after their first one. */
export type EntryId = Branded<'entry'>;
export type OutcomeId = Branded<'outcome'>;
/** A remark on minutes: what is said beside words that stand. */
export type RemarkId = Branded<'remark'>;
/** One act toward one addressee, when somebody is in danger. */
export type DangerId = Branded<'danger'>;
/** Words that stand apart from the facts, sealed under their owner's key, so that one statement can be erased. */
export type TextId = Branded<'text'>;

/** Whose key seals a text: the act of danger, what is said about a part or its adopted words, else the person, else the meeting that it is about. */
export type TextOwner =
	| `meeting:${string}`
	| `part:${string}`
	| `adopted:${string}`
	| `person:${string}`
	| `danger:${string}`;

export interface SealedText {
	readonly id: TextId;
	readonly owner: TextOwner;
	readonly words: string;
}

/** Milliseconds since 1970, as the store wrote it; a meeting's moment never goes back. */
export type Moment = number;
