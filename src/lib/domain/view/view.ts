// What one reader may have of a meeting, and nothing else. Made by viewOf alone; everything that leaves is rendered from it.
import type {
	AgreementId,
	EntryId,
	MeetingId,
	MissionId,
	Moment,
	OutcomeId,
	ParticipantId,
	PhaseId,
	SectionId,
} from '../ids.ts';
import type { Decision, Capacity, Form } from '../agreement/facts.ts';
import type { DangerView } from './danger-told.ts';
import type { MinutesView } from './minutes-told.ts';
import type { PlanView } from './plan-told.ts';
import type {
	AgreedView,
	AnsweredView,
	OpenedView,
	StopView,
	TakenBackView,
	WithheldView,
} from './section-told.ts';
import type { JurisdictionId } from '../policy/jurisdictions/jurisdiction.ts';
import type { RuleId } from '../policy/rules.ts';
import type { SectionKind } from '../section/facts.ts';
import type { Kind, Presence, Secrecy } from '../table/facts.ts';

export type PromiseMade = 'secrecy' | 'discretion' | 'none';

export interface PhaseView {
	readonly id: PhaseId;
	/** Empty for the first phase, with everyone at the table. */
	readonly title: string;
	readonly present: readonly ParticipantId[];
	/** Where it is called: for those in it, on a recognised device. */
	readonly call?: string;
}

export interface MissionView {
	readonly id: MissionId;
	readonly label: string;
}

export interface MeetingHead {
	readonly id: MeetingId;
	/** Neutral: the only name that stands in tabs, lists, mails and files. */
	readonly label: string;
	readonly kind: 'network' | 'case-conference';
	readonly state: 'called' | 'running' | 'ended';
	readonly jurisdiction: JurisdictionId;
	readonly purpose: string;
	readonly date: string | null;
	readonly place: string | null;
	readonly startedAt: Moment | null;
	readonly endedAt: Moment | null;
	/** null for whoever is not in the phase, and between phases. */
	readonly phase: PhaseView | null;
	/** A screen hangs on the wall. For those in the step, and for the coordinator. */
	readonly wall?: WallView;
	/** For those bound, and for the coordinator. */
	readonly missions?: readonly MissionView[];
	/** Of a case conference: on what it rests. */
	readonly legalBasis?: string;
	readonly authorisation?: AuthorisationView;
	/** For the coordinator, where steps were laid out. */
	readonly plan?: PlanView;
}

export interface WallView {
	/** Who put it up; null where the reader does not know them. */
	readonly by: ParticipantId | null;
}

export interface AuthorisationView {
	readonly by: string;
	readonly date: string;
	readonly purpose: string;
	readonly modalities: string;
	/** For the coordinator: whom it names. */
	readonly participants?: readonly string[];
}

export interface MeView {
	readonly participantId: ParticipantId;
	readonly name: string;
	readonly kind: Kind;
	readonly secrecy: Secrecy;
	readonly missions: readonly MissionView[];
	readonly coordinator: boolean;
	/** "common": this device shows common parts only, until the word is given or a holder admits. */
	readonly entry: 'whole' | 'common';
	/** [T19] the two lines on discretion; absent for whoever is not asked. */
	readonly undertaking?: 'asked' | 'given';
	/** In the running phase, and not recorded left, absent or excused. */
	readonly inPhase: boolean;
	/** May write in common parts and take decisions without a section. */
	readonly writesCommon: boolean;
}

