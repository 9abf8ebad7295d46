// Acts on agreements: recording, withdrawing, pausing. Opening is demanding; narrowing is never refused.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { AgreementId, Moment, ParticipantId } from '../ids.ts';
import type { MeetingEvent } from '../meeting/facts.ts';
import { hasPart } from '../minutes/adoption.ts';
import { isInPhase } from '../phase/facts.ts';
import { jurisdictionOf } from '../policy/jurisdictions/jurisdictions.ts';
import { isAddressed } from '../policy/visibility.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../refusal.ts';
import { isConcernedKind, type Participant } from '../table/facts.ts';
import type { Audience, Scope, StatementFact } from './facts.ts';
import { isEmpty } from './reach.ts';
import { capacitiesOf, isBelowAge, mayBeRepresented } from './voice.ts';

/** "This meeting" lasts at most this many days, when nobody said an end. */
export const AGREEMENT_DAYS = 60;
const DAY = 86_400_000;
const NOT_ALLOWED = refuse('not-allowed');

export type Recording = CommandOf<'record-agreement'>;

const jurisdictionHere = (act: Act) => act.meeting.called.jurisdiction;

const isParentOf = (act: Act, person: Participant): boolean =>
	person.childOf.includes(act.actor.id);

export const speaksFor = (act: Act, person: Participant): boolean =>
	isParentOf(act, person) && mayBeRepresented(person, jurisdictionHere(act), act.at);

const isPresent = (participant: Participant | undefined): boolean =>
	participant?.presence === 'in-room' || participant?.presence === 'remote';

/** Resolves the person and the sections of the scope; what the actor cannot see does not exist. */
function resolved(act: Act, id: ParticipantId, scope: Scope): Participant | Refusal {
	const person = act.person(id);
	if (isRefusal(person)) return person;
	for (const sectionId of scope === 'all' ? [] : scope)
		if (!hasPart(act, sectionId)) return NOT_FOUND;
	return isConcernedKind(person.kind) ? person : refuse('about', { field: 'person' });
}

/** The person, who represents them, the holder for the holder's sections, the coordinator for "all" and what they see. */
export function mayRecord(act: Act, person: Participant, scope: Scope): boolean {
	if (person.id === act.actor.id || speaksFor(act, person) || act.isCoordinator) return true;
	if (scope === 'all') return false;
	return scope.every((id) => act.meeting.sections.sections.get(id)?.holder === act.actor.id);
}

const audienceOf = (command: Recording): Audience => ({
	missions: [...new Set(command.missions)],
	persons: [...new Set(command.persons)],
});

/** What opens needs capacity, form, what was explained, and an audience; an empty audience opens nothing (R0). */
function missingToOpen(act: Act, command: Recording): Refusal | null {
	const { opening, withReason } = jurisdictionOf(jurisdictionHere(act));
	const opens = opening.some((decision) => decision === command.decision);
	if (!opens && command.decision !== 'given') return null;
	if (isEmpty(audienceOf(command))) return refuse('audience-missing', { field: 'missions' });
	for (const field of ['capacity', 'form', 'explained'] as const)
		if (command[field] === undefined) return refuse('malformed', { field });
	if (withReason.some((decision) => decision === command.decision) && !command.reason?.trim())
		return refuse('malformed', { field: 'reason' });
	return null;
}

/** [A1] [A3] a yes is said by whoever may say it here, and in the capacity in which they say it. */
export function wrongCapacity(act: Act, command: Recording, person: Participant): Refusal | null {
	const { capacity, decision } = command;
	if (capacity === undefined || (decision !== 'given' && decision !== 'informed')) return null;
	if (isAssent(act, command, person)) return null;
	if (!capacitiesOf(person, jurisdictionHere(act), act.at).includes(capacity))
		return refuse('capacity', { field: 'capacity' });
	const own = act.actor.id === person.id;
	if (own && capacity === 'representative') return refuse('capacity', { field: 'capacity' });
	return !own && speaksFor(act, person) && capacity !== 'representative' ? NOT_ALLOWED : null;
}

/** "Spoken" needs the speaker recorded present at that moment, unless it is the speaker's own command (R16). */
export function missingSpeaker(act: Act, command: Recording, person: Participant): Refusal | null {
	const { capacity, decision, form } = command;
	if (decision !== 'given' && decision !== 'informed') return null;
	if (form === undefined || form === 'signed') return null;
	if (act.actor.id === person.id || speaksFor(act, person)) return null;
	const represented = capacity === 'representative' && person.childOf.length > 0;
	const speakers = represented ? person.childOf : [person.id];
	const heard = speakers.some((id) => isPresent(act.meeting.table.participants.get(id)));
	return heard ? null : refuse('not-present', { field: 'form' });
}

