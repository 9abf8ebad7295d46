// A screen that several look at: what each of them may read, and nothing that tells of more (R20). On the wall these are
// all who are recorded present in the phase; at one laptop, whoever said that they sit there.
import type { ParticipantId, SectionId } from '../ids.ts';
import { wordsOf, type Meeting } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import type { Participant } from '../table/facts.ts';
import { labelOf } from './label.ts';
import type { Grant } from './grant.ts';
import type { MeetingHead, OutcomeView, SectionView } from './view.ts';
import type { Restricted } from './view-of.ts';

export interface RoomView {
	readonly meeting: Pick<MeetingHead, 'label' | 'kind' | 'state'>;
	/** The step's title; empty for the first one, null between steps. */
	readonly phase: string | null;
	/** On the wall: who is in the room or on the line, as far as everybody there knows them. */
	readonly people: readonly { readonly name: string; readonly introducedAs: string }[];
	readonly sections: readonly (Pick<SectionView, 'id' | 'title' | 'kind'> & {
		readonly groundRules?: true;
		/** [V18] a line can be added at the wall. */
		readonly writes?: true;
	})[];
	/** In whose name; null where somebody there does not know them. */
	readonly writer?: string | null;
	readonly outcomes: readonly Pick<OutcomeView, 'id' | 'text' | 'who' | 'due'>[];
	/** Of some who share a laptop, and not on the wall. */
	readonly together?: true;
}

/** Whose screen it is, and for whom. */
export interface Seen {
	/** Who put it up. */
	readonly by: ParticipantId;
	/** Who sits before it with them; null on the wall, which is for whoever is there. */
	readonly among: readonly ParticipantId[] | null;
}

export interface Room {
	readonly view: RoomView;
	/** To the words of these parts; each is the grant of somebody who is present. */
	readonly grants: ReadonlyMap<SectionId, Grant>;
}

const isNear = ({ presence, removed }: Participant): boolean =>
	!removed && (presence === 'in-room' || presence === 'remote');

/**
 * Recorded present in the running phase. A step that names its people has recorded them; whoever runs the meeting is
 * there until noted away, since they put the screen up. Who has no seat can be named in no step, and is there until
 * noted away.
 */
export function presentNow({ table, phases }: Meeting): Participant[] {
	const { current } = phases;
	const everybody = current?.present === 'everyone';
	return [...table.participants.values()].filter((person) => {
		if (!person.seated) return current !== null && isNear(person);
		const recorded = isNear(person) || person.coordinator || !everybody;
		return recorded && isInPhase(phases, person);
	});
}

/** Only what is open lies on a table, and what is addressed to one person is for their eyes. */
const liesOpen = ({ state, kind }: SectionView): boolean =>
	state === 'open' && kind !== 'addressed' && kind !== 'draft' && kind !== 'confided';

/** Somebody without a seat reads nothing of their own; they hear what is the whole table's. */
const isForAll = ({ sections }: Meeting, id: SectionId): boolean => {
	const section = sections.sections.get(id);
	return section?.kind === 'common' && section.opening?.named === 'everyone';
};

function sharedSections(meeting: Meeting, views: readonly (Restricted | null)[]): SectionView[] {
	const [first] = views.filter((one) => one !== null);
	if (!first) return [];
	const reads = (one: Restricted | null, id: SectionId): boolean =>
		one
			? one.view.sections.some((part) => part.id === id && liesOpen(part))
			: isForAll(meeting, id);
	return first.view.sections.filter(
		(part) => liesOpen(part) && views.every((one) => reads(one, part.id)),
	);
}

function sharedOutcomes(
	views: readonly (Restricted | null)[],
	lies: ReadonlySet<string>,
): RoomView['outcomes'] {
	const [first] = views.filter((one) => one !== null);
	const has = (one: Restricted | null, id: string): boolean =>
		one === null || one.view.outcomes.some((outcome) => outcome.id === id);
	return (first?.view.outcomes ?? [])
		.filter(({ section }) => section === null || lies.has(section))
		.filter(({ id }) => views.every((one) => has(one, id)))
		.map(({ id, text, who, due }) => ({ id, text, who, due }));
}

