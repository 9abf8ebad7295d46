// How each fact changes the parts of the notes: pure, and total over everything that was ever stored.
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';
import {
	wordingOf,
	type Naming,
	type Opening,
	type Section,
	type SectionEvent,
	type Sections,
	type Stop,
	type TakenBack,
} from './facts.ts';

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
	const section = sections.sections.get(event.section);
	const generation = renewed(section);
	return patched(sections, event.section, { opening, everOpened: true, generation });
}

/**
 * Agreed words stand still: one reader more or less begins no new document, or its other readers would notice.
 * The words were made anew when they were agreed.
 */
const renewed = (section: Section | undefined): number =>
	(section?.generation ?? 0) + (section && wordingOf(section) ? 0 : 1);

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
		generation: renewed(section),
	});
}

/** The new holder needs no naming any more, and the former has none: each reads later only if named anew. */
function entrusted(sections: Sections, event: Of<'section-entrusted'>): Sections {
	const { section: id, from, to } = event;
	const section = sections.sections.get(id);
	if (!section) return sections;
	const generation = section.generation + 1;
	const { opening } = section;
	if (!opening) return patched(sections, id, { holder: to, generation });
	const others = opening.writers.filter((writer) => writer !== to && writer !== from);
	// no writers at all would mean everybody in a common part
	const writers = opening.writers.length > 0 && others.length === 0 ? [to] : others;
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
	const closedTo = [...new Set([...section.opening.closedTo, ...event.readers])];
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

const without = (got: readonly SectionId[] = [], section: SectionId): SectionId[] =>
	got.filter((id) => id !== section);

function readersChanged(sections: Sections, event: Of<'readers-changed'>, order: number): Sections {
	const held = new Map(sections.held);
	const firstGot = new Map(sections.firstGot);
	for (const { reader, section } of event.lost) {
		const of = new Map(held.get(reader));
		// [F1] typing it for somebody is not having had it
		if (of.get(section)?.rule === 'P35')
			firstGot.set(reader, without(firstGot.get(reader), section));
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

function created(sections: Sections, event: Of<'section-created'>, at: Moment): Sections {
	const { type: _, section: id, ...rest } = event;
	const section: Section = {
		id,
		...rest,
		createdAt: at,
		opening: null,
		everOpened: false,
		generation: 1,
		stops: [],
		takingPart: [],
		author: event.holder,
		beside: null,
		agreed: new Map(),
		withheld: new Map(),
		takenBack: [],
		dictation: null,
	};
	return { ...sections, sections: new Map(sections.sections).set(id, section) };
}

/** With the last yes to the same words they are made anew, present text only, before anybody else gets them. */
function agreedTo(sections: Sections, event: Of<'extract-agreed'>, at: Moment): Sections {
	const section = sections.sections.get(event.section);
	if (!section) return sections;
	const { person, statement, digest, words } = event;
	const agreed = new Map(section.agreed).set(person, { statement, digest, words, at });
	const isNew = !wordingOf(section) && wordingOf({ ...section, agreed }) !== null;
	const generation = section.generation + (isNew ? 1 : 0);
	return patched(sections, event.section, { agreed, generation });
}

/** Who has a part at this moment, its holder left out: stands before the change of readers that follows. */
const hadBy = (sections: Sections, { id, holder }: Section): ParticipantId[] =>
	[...sections.held]
		.filter(([reader, held]) => reader !== holder && held.has(id))
		.map(([reader]) => reader)
		.sort();

function takenBack(
	sections: Sections,
	section: Section,
	back: Omit<TakenBack, 'had'>,
): readonly TakenBack[] {
	return [...section.takenBack, { ...back, had: hadBy(sections, section) }];
}

/** What was agreed was agreed for this opening: an extract that closes is agreed anew. */
function closed(sections: Sections, event: Of<'section-closed'>, at: Moment): Sections {
	const section = sections.sections.get(event.section);
	if (!section) return sections;
	const back = { at, what: 'part', by: section.holder } as const;
	return patched(sections, event.section, {
		opening: null,
		agreed: new Map(),
		...(event.cause === 'took-back' && { takenBack: takenBack(sections, section, back) }),
	});
}

function withheld(
	sections: Sections,
	event: Of<'section-withheld'> | Of<'withholding-ended'>,
	at: Moment,
): Sections {
	const all = new Map(sections.sections.get(event.section)?.withheld);
	if (event.type === 'withholding-ended') all.delete(event.person);
	else all.set(event.person, { reason: event.reason, until: event.until, at });
	return patched(sections, event.section, { withheld: all });
}

function passageTakenBack(
	sections: Sections,
	{ section: id, by }: Of<'passage-taken-back'>,
	at: Moment,
): Sections {
	const section = sections.sections.get(id);
	if (!section) return sections;
	return patched(sections, id, {
		takenBack: takenBack(sections, section, { at, what: 'passage', by }),
		generation: section.generation + 1,
	});
}

/** The note is its new holder's from here on, as a document of its own. */
const confided = (sections: Sections, { section, to }: Of<'section-confided'>): Sections =>
	patched(sections, section, {
		holder: to,
		kind: 'confided',
		generation: (sections.sections.get(section)?.generation ?? 0) + 1,
	});

function dictationBegun(
	sections: Sections,
	{ section: id, scribe, phase }: Of<'dictation-begun'>,
): Sections {
	const section = sections.sections.get(id);
	if (!section) return sections;
	const dictation = { scribe, person: section.holder, phase, ended: false };
	return patched(sections, id, { dictation });
}

function dictationEnded(sections: Sections, { section: id }: Of<'dictation-ended'>): Sections {
	const dictation = sections.sections.get(id)?.dictation;
	if (!dictation) return sections;
	return patched(sections, id, { dictation: { ...dictation, ended: true } });
}

export function evolveSections(
	sections: Sections,
	event: SectionEvent,
	at: Moment,
	order: number,
): Sections {
	switch (event.type) {
		case 'section-created':
			return created(sections, event, at);
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
		case 'section-entrusted':
			return entrusted(sections, event);
		case 'section-opened':
			return opened(sections, event, at, order);
		case 'section-widened':
			return widened(sections, event, order);
		case 'section-closed':
			return closed(sections, event, at);
		case 'extract-agreed':
			return agreedTo(sections, event, at);
		case 'extract-reworded':
			return patched(sections, event.section, { agreed: new Map(), until: event.until });
		case 'section-confided':
			return confided(sections, event);
		case 'section-placed-beside':
			return patched(sections, event.section, { beside: event.beside });
		case 'dictation-begun':
			return dictationBegun(sections, event);
		case 'dictation-ended':
			return dictationEnded(sections, event);
		case 'opened-by-hand':
			return sections;
		case 'section-withheld':
		case 'withholding-ended':
			return withheld(sections, event, at);
		case 'passage-taken-back':
			return passageTakenBack(sections, event, at);
		case 'words-moved':
			return sections;
		case 'readers-taken-off':
			return takenOff(sections, event, at);
		case 'readers-changed':
			return readersChanged(sections, event, order);
		default:
			return unreachable(event);
	}
}
