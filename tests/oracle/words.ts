// What the persons concerned said, for the oracle: one word out of all words, for one reader before one part (§ 5, R4, R16).
import type { Course } from './course.ts';
import { CLOSING, covers, isOwn, isPartial } from './plain-facts.ts';
import type { Part, Person, Said } from './plain-facts.ts';

/** other: there is an agreement, but not for this reader. */
export interface Word {
	readonly state: 'open' | 'other' | 'none' | 'closed';
	readonly by?: Said;
}
/** One reader before one part, named while these people were there. */
export interface Case {
	readonly reader: Person;
	readonly part: Part;
	readonly there: ReadonlySet<string>;
}

const VOICES = ['self', 'representative'] as const;
/** What opens, by jurisdiction (§ 2). */
const OPENING: Readonly<Record<string, readonly string[]>> = {
	'be-fr': ['given'],
	'be-nl': ['given', 'not-asked', 'impossible'],
	'fr-child-protection': ['given', 'informed', 'not-asked', 'impossible'],
	'fr-care': ['given'],
	lu: ['given'],
};
const NONE: Word = { state: 'none' };
const CLOSED: Word = { state: 'closed' };

export class Words {
	readonly #now: Course;

	constructor(course: Course) {
		this.#now = course;
	}

	/** One's own confidence needs no other word than its opening; a later stop takes the place away. */
	word(person: string, one: Case): Word {
		if (isOwn(one.part)) return { state: 'open' };
		const own = this.#voice(person, 'self', one);
		const other = this.#voice(person, 'representative', one);
		if (own.state === 'closed' || other.state === 'closed') return CLOSED;
		if (this.isBarred(person, one)) return CLOSED;
		const speaker = this.#now.speaker(person);
		if (speaker === 'either') return own.state === 'none' ? other : own;
		return speaker === 'self' ? own : other;
	}

	/** A representative never reaches a reserved part (R16). */
	#about(person: string, voice: Said['voice'], { id, kind }: Part): Said[] {
		if (kind === 'reserved' && voice === 'representative') return [];
		const isAbout = (said: Said) => said.scope === 'all' || said.scope.includes(id);
		const theirs = this.#now.said.filter((said) => said.person === person && said.voice === voice);
		return theirs.filter((said) => !said.void && isAbout(said));
	}

	/** The specific beats the general; among equals the latest rules; a stop for everything stops everything. */
	#voice(person: string, voice: Said['voice'], one: Case): Word {
		const words: { special: Word | null; general: Word | null } = { special: null, general: null };
		for (const said of this.#about(person, voice, one.part)) {
			const kind = said.scope === 'all' ? 'general' : 'special';
			const next = this.#stated(said, one);
			const isClosed = [words[kind], words.general].some((word) => word?.state === 'closed');
			const isStanding = isClosed && said.decision !== 'given' && !said.assent;
			if (!next || (isStanding && next.state !== 'closed')) continue;
			words[kind] = next;
			const { special } = words;
			if (kind === 'general' && special?.by && special.by.until! <= said.at) words.special = null;
			if (next.state === 'closed' && words.special?.state !== 'closed') words.special = null;
		}
		return words.special ?? words.general ?? NONE;
	}

	/** Exclusions and refusals of some add up; each ends when the same is lifted or named again in a yes, and not broader. */
	isBarred(person: string, { reader, part }: Case): boolean {
		return VOICES.some((voice) => this.#isBarredBy(this.#about(person, voice, part), reader));
	}

	#isBarredBy(words: readonly Said[], reader: Person): boolean {
		const bars = { special: new Set<string>(), general: new Set<string>() };
		for (const said of words) {
			const isGeneral = said.scope === 'all';
			const isLifted = said.lift.includes(reader.id);
			const again = [...said.missions, ...(isLifted ? ['except'] : [])];
			if (isLifted || said.persons.includes(reader.id)) again.push('refused');
			for (const bar of said.decision === 'given' ? again : []) {
				bars.general.delete(bar);
				if (!isGeneral) bars.special.delete(bar);
			}
			const mine = bars[isGeneral ? 'general' : 'special'];
			if (said.except.includes(reader.id)) mine.add('except');
			if (said.decision !== 'refused' || !covers(said, reader)) continue;
			const shared = said.missions.filter((mission) => reader.missions.includes(mission));
			for (const bar of said.persons.length > 0 ? ['refused'] : shared) mine.add(bar);
		}
		return bars.special.size + bars.general.size > 0;
	}

	/** null: not about this reader. "All about me" covers what is opened while its giver is there. */
	#stated(said: Said, { reader, there }: Case): Word | null {
		if (CLOSING.includes(said.decision)) return isPartial(said) ? null : CLOSED;
		const { childOf } = this.#now.person(said.person);
		const isInstead = said.voice === 'representative' && childOf.length > 0;
		const givers = isInstead ? childOf : [said.person];
		const wasAway = said.scope === 'all' && !givers.some((giver) => there.has(giver));
		if (said.over || wasAway || !OPENING[this.#now.jurisdiction]!.includes(said.decision))
			return { state: 'none', by: said };
		return { state: covers(said, reader) ? 'open' : 'other', by: said };
	}

	closedSince(person: string, one: Case, order: number): boolean {
		const words = VOICES.flatMap((voice) => this.#about(person, voice, one.part));
		const since = words.filter((said) => said.order > order);
		const isStop = (said: Said) =>
			isPartial(said) ? covers(said, one.reader) : CLOSING.includes(said.decision);
		return since.some((said) => said.except.includes(one.reader.id) || isStop(said));
	}
}
