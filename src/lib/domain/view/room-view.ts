// The screen on the wall: what everybody who is recorded present in the phase may read, and nothing that tells of more (R20).
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
	/** Who is in the room or on the line, as far as everybody there knows them. */
	readonly people: readonly { readonly name: string; readonly introducedAs: string }[];
	readonly sections: readonly (Pick<SectionView, 'id' | 'title' | 'kind'> & {
		readonly groundRules?: true;
	})[];
	readonly outcomes: readonly Pick<OutcomeView, 'id' | 'text' | 'who' | 'due'>[];
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

/**
 * Whose view narrows the wall: those who are there, and whoever put it up, there or not, since the screen may be
 * wherever they are. Nobody, once that person runs the meeting no more or somebody there has no place at the table.
 */
function lookingOn(
	{ table }: Meeting,
	present: readonly Participant[],
	by: ParticipantId,
	restricted: (person: ParticipantId) => Restricted | null,
): (Restricted | null)[] {
	const host = table.participants.get(by);
	if (!host?.coordinator) return [];
	const people = present.some(({ id }) => id === by) ? present : [...present, host];
	const views = people.map(({ id }) => restricted(id));
	return people.some(({ seated }, place) => seated && !views[place]) ? [] : views;
}

/** `restricted`: the one restricter. `by`: who put the screen up. Nobody there: nothing is shown. */
export function roomView(
	meeting: Meeting,
	by: ParticipantId,
	restricted: (person: ParticipantId) => Restricted | null,
): Room {
	const recorded = presentNow(meeting);
	const views = recorded.length > 0 ? lookingOn(meeting, recorded, by, restricted) : [];
	const present = views.length > 0 ? recorded : [];
	const sections = sharedSections(meeting, views);
	const [first] = views.filter((one) => one !== null);
	const { kind } = meeting.called;
	const { current } = meeting.phases;
	return {
		view: {
			meeting: { label: labelOf(meeting.called.date), kind, state: meeting.state },
			phase: current && present.length > 0 ? wordsOf(meeting, current.title) : null,
			people: knownToAll(present, views).map(({ words }) => ({
				name: wordsOf(meeting, words.name),
				introducedAs: wordsOf(meeting, words.introducedAs),
			})),
			sections: sections.map(({ id, title, kind: sign, groundRules }) => ({
				id,
				title,
				kind: sign,
				...(groundRules && { groundRules: true as const }),
			})),
			outcomes: sharedOutcomes(views, new Set(sections.map(({ id }) => id))),
		},
		grants: new Map(sections.map(({ id }) => [id, first!.grants.get(id)!])),
	};
}
