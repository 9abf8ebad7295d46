// The parts of the notes: each with one holder, a kind, persons concerned, missions; opened and closed by its holder alone.
import type {
	AgreementId,
	MissionId,
	Moment,
	ParticipantId,
	PhaseId,
	SectionId,
	TextId,
} from '../ids.ts';
import type { RuleId } from '../policy/rules.ts';

export const SECTION_KINDS = [
	'draft',
	'common',
	'secret',
	'reserved',
	'extract',
	'confided',
	'own-words',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];
/** What somebody can begin a part as; a part becomes confided by being handed over. */
export const WRITTEN_KINDS = [
	'draft',
	'common',
	'secret',
	'reserved',
	'extract',
] as const satisfies readonly SectionKind[];

/** A reader named at an opening, and who of the persons concerned was present or represented at that moment. */
export interface Naming {
	readonly order: number;
	readonly present: readonly ParticipantId[];
	/** Taken off (withdrawal, retag, …): only a new opening names them again. */
	readonly off: boolean;
}

export interface Opening {
	readonly at: Moment;
	readonly order: number;
	readonly purpose: TextId | null;
	readonly necessity: TextId | null;
	/** "everyone": the whole table of a common part, newcomers too. */
	readonly named: 'everyone' | ReadonlyMap<ParticipantId, Naming>;
	readonly writers: readonly ParticipantId[];
	readonly present: readonly ParticipantId[];
	/** Whom something took off, on the list or not: persons concerned and who derives wait for a new opening too. */
	readonly closedTo: readonly ParticipantId[];
}

export type TakeOffCause = 'agreement' | 'tag' | 'removal' | 'holder' | 'time' | 'adoption';

export interface Stop {
	readonly at: Moment;
	readonly person: ParticipantId | null;
	readonly cause: TakeOffCause;
}

/** One person concerned said yes to these very words, for the readers that their statement names. */
export interface AgreedWords {
	/** SHA-256 of the words as they were heard. */
	readonly digest: string;
	/** The words themselves, set apart; the same for everybody who heard the same. */
	readonly words: TextId;
	readonly statement: AgreementId;
	readonly at: Moment;
}

/** A person concerned does not read this part for now; to be decided again from `until` on. */
export interface Withholding {
	readonly reason: TextId;
	readonly until: Moment;
	readonly at: Moment;
}

/** "That went too far": who had it before it was taken back. */
export interface TakenBack {
	readonly at: Moment;
	readonly what: 'part' | 'passage';
	readonly by: ParticipantId;
	readonly had: readonly ParticipantId[];
}

/** Somebody types what the part's own person says, in this step of the meeting. */
export interface Dictation {
	readonly scribe: ParticipantId;
	readonly person: ParticipantId;
	readonly phase: PhaseId;
	readonly ended: boolean;
}

/** [S18] from what somebody concerned may be kept away for a time. */
export const isWithholdable = (kind: SectionKind): boolean =>
	kind === 'secret' || kind === 'reserved';

export interface Section {
	readonly id: SectionId;
	readonly holder: ParticipantId;
	/** Who wrote it first: a part counts for them, whoever holds it. */
	readonly author: ParticipantId;
	readonly createdAt: Moment;
	readonly title: TextId | null;
	readonly kind: SectionKind;
	readonly about: readonly ParticipantId[];
	readonly missions: readonly MissionId[];
	readonly thirdPersons: readonly TextId[];
	readonly until: Moment | null;
	readonly opening: Opening | null;
	/** Persons concerned, kind and third persons are fixed from here on (R7). */
	readonly everOpened: boolean;
	/** Rises at each opening or widening: fresh document, fresh client ids. */
	readonly generation: number;
	readonly stops: readonly Stop[];
	/** Superiors who take part in this help, as the holder recorded (R10). */
	readonly takingPart: readonly ParticipantId[];
	/** Own words stand beside another part, and are read with it. */
	readonly beside: SectionId | null;
	/** An extract's: who said yes to which words. */
	readonly agreed: ReadonlyMap<ParticipantId, AgreedWords>;
	readonly withheld: ReadonlyMap<ParticipantId, Withholding>;
	readonly takenBack: readonly TakenBack[];
	/** Who typed it for its holder; null where they wrote it themselves. */
	readonly dictation: Dictation | null;
}

/**
 * The words of an extract that everybody concerned agreed to, or null. Each yes was said to the words as they stood,
 * so where all are the same, those are the words that stand now, and from then on nobody writes in them.
 */
export function wordingOf({ kind, about, agreed }: Section): AgreedWords | null {
	const [first, ...others] = about.map((person) => agreed.get(person));
	if (kind !== 'extract' || !first) return null;
	return others.every((one) => one?.digest === first.digest) ? first : null;
}

