// Acts on the table: inviting, naming, retagging, removing, renewing codes, confirming links, presence. The coordinator's, but for one's own.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { ParticipantId } from '../ids.ts';
import { wordsOf, type MeetingEvent } from '../meeting/facts.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../refusal.ts';
import { isToldOfEntries } from '../policy/visibility.ts';
import { refusedField } from './combinations.ts';
import {
	isConcernedKind,
	type Kind,
	type Participant,
	type PersonWords,
	type Tags,
} from './facts.ts';

const NOT_ALLOWED = refuse('not-allowed');

const links = (tags: Tags): ParticipantId[] =>
	[tags.accompanies, tags.supervisor].filter((id) => id !== null);

/** Links point to people at this table: a person concerned, a bound professional, parents. [P17] */
function refusedLinks(act: Act, tags: Tags): Refusal | null {
	const unknown = act.unknownPeople(links(tags), tags.childOf);
	if (unknown) return unknown;
	const kindOf = (id: ParticipantId): Kind => act.meeting.table.participants.get(id)!.kind;
	if (tags.accompanies !== null && !isConcernedKind(kindOf(tags.accompanies)))
		return refuse('combination', { field: 'accompanies' });
	if (tags.supervisor !== null) {
		const supervisor = act.meeting.table.participants.get(tags.supervisor)!;
		const isFit = supervisor.kind === 'professional' && supervisor.secrecy === 'bound';
		if (!isFit) return refuse('combination', { field: 'supervisor' });
	}
	const grown = tags.childOf.every((id) => kindOf(id) === 'parent' || kindOf(id) === 'adult');
	return grown ? null : refuse('combination', { field: 'childOf' });
}

function refusedTags(act: Act, tags: Tags): Refusal | null {
	const unknown = act.unknownMissions(tags.missions);
	if (unknown) return unknown;
	const field = refusedField(tags);
	if (field) return refuse('combination', { field });
	return refusedLinks(act, tags);
}

function wordsOfPerson(
	act: Act,
	id: ParticipantId,
	from: { name: string; service?: string; function?: string; introducedAs?: string },
): PersonWords {
	const owner = `person:${id}` as const;
	return {
		name: act.words(owner, from.name),
		service: act.wordsIf(owner, from.service),
		function: act.wordsIf(owner, from.function),
		introducedAs: act.wordsIf(owner, from.introducedAs),
	};
}

/** One human is one participant (R21): an account sits at a table once. */
const sitsAlready = (act: Act, account: string | undefined): boolean =>
	account !== undefined &&
	[...act.meeting.table.participants.values()].some(
		(participant) => participant.account === account && !participant.removed,
	);

const sameName = (a: string, b: string): boolean =>
	a.trim().toLocaleLowerCase('fr') === b.trim().toLocaleLowerCase('fr');

/** [T11] under an authorisation without another legal basis, only whom it names sit. */
function isUnauthorised({ meeting }: Act, name: string): boolean {
	const { authorisation, called } = meeting;
	if (!authorisation || called.legalBasis !== null) return false;
	return !authorisation.participants.some((text) => sameName(wordsOf(meeting, text), name));
}

export function invite(act: Act, command: CommandOf<'invite'>): Done | Refusal {
	if (!act.isCoordinator) return NOT_ALLOWED;
	const tags: Tags = {
		kind: command.kind,
		secrecy: command.secrecy,
		missions: [...new Set(command.missions)],
		coordinator: command.coordinator ?? false,
		accompanies: command.accompanies ?? null,
		supervisor: command.supervisor ?? null,
		childOf: [...new Set(command.childOf)],
		bornOn: command.bornOn ?? null,
		until: command.until ?? null,
	};
	const refused = refusedTags(act, tags);
	if (refused) return refused;
	if (sitsAlready(act, command.account)) return refuse('already-at-table');
	if (isUnauthorised(act, command.name)) return refuse('not-authorised', { field: 'name' });
	const participant = act.id<ParticipantId>();
	const code = command.account === undefined;
	const event: MeetingEvent = {
		type: 'participant-invited',
		participant,
		words: wordsOfPerson(act, participant, command),
		tags,
		seated: true,
		account: command.account ?? null,
		code,
		by: act.actor.id,
	};
	return done([event], {
		participantId: participant,
		...(code && { code: { participant, number: 1 } }),
	});
}