/** Who has no seat is in nobody's phase: whoever does not know them reads no name of theirs off the wall. */
const knownToAll = (present: readonly Participant[], views: readonly (Restricted | null)[]) =>
	present.filter(({ id }) =>
		views.every((one) => one === null || one.view.participants.some((known) => known.id === id)),
	);

interface Onlookers {
	readonly people: readonly Participant[];
	/** In the order of the people; null for whoever has no seat. */
	readonly views: readonly (Restricted | null)[];
}
const NOBODY: Onlookers = { people: [], views: [] };
type Restrict = (person: ParticipantId) => Restricted | null;

/** Nobody, once somebody of them has no place at the table any more. */
function lookedAtBy(people: readonly Participant[], restricted: Restrict): Onlookers {
	const views = people.map(({ id, seated }) => (seated ? restricted(id) : null));
	const isGone = people.some(({ seated, removed }, place) => removed || (seated && !views[place]));
	return isGone ? NOBODY : { people, views };
}

/** [V17] those who said that they sit there, wherever the meeting stands. */
function atOneLaptop({ table }: Meeting, ids: readonly ParticipantId[], restricted: Restrict) {
	const people = ids.map((id) => table.participants.get(id));
	return people.every((one) => one !== undefined) ? lookedAtBy(people, restricted) : NOBODY;
}

/**
 * Whose view narrows the wall: those who are there, and whoever put it up, there or not, since the screen may be
 * wherever they are. Nobody, once that person runs the meeting no more or somebody there has no place at the table.
 */
function beforeTheWall(meeting: Meeting, by: ParticipantId, restricted: Restrict): Onlookers {
	const present = presentNow(meeting);
	const host = meeting.table.participants.get(by);
	if (!host?.coordinator || present.length === 0) return NOBODY;
	const isThere = present.some(({ id }) => id === by);
	const { people, views } = lookedAtBy(isThere ? present : [...present, host], restricted);
	return { people: people.length > 0 ? present : [], views };
}

/** The step's title, for those who are all in it. */
function stepOf(meeting: Meeting, { people, views }: Onlookers): string | null {
	const { current } = meeting.phases;
	const knows = (one: Restricted | null): boolean =>
		one === null || one.view.meeting.phase !== null;
	const isTold = current !== null && people.length > 0 && views.every(knows);
	return isTold ? wordsOf(meeting, current.title) : null;
}

const named = (meeting: Meeting, people: readonly Participant[]): RoomView['people'] =>
	people.map(({ words }) => ({
		name: wordsOf(meeting, words.name),
		introducedAs: wordsOf(meeting, words.introducedAs),
	}));

/** [V18] as far as everybody there knows them. */
function writerOf(meeting: Meeting, by: ParticipantId, { views }: Onlookers): Partial<RoomView> {
	if (views.length === 0) return {};
	const host = meeting.table.participants.get(by)!;
	const [known] = named(meeting, knownToAll([host], views));
	return { writer: known?.name ?? null };
}

/** `restricted`: the one restricter. Nobody before it: nothing is shown. */
export function roomView(meeting: Meeting, { by, among }: Seen, restricted: Restrict): Room {
	const onlookers = among
		? atOneLaptop(meeting, [by, ...among], restricted)
		: beforeTheWall(meeting, by, restricted);
	const { people, views } = onlookers;
	const sections = sharedSections(meeting, views);
	const [first] = views.filter((one) => one !== null);
	const own = among || views.length === 0 ? null : restricted(by);
	const takesLines = (id: SectionId): boolean =>
		own?.view.sections.some(
			(part) => part.id === id && part.kind === 'common' && part.access === 'write',
		) ?? false;
	return {
		view: {
			meeting: {
				label: labelOf(meeting.called.date),
				kind: meeting.called.kind,
				state: meeting.state,
			},
			phase: stepOf(meeting, onlookers),
			people: among ? [] : named(meeting, knownToAll(people, views)),
			sections: sections.map(({ id, title, kind: sign, groundRules }) => ({
				id,
				title,
				kind: sign,
				...(groundRules && { groundRules: true as const }),
				...(takesLines(id) && { writes: true as const }),
			})),
			outcomes: sharedOutcomes(views, new Set(sections.map(({ id }) => id))),
			...(among ? { together: true as const } : writerOf(meeting, by, onlookers)),
		},
		grants: new Map(sections.map(({ id }) => [id, first!.grants.get(id)!])),
	};
}
