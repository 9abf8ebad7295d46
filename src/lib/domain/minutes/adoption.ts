// What adoption does: freezes words with their readers, ends what lives until then, and whom a later word takes away.
import type { Act } from '../act.ts';
import type { Meeting, MeetingEvent } from '../meeting/facts.ts';
import type { Moment, ParticipantId } from '../ids.ts';
import { isOwnReserved, standingFor } from '../policy/coverage.ts';
import { decisionsOn } from '../policy/decisions.ts';
import { authorityAtTable, isHere, sitsAlone, tagsRefuse } from '../policy/own-access.ts';
import type { Section, SectionKind } from '../section/facts.ts';
import { isDerivedKind, type Participant } from '../table/facts.ts';
import type { AdoptedPart, MinutesEvent } from './record.ts';

/** A derived reader who may read while the other is away keeps what was read; the others have no history (R11). */
const KEEPS: ReadonlySet<Participant['kind']> = new Set(['lawyer', 'intern']);

/** An extract stands by its own agreement, until its own date, in words that are fixed already. */
const FREEZES: ReadonlySet<SectionKind> = new Set(['common', 'secret', 'reserved', 'own-words']);

/** Who reads a part now and will read it as adopted. */
function readersNow(meeting: Meeting, section: Section, at: Moment): ParticipantId[] {
	return [...decisionsOn(meeting, section, at)]
		.filter(([, { access }]) => access !== 'none')
		.map(([id]) => id)
		.filter((id) => {
			const { kind } = meeting.table.participants.get(id)!;
			return !isDerivedKind(kind) || KEEPS.has(kind);
		})
		.sort();
}

/** The parts that stand in minutes: those that are shared now. */
const openParts = ({ sections }: Meeting): Section[] =>
	[...sections.sections.values()].filter(
		({ opening, kind }) => opening !== null && FREEZES.has(kind),
	);

/** Parts whose words adoption needs: each is read through its holder, whoever adopts. */
export const partsToFreeze = (meeting: Meeting): readonly Section[] =>
	openParts(meeting).filter(({ id }) => meeting.minutes.marked.has(id));

function frozen(act: Act, { id, title }: Section): AdoptedPart {
	const readers = readersNow(act.meeting, act.meeting.sections.sections.get(id)!, act.at);
	const part = { section: id, title, readers };
	if (!act.meeting.minutes.marked.has(id)) return { ...part, words: null, digest: null };
	const now = act.frozen.get(id);
	if (!now) throw new Error('the words of a marked part were not brought');
	const words = act.words(`adopted:${id}`, JSON.stringify(now.words));
	return { ...part, words, digest: now.digest };
}

/** All shared parts as they stand. */
export const frozenParts = (act: Act): readonly AdoptedPart[] =>
	openParts(act.meeting).map((section) => frozen(act, section));

const LIVES_TILL_ADOPTION: ReadonlySet<SectionKind> = new Set(['secret', 'reserved']);

/** [M11] a secret without a date of its own lives until then, and is its holder's and the persons concerned's from then on. */
export function endedByAdoption({ sections }: Meeting): MeetingEvent[] {
	return [...sections.sections.values()].flatMap((section): MeetingEvent[] => {
		const { opening, kind, about, id, until } = section;
		if (!opening || opening.named === 'everyone') return [];
		if (until !== null || !LIVES_TILL_ADOPTION.has(kind)) return [];
		const readers = [...opening.named]
			.filter(([reader, { off }]) => !off && !about.includes(reader))
			.map(([reader]) => reader);
		if (readers.length === 0) return [];
		const more = { cause: 'adoption', person: null, told: true } as const;
		return [{ type: 'readers-taken-off', section: id, readers, ...more }];
	});
}

const STOPS: ReadonlySet<string> = new Set(['withdrawn', 'paused', 'refused']);

/** Opening one's own part was the yes; what its holder says since adoption takes it back. */
function isStoppedSince(meeting: Meeting, section: Section, reader: Participant): boolean {
	const { adopted } = meeting.minutes;
	return meeting.agreements.statements.some(
		({ person, scope, decision, except, at }) =>
			person === section.holder &&
			adopted !== null &&
			at >= adopted.at &&
			(scope === 'all' || scope.includes(section.id)) &&
			(STOPS.has(decision) || except.includes(reader.id)),
	);
}

/** A word of a person concerned that closes this part, or excludes this reader from it. */
function isTakenAway(meeting: Meeting, section: Section, reader: Participant, at: Moment): boolean {
	if (section.kind === 'common') return false;
	if (isOwnReserved(section)) return isStoppedSince(meeting, section, reader);
	return section.about
		.filter((person) => person !== reader.id)
		.some((person) => {
			const { state, barred } = standingFor(meeting, section, person, reader, at);
			return state === 'closed' || barred;
		});
}

/** Taken back from all screens; or closed by the one person whose secret it is. */
const isTakenBack = (events: readonly MeetingEvent[], section: Section): boolean =>
	events.some(
		(event) =>
			(event.type === 'section-closed' &&
				event.section === section.id &&
				(event.cause === 'took-back' || isOwnReserved(section))) ||
			(event.type === 'passage-taken-back' && event.section === section.id),
	);

/** [M10] whom a withdrawal, refusal, exclusion or taking back takes off adopted words, for good. */
export function adoptedLosses(
	meeting: Meeting,
	events: readonly MeetingEvent[],
	at: Moment,
): MinutesEvent[] {
	return [...meeting.minutes.parts.values()].flatMap((part): MinutesEvent[] => {
		const section = meeting.sections.sections.get(part.section)!;
		const takenBack = isTakenBack(events, section);
		const readers = part.readers
			.filter((id) => id !== section.holder && !(takenBack && section.about.includes(id)))
			.filter((id) => {
				const reader = meeting.table.participants.get(id)!;
				return takenBack || isTakenAway(meeting, section, reader, at);
			});
		if (readers.length === 0) return [];
		return [{ type: 'adopted-readers-taken-off', section: section.id, readers }];
	});
}

/** What would refuse a reader of a secret today refuses its adopted words too: tags, and an authority in the room. */
function isRefusedNow(
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): boolean {
	if (section.kind === 'common') return false;
	if (section.kind === 'own-words') {
		const beside = section.beside === null ? undefined : meeting.minutes.parts.get(section.beside);
		const live = meeting.sections.sections.get(section.beside!);
		const reads = live && decisionsOn(meeting, live, at).get(reader.id)?.access;
		return (
			reads !== 'read' &&
			reads !== 'write' &&
			!(beside && readsAdopted(meeting, reader, beside, at))
		);
	}
	return authorityAtTable(meeting) || tagsRefuse(meeting, section, reader) !== null;
}

/**
 * Whether this person has this part as it was adopted. A link gives no more than while it holds, and no more than the
 * other has; what is withheld from somebody, and what their tags refuse by now, is not theirs.
 */
export function readsAdopted(
	meeting: Meeting,
	reader: Participant,
	part: AdoptedPart,
	at: Moment,
): boolean {
	const section = meeting.sections.sections.get(part.section);
	if (!section || !isHere(reader, at) || !part.readers.includes(reader.id)) return false;
	if (section.holder === reader.id) return true;
	if (section.about.includes(reader.id)) return !section.withheld.has(reader.id);
	if (isDerivedKind(reader.kind) && !sitsAlone(meeting, reader)) {
		const id = reader.accompanies ?? reader.supervisor;
		const other = id === null ? undefined : meeting.table.participants.get(id);
		return reader.linkConfirmed && !!other && readsAdopted(meeting, other, part, at);
	}
	return !isRefusedNow(meeting, section, reader, at);
}
