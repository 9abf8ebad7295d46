// How each person at the table appears to one reader: structure for the coordinator, tags for the bound, introductions for all.
import { capacitiesOf } from '../agreement/voice.ts';
import type { ParticipantId } from '../ids.ts';
import { isConference, wordsOf } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import { commonAccessNow } from '../policy/derived.ts';
import {
	isAskedToUndertake,
	isBound,
	isConcernedKind,
	type Noted,
	type Participant,
} from '../table/facts.ts';
import type { Looking } from './looking.ts';
import { planView } from './plan-view.ts';
import type { MeView, MeetingHead, ParticipantView, PromiseMade } from './view.ts';
import { labelOf } from './label.ts';

const promiseOf = ({ secrecy }: Participant): PromiseMade =>
	secrecy === 'bound' ? 'secrecy' : secrecy === 'discretion' ? 'discretion' : 'none';

/** Tags are for those bound by secrecy; the coordinator set them and keeps them in order. */
const seesTags = ({ me, sight }: Looking): boolean =>
	!sight.limited && (isBound(me) || me.coordinator);

const runs = ({ me, sight }: Looking): boolean => me.coordinator && !sight.limited;

export const known = (looking: Looking, ids: readonly ParticipantId[]): ParticipantId[] =>
	ids.filter((id) => looking.sight.people.has(id)).sort();

function linkOf(looking: Looking, person: Participant): Pick<ParticipantView, 'link'> {
	const to = person.accompanies ?? person.supervisor;
	const { me, sight } = looking;
	if (sight.limited) return {};
	if (to === null || !(me.coordinator || me.id === to || me.id === person.id)) return {};
	const { kind, linkConfirmed: confirmed, noticed } = person;
	return { link: { to, confirmed, ...(kind === 'volunteer' && { noticed }) } };
}

/** How they were invited and by whom accompanied is for the person and for who noted it. */
function invitation(looking: Looking, person: Participant): Partial<ParticipantView> {
	const { me, meeting, sight } = looking;
	const isTold = (field: Noted): boolean =>
		!sight.limited && person[field] !== null && [person.id, person.notedBy[field]].includes(me.id);
	const { invitedOn, invitedHow, accompaniedBy } = person;
	return {
		...(isTold('invitedOn') && { invitedOn: invitedOn! }),
		...(isTold('invitedHow') && { invitedHow: wordsOf(meeting, invitedHow) }),
		...(isTold('accompaniedBy') && { accompaniedBy: wordsOf(meeting, accompaniedBy) }),
	};
}

/** Whose child somebody is, and who may speak for them: for whoever may note it, and for those at either end. */
function family(looking: Looking, person: Participant): Partial<ParticipantView> {
	const { me, meeting, at, sight } = looking;
	const own = !sight.limited && [person.id, ...person.childOf].includes(me.id);
	if (!isConcernedKind(person.kind) || !(own || seesTags(looking))) return {};
	return {
		...(person.childOf.length > 0 && { childOf: known(looking, person.childOf) }),
		capacities: capacitiesOf(person, meeting.called.jurisdiction, at),
	};
}

/**
 * [T19] who gave it, and when. That it was not given tells nothing of who is asked: an authority, whose tag is for the
 * bound, looks the same.
 */
const undertook = ({ sight }: Looking, person: Participant): Partial<ParticipantView> =>
	isAskedToUndertake(person) && person.undertookAt !== null && !sight.limited
		? { undertookAt: person.undertookAt }
		: {};

/** On a device that was not recognised nothing addressed to anybody opens, and nothing is asked. */
function undertaking({ me, sight, meeting }: Looking): Pick<MeView, 'undertaking'> {
	if (sight.limited || meeting.notesErasedAt !== null || !isAskedToUndertake(me)) return {};
	return { undertaking: me.undertookAt === null ? 'asked' : 'given' };
}

