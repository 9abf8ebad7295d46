// A meeting is the list of what happened, folded: its own life, its table, agreements, sections, phases and outcomes.
import {
	evolveAgreements,
	noAgreements,
	type AgreementEvent,
	type Agreements,
} from '../agreement/facts.ts';
import { evolveDangers, noDangers, type DangerEvent, type Dangers } from '../danger/facts.ts';
import {
	evolveGroundRules,
	noGroundRules,
	type GroundRules,
	type GroundRulesEvent,
} from '../ground-rules/facts.ts';
import type {
	EntryId,
	MeetingId,
	MissionId,
	Moment,
	ParticipantId,
	SealedText,
	TextId,
} from '../ids.ts';
import { evolveOutcomes, type Outcome, type OutcomeEvent } from '../minutes/facts.ts';
import {
	evolveMinutes,
	noMinutes,
	withoutMark,
	type MinutesEvent,
	type MinutesRecord,
} from '../minutes/record.ts';
import {
	evolvePhases,
	noPhases,
	withEncounters,
	type PhaseEvent,
	type Phases,
} from '../phase/facts.ts';
import type { JurisdictionId } from '../policy/jurisdictions/jurisdiction.ts';
import { evolveReviews, noReviews, type ReviewEvent, type Reviews } from '../review/facts.ts';
import { evolveSections } from '../section/evolve.ts';
import { noSections, type SectionEvent, type Sections } from '../section/facts.ts';
import { emptyTable, evolveTable, type Table, type TableEvent } from '../table/facts.ts';

export type MeetingCalled = {
	type: 'meeting-called';
	meeting: MeetingId;
	kind: 'network' | 'case-conference';
	purpose: TextId;
	jurisdiction: JurisdictionId;
	missions: readonly { readonly id: MissionId; readonly label: TextId }[];
	date: string | null;
	place: TextId | null;
	legalBasis: TextId | null;
	by: ParticipantId;
};
/** The prosecutor's authorisation of a case conference: whoever it does not name does not sit. */
export type ConferenceAuthorised = {
	type: 'conference-authorised';
	by: TextId;
	/** YYYY-MM-DD */
	date: string;
	participants: readonly TextId[];
	purpose: TextId;
	modalities: TextId;
};
/** The first answer to a command that carried an id; a repeated id gets it again. */
export type CommandAnswered = {
	type: 'command-answered';
	actor: ParticipantId;
	/** The later device that it came from; each device has its own. */
	entry: EntryId | null;
	commandId: string;
	answer: Answer;
};
/** The notes have had their time: no part is read any more; adopted words, minutes and ledger go on. */
export type NotesErased = { type: 'notes-erased' };
export type ParticipantEnded = { type: 'participant-ended'; participant: ParticipantId };

export type MeetingEvent =
	| MeetingCalled
	| ConferenceAuthorised
	| CommandAnswered
	| ParticipantEnded
	| NotesErased
	| TableEvent
	| AgreementEvent
	| SectionEvent
	| PhaseEvent
	| GroundRulesEvent
	| OutcomeEvent
	| MinutesEvent
	| ReviewEvent
	| DangerEvent;

/** The ids that a command made. A code is named by its number; the shell derives the words of it. */
export interface Answer {
	readonly participantId?: string;
	readonly agreementId?: string;
	readonly sectionId?: string;
	readonly phaseId?: string;
	readonly decisionId?: string;
	readonly remarkId?: string;
	readonly dangerId?: string;
	readonly code?: { readonly participant: ParticipantId; readonly number: number };
}

export interface Happened {
	readonly at: Moment;
	readonly order: number;
	readonly event: MeetingEvent;
}

export interface Meeting {
	readonly id: MeetingId;
	readonly called: MeetingCalled;
	readonly calledAt: Moment;
	readonly authorisation: ConferenceAuthorised | null;
	readonly state: 'called' | 'running' | 'ended';
	readonly startedAt: Moment | null;
	readonly endedAt: Moment | null;
	readonly table: Table;
	readonly agreements: Agreements;
	readonly sections: Sections;
	readonly phases: Phases;
	readonly groundRules: GroundRules;
	readonly outcomes: readonly Outcome[];
	readonly minutes: MinutesRecord;
	readonly reviews: Reviews;
	readonly dangers: Dangers;
	/** No fact, and never stored: who has a screen on the wall at this moment; null: there is none. */
	readonly wall: ParticipantId | null;
	/** When the notes had had their time; null while they are kept. */
	readonly notesErasedAt: Moment | null;
	readonly answers: ReadonlyMap<string, Answer>;
	/** Everything that happened, in order. */
	readonly history: readonly Happened[];
	readonly texts: ReadonlyMap<TextId, string>;
	/** The time of the latest fact; it never goes back. */
	readonly moment: Moment;
	/** Place of the latest fact. */
	readonly order: number;
}

/** A device gets its own answers alone: what was answered to another one may name what this one may not see. */
export const answerKey = (
	actor: ParticipantId,
	commandId: string,
	entry: EntryId | null = null,
): string => JSON.stringify([actor, entry, commandId]);

/** A room of its own, beside agreements (source: penal code art. 353 § 2). */
export const isConference = ({ called }: Pick<Meeting, 'called'>): boolean =>
	called.kind === 'case-conference';

/** Erased or never written: empty. */
export const wordsOf = (meeting: Meeting, text: TextId | null): string =>
	text === null ? '' : (meeting.texts.get(text) ?? '');

