// What a reader may be told of how the minutes came about.
import type { Moment, OutcomeId, ParticipantId, RemarkId, SectionId } from '../ids.ts';
import type { CopyWay } from '../minutes/record.ts';
import type { SectionKind } from '../section/facts.ts';

/** What somebody said beside the minutes; its audience is that of what it is about. */
export interface RemarkView {
	readonly id: RemarkId;
	readonly at: Moment;
	/** null where the reader does not know them. */
	readonly by: ParticipantId | null;
	readonly text: string;
	/** A part or a decision; null: the minutes as a whole. */
	readonly item: SectionId | OutcomeId | null;
	readonly dissent: boolean;
	/** Said after adoption: a dated statement beside words that no longer change. */
	readonly correction: boolean;
}

/** A part as it was adopted, for those who could read it then and whom nothing took off since. */
export interface AdoptedPartView {
	readonly id: SectionId;
	readonly title: string;
	readonly kind: SectionKind;
	/** The rules of this table, whose heading is the same everywhere. */
	readonly groundRules?: true;
	readonly holder: ParticipantId;
	readonly about: readonly ParticipantId[];
	/** Who had it at adoption. */
	readonly readers: readonly ParticipantId[];
	/** For its holder and the persons concerned: from whom a later word took it. */
	readonly lost?: readonly ParticipantId[];
	/** SHA-256 of its plain text; null where its holder had not marked it, and once words were taken back from it. */
	readonly digest: string | null;
	/** For its holder: they wanted its words in, and these could not be read. */
	readonly unread?: true;
}

export interface CopyView {
	readonly person: ParticipantId;
	readonly at: Moment;
	readonly how: CopyWay;
}

/** Where the minutes stand. */
export interface MinutesView {
	readonly proposedAt: Moment | null;
	readonly remarksUntil: Moment | null;
	readonly adoptedAt: Moment | null;
	readonly remarks: readonly RemarkView[];
	readonly parts: readonly AdoptedPartView[];
	/** One's own; the coordinator's: everybody's. */
	readonly copies: readonly CopyView[];
	/** For the coordinator: persons concerned without a page, to whom a copy has to be offered before adoption. */
	readonly withoutCopy?: readonly ParticipantId[];
}
