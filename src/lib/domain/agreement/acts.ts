// Acts on agreements: recording, withdrawing, pausing. Opening is demanding; narrowing is never refused.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { AgreementId, Moment, ParticipantId } from '../ids.ts';
import { isInPhase } from '../phase/facts.ts';
import { jurisdictionOf } from '../policy/jurisdictions/jurisdictions.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { isConcernedKind, type Participant } from '../table/facts.ts';
import { isEmpty } from './algebra.ts';
import type { Audience, Scope, StatementFact } from './facts.ts';
import { capacitiesOf, mayBeRepresented } from './voice.ts';

/** "This meeting" lasts at most this many days, when nobody said an end. */
export const AGREEMENT_DAYS = 60;
const DAY = 86_400_000;
const NOT_ALLOWED = refuse('not-allowed');

type Recording = CommandOf<'record-agreement'>;

const isParentOf = (act: Act, person: Participant): boolean =>
	person.childOf.includes(act.actor.id);

const speaksFor = (act: Act, person: Participant): boolean =>
	isParentOf(act, person) && mayBeRepresented(person, act.meeting.called.jurisdiction, act.at);

const isPresent = (participant: Participant | undefined): boolean =>
	participant?.presence === 'in-room' || participant?.presence === 'remote';

/** Resolves the person and the sections of the scope; what the actor cannot see does not exist. */
function resolved(act: Act, id: ParticipantId, scope: Scope): Participant | Refusal {
	const person = act.person(id);
	if (isRefusal(person)) return person;
	for (const sectionId of scope === 'all' ? [] : scope) {
		const seen = act.section(sectionId);
		if (isRefusal(seen)) return seen;
	}
	return isConcernedKind(person.kind) ? person : refuse('about', { field: 'person' });
}

/** The person, who represents them, the holder for the holder's sections, the coordinator for "all" and what they see. */
function mayRecord(act: Act, person: Participant, scope: Scope): boolean {
	if (person.id === act.actor.id || speaksFor(act, person) || act.actor.coordinator) return true;
	if (scope === 'all') return false;
	return scope.every((id) => act.meeting.sections.sections.get(id)?.holder === act.actor.id);
}

const audienceOf = (command: Recording): Audience => ({
	missions: [...new Set(command.missions)],
	persons: [...new Set(command.persons)],
});

/** What opens needs capacity, form, what was explained, and an audience; an empty audience opens nothing (R0). */
function missingToOpen(act: Act, command: Recording, person: Participant): Refusal | null {
	const { opening, withReason } = jurisdictionOf(act.meeting.called.jurisdiction);
	const opens = opening.some((decision) => decision === command.decision);
	if (!opens && command.decision !== 'given') return null;
	if (isEmpty(audienceOf(command))) return refuse('audience-missing', { field: 'missions' });
	for (const field of ['capacity', 'form', 'explained'] as const)
		if (command[field] === undefined) return refuse('malformed', { field });
	if (withReason.some((decision) => decision === command.decision) && !command.reason)
		return refuse('malformed', { field: 'reason' });
	return missingSpeaker(act, command, person);
}

/** "Spoken" needs the speaker recorded present at that moment, unless it is the speaker's own command (R16). */
function missingSpeaker(act: Act, command: Recording, person: Participant): Refusal | null {
	const { jurisdiction } = act.meeting.called;
	const capacity = command.capacity!;
	if (!capacitiesOf(person, jurisdiction, act.at).includes(capacity))
		return refuse('capacity', { field: 'capacity' });
	const own = act.actor.id === person.id;
	const representing = speaksFor(act, person) && !own;
	if (representing && capacity !== 'representative') return NOT_ALLOWED;
	if (own && capacity === 'representative') return refuse('capacity', { field: 'capacity' });
	if (own || representing || command.form === 'signed') return null;
	if (command.decision !== 'given' && command.decision !== 'informed') return null;
	const speakers = capacity === 'representative' ? person.childOf : [];
	const present = [person.id, ...speakers].some((id) =>
		isPresent(act.meeting.table.participants.get(id)),
	);
	return present ? null : refuse('not-present', { field: 'form' });
}

