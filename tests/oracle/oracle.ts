// Who reads what, told a second time: from the accepted commands and the rules of the domain (R0-R21) alone, with no
// line of the product's policy. Slow and plain on purpose; where it and the product differ, one of them is wrong.
import { Course } from './course.ts';
import { isTyping, keepPens, plainly } from './dictation.ts';
import {
	DERIVED,
	EVERYTHING,
	FAMILY,
	fits,
	isOwn,
	meet,
	placeOf,
	READ_ONLY,
} from './plain-facts.ts';
import type { Called, Part, Person, Told } from './plain-facts.ts';
import { Sayings } from './sayings.ts';
import { Words, type Case, type Word } from './words.ts';

export type May = 'none' | 'read' | 'write';

export class Oracle {
	readonly #now: Course;
	readonly #words: Words;
	readonly #sayings = new Sayings();

	constructor(called: Called, caller: string) {
		this.#now = new Course(called, caller);
		this.#words = new Words(this.#now);
	}

	tell(told: Told): void {
		this.pass(told.at);
		for (const one of this.#sayings.oneByOne(told).flatMap(plainly)) this.#now.take(one);
		keepPens(this.#now, told, (scribe) => this.#writesAtTable(scribe));
		this.pass(told.at, told.command.type === 'retag');
	}

	/** Time passes: what has an end ends, a child comes of age, and whoever loses a place has lost it (R4). */
	pass(at: number, isRetag = false): void {
		this.#now.at = at;
		const isPast = (until: number | null) => until !== null && until <= at;
		for (const said of this.#now.said) {
			said.over ||= isPast(said.until);
			said.void ||= said.voice === 'representative' && this.#now.speaker(said.person) === 'self';
		}
		for (const part of this.#now.parts.values()) {
			const holder = this.#now.person(part.holder);
			const isLeft = holder.gone || (part.kind !== 'common' && !this.#now.isHere(holder));
			if (isPast(part.until) || isLeft) this.#now.shut(part);
			for (const reader of this.#now.people.values()) this.#settle(reader, part, isRetag);
		}
	}

	may(id: string, section: string): May {
		const [reader, part] = [this.#now.people.get(id), this.#now.parts.get(section)];
		if (!reader || !part || !this.#now.isHere(reader)) return 'none';
		return this.#isDerived(reader) ? this.#derived(reader, part) : this.#direct(reader, part);
	}

	/** Whom nobody names has a place too: a stop holds for persons concerned and for who derives. A tag gives nothing by itself. */
	#settle(reader: Person, part: Part, isRetag: boolean): void {
		const place = part.places.get(reader.id) ?? placeOf(part.order, part.there, false);
		part.places.set(reader.id, place);
		if (part.kind === 'common' || !part.open) return;
		const one = { reader, part, there: place.there };
		const others = part.about.filter((person) => person !== reader.id);
		place.off ||= others.some((person) => this.#words.closedSince(person, one, place.order));
		if (this.#isDerived(reader)) return;
		const isAbout = others.length < part.about.length;
		const covered = isAbout ? this.#othersAllow(one) : this.#covered(one);
		const isGiven = isRetag && covered && !place.covered && !isAbout;
		place.off ||= (place.covered && !covered) || isGiven;
		place.off ||= !isAbout && !fits(reader, part, this.#now);
		place.covered = covered;
	}

	// --- in one's own name (R0, R1, R3, R6, R8, R10, R19) ---

	#direct(reader: Person, part: Part): May {
		if (part.holder === reader.id) return part.open && isAgreed(part) ? 'read' : 'write';
		if (isTyping(this.#now, reader, part)) return 'write';
		if (!part.open || part.kind === 'draft' || part.kind === 'confided') return 'none';
		if (part.kind === 'common') return this.#common(reader, part);
		if (part.kind === 'own-words') return this.#beside(reader, part);
		const { off, listed, there } = part.places.get(reader.id)!;
		const one = { reader, part, there };
		if (off || part.withheld.has(reader.id)) return 'none';
		if (part.about.includes(reader.id)) return this.#othersAllow(one) ? 'read' : 'none';
		if (!listed || !fits(reader, part, this.#now) || !this.#covered(one)) return 'none';
		if (part.kind === 'extract') return 'read';
		if (this.#now.isAuthorityNear()) return 'none';
		const writes = part.writers?.includes(reader.id) && reader.secrecy === 'bound';
		return writes && (reader.kind !== 'superior' || this.#now.isConference) ? 'write' : 'read';
	}

	#common(reader: Person, part: Part): May {
		const { off, listed } = part.places.get(reader.id)!;
		if (!off && (part.named === null || listed)) return this.#writes(reader, part);
		return part.about.includes(reader.id) ? 'read' : 'none';
	}

	#writes({ id, kind }: Person, { writers }: Part): May {
		return !READ_ONLY.includes(kind) && (writers?.includes(id) ?? true) ? 'write' : 'read';
	}

	#writesAtTable(reader: Person): boolean {
		if (!this.#isDerived(reader)) return !READ_ONLY.includes(reader.kind);
		const via = this.#now.people.get(reader.link ?? '');
		const writes = reader.kind === 'lawyer' || reader.kind === 'intern';
		return writes && via !== undefined && this.#isLinked(reader, via);
	}

	/** A person's own words go to whoever reads the part that they stand beside. */
	#beside(reader: Person, { beside }: Part): May {
		const part = this.#now.parts.get(beside ?? '');
		return part?.open && this.#direct(reader, part) !== 'none' ? 'read' : 'none';
	}

	#covered(one: Case): boolean {
		const { about, holder, kind } = one.part;
		const states = about.map((person) => this.#words.word(person, one).state);
		if (kind === 'extract') return this.#heard(one) && states.every((state) => state === 'open');
		if (this.#now.isConference) return states.every((state) => state !== 'closed');
		const isShared = meet(one.reader.missions, this.#now.person(holder).missions);
		const isEasy = this.#now.jurisdiction === 'fr-care' && isShared;
		const isGood = (state: string) => state === 'open' || (isEasy && state !== 'closed');
		return states.length > 0 && states.every(isGood);
	}

	/** Everybody concerned said yes to these very words, for this reader by name, and that yes stands. */
	#heard({ reader, part }: Case): boolean {
		const yes = [...part.yes.values()];
		return (
			isAgreed(part) && yes.every(({ said }) => !said.over && said.persons.includes(reader.id))
		);
	}

	/** § 5; an extract is put to all concerned together, so that there only a no keeps one of them out. */
	#othersAllow(one: Case): boolean {
		const others = one.part.about.filter((person) => person !== one.reader.id);
		const states = others.map((person) => this.#words.word(person, one).state);
		if (one.part.kind === 'extract') return states.every((state) => state !== 'closed');
		return states.every((state) => state === 'open' || state === 'other');
	}

	// --- through somebody else (R11) ---

	/** A lawyer brings no client into a case conference, and sits there in their own name. */
	#isDerived = ({ kind }: Person): boolean =>
		DERIVED.includes(kind) && !(kind === 'lawyer' && this.#now.isConference);

	#derived(reader: Person, part: Part): May {
		if (part.holder === reader.id) return 'write';
		if (isTyping(this.#now, reader, part)) return 'write';
		const via = this.#now.people.get(reader.link ?? '');
		if (!via || !part.open || !this.#isLinked(reader, via)) return 'none';
		const theirs = this.#direct(via, part);
		if (theirs === 'none' || this.#isForThemAlone(via, part)) return 'none';
		if (part.kind === 'common') return theirs === 'write' ? this.#writes(reader, part) : 'read';
		if (this.#now.isAuthorityNear()) return 'none';
		const { off, listed, there } = part.places.get(reader.id)!;
		const one = { reader, part, there };
		const isBarred = part.about.some((person) => this.#words.isBarred(person, one));
		if (off || (isBarred && !isOwn(part))) return 'none';
		if (reader.kind === 'volunteer' && !this.#covered(one)) return 'none';
		return part.kind !== 'reserved' || (listed && this.#isConfided(one)) ? 'read' : 'none';
	}

	/** What is addressed to somebody by name, and words beside a confidence. */
	#isForThemAlone(via: Person, { kind, about, holder, beside }: Part): boolean {
		if (kind === 'extract') return holder !== via.id && !about.includes(via.id);
		return this.#now.parts.get(beside ?? '')?.kind === 'reserved';
	}

	/** By name, in the person's own words; in their own part the opening is that word. */
	#isConfided({ reader, part, there }: Case): boolean {
		const words = part.about.map((person) => this.#words.word(person, { reader, part, there }));
		const isNamed = ({ state, by }: Word) => state === 'open' && by?.persons.includes(reader.id);
		return isOwn(part) || (words.length > 0 && words.every(isNamed));
	}

	#isLinked(reader: Person, via: Person): boolean {
		if (!reader.confirmed || (reader.kind === 'volunteer' && !this.#isWelcome(reader)))
			return false;
		if (this.#isDerived(via) || !this.#now.isHere(via)) return false;
		if (reader.kind === 'intern' && via.secrecy !== 'bound') return false;
		if (reader.kind === 'lawyer' || reader.kind === 'intern') return true;
		return this.#now.inPhase(reader) && this.#now.inPhase(via);
	}

	/** A volunteer: after the notice, named by one of the family and excluded by none. */
	#isWelcome(reader: Person): boolean {
		const people = [...this.#now.people.values()];
		const there = new Set(people.map(({ id }) => id));
		const one = { reader, part: EVERYTHING, there };
		const family = people.filter(({ kind, gone }) => FAMILY.includes(kind) && !gone);
		const isNamed = family.some(({ id }) => this.#words.word(id, one).state === 'open');
		return reader.noticed && isNamed && !family.some(({ id }) => this.#words.isBarred(id, one));
	}
}

/** Everybody concerned said yes to the same words of an extract: nobody writes in them any more. */
function isAgreed({ kind, about, yes }: Part): boolean {
	const digests = about.map((person) => yes.get(person)?.digest);
	return kind === 'extract' && digests[0] !== undefined && new Set(digests).size === 1;
}