export interface ParticipantView {
	readonly id: ParticipantId;
	readonly name: string;
	readonly introducedAs: string;
	readonly promise: PromiseMade;
	/** When they accepted the two lines on discretion. */
	readonly undertookAt?: Moment;
	readonly presence: Presence;
	/** [T22] at a distance: whether nobody there can hear; left out while it is not said. */
	readonly alone?: boolean;
	/** Adults, young persons and parents: first in every list. */
	readonly family: boolean;
	readonly coordinator: boolean;
	/** For readers who are bound, and for the coordinator. */
	readonly service?: string;
	readonly function?: string;
	readonly kind?: Kind;
	readonly missions?: readonly MissionId[];
	/** For the coordinator, the person accompanied or supervising, and the one who has the link. */
	readonly link?: {
		readonly to: ParticipantId;
		readonly confirmed: boolean;
		/** Of a volunteer: the legal notice was given. */
		readonly noticed?: boolean;
	};
	/** For whoever may record this person's agreement: in what capacity it may be given here. */
	readonly capacities?: readonly Capacity[];
	readonly childOf?: readonly ParticipantId[];
	/** false: named, without a seat. */
	readonly seated: boolean;
	/** For the coordinator: enters by a code that can be renewed. */
	readonly byCode?: boolean;
	/** For the person and whoever recorded it. */
	readonly invitedOn?: string;
	readonly invitedHow?: string;
	readonly accompaniedBy?: string;
}

export interface ReaderView {
	readonly participantId: ParticipantId;
	readonly rule: RuleId;
}

export interface SectionView {
	readonly id: SectionId;
	readonly title: string;
	/** "addressed": an extract, to whom it is addressed; simply "for you". */
	readonly kind: SectionKind | 'addressed';
	readonly state: 'draft' | 'open' | 'closed';
	readonly about: readonly ParticipantId[];
	readonly access: 'read' | 'write';
	readonly holder: ParticipantId;
	readonly readers: readonly ReaderView[];
	/** For readers and persons concerned of a secret: what it was shared for. */
	readonly purpose?: string;
	/** For those bound. */
	readonly missions?: readonly MissionId[];
	/** For the holder alone. */
	readonly opened?: OpenedView;
	readonly refused?: readonly ReaderView[];
	readonly stops?: readonly StopView[];
	readonly thirdPersons?: readonly string[];
	/** For the holder: superiors who take part in this help. */
	readonly takingPart?: readonly ParticipantId[];
	/** The words of an extract as they were agreed. */
	readonly words?: string;
	/** Of an extract, for its holder and the persons concerned: it ends then. */
	readonly until?: Moment;
	/** Who agreed to which words: all of them for the holder, their own for a person concerned. */
	readonly agreed?: readonly AgreedView[];
	/** The rules of this table, under a heading that is the same everywhere; when they were read aloud. */
	readonly groundRules?: { readonly readAt: Moment | null };
	/** Its holder wants its words in the minutes. */
	readonly inMinutes?: true;
	/** For whoever dictated it, and while they do for whoever types. */
	readonly dictated?: { readonly scribe: ParticipantId; readonly running: boolean };
	/** Own words stand beside this part. */
	readonly beside?: SectionId;
	/** For the holder of a confided note: whose it was. */
	readonly confidedBy?: ParticipantId;
	/** For the holder: what the persons concerned say to it; for a person concerned their own word. */
	readonly answers?: readonly AnsweredView[];
	/** For the holder alone. */
	readonly withheld?: readonly WithheldView[];
	/** For the holder and the persons concerned: what was taken back, and who had it before. */
	readonly takenBack?: readonly TakenBackView[];
	/** The readers of the phase who are in the room or on the line and may not read this: the holder is warned, by name. */
	readonly inEarshot?: readonly ParticipantId[];
}

