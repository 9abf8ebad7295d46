// What stands around a reader at one moment of a history, said by the rules of the domain and by no view code.
import { readsAdopted } from '#lib/domain/minutes/adoption.ts';
import { jurisdictionOf, ageAt } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import { access, accessOf, type Reader } from '#lib/domain/policy/access.ts';
import { standingFor } from '#lib/domain/policy/coverage.ts';
import { commonAccessNow } from '#lib/domain/policy/derived.ts';
import type { Access } from '#lib/domain/policy/own-access.ts';
import type { Moment, ParticipantId, PhaseId, SectionId } from '#lib/domain/ids.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { Section } from '#lib/domain/section/facts.ts';
import type { Participant } from '#lib/domain/table/facts.ts';

const AWAY = ['left', 'absent', 'excused'];

/** In the running phase's `present`, at the table, and not recorded left, absent or excused (contract). */
export function isInPhase(meeting: Meeting, person: Participant): boolean {
	const { current } = meeting.phases;
	if (!current || !person.seated || person.removed || person.ended) return false;
	if (AWAY.includes(person.presence)) return false;
	return current.present === 'everyone' || current.present.includes(person.id);
}

/** Who has met whom, and who was in which phase, up to a step. */
export interface Encounters {
	readonly met: ReadonlyMap<ParticipantId, ReadonlySet<ParticipantId>>;
	readonly been: ReadonlyMap<PhaseId, ReadonlySet<ParticipantId>>;
}
export const noEncounters: Encounters = { met: new Map(), been: new Map() };

export function encountersAfter(before: Encounters, meeting: Meeting): Encounters {
	const { current } = meeting.phases;
	if (!current) return before;
	const together = [...meeting.table.participants.values()]
		.filter((person) => isInPhase(meeting, person))
		.map(({ id }) => id);
	const met = new Map(before.met);
	for (const id of together) met.set(id, new Set([...(met.get(id) ?? []), ...together]));
	const been = new Map(before.been);
	been.set(current.id, new Set([...(been.get(current.id) ?? []), ...together]));
	return { met, been };
}

/** A parent may speak for a child below the age, and where the law judges discernment. */
function isRepresentable(meeting: Meeting, child: Participant, at: Moment): boolean {
	if (child.kind !== 'young-person') return false;
	const { ownWord } = jurisdictionOf(meeting.called.jurisdiction);
	return child.bornOn === null || ageAt(child.bornOn, at) < (ownWord?.from ?? 18);
}

/** One reader, in one state of the meeting. */
export class Looks {
	readonly meeting: Meeting;
	readonly encounters: Encounters;
	readonly x: Reader;
	readonly me: Participant;
	readonly at: Moment;
	/** A later device without the word: common parts only (contract, Entry). */
	readonly limited: boolean;
	readonly #reads = new Map<SectionId, Access | null>();
	#known: Set<ParticipantId> | null = null;

	constructor(meeting: Meeting, encounters: Encounters, x: Reader, at: Moment) {
		this.meeting = meeting;
		this.encounters = encounters;
		this.x = x;
		this.at = at;
		this.me = meeting.table.participants.get(x.participant)!;
		const entry = x.entry === null ? undefined : meeting.table.entries.get(x.entry);
		this.limited = x.entry !== null && entry?.whole !== true;
	}

	get runs(): boolean {
		return this.me.coordinator && !this.limited;
	}

	/** Service, function, kind and missions are for those bound, and for whoever set them. */
	get seesTags(): boolean {
		return !this.limited && (this.me.secrecy === 'bound' || this.me.coordinator);
	}

	section(id: SectionId): Section | undefined {
		return this.meeting.sections.sections.get(id);
	}

	reads(id: SectionId): Access | null {
		const known = this.#reads.get(id);
		if (known !== undefined) return known;
		const decision = this.section(id) ? access(this.meeting, this.x, id, this.at) : null;
		const read = decision?.access === 'none' ? null : decision;
		this.#reads.set(id, read);
		return read;
	}

	/** An extract addressed to this reader: the agreed words and their holder, nothing else (§ 4). */
	isTold(id: SectionId): boolean {
		const section = this.section(id);
		const mine = section?.holder === this.me.id || section?.about.includes(this.me.id);
		return section?.kind === 'extract' && this.reads(id)?.rule === 'P22' && !mine;
	}