/** [A10] a child below the age says, present, that they are not against it: their own no ends, and nothing opens by it. */
function isAssent(act: Act, command: Recording, person: Participant): boolean {
	if (command.decision !== 'informed' || command.capacity !== 'self') return false;
	const asked = act.actor.id === person.id || isPresent(person);
	return asked && isBelowAge(person, jurisdictionHere(act), act.at);
}

/** Where nobody may speak in this person's place, what is noted is noted at their own word. */
function voiceOf(act: Act, person: Participant, capacity?: string): StatementFact['voice'] {
	if (!mayBeRepresented(person, jurisdictionHere(act), act.at)) return 'self';
	if (capacity !== undefined) return capacity === 'representative' ? 'representative' : 'self';
	return act.actor.id !== person.id && isParentOf(act, person) ? 'representative' : 'self';
}

/** Nothing that closes ends by itself; what opens ends with the meeting's agreement days at the latest. */
function endOf(act: Act, command: Recording): Moment | null {
	if (command.decision === 'refused') return null;
	const latest = act.at + AGREEMENT_DAYS * DAY;
	return Math.min(command.until ?? latest, latest);
}

/** [A22] what opens and names no end of its own. */
const isForThisMeeting = ({ decision, until, lasting }: Recording): boolean =>
	decision !== 'refused' && until === undefined && !lasting;

const unknownIn = (act: Act, { persons, except, lift, missions }: Recording): Refusal | null =>
	act.unknownPeople(persons, except, lift) ?? act.unknownMissions(missions);

/** Whoever is named in it apart. */
function refusedRecording(act: Act, command: Recording, person: Participant): Refusal | null {
	// lifting an exclusion opens: it is part of a yes, never of a note that nobody was asked
	if (command.lift && command.lift.length > 0 && command.decision !== 'given')
		return refuse('malformed', { field: 'lift' });
	// only a yes to everything can last: parts stay in their meeting
	if (command.lasting && (command.decision !== 'given' || command.scope !== 'all'))
		return refuse('malformed', { field: 'lasting' });
	return (
		missingToOpen(act, command) ??
		wrongCapacity(act, command, person) ??
		missingSpeaker(act, command, person)
	);
}

const NOTHING_SAID = {
	audience: { missions: [], persons: [] },
	except: [],
	lift: [],
	purpose: null,
	reason: null,
	explained: null,
	capacity: null,
	form: null,
	assent: false,
	until: null,
	thisMeeting: false,
} as const;

/** Who noted it, and when it was said. */
const noted = (act: Act): Pick<StatementFact, 'id' | 'happenedAt' | 'by'> => ({
	id: act.id<AgreementId>(),
	happenedAt: act.happenedAt,
	by: act.actor.id,
});

/** [A6] a yes that lifts or names somebody again does so for each seat that they had here (R21). */
function lifted(act: Act, { decision, lift = [], persons = [] }: Recording): ParticipantId[] {
	const { participants } = act.meeting.table;
	const formerly = (id: ParticipantId): readonly ParticipantId[] =>
		participants.get(id)?.formerly ?? [];
	const again = decision === 'given' ? [...lift, ...persons].flatMap(formerly) : [];
	return [...new Set([...lift, ...again])];
}

export function recorded(act: Act, command: Recording, person: Participant): StatementFact {
	const owner = `person:${person.id}` as const;
	const { explained } = command;
	return {
		...noted(act),
		person: person.id,
		voice: voiceOf(act, person, command.capacity),
		scope: command.scope === 'all' ? 'all' : [...new Set(command.scope)],
		audience: audienceOf(command),
		except: [...new Set(command.except)],
		lift: lifted(act, command),
		decision: command.decision,
		purpose: act.wordsIf(owner, command.purpose),
		reason: act.wordsIf(owner, command.reason),
		explained: explained
			? {
					intention: act.words(owner, explained.intention),
					withWhom: act.words(owner, explained.withWhom),
					content: act.words(owner, explained.content),
				}
			: null,
		capacity: command.capacity ?? null,
		form: command.form ?? null,
		assent: isAssent(act, command, person),
		until: endOf(act, command),
		thisMeeting: isForThisMeeting(command),
	};
}

export const recordAgreement = (act: Act, command: Recording): Done | Refusal =>
	say(act, command, unknownIn(act, command));