export function namePerson(act: Act, command: CommandOf<'name-person'>): Done | Refusal {
	if (!act.isCoordinator) return NOT_ALLOWED;
	if (!isConcernedKind(command.kind)) return refuse('combination', { field: 'kind' });
	const tags: Tags = {
		kind: command.kind,
		secrecy: 'none',
		missions: [],
		coordinator: false,
		accompanies: null,
		supervisor: null,
		childOf: [...new Set(command.childOf)],
		bornOn: command.bornOn ?? null,
		until: null,
	};
	const refused = refusedTags(act, tags);
	if (refused) return refused;
	const participant = act.id<ParticipantId>();
	const event: MeetingEvent = {
		type: 'participant-invited',
		participant,
		words: wordsOfPerson(act, participant, command),
		tags,
		seated: false,
		account: null,
		code: false,
		by: act.actor.id,
	};
	return done([event], { participantId: participant });
}

const retagged = (before: Participant, command: CommandOf<'retag'>): Tags => ({
	kind: command.kind ?? before.kind,
	secrecy: command.secrecy ?? before.secrecy,
	missions: command.missions ? [...new Set(command.missions)] : before.missions,
	coordinator: command.coordinator ?? before.coordinator,
	accompanies: command.accompanies === undefined ? before.accompanies : command.accompanies,
	supervisor: command.supervisor === undefined ? before.supervisor : command.supervisor,
	childOf: command.childOf ? [...new Set(command.childOf)] : before.childOf,
	bornOn: command.bornOn ?? before.bornOn,
	until: command.until === undefined ? before.until : command.until,
});

/** Nobody retags themselves (R2); whoever is concerned stays concerned, and nobody becomes it by a tag (R21). */
export function retag(act: Act, command: CommandOf<'retag'>): Done | Refusal {
	const before = act.person(command.participantId);
	if (isRefusal(before)) return before;
	if (!act.isCoordinator || before.id === act.actor.id) return NOT_ALLOWED;
	const tags = retagged(before, command);
	if (isConcernedKind(tags.kind) !== isConcernedKind(before.kind))
		return refuse('combination', { field: 'kind' });
	const refused = refusedTags(act, tags);
	if (refused) return refused;
	const event: MeetingEvent = {
		type: 'participant-retagged',
		participant: before.id,
		tags,
		by: act.actor.id,
	};
	return done([event], { participantId: before.id });
}

/** The last coordinator stays: a table that nobody can run helps no family. */
export function remove(act: Act, command: CommandOf<'remove'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	if (!act.isCoordinator || person.id === act.actor.id) return NOT_ALLOWED;
	return done([{ type: 'participant-removed', participant: person.id, by: act.actor.id }]);
}

export function renewCode(act: Act, command: CommandOf<'renew-code'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	if (!act.isCoordinator || person.codes === 0) return NOT_ALLOWED;
	const code = { participant: person.id, number: person.codes + 1 };
	return done([{ type: 'code-renewed', participant: person.id, by: act.actor.id }], { code });
}

/** Only the person accompanied, or the supervisor, makes a link true (R11). */
export function confirmLink(act: Act, command: CommandOf<'confirm-link'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	const other = person.accompanies ?? person.supervisor;
	if (other === null || other !== act.actor.id) return NOT_ALLOWED;
	if (person.linkConfirmed) return done([]);
	return done([{ type: 'link-confirmed', participant: person.id, by: act.actor.id }]);
}

/** Presence is recorded by someone, never deduced; everyone records that they themselves have left. */
export function recordPresence(act: Act, command: CommandOf<'record-presence'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	const ownLeaving = person.id === act.actor.id && command.presence === 'left';
	if (!act.isCoordinator && !ownLeaving) return NOT_ALLOWED;
	const owner = `person:${person.id}` as const;
	const event: MeetingEvent = {
		type: 'presence-recorded',
		participant: person.id,
		presence: command.presence,
		invitedOn: command.invitedOn ?? null,
		invitedHow: act.wordsIf(owner, command.invitedHow),
		accompaniedBy: act.wordsIf(owner, command.accompaniedBy),
		happenedAt: act.happenedAt,
		by: act.actor.id,
	};
	return done([event]);
}

/** A holder lets a person's later device read one of the holder's sections. */
export function admitEntry(act: Act, command: CommandOf<'admit-entry'>): Done | Refusal {
	const seen = act.section(command.sectionId);
	if (isRefusal(seen)) return seen;
	if (seen.section.holder !== act.actor.id) return NOT_ALLOWED;
	const entry = act.meeting.table.entries.get(command.entryId);
	if (!entry || !isToldOfEntries(act.meeting, act.actor.id, entry.participant)) return NOT_FOUND;
	if (entry.admitted.includes(command.sectionId)) return done([]);
	const { entryId, sectionId } = command;
	return done([{ type: 'entry-admitted', entry: entryId, section: sectionId, by: act.actor.id }]);
}