export function personView(looking: Looking, person: Participant): ParticipantView {
	const { meeting } = looking;
	return {
		id: person.id,
		name: wordsOf(meeting, person.words.name),
		introducedAs: wordsOf(meeting, person.words.introducedAs),
		promise: promiseOf(person),
		...undertook(looking, person),
		presence: person.presence,
		...(person.alone !== null && { alone: person.alone }),
		family: isConcernedKind(person.kind),
		coordinator: person.coordinator,
		seated: person.seated,
		...(seesTags(looking) && {
			service: wordsOf(meeting, person.words.service),
			function: wordsOf(meeting, person.words.function),
			kind: person.kind,
			missions: [...person.missions].sort(),
		}),
		...(runs(looking) && { byCode: person.codes > 0 }),
		...linkOf(looking, person),
		...family(looking, person),
		...invitation(looking, person),
	};
}

export function meView(looking: Looking): MeView {
	const { meeting, me, at, sight } = looking;
	const missions = sight.limited ? [] : me.missions;
	return {
		participantId: me.id,
		name: wordsOf(meeting, me.words.name),
		kind: me.kind,
		secrecy: me.secrecy,
		missions: meeting.called.missions
			.filter(({ id }) => missions.includes(id))
			.map(({ id, label }) => ({ id, label: wordsOf(meeting, label) })),
		coordinator: runs(looking),
		entry: sight.limited ? 'common' : 'whole',
		...undertaking(looking),
		inPhase: isInPhase(meeting.phases, me),
		writesCommon: commonAccessNow(meeting, me, at).access === 'write',
	};
}

/** The phase is known to those in it, and to the coordinator, whose structure it is. */
function phaseView(looking: Looking): MeetingHead['phase'] {
	const { meeting, me } = looking;
	const { current } = meeting.phases;
	if (!current || !(runs(looking) || isInPhase(meeting.phases, me))) return null;
	const present = [...meeting.table.participants.values()]
		.filter((person) => isInPhase(meeting.phases, person))
		.map(({ id }) => id);
	// [V15] whoever has it can listen: those in the step, and not whoever runs the meeting from outside it
	const listens = current.call !== null && isInPhase(meeting.phases, me) && !looking.sight.limited;
	return {
		id: current.id,
		title: wordsOf(meeting, current.title),
		present: known(looking, present),
		...(listens && { call: wordsOf(meeting, current.call) }),
	};
}

/** [V16] as far as they know who put it up. */
function wallView(looking: Looking): Partial<MeetingHead> {
	const { meeting, me, sight } = looking;
	if (meeting.wall === null || sight.limited) return {};
	if (!runs(looking) && !isInPhase(meeting.phases, me)) return {};
	return { wall: { by: known(looking, [meeting.wall])[0] ?? null } };
}

/** On what a case conference rests: for everybody in it, on a recognised device; whom it names for the coordinator. */
function conferenceView(looking: Looking): Partial<MeetingHead> {
	const { meeting, sight } = looking;
	const { authorisation: given, called } = meeting;
	if (!isConference(meeting) || sight.limited) return {};
	const legalBasis = wordsOf(meeting, called.legalBasis);
	return {
		...(legalBasis && { legalBasis }),
		...(given && {
			authorisation: {
				by: wordsOf(meeting, given.by),
				date: given.date,
				purpose: wordsOf(meeting, given.purpose),
				modalities: wordsOf(meeting, given.modalities),
				...(runs(looking) && {
					participants: given.participants.map((name) => wordsOf(meeting, name)),
				}),
			},
		}),
	};
}

export function headView(looking: Looking): MeetingHead {
	const { meeting } = looking;
	const { called } = meeting;
	return {
		id: meeting.id,
		label: labelOf(called.date),
		kind: called.kind,
		state: meeting.state,
		jurisdiction: called.jurisdiction,
		purpose: wordsOf(meeting, called.purpose),
		date: called.date,
		place: called.place === null ? null : wordsOf(meeting, called.place),
		startedAt: meeting.startedAt,
		endedAt: meeting.endedAt,
		phase: phaseView(looking),
		...wallView(looking),
		...conferenceView(looking),
		...planView(looking),
		...(seesTags(looking) && {
			missions: called.missions.map(({ id, label }) => ({ id, label: wordsOf(meeting, label) })),
		}),
	};
}