export interface WholeAgreementView {
	readonly id: AgreementId;
	readonly person: ParticipantId;
	readonly scope: 'all' | readonly SectionId[];
	readonly decision: Decision | 'withdrawn' | 'paused';
	readonly missions: readonly MissionId[];
	readonly persons: readonly ParticipantId[];
	readonly except: readonly ParticipantId[];
	readonly lift: readonly ParticipantId[];
	readonly purpose: string;
	readonly reason: string;
	readonly explained: {
		readonly intention: string;
		readonly withWhom: string;
		readonly content: string;
	} | null;
	readonly capacity: Capacity | null;
	readonly form: Form | null;
	/** When it was said; noted later where `notedAfterwards`. */
	readonly at: Moment;
	readonly notedAfterwards: boolean;
	readonly recordedBy: ParticipantId;
	readonly until: Moment | null;
	/** Said without an end of its own: until the minutes are adopted, at most until then. */
	readonly thisMeeting?: boolean;
	/** Said to hold for the next meetings, too. */
	readonly lasting?: boolean;
	/** in-force · ended (by time) · superseded by a later statement of the same scope */
	readonly standing: 'in-force' | 'ended' | 'superseded';
}
export interface CoveredAgreementView {
	readonly person: ParticipantId;
	readonly sectionId: SectionId;
	readonly decision: 'given';
}
export type AgreementView = WholeAgreementView | CoveredAgreementView;

export interface OutcomeView {
	readonly id: OutcomeId;
	readonly text: string;
	/** null: the whole table. */
	readonly section: SectionId | null;
	readonly who: string;
	readonly due: string | null;
	readonly at: Moment;
	/** null where the reader does not know who wrote it down. */
	readonly by: ParticipantId | null;
}

/** What happened, as this reader may know it. */
export type CourseItem =
	| { readonly at: Moment; readonly what: 'started' | 'ended' }
	| { readonly at: Moment; readonly what: 'phase'; readonly title: string }
	| {
			readonly at: Moment;
			readonly what: 'presence';
			readonly person: ParticipantId;
			readonly presence: Presence;
			readonly notedAfterwards: boolean;
	  }
	| {
			readonly at: Moment;
			readonly what: 'shared';
			readonly section: SectionId;
			/** Who held it then; null where the reader knows them no longer. */
			readonly by: ParticipantId | null;
	  }
	| { readonly at: Moment; readonly what: 'closed'; readonly section: SectionId }
	| { readonly at: Moment; readonly what: 'ground-rules-read'; readonly section: SectionId }
	| {
			readonly at: Moment;
			readonly what: 'entrusted';
			readonly section: SectionId;
			readonly to: ParticipantId;
	  }
	| {
			readonly at: Moment;
			readonly what: 'taken-back';
			readonly section: SectionId;
			readonly passage: boolean;
	  }
	| {
			readonly at: Moment;
			readonly what: 'moved';
			readonly from: SectionId;
			readonly to: SectionId;
			readonly reason: string;
			readonly gained: readonly ParticipantId[];
	  }
	/** For the one who confided a note, and for its holder. */
	| {
			readonly at: Moment;
			readonly what: 'confided';
			readonly by: ParticipantId;
			readonly to: ParticipantId;
	  }
	| {
			readonly at: Moment;
			readonly what: 'stopped';
			readonly section: SectionId;
			readonly person: ParticipantId | null;
	  }
	| {
			readonly at: Moment;
			readonly what: 'agreement';
			readonly notedAfterwards: boolean;
			readonly person: ParticipantId;
			readonly decision: WholeAgreementView['decision'];
			readonly agreementId: AgreementId;
	  };

/** A later device of a person, told to that person and to the holders of what they read. */
export interface EntryView {
	readonly id: EntryId;
	readonly participantId: ParticipantId;
	readonly at: Moment;
	readonly whole: boolean;
	readonly admitted: readonly SectionId[];
}

export interface View {
	/** An opaque hash of this very view; added by the shell that sends it. */
	readonly version: string;
	readonly meeting: MeetingHead;
	readonly me: MeView;
	readonly participants: readonly ParticipantView[];
	readonly sections: readonly SectionView[];
	readonly agreements: readonly AgreementView[];
	readonly outcomes: readonly OutcomeView[];
	/** Absent until somebody proposed them, or said something beside them. */
	readonly minutes?: MinutesView;
	readonly course: readonly CourseItem[];
	readonly entries: readonly EntryView[];
	/** Absent for whoever has none. */
	readonly dangers?: readonly DangerView[];
}
