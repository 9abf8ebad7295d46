// How each person at the table appears to one reader: structure for the coordinator, tags for the bound, introductions for all.
import { capacitiesOf } from '../agreement/voice.ts';
import type { ParticipantId } from '../ids.ts';
import { wordsOf } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import { commonAccessNow } from '../policy/derived.ts';
import { isBound, isConcernedKind, type Participant } from '../table/facts.ts';
import type { Looking } from './looking.ts';
import type { MeView, MeetingHead, ParticipantView, PromiseMade } from './view.ts';
import { labelOf } from './label.ts';

const promiseOf = ({ secrecy }: Participant): PromiseMade =>
	secrecy === 'bound' ? 'secrecy' : secrecy === 'discretion' ? 'discretion' : 'none';

/** Tags are for those bound by secrecy; the coordinator set them and keeps them in order. */
const seesTags = ({ me }: Looking): boolean => isBound(me) || me.coordinator;

export const known = (looking: Looking, ids: readonly ParticipantId[]): ParticipantId[] =>
	ids.filter((id) => looking.sight.people.has(id)).sort();

function linkOf(looking: Looking, person: Participant): Pick<ParticipantView, 'link'> {
	const to = person.accompanies ?? person.supervisor;
	const { me } = looking;
	if (to === null || !(me.coordinator || me.id === to || me.id === person.id)) return {};
	return { link: { to, confirmed: person.linkConfirmed } };
}

/** How they were invited and by whom accompanied is for the person and the recorder. */
function invitation(looking: Looking, person: Participant): Partial<ParticipantView> {
	const { me, meeting } = looking;
	if (me.id !== person.id && me.id !== person.presenceBy) return {};
	return {
		...(person.invitedOn && { invitedOn: person.invitedOn }),
		...(person.invitedHow && { invitedHow: wordsOf(meeting, person.invitedHow) }),
		...(person.accompaniedBy && { accompaniedBy: wordsOf(meeting, person.accompaniedBy) }),
	};
}

function capacities(looking: Looking, person: Participant): Partial<ParticipantView> {
	const { me, meeting, at } = looking;
	const records = seesTags(looking) || me.id === person.id || person.childOf.includes(me.id);
	if (!isConcernedKind(person.kind) || !records) return {};
	return { capacities: capacitiesOf(person, meeting.called.jurisdiction, at) };
}

export function personView(looking: Looking, person: Participant): ParticipantView {
	const { meeting, me } = looking;
	return {
		id: person.id,
		name: wordsOf(meeting, person.words.name),
		introducedAs: wordsOf(meeting, person.words.introducedAs),
		promise: promiseOf(person),
		presence: person.presence,
		family: isConcernedKind(person.kind),
		coordinator: person.coordinator,
		seated: person.seated,
		...(seesTags(looking) && {
			service: wordsOf(meeting, person.words.service),
			function: wordsOf(meeting, person.words.function),
			kind: person.kind,
			missions: [...person.missions].sort(),
		}),
		...(me.coordinator && { byCode: person.codes > 0 }),
		...(person.childOf.length > 0 &&
			(seesTags(looking) || me.id === person.id || person.childOf.includes(me.id)) && {
				childOf: known(looking, person.childOf),
			}),
		...linkOf(looking, person),
		...capacities(looking, person),
		...invitation(looking, person),
	};
}

export function meView({ meeting, me, reader, at }: Looking): MeView {
	const entry = reader.entry === null ? undefined : meeting.table.entries.get(reader.entry);
	return {
		participantId: me.id,
		name: wordsOf(meeting, me.words.name),
		kind: me.kind,
		secrecy: me.secrecy,
		missions: meeting.called.missions
			.filter(({ id }) => me.missions.includes(id))
			.map(({ id, label }) => ({ id, label: wordsOf(meeting, label) })),
		coordinator: me.coordinator,
		entry: reader.entry === null || entry?.whole === true ? 'whole' : 'common',
		inPhase: isInPhase(meeting.phases, me),
		writesCommon: commonAccessNow(meeting, me, at).access === 'write',
	};
}

/** The phase is known to those in it, and to the coordinator, whose structure it is. */
function phaseView(looking: Looking): MeetingHead['phase'] {
	const { meeting, me } = looking;
	const { current } = meeting.phases;
	if (!current || !(me.coordinator || isInPhase(meeting.phases, me))) return null;
	const present = [...meeting.table.participants.values()]
		.filter((person) => isInPhase(meeting.phases, person))
		.map(({ id }) => id);
	return {
		id: current.id,
		title: wordsOf(meeting, current.title),
		present: known(looking, present),
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
		...(seesTags(looking) && {
			missions: called.missions.map(({ id, label }) => ({ id, label: wordsOf(meeting, label) })),
		}),
	};
}
