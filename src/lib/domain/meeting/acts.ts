// Calling a meeting: the one command without a meeting. Its caller becomes its coordinator, with no mission.
import type { NewId } from '../act.ts';
import type { CallMeeting } from '../command.ts';
import { decided, type Decided } from '../decide.ts';
import type { AccountId, MeetingId, Moment, ParticipantId, SealedText, TextId } from '../ids.ts';
import { jurisdictionOf } from '../policy/jurisdictions/jurisdictions.ts';
import type { JurisdictionId } from '../policy/jurisdictions/jurisdiction.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Secrecy } from '../table/facts.ts';
import { carryIn, type Carried } from './carry.ts';
import { fold, type MeetingCalled, type MeetingEvent } from './facts.ts';

export interface Caller {
	readonly account: {
		readonly id: AccountId;
		readonly name: string;
		readonly service: string;
		readonly function: string;
		readonly secrecy: Extract<Secrecy, 'bound' | 'discretion'>;
	};
	/** Those of the caller's organisation. */
	readonly jurisdictions: readonly JurisdictionId[];
	readonly meeting: MeetingId;
	/** What comes along from the last meeting, as `from` asks. */
	readonly carried?: Carried;
	readonly at: Moment;
	readonly newId: NewId;
}

/** [T7] only where the law knows one, and there on its legal basis or with the prosecutor's authorisation. */
function refusedConference({
	kind,
	jurisdiction,
	legalBasis,
	authorisation,
}: CallMeeting): Refusal | null {
	if (kind === 'network')
		return authorisation ? refuse('malformed', { field: 'authorisation' }) : null;
	if (jurisdictionOf(jurisdiction).caseConference === null)
		return refuse('no-case-conference', { field: 'jurisdiction' });
	if (authorisation || legalBasis?.trim()) return null;
	return refuse('legal-basis-missing', { field: 'legalBasis' });
}

const refusedCall = (command: CallMeeting, caller: Caller): Refusal | null => {
	if (!caller.jurisdictions.includes(command.jurisdiction))
		return refuse('jurisdiction', { field: 'jurisdiction' });
	const ids = command.missions.map(({ id }) => id);
	if (new Set(ids).size !== ids.length) return refuse('malformed', { field: 'missions' });
	// [T12] nothing is imported into a case conference
	if (command.kind === 'case-conference' && command.from !== undefined)
		return refuse('combination', { field: 'from' });
	return refusedConference(command);
};

/** Those of the last meeting, and what is new. */
function missionsOf({ missions }: CallMeeting, { carried }: Caller): CallMeeting['missions'] {
	const before = carried?.missions ?? [];
	return [...before, ...missions.filter(({ id }) => !before.some((one) => one.id === id))];
}

function authorisedBy(
	{ authorisation }: CallMeeting,
	words: (text: string) => TextId,
): MeetingEvent[] {
	if (!authorisation) return [];
	const { by, date, participants, purpose, modalities } = authorisation;
	return [
		{
			type: 'conference-authorised',
			by: words(by),
			date,
			participants: participants.map(words),
			purpose: words(purpose),
			modalities: words(modalities),
		},
	];
}

function planned(
	{ course = [] }: CallMeeting,
	by: ParticipantId,
	words: (text: string) => TextId,
): MeetingEvent[] {
	if (course.length === 0) return [];
	const steps = course.map(({ title, ...step }) => ({ title: words(title), ...step }));
	return [{ type: 'course-planned', steps, by }];
}

/** A case conference cannot exist without its legal basis (source: penal code art. 353 § 2). */
export function callMeeting(command: CallMeeting, caller: Caller): Decided | Refusal {
	const refused = refusedCall(command, caller);
	if (refused) return refused;
	const { meeting, account, at } = caller;
	const texts: SealedText[] = [];
	const words = (owner: SealedText['owner'], words: string): TextId => {
		const id = caller.newId() as TextId;
		texts.push({ id, owner, words });
		return id;
	};
	const ofMeeting = (text: string | undefined): TextId | null =>
		text ? words(`meeting:${meeting}`, text) : null;
	const participant = caller.newId() as ParticipantId;
	const person = `person:${participant}` as const;
	const called: MeetingCalled = {
		type: 'meeting-called',
		meeting,
		kind: command.kind,
		purpose: words(`meeting:${meeting}`, command.purpose),
		jurisdiction: command.jurisdiction,
		missions: missionsOf(command, caller).map(({ id, label }) => ({
			id,
			label: words(`meeting:${meeting}`, label),
		})),
		date: command.date ?? null,
		place: ofMeeting(command.place),
		legalBasis: ofMeeting(command.legalBasis),
		by: participant,
	};
	const invited: MeetingEvent = {
		type: 'participant-invited',
		participant,
		words: {
			name: words(person, account.name),
			service: account.service ? words(person, account.service) : null,
			function: account.function ? words(person, account.function) : null,
			introducedAs: account.function ? words(person, account.function) : null,
		},
		tags: {
			kind: 'professional',
			secrecy: account.secrecy,
			missions: [],
			coordinator: true,
			accompanies: null,
			supervisor: null,
			childOf: [],
			bornOn: null,
			until: null,
		},
		seated: true,
		account: account.id,
		code: false,
		by: null,
	};
	const born = fold([{ seq: 1, at, event: called }], new Map());
	const inMeeting = (text: string): TextId => words(`meeting:${meeting}`, text);
	const authorised = authorisedBy(command, inMeeting);
	const { carried, newId } = caller;
	const carrying = { caller: participant, newId, words };
	const along = carried ? carryIn(carried, carrying) : [];
	const plan = planned(command, participant, inMeeting);
	const rest = decided(born, [...authorised, invited, ...along, ...plan], at, {
		texts,
		answer: { participantId: participant },
	});
	return { ...rest, events: [called, ...rest.events] };
}
