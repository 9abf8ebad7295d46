// THE restricter: what one reader may have of a meeting. Every byte about a meeting that reaches a person comes from here (R18).
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Delivered, Ledger } from '../ledger/ledger.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Reader } from '../policy/access.ts';
import { commonAccessNow } from '../policy/derived.ts';
import { isHere } from '../policy/own-access.ts';
import { sightOf } from '../policy/visibility.ts';
import type { Tags } from '../table/facts.ts';
import { agreementViews } from './agreement-view.ts';
import { courseView, entryViews, outcomeViews } from './course-view.ts';
import { dangerViews } from './danger-view.ts';
import { makeGrant, type Grant } from './grant.ts';
import { intersection, nothingShared } from './intersection.ts';
import { asIfInvited, learningIn, type Learning } from './learning.ts';
import { ledgerView } from './ledger-view.ts';
import type { Looking } from './looking.ts';
import { headView, meView, personView } from './people-view.ts';
import { roomView, type Room, type Seen } from './room-view.ts';
import { sectionView } from './section-view.ts';
import type { Words } from '../words.ts';
import { adoptedWords, minutesView } from './minutes-view.ts';
import type { View } from './view.ts';

/** Without its version: an opaque hash that the shell adds when it sends. */
export type Unversioned = Omit<View, 'version'>;

export interface Restricted {
	readonly view: Unversioned;
	readonly grants: ReadonlyMap<SectionId, Grant>;
	/** Words that were adopted, for those who have them. */
	readonly adopted: () => ReadonlyMap<SectionId, Words>;
}

function grantsOf({ meeting, reader, sight, at }: Looking): Map<SectionId, Grant> {
	const grants = new Map<SectionId, Grant>();
	const held = meeting.sections.held.get(reader.participant);
	for (const [section, { access, rule }] of sight.sections) {
		if (access === 'none') continue;
		const { generation } = meeting.sections.sections.get(section)!;
		const since = held?.get(section)?.since ?? meeting.order;
		grants.set(section, makeGrant({ section, reader, access, rule, generation, since, at }));
	}
	return grants;
}

function lookingAs(meeting: Meeting, reader: Reader, clock: Moment): Looking | null {
	const at = Math.max(meeting.moment, clock);
	const me = meeting.table.participants.get(reader.participant);
	if (!me || !isHere(me, at)) return null;
	return { meeting, reader, me, at, sight: sightOf(meeting, reader, at) };
}

/**
 * What this reader may have now, and the grants to the words. null for whoever is not at this table: the same
 * as a meeting that does not exist. `clock`: ms; a clock that was put back revives nothing.
 */
export function restrict(meeting: Meeting, reader: Reader, clock: Moment): Restricted | null {
	const looking = lookingAs(meeting, reader, clock);
	if (!looking) return null;
	const { sight, me, at } = looking;
	const people = [...meeting.table.participants.values()]
		.filter(({ id, removed }) => sight.people.has(id) && !removed)
		.map((person) => personView(looking, person))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	const sections = [...sight.sections].map(([id, access]) =>
		sectionView(looking, meeting.sections.sections.get(id)!, access),
	);
	const readsCommon = commonAccessNow(meeting, me, at).access !== 'none';
	return {
		grants: grantsOf(looking),
		adopted: () => adoptedWords(looking),
		view: {
			meeting: headView(looking),
			me: meView(looking),
			participants: people,
			sections,
			agreements: agreementViews(looking),
			outcomes: outcomeViews(looking, readsCommon),
			...minutesView(looking, readsCommon),
			course: courseView(looking),
			entries: entryViews(looking),
			...dangerViews(looking),
		},
	};
}

export const viewOf = (meeting: Meeting, reader: Reader, at: Moment): Unversioned | null =>
	restrict(meeting, reader, at)?.view ?? null;

/** What was shared about this reader and by them, in days of reading too; null as above. */
export function ledgerFor(
	meeting: Meeting,
	reader: Reader,
	delivered: readonly Delivered[],
	clock: Moment,
	texts: ReadonlyMap<SectionId, Words> = new Map(),
): Ledger | null {
	const looking = lookingAs(meeting, reader, clock);
	return looking && ledgerView(looking, delivered, texts);
}

/** What somebody with these tags would learn by being invited: for the coordinator, before an invitation leaves; null for anybody else. */
export function learningFor(
	meeting: Meeting,
	reader: Reader,
	tags: Tags,
	at: Moment,
): Learning | null {
	const mine = viewOf(meeting, reader, at);
	if (!mine?.me.coordinator) return null;
	const asIf = asIfInvited(meeting, tags);
	const theirs = viewOf(asIf.meeting, { participant: asIf.newcomer, entry: null }, at);
	return theirs && learningIn(theirs, mine);
}

/** [V13] [V17] the screen on the wall, or of some who share a laptop: what each of those before it may read (R20). */
export const roomOf = (meeting: Meeting, seen: Seen, at: Moment): Room =>
	roomView(meeting, seen, (participant) => restrict(meeting, { participant, entry: null }, at));

/** [V18] to write in this part as whoever put the screen up, where it lies there and takes lines; null anywhere else. */
export function lineGrantOf(
	meeting: Meeting,
	seen: Seen,
	section: SectionId,
	at: Moment,
): Grant | null {
	const { view } = roomOf(meeting, seen, at);
	if (!view.sections.some(({ id, writes }) => id === section && writes)) return null;
	const own = restrict(meeting, { participant: seen.by, entry: null }, at)?.grants.get(section);
	return own?.access === 'write' ? own : null;
}

/** "See as": what both may have (R20). null when the other is not among the reader's own participants. */
export function viewAs(
	meeting: Meeting,
	reader: Reader,
	other: ParticipantId,
	at: Moment,
): Unversioned | null {
	const mine = viewOf(meeting, reader, at);
	if (!mine?.participants.some(({ id }) => id === other)) return null;
	if (other === reader.participant) return mine;
	const theirs = viewOf(meeting, { participant: other, entry: null }, at);
	return theirs ? intersection(mine, theirs, together(meeting, mine, other)) : nothingShared(mine);
}

/** Whom the other has met, as far as the one who looks was there too; the coordinator knows every phase. */
function together(meeting: Meeting, { me, meeting: head }: Unversioned, other: ParticipantId) {
	const present = head.phase?.present ?? [];
	const there = present.includes(other) ? present : [];
	const met = me.coordinator ? (meeting.phases.met.get(other) ?? []) : there;
	return new Set([other, ...met]);
}
