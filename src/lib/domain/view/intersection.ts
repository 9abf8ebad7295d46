// A group's view is the intersection of its members' views (R20): the screen on the wall, two people on one laptop, "see as".
import type {
	EntryView,
	MeetingHead,
	MeView,
	OutcomeView,
	ParticipantView,
	SectionView,
	View,
} from './view.ts';

type Unversioned = Omit<View, 'version'>;

/** Those of `a` that `b` has too, as often as both have them. */
function keep<Item>(a: readonly Item[], b: readonly Item[]): Item[] {
	const left = b.map((item) => JSON.stringify(item));
	return a.filter((item) => {
		const found = left.indexOf(JSON.stringify(item));
		if (found < 0) return false;
		left.splice(found, 1);
		return true;
	});
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** What only one of the two has is nobody's in the room: a field, an entry of a list, a value that differs. */
function shared<Item extends object>(a: Item, b: Item): Item {
	const other = b as Readonly<Record<string, unknown>>;
	const entries = Object.entries(a).flatMap(([field, value]: [string, unknown]) => {
		const theirs = other[field];
		if (isList(value) && isList(theirs)) return [[field, keep(value, theirs)] as const];
		const same = field in b && JSON.stringify(value) === JSON.stringify(theirs);
		return same ? [[field, value] as const] : [];
	});
	return Object.fromEntries(entries) as Item;
}

function matched<Item extends { readonly id: string }>(
	a: readonly Item[],
	b: readonly Item[],
	join: (a: Item, b: Item) => Item,
): Item[] {
	const others = new Map(b.map((item) => [item.id, item]));
	return a.flatMap((item) => {
		const other = others.get(item.id);
		return other ? [join(item, other)] : [];
	});
}

const sharedSection = (a: SectionView, b: SectionView): SectionView => ({
	...shared(a, b),
	access: a.access === 'write' && b.access === 'write' ? 'write' : 'read',
});

const sharedOutcome = (a: OutcomeView, b: OutcomeView): OutcomeView => ({
	...shared(a, b),
	by: a.by === b.by ? a.by : null,
});

const sharedEntry = (a: EntryView, b: EntryView): EntryView => shared(a, b);
const sharedPerson = (a: ParticipantView, b: ParticipantView): ParticipantView => shared(a, b);

function sharedHead(a: MeetingHead, b: MeetingHead): MeetingHead {
	const phase = a.phase && b.phase?.id === a.phase.id ? shared(a.phase, b.phase) : null;
	return { ...shared(a, b), phase };
}

/** The one who looks, as the other knows them: one's tags stay one's own where the other is not told of them. */
function sharedMe(me: MeView, other: MeView, seen: ParticipantView | undefined): MeView {
	const told = seen?.kind !== undefined || other.participantId === me.participantId;
	return {
		...me,
		kind: told ? me.kind : 'other',
		secrecy: told || me.secrecy !== 'authority' ? me.secrecy : 'none',
		missions: me.missions.filter(({ id }) => seen?.missions?.includes(id)),
		coordinator: me.coordinator && other.coordinator,
		entry: me.entry === 'whole' && other.entry === 'whole' ? 'whole' : 'common',
		inPhase: me.inPhase && other.inPhase,
		writesCommon: me.writesCommon && other.writesCommon,
	};
}

/** What both have; `me` stays the one who looks, with nothing that the other lacks. */
export function intersection(mine: Unversioned, theirs: Unversioned): Unversioned {
	const asTheySee = theirs.participants.find(({ id }) => id === mine.me.participantId);
	return {
		meeting: sharedHead(mine.meeting, theirs.meeting),
		me: sharedMe(mine.me, theirs.me, asTheySee),
		participants: matched(mine.participants, theirs.participants, sharedPerson),
		sections: matched(mine.sections, theirs.sections, sharedSection),
		agreements: keep(mine.agreements, theirs.agreements),
		outcomes: matched(mine.outcomes, theirs.outcomes, sharedOutcome),
		course: keep(mine.course, theirs.course),
		entries: matched(mine.entries, theirs.entries, sharedEntry),
	};
}

/** With somebody who has no seat, or whose time has ended: nothing lies on the table. */
export function nothingShared({ meeting, me }: Unversioned): Unversioned {
	const { id, label, kind, state, jurisdiction } = meeting;
	const unknown = { purpose: '', date: null, place: null, startedAt: null, endedAt: null };
	return {
		meeting: { id, label, kind, state, jurisdiction, ...unknown, phase: null },
		me: {
			...me,
			kind: 'other',
			secrecy: 'none',
			missions: [],
			coordinator: false,
			inPhase: false,
			writesCommon: false,
		},
		participants: [],
		sections: [],
		agreements: [],
		outcomes: [],
		course: [],
		entries: [],
	};
}