export const withTexts = (meeting: Meeting, texts: readonly SealedText[]): Meeting =>
	texts.length === 0
		? meeting
		: {
				...meeting,
				texts: new Map([...meeting.texts, ...texts.map(({ id, words }) => [id, words] as const)]),
			};

const begun = (called: MeetingCalled, at: Moment): Meeting => ({
	id: called.meeting,
	called,
	calledAt: at,
	authorisation: null,
	state: 'called',
	startedAt: null,
	endedAt: null,
	table: emptyTable,
	agreements: noAgreements,
	sections: noSections,
	phases: noPhases,
	groundRules: noGroundRules,
	outcomes: [],
	minutes: noMinutes,
	reviews: noReviews,
	dangers: noDangers,
	wall: null,
	notesErasedAt: null,
	answers: new Map(),
	history: [],
	texts: new Map(),
	moment: at,
	order: 0,
});

function ended(table: Table, id: ParticipantId): Table {
	const participant = table.participants.get(id);
	if (!participant) return table;
	const participants = new Map(table.participants).set(id, { ...participant, ended: true });
	return { ...table, participants };
}

function changed(meeting: Meeting, event: MeetingEvent, at: Moment, order: number): Meeting {
	switch (event.type) {
		case 'meeting-called':
			return meeting;
		case 'conference-authorised':
			return { ...meeting, authorisation: event };
		case 'command-answered': {
			const key = answerKey(event.actor, event.commandId, event.entry);
			return { ...meeting, answers: new Map(meeting.answers).set(key, event.answer) };
		}
		case 'notes-erased':
			return { ...meeting, notesErasedAt: at };
		case 'participant-ended':
			return { ...meeting, table: ended(meeting.table, event.participant) };
		case 'statement-recorded':
		case 'statement-lasting':
		case 'statement-ended':
			return { ...meeting, agreements: evolveAgreements(meeting.agreements, event, at, order) };
		case 'decision-recorded':
			return { ...meeting, outcomes: evolveOutcomes(meeting.outcomes, event, at) };
		case 'ground-rules-laid':
		case 'ground-rules-read':
			return { ...meeting, groundRules: evolveGroundRules(meeting.groundRules, event, at) };
		case 'part-answered':
			return { ...meeting, reviews: evolveReviews(meeting.reviews, event, at) };
		case 'part-marked':
		case 'minutes-proposed':
		case 'minutes-remarked':
		case 'copy-offered':
		case 'minutes-adopted':
		case 'adopted-readers-taken-off':
		case 'adopted-passage-taken-back': {
			const { sections } = meeting.sections;
			return { ...meeting, minutes: evolveMinutes(meeting.minutes, event, at, sections) };
		}
		case 'danger-recorded':
		case 'danger-shared':
		case 'danger-family-decided':
			return { ...meeting, dangers: evolveDangers(meeting.dangers, event, at, order) };
		case 'meeting-started':
			return {
				...meeting,
				state: 'running',
				startedAt: at,
				phases: evolvePhases(meeting.phases, event, at),
			};
		case 'phase-started':
		case 'course-planned':
			return { ...meeting, phases: evolvePhases(meeting.phases, event, at) };
		case 'meeting-ended':
			return {
				...meeting,
				state: 'ended',
				endedAt: at,
				phases: evolvePhases(meeting.phases, event, at),
			};
		case 'section-created':
		case 'section-classified':
		case 'section-retitled':
		case 'participation-recorded':
		case 'section-opened':
		case 'section-widened':
		case 'readers-taken-off':
		case 'readers-changed':
		case 'extract-agreed':
		case 'extract-reworded':
		case 'section-placed-beside':
		case 'dictation-begun':
		case 'dictation-ended':
		case 'opened-by-hand':
		case 'section-withheld':
		case 'withholding-ended':
		case 'passage-taken-back':
		case 'words-moved':
			return { ...meeting, sections: evolveSections(meeting.sections, event, at, order) };
		case 'section-closed':
		case 'section-entrusted':
		case 'section-confided':
			return {
				...meeting,
				sections: evolveSections(meeting.sections, event, at, order),
				minutes: withoutMark(meeting.minutes, event.section),
			};
		default:
			return { ...meeting, table: evolveTable(meeting.table, event, at) };
	}
}

/** The meeting after one more fact. `order` is the fact's place in the stream, from 1. */
export function evolve(meeting: Meeting, event: MeetingEvent, at: Moment, order: number): Meeting {
	const after = changed(meeting, event, at, order);
	return {
		...after,
		phases: withEncounters(after.phases, after.table),
		history: [...after.history, { at, order, event }],
		moment: Math.max(meeting.moment, at),
		order,
	};
}

export interface Recorded {
	readonly seq: number;
	readonly at: Moment;
	readonly event: MeetingEvent;
}

/** Folds a whole stream. Throws when it does not begin with the call: that is a broken store, not a person's fault. */
export function fold(recorded: readonly Recorded[], texts: ReadonlyMap<string, string>): Meeting {
	const first = recorded[0];
	if (first?.event.type !== 'meeting-called') throw new Error('a meeting begins with its call');
	let meeting = begun(first.event, first.at);
	for (const { seq, at, event } of recorded) meeting = evolve(meeting, event, at, seq);
	return { ...meeting, texts: texts as ReadonlyMap<TextId, string> };
}