/** `unknown`: what becomes of somebody, or something, named whom the actor does not know. */
export function say(act: Act, command: Recording, unknown: Refusal | null): Done | Refusal {
	const person = resolved(act, command.person, command.scope);
	if (isRefusal(person)) return person;
	if (!mayRecord(act, person, command.scope)) return NOT_ALLOWED;
	const refused = unknown ?? refusedRecording(act, command, person);
	if (refused) return refused;
	const statement = recorded(act, command, person);
	const lasting: MeetingEvent[] = command.lasting
		? [{ type: 'statement-lasting', statement: statement.id }]
		: [];
	const events: MeetingEvent[] = [{ type: 'statement-recorded', statement }, ...lasting];
	return done(events, { agreementId: statement.id });
}

/** A no refuses everybody, and names nobody; all else is said to the question as it was asked. */
function answering(command: CommandOf<'record-agreements'>, index: number): Recording {
	const { answers, commandId: _, ifVersion: __, ...asked } = command;
	const { decision, ...answer } = answers[index]!;
	const { scope, purpose, happenedAt } = asked;
	const question = decision === 'refused' ? { scope, purpose, happenedAt } : asked;
	return { ...question, ...answer, decision, type: 'record-agreement' };
}

/** [A23] each as if it had been recorded alone; one that may not be recorded leaves nothing of the others. */
export function recordAgreements(
	act: Act,
	command: CommandOf<'record-agreements'>,
): Done | Refusal {
	const spoken = command.answers.map(({ person, capacity }) => `${capacity ?? ''} ${person}`);
	if (new Set(spoken).size < spoken.length) return refuse('malformed', { field: 'answers' });
	const events: MeetingEvent[] = [];
	for (const index of command.answers.keys()) {
		const recorded = recordAgreement(act, answering(command, index));
		if (isRefusal(recorded)) return within(recorded, `answers.${index}`);
		events.push(...recorded.events);
	}
	return done(events);
}

/** What was not found stays without a field: nothing tells which of two is missing. */
const within = (refusal: Refusal, path: string): Refusal =>
	refusal.field === undefined ? refusal : { ...refusal, field: `${path}.${refusal.field}` };

function closing(
	act: Act,
	person: Participant,
	said: Pick<StatementFact, 'scope' | 'decision'>,
	words?: string,
): Done {
	const statement: StatementFact = {
		...NOTHING_SAID,
		...noted(act),
		...said,
		person: person.id,
		voice: voiceOf(act, person),
		reason: act.wordsIf(`person:${person.id}`, words),
	};
	return done([{ type: 'statement-recorded', statement }], { agreementId: statement.id });
}

const isAround = (act: Act): boolean =>
	isPresent(act.actor) || isInPhase(act.meeting.phases, act.actor);

/** At the person's word: any present reader of a part about them; the coordinator; for a child also a parent. */
function mayStop(act: Act, person: Participant, scope: Scope): boolean {
	if (person.id === act.actor.id || act.isCoordinator || speaksFor(act, person)) return true;
	if (!isAround(act)) return false;
	if (scope !== 'all') return scope.every((id) => !isAddressed(act.sight.sections.get(id)));
	return [...act.sight.sections].some(([id, access]) => {
		const section = act.meeting.sections.sections.get(id)!;
		// an extract tells whom it is addressed to nothing of whom it is about
		if (isAddressed(access)) return false;
		return section.opening !== null && section.about.includes(person.id);
	});
}

/** Acts at once and for the future (R9). A present reader stops a part that they read; "all" is the person's or the coordinator's. */
export function withdraw(act: Act, command: CommandOf<'withdraw-agreement'>): Done | Refusal {
	const person = resolved(act, command.person, command.scope);
	if (isRefusal(person)) return person;
	const wide = command.scope === 'all' && person.id !== act.actor.id;
	if (wide && !act.isCoordinator && !speaksFor(act, person)) return NOT_ALLOWED;
	if (!mayStop(act, person, command.scope)) return NOT_ALLOWED;
	const scope = command.scope === 'all' ? 'all' : [...new Set(command.scope)];
	return closing(act, person, { scope, decision: 'withdrawn' });
}

/** One gesture closes everything about a person; each holder then reopens what the person confirms. */
export function pause(act: Act, command: CommandOf<'pause-sharing'>): Done | Refusal {
	const person = resolved(act, command.person, 'all');
	if (isRefusal(person)) return person;
	if (!mayStop(act, person, 'all')) return NOT_ALLOWED;
	return closing(act, person, { scope: 'all', decision: 'paused' }, command.words);
}
