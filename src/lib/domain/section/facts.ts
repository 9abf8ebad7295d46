// The parts of the notes: each with one holder, a kind, persons concerned, missions; opened and closed by its holder alone.
import type { AgreementId, MissionId, Moment, ParticipantId, SectionId, TextId } from '../ids.ts';
import type { RuleId } from '../policy/rules.ts';
import { unreachable } from '../unreachable.ts';

export const SECTION_KINDS = ['draft', 'common', 'secret', 'reserved'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** A reader named at an opening, and who of the persons concerned was present or represented at that moment. */
export interface Naming {
	readonly order: number;
	readonly present: readonly ParticipantId[];
	/** Taken off (withdrawal, retag, …): only a new opening names them again. */
	readonly off: boolean;
}

export interface Opening {
	readonly at: Moment;
	readonly order: number;
	readonly purpose: TextId | null;
	readonly necessity: TextId | null;
	/** "everyone": the whole table of a common part, newcomers too. */
	readonly named: 'everyone' | ReadonlyMap<ParticipantId, Naming>;
	readonly writers: readonly ParticipantId[];
	readonly present: readonly ParticipantId[];
	/** Persons concerned whom another one's word took off; they were never named, and wait for a new opening too. */
	readonly closedTo: readonly ParticipantId[];
}

export type TakeOffCause = 'agreement' | 'tag' | 'removal' | 'holder' | 'time';

export interface Stop {
	readonly at: Moment;
	readonly person: ParticipantId | null;
	readonly cause: TakeOffCause;
}

export interface Section {
	readonly id: SectionId;
	readonly holder: ParticipantId;
	/** Who wrote it first: a part counts for them, whoever holds it. */
	readonly author: ParticipantId;
	readonly createdAt: Moment;
	readonly title: TextId | null;
	readonly kind: SectionKind;
	readonly about: readonly ParticipantId[];
	readonly missions: readonly MissionId[];
	readonly thirdPersons: readonly TextId[];
	readonly until: Moment | null;
	readonly opening: Opening | null;
	/** Persons concerned, kind and third persons are fixed from here on (R7). */
	readonly everOpened: boolean;
	/** Rises at each opening or widening: fresh document, fresh client ids. */
	readonly generation: number;
	readonly stops: readonly Stop[];
	/** Superiors who take part in this help, as the holder recorded (R10). */
	readonly takingPart: readonly ParticipantId[];
}

/** Who reads what now, and since which fact: folded from readers-changed, so that order and ledger never replay rules. */
export interface Held {
	readonly access: 'read' | 'write';
	readonly rule: RuleId;
	/** Whom they read through, and the words of the persons concerned that open it to them. */
	readonly through: ParticipantId | null;
	readonly agreements: readonly AgreementId[];
	/** Order of the fact since which this access has been unbroken. */
	readonly since: number;
}

export interface Sections {
	readonly sections: ReadonlyMap<SectionId, Section>;
	/** reader → section → what they hold now */
	readonly held: ReadonlyMap<ParticipantId, ReadonlyMap<SectionId, Held>>;
	/** reader → sections in the order in which this reader first got them */
	readonly firstGot: ReadonlyMap<ParticipantId, readonly SectionId[]>;
}

export interface Gained {
	readonly section: SectionId;
	readonly reader: ParticipantId;
	readonly access: 'read' | 'write';
	readonly rule: RuleId;
	readonly through: ParticipantId | null;
	readonly agreements: readonly AgreementId[];
}
export interface Lost {
	readonly section: SectionId;
	readonly reader: ParticipantId;
}

export type SectionEvent =
	| {
			type: 'section-created';
			section: SectionId;
			holder: ParticipantId;
			title: TextId | null;
			kind: SectionKind;
			about: readonly ParticipantId[];
			missions: readonly MissionId[];
			thirdPersons: readonly TextId[];
			until: Moment | null;
	  }
	| {
			type: 'section-classified';
			section: SectionId;
			title: TextId | null;
			kind: SectionKind;
			about: readonly ParticipantId[];
			missions: readonly MissionId[];
			thirdPersons: readonly TextId[];
			until: Moment | null;
	  }
	| { type: 'section-retitled'; section: SectionId; title: TextId }
	| {
			type: 'participation-recorded';
			section: SectionId;
			participant: ParticipantId;
			by: ParticipantId;
	  }
	| {
			type: 'section-opened';
			section: SectionId;
			purpose: TextId | null;
			necessity: TextId | null;
			named: 'everyone' | readonly ParticipantId[];
			writers: readonly ParticipantId[];
			present: readonly ParticipantId[];
	  }
	| {
			type: 'section-widened';
			section: SectionId;
			purpose: TextId;
			necessity: TextId;
			named: readonly ParticipantId[];
			missions: readonly MissionId[];
			present: readonly ParticipantId[];
	  }
	| {
			type: 'section-closed';
			section: SectionId;
			cause: 'holder' | 'took-back' | 'removal' | 'time';
	  }
	| {
			type: 'section-entrusted';
			section: SectionId;
			from: ParticipantId;
			to: ParticipantId;
	  }
	| {
			type: 'readers-taken-off';
			section: SectionId;
			readers: readonly ParticipantId[];
			cause: TakeOffCause;
			/** Whose word it was, where that word named this section. */
			person: ParticipantId | null;
			/** false: the holder, who already saw these readers uncovered, learns nothing of a broader word (R17). */
			told: boolean;
	  }
	| {
			type: 'readers-changed';
			gained: readonly Gained[];
			lost: readonly Lost[];
			policy: number;
	  };

export const noSections: Sections = { sections: new Map(), held: new Map(), firstGot: new Map() };

const patched = (sections: Sections, id: SectionId, patch: Partial<Section>): Sections => {
	const section = sections.sections.get(id);
	if (!section) return sections;
	return { ...sections, sections: new Map(sections.sections).set(id, { ...section, ...patch }) };
};

const namings = (
	readers: readonly ParticipantId[],
	present: readonly ParticipantId[],
	order: number,
): [ParticipantId, Naming][] => readers.map((reader) => [reader, { order, present, off: false }]);

type Of<Type extends SectionEvent['type']> = Extract<SectionEvent, { type: Type }>;

function opened(
	sections: Sections,
	event: Of<'section-opened'>,
	at: Moment,
	order: number,
): Sections {
	const { purpose, necessity, writers, present } = event;
	const named =
		event.named === 'everyone' ? event.named : new Map(namings(event.named, present, order));
	const opening: Opening = {
		at,
		order,
		purpose,
		necessity,
		named,
		writers,
		present,
		closedTo: [],
	};
	const generation = (sections.sections.get(event.section)?.generation ?? 0) + 1;
	return patched(sections, event.section, { opening, everOpened: true, generation });
}

function widened(sections: Sections, event: Of<'section-widened'>, order: number): Sections {
	const section = sections.sections.get(event.section);
	if (!section?.opening) return sections;
	const { opening } = section;
	const named =
		opening.named === 'everyone'
			? opening.named
			: new Map([...opening.named, ...namings(event.named, event.present, order)]);
	const closedTo = opening.closedTo.filter((person) => !event.named.includes(person));
	const { purpose, necessity } = event;
	return patched(sections, event.section, {
		opening: { ...opening, named, closedTo, purpose, necessity },
		missions: [...new Set([...section.missions, ...event.missions])],
		generation: section.generation + 1,
	});
}

/** The new holder needs no naming any more, and the former has none: each reads later only if named anew. */
function entrusted(sections: Sections, { section: id, to }: Of<'section-entrusted'>): Sections {
	const section = sections.sections.get(id);
	if (!section) return sections;
	const generation = section.generation + 1;
	const { opening } = section;
	if (!opening) return patched(sections, id, { holder: to, generation });
	const writers = opening.writers.filter((writer) => writer !== to);
	const named =
		opening.named === 'everyone'
			? opening.named
			: new Map([...opening.named].filter(([reader]) => reader !== to));
	return patched(sections, id, { holder: to, generation, opening: { ...opening, named, writers } });
}

function takenOff(sections: Sections, event: Of<'readers-taken-off'>, at: Moment): Sections {
	const section = sections.sections.get(event.section);
	if (!section?.opening || section.opening.named === 'everyone') return sections;
	const named = new Map(section.opening.named);
	const concerned = event.readers.filter((reader) => section.about.includes(reader));
	const closedTo = [...new Set([...section.opening.closedTo, ...concerned])];
	for (const reader of event.readers) {
		const naming = named.get(reader);
		if (naming) named.set(reader, { ...naming, off: true });
	}
	const stop: Stop = { at, person: event.person, cause: event.cause };
	return patched(sections, event.section, {
		opening: { ...section.opening, named, closedTo },
		stops: event.told ? [...section.stops, stop] : section.stops,
	});
}

function readersChanged(sections: Sections, event: Of<'readers-changed'>, order: number): Sections {
	const held = new Map(sections.held);
	const firstGot = new Map(sections.firstGot);
	for (const { reader, section } of event.lost) {
		const of = new Map(held.get(reader));
		of.delete(section);
		held.set(reader, of);
	}
	for (const { reader, section, ...has } of event.gained) {
		const before = held.get(reader)?.get(section);
		const since = before?.access === has.access ? before.since : order;
		held.set(reader, new Map(held.get(reader)).set(section, { ...has, since }));
		const got = firstGot.get(reader) ?? [];
		if (!got.includes(section)) firstGot.set(reader, [...got, section]);
	}
	return { ...sections, held, firstGot };
}

export function evolveSections(
	sections: Sections,
	event: SectionEvent,
	at: Moment,
	order: number,
): Sections {
	switch (event.type) {
		case 'section-created': {
			const { type: _, section: id, ...rest } = event;
			const section: Section = {
				id,
				...rest,
				author: event.holder,
				createdAt: at,
				opening: null,
				everOpened: false,
				generation: 1,
				stops: [],
				takingPart: [],
			};
			return { ...sections, sections: new Map(sections.sections).set(id, section) };
		}
		case 'section-classified': {
			const { type: _, section, ...rest } = event;
			return patched(sections, section, rest);
		}
		case 'section-retitled':
			return patched(sections, event.section, { title: event.title });
		case 'participation-recorded': {
			const { section, participant } = event;
			const takingPart = [...(sections.sections.get(section)?.takingPart ?? []), participant];
			return patched(sections, section, { takingPart });
		}
		case 'section-opened':
			return opened(sections, event, at, order);
		case 'section-widened':
			return widened(sections, event, order);
		case 'section-closed':
			return patched(sections, event.section, { opening: null });
		case 'section-entrusted':
			return entrusted(sections, event);
		case 'readers-taken-off':
			return takenOff(sections, event, at);
		case 'readers-changed':
			return readersChanged(sections, event, order);
		default:
			return unreachable(event);
	}
}
