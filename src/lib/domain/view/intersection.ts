// A group's view is the intersection of its members' views (R20): the screen on the wall, two people on one laptop, "see as".
import type { ParticipantId } from '../ids.ts';
import type {
	CourseItem,
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

/** One value for both, in its own place: a field that moved would tell that the two differ. */
const sharedSection = (a: SectionView, b: SectionView): SectionView => {
	if (b.kind === 'addressed') return b;
	const access = a.access === 'write' && b.access === 'write' ? 'write' : 'read';
	return shared({ ...a, access }, { ...b, access });
};

/**
 * [S19] what is addressed to the one who looks is laid beside nobody else's but its holder's: that another one has it
 * too, to read or because it is about them, is not theirs to know.
 */
function sharedSections(mine: Unversioned, theirs: Unversioned): SectionView[] {
	const other = theirs.me.participantId;
	const shown = mine.sections.filter(
		({ kind, holder }) => kind !== 'addressed' || holder === other,
	);
	return matched(shown, theirs.sections, (a, b) =>
		a.kind === 'addressed' ? a : sharedSection(a, b),
	);
}

const sharedOutcome = (known: ReadonlySet<string>, a: OutcomeView, b: OutcomeView): OutcomeView => {
	const by = a.by === b.by && a.by !== null && known.has(a.by) ? a.by : null;
	return shared({ ...a, by }, { ...b, by });
};

const sharedPerson = (a: ParticipantView, b: ParticipantView): ParticipantView => shared(a, b);

/** [V16] who put up the screen on the wall is as little told as anybody whom the two are not known to know. */
function sharedHead(a: MeetingHead, b: MeetingHead, known: ReadonlySet<string>): MeetingHead {
	const phase = a.phase && b.phase?.id === a.phase.id ? shared(a.phase, b.phase) : null;
	const by = a.wall?.by && known.has(a.wall.by) ? a.wall.by : null;
	const alike = (head: MeetingHead) => ({ ...head, phase, ...(head.wall && { wall: { by } }) });
	return shared(alike(a), alike(b));
}

/** The one who looks, as the other knows them: one's tags stay one's own where the other is not told of them. */
function sharedMe(me: MeView, other: MeView, seen: ParticipantView | undefined): MeView {
	const told = seen?.kind !== undefined || other.participantId === me.participantId;
	const { undertaking: _, ...rest } = me;
	return {
		...rest,
		kind: told ? me.kind : 'other',
		secrecy: told || me.secrecy !== 'authority' ? me.secrecy : 'none',
		missions: me.missions.filter(({ id }) => seen?.missions?.includes(id)),
		coordinator: me.coordinator && other.coordinator,
		entry: me.entry === 'whole' && other.entry === 'whole' ? 'whole' : 'common',
		inPhase: me.inPhase && other.inPhase,
		writesCommon: me.writesCommon && other.writesCommon,
	};
}

/** Whom the two are known to know: who is with both, and who stands with a part that both have. */
function knownPeople(
	sections: readonly SectionView[],
	together: ReadonlySet<ParticipantId>,
): ReadonlySet<string> {
	const people = new Set<string>(together);
	for (const { holder, about, readers } of sections)
		for (const id of [holder, ...about, ...readers.map((one) => one.participantId)]) people.add(id);
	return people;
}

const ONES_OWN: ReadonlySet<CourseItem['what']> = new Set([
	'agreement',
	'moved',
	'taken-back',
	'confided',
]);

/** Of what one of them said, nothing: that it stands in the other's view too would tell of what the other has heard since. */
const sharedCourse = (
	a: readonly CourseItem[],
	b: readonly CourseItem[],
	known: ReadonlySet<string>,
): CourseItem[] =>
	keep(a, b).filter(
		(item) => !ONES_OWN.has(item.what) && (item.what !== 'presence' || known.has(item.person)),
	);

/**
 * What both have; `me` stays the one who looks, with nothing that the other lacks.
 * INVARIANT: also what is missing tells nothing (V1): it follows from what the one who looks knows of the other
 * already. So people come from what lies on the table and from `together`, and agreements and devices are nobody's.
 */
export function intersection(
	mine: Unversioned,
	theirs: Unversioned,
	together: ReadonlySet<ParticipantId>,
): Unversioned {
	const sections = sharedSections(mine, theirs);
	const known = knownPeople(sections, together);
	const asTheySee = theirs.participants.find(
		({ id }) => id === mine.me.participantId && known.has(id),
	);
	const lies = new Set(sections.map(({ id }) => id));
	const common = mine.me.coordinator || sections.some(({ kind }) => kind === 'common');
	const narrowed = (person: ParticipantView): ParticipantView => ({
		...person,
		...(person.childOf && { childOf: person.childOf.filter((id) => known.has(id)) }),
	});
	return {
		meeting: sharedHead(mine.meeting, theirs.meeting, known),
		me: { ...sharedMe(mine.me, theirs.me, asTheySee), ...(!common && { writesCommon: false }) },
		participants: matched(mine.participants, theirs.participants, sharedPerson)
			.filter(({ id }) => known.has(id))
			.map(narrowed),
		sections,
		agreements: [],
		outcomes: matched(mine.outcomes, theirs.outcomes, (a, b) => sharedOutcome(known, a, b)).filter(
			({ section }) => (section === null ? common : lies.has(section)),
		),
		course: sharedCourse(mine.course, theirs.course, known),
		entries: [],
	};
}

/** With somebody who has no seat, or whose time has ended: nothing lies on the table. */
export function nothingShared({ meeting, me: mine }: Unversioned): Unversioned {
	const { undertaking: _, ...me } = mine;
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