const voiceOf = (act: Act, person: Participant, capacity?: string): StatementFact['voice'] => {
	const isParent = act.actor.id !== person.id && isParentOf(act, person);
	return capacity === 'representative' || (capacity === undefined && isParent)
		? 'representative'
		: 'self';
};

const NARROWING: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'paused']);

/** Nothing that closes ends by itself; what opens ends with the meeting's agreement days at the latest. */
function endOf(act: Act, command: Recording): Moment | null {
	if (NARROWING.has(command.decision)) return null;
	const latest = act.at + AGREEMENT_DAYS * DAY;
	return Math.min(command.until ?? latest, latest);
}

export function recordAgreement(act: Act, command: Recording): Done | Refusal {
	const person = resolved(act, command.person, command.scope);
	if (isRefusal(person)) return person;
	const { persons, except, lift, missions } = command;
	const unknown = act.unknownPeople(persons, except, lift) ?? act.unknownMissions(missions);
	if (unknown) return unknown;
	if (!mayRecord(act, person, command.scope)) return NOT_ALLOWED;
	const missing = missingToOpen(act, command, person);
	if (missing) return missing;
	const owner = `person:${person.id}` as const;
	const { explained } = command;
	const statement: StatementFact = {
		id: act.id<AgreementId>(),
		happenedAt: act.happenedAt,
		person: person.id,
		voice: voiceOf(act, person, command.capacity),
		scope: command.scope === 'all' ? 'all' : [...new Set(command.scope)],
		audience: audienceOf(command),
		except: [...new Set(except)],
		lift: [...new Set(lift)],
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
		until: endOf(act, command),
		by: act.actor.id,
	};
	return done([{ type: 'statement-recorded', statement }], { agreementId: statement.id });
}

function closing(
	act: Act,
	person: Participant,
	scope: Scope,
	decision: 'withdrawn' | 'paused',
	words?: string,
): Done {
	const statement: StatementFact = {
		id: act.id<AgreementId>(),
		happenedAt: act.happenedAt,
		person: person.id,
		voice: voiceOf(act, person),
		scope,
		audience: { missions: [], persons: [] },
		except: [],
		lift: [],
		decision,
		purpose: null,
		reason: act.wordsIf(`person:${person.id}`, words),
		explained: null,
		capacity: null,
		form: null,
		until: null,
		by: act.actor.id,
	};
	return done([{ type: 'statement-recorded', statement }], { agreementId: statement.id });
}

const isAround = (act: Act): boolean =>
	isPresent(act.actor) || isInPhase(act.meeting.phases, act.actor);

/** At the person's word: any present reader of a part about them; the coordinator; for a child also a parent. */
function mayStop(act: Act, person: Participant, scope: Scope): boolean {
	if (person.id === act.actor.id || act.actor.coordinator || speaksFor(act, person)) return true;
	if (person.childOf.includes(act.actor.id) || !isAround(act)) return false;
	if (scope !== 'all') return true;
	return [...act.sight.sections.keys()].some((id) => {
		const section = act.meeting.sections.sections.get(id)!;
		return section.opening !== null && section.about.includes(person.id);
	});
}

/** Acts at once and for the future (R9). A present reader stops a part that they read; "all" is the person's or the coordinator's. */
export function withdraw(act: Act, command: CommandOf<'withdraw-agreement'>): Done | Refusal {
	const person = resolved(act, command.person, command.scope);
	if (isRefusal(person)) return person;
	const wide = command.scope === 'all' && person.id !== act.actor.id;
	if (wide && !act.actor.coordinator && !speaksFor(act, person)) return NOT_ALLOWED;
	if (!mayStop(act, person, command.scope)) return NOT_ALLOWED;
	return closing(act, person, command.scope, 'withdrawn');
}

/** One gesture closes everything about a person; each holder then reopens what the person confirms. */
export function pause(act: Act, command: CommandOf<'pause-sharing'>): Done | Refusal {
	const person = resolved(act, command.person, 'all');
	if (isRefusal(person)) return person;
	if (!mayStop(act, person, 'all')) return NOT_ALLOWED;
	return closing(act, person, 'all', 'paused', command.words);
}
