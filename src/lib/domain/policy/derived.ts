// [P8] [P17] Derived readers have nothing from their own tags: a confirmed link, while it holds, and no chains (R11).
import { stand, type Question } from '../agreement/algebra.ts';
import { levelOf, stopsFor } from '../agreement/reach.ts';
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import type { Section } from '../section/facts.ts';
import { isBound, isConcernedKind, isDerivedKind, type Participant } from '../table/facts.ts';
import {
	authorityAtTable,
	commonAccess,
	isHere,
	isOpenNow,
	none,
	ownAccess,
	read,
	write,
	type Access,
} from './own-access.ts';
import { isCovered, isOwnReserved, standingFor, speakersFor } from './coverage.ts';
import type { RuleId } from './rules.ts';

/** A lawyer and an intern may read while the other is away. */
const WITHOUT_THE_OTHER: ReadonlySet<Participant['kind']> = new Set(['lawyer', 'intern']);
/** Nobody reads these through somebody else. */
const UNSHARED: ReadonlySet<Section['kind']> = new Set(['draft', 'confided']);
const WRITES_COMMON: ReadonlySet<Participant['kind']> = new Set(['lawyer', 'intern']);

/** The person through whom a derived reader reads now, or null. */
function linked(meeting: Meeting, reader: Participant, at: Moment): Participant | null {
	const id = reader.accompanies ?? reader.supervisor;
	const other = id === null ? undefined : meeting.table.participants.get(id);
	if (!other || !reader.linkConfirmed) return null;
	if (isDerivedKind(other.kind) || !isHere(other, at)) return null;
	if (reader.kind === 'intern' && !isBound(other)) return null;
	const together = isInPhase(meeting.phases, other) && isInPhase(meeting.phases, reader);
	return together || WITHOUT_THE_OTHER.has(reader.kind) ? other : null;
}

/** What a person concerned said of everything, whatever is written in one part or another. */
const EVERYTHING: Question['section'] = { id: '' as SectionId, kind: 'common' };

/** [P32] the family agrees to a volunteer: somebody concerned named them in a yes that stands, and nobody is against it. */
function familyAgrees(meeting: Meeting, volunteer: Participant, at: Moment): boolean {
	const stands = [...meeting.table.participants.values()]
		.filter(({ kind, removed }) => isConcernedKind(kind) && !removed)
		.map(({ id, childOf }) =>
			stand({
				statements: meeting.agreements.statements,
				person: id,
				...speakersFor(meeting, id, at),
				section: EVERYTHING,
				naming: { present: [id, ...childOf] },
				reader: volunteer,
				jurisdiction: meeting.called.jurisdiction,
				at,
			}),
		);
	return stands.some(({ covers }) => covers) && !stands.some(({ barred }) => barred);
}

/** [P32] what keeps a volunteer out, before anything that is written is looked at; null for everybody else. */
function volunteerRefused(meeting: Meeting, reader: Participant, at: Moment): RuleId | null {
	if (reader.kind !== 'volunteer') return null;
	if (!reader.noticed) return 'P32';
	return familyAgrees(meeting, reader, at) ? null : 'P14';
}

/** A person concerned who excluded this reader by name excludes them here too. */
const isBarred = (meeting: Meeting, section: Section, reader: Participant, at: Moment): boolean =>
	!isOwnReserved(section) &&
	section.about.some((person) => standingFor(meeting, section, person, reader, at).barred);

/** Own words beside a reserved part are as reserved as it is. */
const isBesideReserved = (meeting: Meeting, { beside }: Section): boolean =>
	beside !== null && meeting.sections.sections.get(beside)?.kind === 'reserved';

/**
 * [P16] a stop since the opening closes on the screens of those who read through somebody else too, also of a newcomer,
 * until the holder opens anew; so does the holder's own taking them off.
 */
function isStopped(
	{ agreements }: Meeting,
	{ id, kind, about, opening }: Section,
	reader: Participant,
): boolean {
	if (!opening || opening.closedTo.includes(reader.id)) return true;
	const named = opening.named === 'everyone' ? undefined : opening.named.get(reader.id);
	const since = (named ?? opening).order;
	return agreements.statements.some(
		(said) =>
			said.order > since &&
			about.includes(said.person) &&
			levelOf(said, { id, kind }) !== null &&
			stopsFor(said, reader),
	);
}

/** Named by the holder, and by the person whose confidence it is: in their own part that is one and the same. */
function isConfided(meeting: Meeting, section: Section, reader: Participant, at: Moment): boolean {
	const { named } = section.opening ?? {};
	if (!named || named === 'everyone' || !named.has(reader.id)) return false;
	const isNamedBy = (person: ParticipantId): boolean => {
		const { ruling } = standingFor(meeting, section, person, reader, at);
		return ruling?.audience.persons.includes(reader.id) === true;
	};
	return isOwnReserved(section) || (section.about.length > 0 && section.about.every(isNamedBy));
}

/** Both must be among the writers: nobody writes more than the one through whom they are here. */
function linkedCommon({ opening }: Section, reader: Participant, theirs: Access): Access {
	const writers = opening?.writers ?? [];
	const named = writers.length === 0 || writers.includes(reader.id);
	const writes = WRITES_COMMON.has(reader.kind) && named && theirs.access === 'write';
	return writes ? write('P8') : read('P8');
}

/** What a derived reader has of an open part: never more than the other has, and a reserved part only when its person names them. */
export function linkedAccess(
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): Access {
	if (!isHere(reader, at)) return none('P9');
	if (!isOpenNow(section, at) || UNSHARED.has(section.kind)) return none('P10');
	const other = linked(meeting, reader, at);
	if (!other || (section.kind === 'reserved' && !isConfided(meeting, section, reader, at)))
		return none('P17');
	const refused = volunteerRefused(meeting, reader, at);
	if (refused) return none(refused);
	const theirs = ownAccess(meeting, section, other, at);
	// what is addressed to somebody by name is for nobody beside them
	if (theirs.access === 'none' || theirs.rule === 'P22') return none('P17');
	if (isBesideReserved(meeting, section)) return none('P17');
	if (section.kind === 'common') return linkedCommon(section, reader, theirs);
	if (isBarred(meeting, section, reader, at)) return none('P14');
	if (reader.kind === 'volunteer' && !isCovered(meeting, section, reader, at)) return none('P14');
	if (isStopped(meeting, section, reader)) return none('P16');
	return authorityAtTable(meeting) ? none('P15') : read('P8');
}

/** What admission gives somebody in parts for the whole table now, through a link too. */
export function commonAccessNow(meeting: Meeting, reader: Participant, at: Moment): Access {
	const own = commonAccess(meeting, reader);
	if (own.access !== 'none') return own;
	const other = linked(meeting, reader, at);
	if (!other || commonAccess(meeting, other).access === 'none') return none('P17');
	const refused = volunteerRefused(meeting, reader, at);
	if (refused) return none(refused);
	return WRITES_COMMON.has(reader.kind) ? write('P8') : read('P8');
}
