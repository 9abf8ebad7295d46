// What adoption does: freezes words with their readers, ends what lives until then, and whom a later word takes away.
import type { Act } from '../act.ts';
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import { wordsOf, type Meeting, type MeetingEvent } from '../meeting/facts.ts';
import { hasEnded } from '../agreement/reach.ts';
import { isOwnReserved, standingFor } from '../policy/coverage.ts';
import { decisionsOn } from '../policy/decisions.ts';
import { authorityAtTable, isHere, sitsAlone, tagsRefuse } from '../policy/own-access.ts';
import type { Section, SectionKind } from '../section/facts.ts';
import { isDerivedKind, type Participant } from '../table/facts.ts';
import { plainText, withoutPassages, type Words } from '../words.ts';
import type { AdoptedPart, FrozenPart, MinutesEvent, Passage } from './record.ts';

/** A derived reader who may read while the other is away keeps what was read; the others have no history (R11). */
const KEEPS: ReadonlySet<Participant['kind']> = new Set(['lawyer', 'intern']);

/** An extract stands by its own agreement, until its own date, in words that are fixed already. */
const FREEZES: ReadonlySet<SectionKind> = new Set(['common', 'secret', 'reserved', 'own-words']);

/** Who reads a part now, or would but for an authority at the table, and will read it as adopted. */
function readersNow(meeting: Meeting, section: Section, at: Moment): ParticipantId[] {
	return [...decisionsOn(meeting, section, at)]
		.filter(([, { access, rule }]) => access !== 'none' || rule === 'P15')
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

export interface ToFreeze {
	readonly section: SectionId;
	/** Through whose own right its words are read: its holder's, else the first reader's; whoever adopts need not read it. */
	readonly through: ParticipantId;
}

/** The parts whose words adoption needs. One that nobody reads any more keeps its sign alone. */
export function partsToFreeze(meeting: Meeting, at: Moment): readonly ToFreeze[] {
	return openParts(meeting)
		.filter(({ id }) => meeting.minutes.marked.has(id))
		.flatMap((section) => {
			const decisions = decisionsOn(meeting, section, at);
			const reads = (id: ParticipantId): boolean => decisions.get(id)?.access !== 'none';
			const through = [section.holder, ...[...decisions.keys()].sort()].find(reads);
			return through === undefined ? [] : [{ section: section.id, through }];
		});
}

/** A marked part whose words were not brought could not be read: it keeps its sign, and its holder is told. */
function frozen(act: Act, { id, title }: Section): FrozenPart {
	const readers = readersNow(act.meeting, act.meeting.sections.sections.get(id)!, act.at);
	const part = { section: id, title, readers };
	if (!act.meeting.minutes.marked.has(id)) return { ...part, words: null, digest: null };
	const now = act.frozen.get(id);
	if (!now) return { ...part, words: null, digest: null };
	const words = act.words(`adopted:${id}`, JSON.stringify(now.words));
	return { ...part, words, digest: now.digest };
}

/** All shared parts as they stand. */
export const frozenParts = (act: Act): readonly FrozenPart[] =>
	openParts(act.meeting).map((section) => frozen(act, section));

const SECRETS: ReadonlySet<SectionKind> = new Set(['secret', 'reserved']);

/** [A22] "this meeting" lasts until its minutes are adopted: what was said without an end of its own ends then. */
const endedWords = ({ agreements }: Meeting, at: Moment): MeetingEvent[] =>
	agreements.statements
		.filter((said) => said.thisMeeting && !said.lasting && !hasEnded(said, at))
		.map(({ id }) => ({ type: 'statement-ended', statement: id, cause: 'adoption' }));

/** [M11] a secret without a date of its own lives until then, and is its holder's and the persons concerned's from then on. */
export function endedByAdoption(meeting: Meeting, at: Moment): MeetingEvent[] {
	return [...secretsEnded(meeting), ...endedWords(meeting, at)];
}

function secretsEnded({ sections }: Meeting): MeetingEvent[] {
	return [...sections.sections.values()].flatMap((section): MeetingEvent[] => {
		const { opening, kind, about, id, until } = section;
		if (!opening || opening.named === 'everyone') return [];
		if (until !== null || !SECRETS.has(kind)) return [];
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

/**
 * [P16] what a changed tag takes stays taken when it is undone, and whoever had it through somebody has it neither in
 * a place of their own nor through somebody else.
 */
function isTaggedAway(
	{ before, after, events }: Since,
	section: Section,
	reader: Participant,
): boolean {
	const isRetagged = events.some(
		(event) => event.type === 'participant-retagged' && event.participant === reader.id,
	);
	const was = before.table.participants.get(reader.id);
	if (!isRetagged || !was || !SECRETS.has(section.kind)) return false;
	if (section.about.includes(reader.id)) return false;
	if (!isDerivedKind(was.kind) && !isDerivedKind(reader.kind))
		return tagsRefuse(after, section, reader) !== null;
	const { kind, accompanies, supervisor } = reader;
	return was.kind !== kind || was.accompanies !== accompanies || was.supervisor !== supervisor;
}

/** Taken back from all screens; or closed by the one person whose secret it is. */
const isTakenBack = (events: readonly MeetingEvent[], section: Section): boolean =>
	events.some(
		(event) =>
			event.type === 'section-closed' &&
			event.section === section.id &&
			(event.cause === 'took-back' || isOwnReserved(section)),
	);

const takenOff = (
	section: SectionId,
	readers: readonly ParticipantId[],
): Extract<MinutesEvent, { type: 'adopted-readers-taken-off' }>[] =>
	readers.length === 0 ? [] : [{ type: 'adopted-readers-taken-off', section, readers }];

const stillOn = ({ readers, lost }: AdoptedPart): ParticipantId[] =>
	readers.filter((id) => !lost.includes(id));

/** Everybody but its holder and the persons concerned: whom "it went too far" takes an adopted part from. */
const othersOf = (part: AdoptedPart, { holder }: Section): ParticipantId[] =>
	stillOn(part).filter((id) => id !== holder && !part.about.includes(id));

/** [M10] its holder takes a part back that is closed already, out of adopted minutes. */
export function adoptedTakenBack({ minutes }: Meeting, section: Section): MeetingEvent[] {
	const part = minutes.parts.get(section.id);
	return part ? takenOff(section.id, othersOf(part, section)) : [];
}

interface Since {
	readonly before: Meeting;
	readonly after: Meeting;
	/** What brought the one to the other. */
	readonly events: readonly MeetingEvent[];
}

/** [M10] whom a withdrawal, refusal, exclusion, changed tag or taking back takes off adopted words, for good. */
export function adoptedLosses(since: Since, at: Moment): MinutesEvent[] {
	const { after: meeting, events } = since;
	return [...meeting.minutes.parts.values()].flatMap((part): MinutesEvent[] => {
		const section = meeting.sections.sections.get(part.section)!;
		if (isTakenBack(events, section)) return takenOff(section.id, othersOf(part, section));
		const readers = stillOn(part)
			.filter((id) => id !== section.holder)
			.filter((id) => {
				const reader = meeting.table.participants.get(id)!;
				return isTakenAway(meeting, section, reader, at) || isTaggedAway(since, section, reader);
			});
		return takenOff(section.id, readers);
	});
}

/** The words of an adopted part as they stand today: less what was taken back since. */
export function adoptedText(meeting: Meeting, { words, cuts }: AdoptedPart): Words | null {
	const sealed = wordsOf(meeting, words);
	if (sealed === '') return null;
	const frozen = JSON.parse(sealed) as Words;
	return cuts.length === 0 ? frozen : withoutPassages(frozen, cuts);
}

/** The place nearest to `near` at which these words stand, and were not taken back already. */
function placeOf(
	text: string,
	words: string,
	{ near, cuts }: { readonly near: number; readonly cuts: readonly Passage[] },
): number | null {
	const isCut = (at: number): boolean =>
		cuts.some(({ from, length }) => at >= from && at + words.length <= from + length);
	let best: number | null = null;
	for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
		if (isCut(at)) continue;
		else if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at;
	return best;
}

/** [M10] a passage taken back from a part goes from its adopted words too, where they have it. */
export function adoptedPassage(
	{ meeting, actor }: Act,
	section: SectionId,
	{ from, words }: { readonly from: number; readonly words: string },
): MinutesEvent[] {
	const part = meeting.minutes.parts.get(section);
	const sealed = part ? wordsOf(meeting, part.words) : '';
	if (!part || sealed === '' || words === '') return [];
	const text = plainText(JSON.parse(sealed) as Words);
	const place = placeOf(text, words, { near: from, cuts: part.cuts });
	if (place === null) return [];
	const passage: Passage = { from: place, length: words.length };
	return [{ type: 'adopted-passage-taken-back', section, passage, by: actor.id }];
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

/** Those who have it today as it was adopted. */
export const adoptedReaders = (
	meeting: Meeting,
	part: AdoptedPart,
	at: Moment,
): readonly ParticipantId[] =>
	part.readers.filter((id) => readsAdopted(meeting, meeting.table.participants.get(id)!, part, at));

/** Whether the actor reads a part now, or has it as it was adopted. */
export function hasPart({ meeting, actor, at, sight }: Act, section: SectionId): boolean {
	if (sight.sections.has(section)) return true;
	const adopted = meeting.minutes.parts.get(section);
	return !sight.limited && !!adopted && readsAdopted(meeting, actor, adopted, at);
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
	if (!section || !isHere(reader, at) || !stillOn(part).includes(reader.id)) return false;
	if (part.holder === reader.id) return true;
	if (part.about.includes(reader.id)) return !section.withheld.has(reader.id);
	if (isDerivedKind(reader.kind) && !sitsAlone(meeting, reader)) {
		const id = reader.accompanies ?? reader.supervisor;
		const other = id === null ? undefined : meeting.table.participants.get(id);
		return reader.linkConfirmed && !!other && readsAdopted(meeting, other, part, at);
	}
	return !isRefusedNow(meeting, section, reader, at);
}