	holds(id: SectionId): boolean {
		return !this.limited && this.section(id)?.holder === this.me.id;
	}

	/** Has a part as it was adopted, where they look; a device without the word has those of the whole table. */
	keeps(id: SectionId): boolean {
		const part = this.meeting.minutes.parts.get(id);
		if (!part || (this.limited && this.section(id)!.kind !== 'common')) return false;
		return readsAdopted(this.meeting, this.me, part, this.at);
	}

	/** Held it at adoption, or is whom it was about. */
	isToldOfAdopted(id: SectionId): boolean {
		const part = this.meeting.minutes.parts.get(id);
		return part?.holder === this.me.id || part?.about.includes(this.me.id) === true;
	}

	/** Persons concerned know the moments of what is about them and open to them. */
	isAbout(id: SectionId): boolean {
		return !this.limited && this.reads(id) !== null && this.section(id)!.about.includes(this.me.id);
	}

	person(id: ParticipantId): Participant | undefined {
		return this.meeting.table.participants.get(id);
	}

	readersOf(id: SectionId): { id: ParticipantId; rule: string; access: string }[] {
		const section = this.section(id)!;
		return [...this.meeting.table.participants.values()]
			.map((person) => ({
				id: person.id,
				...accessOf(this.meeting, section, person, this.at),
			}))
			.filter((reader) => reader.access !== 'none');
	}

	readBy(section: Section, person: Participant): boolean {
		return accessOf(this.meeting, section, person, this.at).access !== 'none';
	}

	ruleFor(section: Section, person: Participant): string {
		const { access: may, rule } = accessOf(this.meeting, section, person, this.at);
		return `${may} ${rule}`;
	}

	commonAccess(): Access['access'] {
		return commonAccessNow(this.meeting, this.me, this.at).access;
	}

	/** A covered reader learns "given" for the sections that they read through an agreement. */
	givenBy(section: Section): ParticipantId[] {
		if (!['P5', 'P7', 'P31'].includes(this.reads(section.id)?.rule ?? '')) return [];
		return section.about.filter((person) => {
			const { meeting, me, at } = this;
			const { covers, ruling } = standingFor(meeting, section, person, me, at);
			return covers && ruling?.decision === 'given';
		});
	}

	/** Oneself, those whose phases one shares, holder, readers and persons concerned of what one reads, links, one's own words. */
	knows(id: ParticipantId): boolean {
		this.#known ??= this.#everyoneKnown();
		return this.runs || this.#known.has(id);
	}

	#everyoneKnown(): Set<ParticipantId> {
		const known = new Set<ParticipantId>([this.me.id]);
		for (const id of this.encounters.met.get(this.me.id) ?? []) known.add(id);
		for (const [id, section] of this.meeting.sections.sections) {
			if (!this.reads(id)) continue;
			known.add(section.holder);
			if (this.isTold(id)) continue;
			if (section.holder === this.me.id) known.add(section.author);
			for (const person of section.about) known.add(person);
			for (const reader of this.readersOf(id)) known.add(reader.id);
		}
		for (const [id, { readers }] of this.meeting.minutes.parts) {
			if (this.limited || !this.keeps(id)) continue;
			const { holder, about } = this.section(id)!;
			for (const person of [holder, ...about, ...readers]) known.add(person);
		}
		if (!this.limited) this.#ownTies(known);
		return known;
	}

	#ownTies(known: Set<ParticipantId>): void {
		for (const person of this.meeting.table.participants.values()) {
			const link = person.accompanies ?? person.supervisor;
			if (link === this.me.id) known.add(person.id);
			if (person.id === this.me.id && link !== null) known.add(link);
			if (person.childOf.includes(this.me.id) && isRepresentable(this.meeting, person, this.at))
				known.add(person.id);
		}
		for (const { by, readers } of this.meeting.dangers.values())
			if (readers.includes(this.me.id)) known.add(by);
		for (const said of this.meeting.agreements.statements) {
			const mine = said.person === this.me.id || said.by === this.me.id;
			const named = said.scope !== 'all' && said.scope.some((id) => this.holds(id));
			if (mine || named) known.add(said.person).add(said.by);
			if (mine)
				for (const id of [...said.audience.persons, ...said.except, ...said.lift]) known.add(id);
		}
	}
}
