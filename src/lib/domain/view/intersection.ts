// A group's view is the intersection of its members' views (R20): the screen on the wall, two people on one laptop, "see as".
import type { SectionView, View } from './view.ts';

type Unversioned = Omit<View, 'version'>;

const keep = <Item, Key>(
	a: readonly Item[],
	b: readonly Item[],
	key: (item: Item) => Key,
): Item[] => {
	const keys = new Set(b.map(key));
	return a.filter((item) => keys.has(key(item)));
};

const HOLDER_ONLY = ['opened', 'refused', 'stops', 'inEarshot'] as const;

/** Fields that only one of the two has are nobody's in the room. */
function shared<Item extends object>(a: Item, b: Item): Item {
	const entries = Object.entries(a).filter(([field]) => field in b);
	return Object.fromEntries(entries) as Item;
}

function sharedSection(a: SectionView, b: SectionView): SectionView {
	const section = shared(a, b);
	for (const field of HOLDER_ONLY) if (!(field in b)) delete section[field];
	const access = a.access === 'write' && b.access === 'write' ? 'write' : 'read';
	return { ...section, access, about: keep(a.about, b.about, (id) => id) };
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

/** What both have; `me` stays the one who looks, with nothing that the other lacks. */
export function intersection(mine: Unversioned, theirs: Unversioned): Unversioned {
	const samePhase = mine.meeting.phase?.id === theirs.meeting.phase?.id;
	return {
		meeting: {
			...shared(mine.meeting, theirs.meeting),
			phase: samePhase ? mine.meeting.phase : null,
		},
		me: { ...mine.me, coordinator: mine.me.coordinator && theirs.me.coordinator },
		participants: matched(mine.participants, theirs.participants, shared),
		sections: matched(mine.sections, theirs.sections, sharedSection),
		agreements: keep(mine.agreements, theirs.agreements, (item) => JSON.stringify(item)),
		outcomes: matched(mine.outcomes, theirs.outcomes, shared),
		course: keep(mine.course, theirs.course, (item) => JSON.stringify(item)),
		entries: keep(mine.entries, theirs.entries, ({ id }) => id),
	};
}
