// [P16] who is taken off a section by what just happened, and what its holder is told of it (R4, R17).
import type { Statement } from '../agreement/facts.ts';
import { hasEnded, isClosing, isPartialRefusal, isRefusedTo, levelOf } from '../agreement/reach.ts';
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import { isConference, type Meeting } from '../meeting/facts.ts';
import type { Section, SectionEvent, TakeOffCause } from '../section/facts.ts';
import { isDerivedKind, type Participant } from '../table/facts.ts';
import { accessOf } from './access.ts';
import { isCovered, isForbidden, isOwnReserved, othersAgree, standingFor } from './coverage.ts';
import { isHere, sitsAlone, tagsRefuse } from './own-access.ts';
import { wordsCover } from './wording.ts';

export interface Worlds {
	readonly before: Meeting;
	readonly after: Meeting;
	/** What was said since `before`, or ended. */
	readonly said: readonly Statement[];
	/** Somebody's tags were changed. */
	readonly retagged: boolean;
	readonly at: Moment;
}

interface TakeOff {
	readonly cause: TakeOffCause;
	readonly person: ParticipantId | null;
	readonly told: boolean;
}
type TakenOff = Extract<SectionEvent, { type: 'readers-taken-off' }>;

/** Those named, and in a part about several the persons concerned, whom nothing has taken off yet. */
function stillOn({ opening, about, kind, holder }: Section): ParticipantId[] {
	if (!opening || opening.named === 'everyone') return [];
	const named = [...opening.named].filter(([, { off }]) => !off).map(([reader]) => reader);
	if (kind === 'common') return named;
	const concerned = about.filter((id) => id !== holder && !opening.closedTo.includes(id));
	return [...named.filter((id) => !about.includes(id)), ...(about.length > 1 ? concerned : [])];
}

/** A word that by itself closes this part for this reader. What has ended only leaves them uncovered. */
function bars(worlds: Worlds, section: Section, said: Statement, reader: Participant): boolean {
	const { after, at } = worlds;
	if (said.ended) return false;
	if ([reader.id, ...reader.formerly].some((id) => said.except.includes(id))) return true;
	if (isPartialRefusal(said)) return isRefusedTo(said.audience, reader);
	return isClosing(said) && standingFor(after, section, said.person, reader, at).state === 'closed';
}

/** Whether the agreements that this reader needs are there: of everybody concerned, or of the others among them. */
function agreed(meeting: Meeting, id: SectionId, reader: ParticipantId, at: Moment): boolean {
	const section = meeting.sections.sections.get(id);
	const person = meeting.table.participants.get(reader);
	if (!section?.opening || !person) return false;
	if (section.about.includes(reader)) return othersAgree(meeting, section, person, at);
	if (section.kind === 'extract') return wordsCover(meeting, section, person, at);
	if (isConference(meeting)) return !isForbidden(meeting, section, person, at);
	return isOwnReserved(section) || isCovered(meeting, section, person, at);
}

/**
 * Whose word took this reader off. A word said before the opening only holds back. Under a broader word the holder
 * learns whether a named reader is covered, never why: an end reads like a refusal, and is said to be nobody's wish (R17).
 */
function byWord(worlds: Worlds, section: Section, reader: Participant): TakeOff | null {
	const { before, after, at } = worlds;
	const covered = agreed(before, section.id, reader.id, before.moment);
	const stays = agreed(after, section.id, reader.id, at);
	const others = section.about.filter((person) => person !== reader.id);
	for (const statement of worlds.said) {
		if (!others.includes(statement.person) || !levelOf(statement, section)) continue;
		// words that are written again are agreed again, for the same people: nobody said no
		if (statement.ended === 'reworded') continue;
		if (!bars(worlds, section, statement, reader) && (!covered || stays)) continue;
		if (statement.scope !== 'all') {
			const cause = hasEnded(statement, at) ? 'time' : 'agreement';
			return { cause, person: statement.person, told: true };
		}
		return { cause: 'agreement', person: null, told: covered };
	}
	return null;
}

/** [P16] a changed tag gives nothing by itself, and what it took stays taken when it is undone (R4). */
function byTag(worlds: Worlds, section: Section, reader: Participant): TakeOff | null {
	const off: TakeOff = { cause: 'tag', person: null, told: true };
	if (tagsRefuse(worlds.after, section, reader)) return off;
	if (!worlds.retagged) return null;
	const { before, after, at } = worlds;
	const was = before.sections.sections.get(section.id);
	const person = before.table.participants.get(reader.id);
	const had = was && person ? accessOf(before, was, person, before.moment).access : 'none';
	const { access: has, rule } = accessOf(after, section, reader, at);
	const lost = had !== 'none' && has === 'none' && rule !== 'P15';
	return lost || (had === 'none' && has !== 'none') ? off : null;
}

function takeOff(worlds: Worlds, section: Section, id: ParticipantId): TakeOff | null {
	const reader = worlds.after.table.participants.get(id);
	const isGone = !reader || !isHere(reader, worlds.at);
	// a person concerned who has no seat reads nothing, and nothing is taken from them
	if (isGone && section.about.includes(id)) return null;
	if (isGone) return { cause: 'removal', person: null, told: true };
	if (section.kind === 'common') return null;
	if (section.about.includes(id)) return byWord(worlds, section, reader);
	// their tags ask for nothing, and a stop closes to them by itself (P16)
	if (isDerivedKind(reader.kind) && !sitsAlone(worlds.after, reader)) return null;
	return byTag(worlds, section, reader) ?? byWord(worlds, section, reader);
}

/** One fact for each cause, so that nobody counts what they may not know. */
export function takeOffs(worlds: Worlds, section: Section): SectionEvent[] {
	const groups = new Map<string, TakenOff>();
	for (const reader of stillOn(section)) {
		const off = takeOff(worlds, section, reader);
		if (!off) continue;
		const key = JSON.stringify([off.cause, off.person, off.told]);
		const readers = [...(groups.get(key)?.readers ?? []), reader];
		groups.set(key, { type: 'readers-taken-off', section: section.id, readers, ...off });
	}
	return [...groups.values()];
}
