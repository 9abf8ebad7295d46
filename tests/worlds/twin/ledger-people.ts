// Whom a reader may know by name because of what was shared about them or by them (R14), as long as they could follow it.
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { MeetingEvent } from '#lib/domain/meeting/facts.ts';
import type { Looks } from './looks.ts';

/** Every reader whom a part ever had, and whether the one who looks may follow it now. */
interface Followed {
	readonly readers: Set<ParticipantId>;
	mine: boolean;
}

class Following {
	readonly #looks: Looks;
	readonly #parts = new Map<SectionId, Followed>();
	readonly known = new Set<ParticipantId>();

	constructor(looks: Looks) {
		this.#looks = looks;
	}

	#part(id: SectionId): Followed {
		const part = this.#parts.get(id) ?? { readers: new Set(), mine: false };
		this.#parts.set(id, part);
		return part;
	}

	#concerns(id: SectionId): boolean {
		const section = this.#looks.section(id)!;
		return section.about.includes(this.#looks.me.id) || this.#part(id).mine;
	}

	took(event: MeetingEvent): void {
		const { id: me } = this.#looks.me;
		if (event.type === 'section-created') this.#part(event.section).mine = event.holder === me;
		if (event.type === 'section-entrusted') {
			const part = this.#part(event.section);
			part.readers.add(event.from).add(event.to);
			if (event.from === me) this.known.add(event.to);
			part.mine = event.to === me;
		}
		if (event.type === 'words-moved')
			for (const reader of event.gained) this.#part(event.from).readers.add(reader);
		if (event.type !== 'readers-changed') return;
		for (const { section, reader } of event.gained) this.#part(section).readers.add(reader);
	}

	/** After one fact: what one holds, or is about oneself and open to oneself. */
	look(reading: ReadonlySet<SectionId>): void {
		for (const [id, { readers, mine }] of this.#parts) {
			if (!mine && !(reading.has(id) && this.#concerns(id))) continue;
			for (const reader of readers) this.known.add(reader);
			for (const person of this.#looks.section(id)!.about) this.known.add(person);
		}
	}
}

export function ledgerPeople(looks: Looks): unknown {
	if (looks.limited) return [];
	const following = new Following(looks);
	const reading = new Set<SectionId>();
	for (const { event } of looks.meeting.history) {
		following.took(event);
		if (event.type === 'readers-changed') {
			for (const { reader, section } of event.lost)
				if (reader === looks.me.id) reading.delete(section);
			for (const { reader, section } of event.gained)
				if (reader === looks.me.id) reading.add(section);
		}
		following.look(reading);
	}
	return [...following.known].sort().map((id) => {
		const { words, kind } = looks.person(id)!;
		return [id, words.name, words.introducedAs, kind === 'adult' || kind === 'parent'];
	});
}