/** Who reads what now, and since which fact: folded from readers-changed, so that order and ledger never replay rules. */
export interface Held {
	readonly access: 'read' | 'write';
	readonly rule: RuleId;
	/** Whom they read through, and the words of the persons concerned that open it to them. */
	readonly through: ParticipantId | null;
	readonly agreements: readonly AgreementId[];
	/** Order of the fact since which this access has been unbroken. */
	readonly since: number;
}

export interface Sections {
	readonly sections: ReadonlyMap<SectionId, Section>;
	/** reader → section → what they hold now */
	readonly held: ReadonlyMap<ParticipantId, ReadonlyMap<SectionId, Held>>;
	/** reader → sections in the order in which this reader first got them */
	readonly firstGot: ReadonlyMap<ParticipantId, readonly SectionId[]>;
}

export interface Gained {
	readonly section: SectionId;
	readonly reader: ParticipantId;
	readonly access: 'read' | 'write';
	readonly rule: RuleId;
	readonly through: ParticipantId | null;
	readonly agreements: readonly AgreementId[];
}
export interface Lost {
	readonly section: SectionId;
	readonly reader: ParticipantId;
}

export type SectionEvent =
	| {
			type: 'section-created';
			section: SectionId;
			holder: ParticipantId;
			title: TextId | null;
			kind: SectionKind;
			about: readonly ParticipantId[];
			missions: readonly MissionId[];
			thirdPersons: readonly TextId[];
			until: Moment | null;
	  }
	| {
			type: 'section-classified';
			section: SectionId;
			title: TextId | null;
			kind: SectionKind;
			about: readonly ParticipantId[];
			missions: readonly MissionId[];
			thirdPersons: readonly TextId[];
			until: Moment | null;
	  }
	| { type: 'section-retitled'; section: SectionId; title: TextId }
	| {
			type: 'participation-recorded';
			section: SectionId;
			participant: ParticipantId;
			by: ParticipantId;
	  }
	| {
			type: 'section-opened';
			section: SectionId;
			purpose: TextId | null;
			necessity: TextId | null;
			named: 'everyone' | readonly ParticipantId[];
			writers: readonly ParticipantId[];
			present: readonly ParticipantId[];
	  }
	| {
			type: 'section-widened';
			section: SectionId;
			purpose: TextId;
			necessity: TextId;
			named: readonly ParticipantId[];
			missions: readonly MissionId[];
			present: readonly ParticipantId[];
	  }
	| {
			type: 'section-closed';
			section: SectionId;
			cause: 'holder' | 'took-back' | 'removal' | 'time';
	  }
	| {
			type: 'section-entrusted';
			section: SectionId;
			from: ParticipantId;
			to: ParticipantId;
	  }
	| {
			type: 'readers-taken-off';
			section: SectionId;
			readers: readonly ParticipantId[];
			cause: TakeOffCause;
			/** Whose word it was, where that word named this section. */
			person: ParticipantId | null;
			/** false: the holder, who already saw these readers uncovered, learns nothing of a broader word (R17). */
			told: boolean;
	  }
	| {
			type: 'extract-agreed';
			section: SectionId;
			person: ParticipantId;
			statement: AgreementId;
			digest: string;
			words: TextId;
	  }
	/** Its holder writes in it again: what was agreed lapses first. */
	| { type: 'extract-reworded'; section: SectionId; until: Moment | null }
	| { type: 'section-confided'; section: SectionId; by: ParticipantId; to: ParticipantId }
	| { type: 'section-placed-beside'; section: SectionId; beside: SectionId }
	| { type: 'dictation-begun'; section: SectionId; scribe: ParticipantId; phase: PhaseId }
	/** by: null where the step, the meeting, or somebody's leaving ended it. */
	| { type: 'dictation-ended'; section: SectionId; by: ParticipantId | null }
	/** Its holder opened it by their code, on this person's device. */
	| { type: 'opened-by-hand'; section: SectionId; scribe: ParticipantId }
	| {
			type: 'section-withheld';
			section: SectionId;
			person: ParticipantId;
			reason: TextId;
			until: Moment;
	  }
	| { type: 'withholding-ended'; section: SectionId; person: ParticipantId }
	| { type: 'passage-taken-back'; section: SectionId; by: ParticipantId }
	| {
			type: 'words-moved';
			from: SectionId;
			to: SectionId;
			by: ParticipantId;
			reason: TextId;
			gained: readonly ParticipantId[];
	  }
	| {
			type: 'readers-changed';
			gained: readonly Gained[];
			lost: readonly Lost[];
			policy: number;
	  };

export const noSections: Sections = { sections: new Map(), held: new Map(), firstGot: new Map() };
