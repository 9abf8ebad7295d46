// What was shared about somebody, or by them: made by ledgerFor alone, and readable by that one person.
import type { AgreementId, Moment, ParticipantId, SectionId } from '../ids.ts';
import type { RuleId } from '../policy/rules.ts';
import type { SectionKind } from '../section/facts.ts';
import type { Words } from '../words.ts';
import type { MeetingHead, WholeAgreementView } from '../view/view.ts';
import type { AnsweredView } from '../view/section-told.ts';

/** That a part's text reached somebody, as the log of deliveries has it. */
export interface Delivered {
	readonly section: string;
	readonly participant: string;
	/** ms */
	readonly at: Moment;
}

export interface LedgerPerson {
	readonly id: ParticipantId;
	readonly name: string;
	readonly introducedAs: string;
	readonly family: boolean;
}

export interface LedgerSpan {
	readonly from: Moment;
	/** null: until now, or as long as this reader was told. */
	readonly to: Moment | null;
	readonly access: 'read' | 'write';
	readonly rule: RuleId;
	/** The words that opened it, as far as this reader knows them whole. */
	readonly agreements: readonly AgreementId[];
	/** Through this reader: the lawyer, the interpreter, the intern at whose other end they are. */
	readonly throughMe: boolean;
}

export interface LedgerReader {
	readonly participantId: ParticipantId;
	readonly spans: readonly LedgerSpan[];
	/** YYYY-MM-DD (UTC): the days on which the text reached them. For a person concerned alone. */
	readonly days?: readonly string[];
}

export type LedgerAct =
	| {
			readonly at: Moment;
			readonly what: 'opened' | 'widened';
			readonly purpose: string;
			/** For whoever holds it. */
			readonly necessity?: string;
			/** Who read because of it. */
			readonly gained: readonly ParticipantId[];
	  }
	| { readonly at: Moment; readonly what: 'closed' }
	| {
			readonly at: Moment;
			readonly what: 'entrusted';
			readonly from: ParticipantId;
			readonly to: ParticipantId;
	  }
	/** Everybody whom an extract is about said yes to these very words. */
	| {
			readonly at: Moment;
			readonly what: 'told';
			readonly words: string;
			readonly gained: readonly ParticipantId[];
	  }
	/** Who typed for whose words they are; and on whose device these opened it by their own code. */
	| {
			readonly at: Moment;
			readonly what: 'dictated' | 'opened-by-hand';
			readonly scribe: ParticipantId;
	  }
	/** A passage was taken back from all screens. */
	| { readonly at: Moment; readonly what: 'taken-back' }
	/** Words went on to where these people read them too. */
	| {
			readonly at: Moment;
			readonly what: 'moved';
			readonly reason: string;
			readonly gained: readonly ParticipantId[];
	  }
	/** For whoever holds it: it was held back from somebody whom it is about, or no longer is. */
	| {
			readonly at: Moment;
			readonly what: 'withheld';
			readonly person: ParticipantId;
			readonly reason: string;
			readonly until: Moment;
	  }
	| {
			readonly at: Moment;
			readonly what: 'withholding-ended';
			readonly person: ParticipantId;
	  };

export interface LedgerPart {
	readonly id: SectionId;
	readonly title: string;
	readonly kind: SectionKind;
	/** over: this reader has it no longer, and is told nothing of what came after. */
	readonly state: 'open' | 'closed' | 'over';
	readonly about: readonly ParticipantId[];
	readonly holders: readonly {
		readonly participantId: ParticipantId;
		readonly from: Moment;
		readonly to: Moment | null;
	}[];
	readonly acts: readonly LedgerAct[];
	/** What the persons concerned said to it: the reader's own; for whoever holds it all of them. */
	readonly answers: readonly AnsweredView[];
	/** What stands in it now, where it is about the reader and they read it. */
	readonly text?: Words;
	/** It stands in adopted minutes: who has it there today. For whoever has it there too. */
	readonly adopted?: { readonly at: Moment; readonly readers: readonly ParticipantId[] };
	/** About the reader, and somebody else reads it now by their word or another's. */
	readonly mayStop: boolean;
	readonly readers: readonly LedgerReader[];
}

export interface Ledger {
	readonly meeting: Pick<MeetingHead, 'id' | 'label' | 'date' | 'jurisdiction'>;
	readonly reader: Pick<LedgerPerson, 'id' | 'name'>;
	/** What was shared about the reader, and by the reader. */
	readonly about: readonly LedgerPart[];
	readonly by: readonly LedgerPart[];
	/** What the reader said about sharing, and the words that the parts above name. */
	readonly agreements: readonly WholeAgreementView[];
	/** Everybody whom the parts above name. */
	readonly people: readonly LedgerPerson[];
}
