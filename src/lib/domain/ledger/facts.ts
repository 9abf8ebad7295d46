// What happened to a part, as it was stored: folded from facts in one pass, and no rule is asked again.
import type { AgreementId, Moment, ParticipantId, SectionId, TextId } from '../ids.ts';
import type { Happened, Meeting, MeetingEvent } from '../meeting/facts.ts';
import type { RuleId } from '../policy/rules.ts';
import type { Gained, SectionKind } from '../section/facts.ts';

/** An unbroken stretch in which one reader had a part by one rule. */
export interface Span {
	readonly reader: ParticipantId;
	readonly access: 'read' | 'write';
	readonly rule: RuleId;
	readonly through: ParticipantId | null;
	/** Every word of a person concerned that carried it, in the order in which they did. */
	readonly agreements: readonly AgreementId[];
	readonly from: Place;
	readonly to: Place | null;
}

/** When, and its place in the order of the meeting's facts. */
export interface Place {
	readonly at: Moment;
	readonly order: number;
}

/** What opens or closes a part, or hands it over. */
type Opens = 'section-opened' | 'section-widened' | 'section-closed' | 'section-entrusted';
/** What is done with words, or holds them back from somebody, while the part stays as open as it is. */
type Handles =
	| 'extract-agreed'
	| 'passage-taken-back'
	| 'words-moved'
	| 'dictation-begun'
	| 'opened-by-hand'
	| 'section-withheld'
	| 'withholding-ended';
export type ActOn = Opens | Handles;
type ActEvent = Extract<MeetingEvent, { type: ActOn }>;

/** One act of a holder, or what closed a part in the holder's place, and who read because of it. */
export interface HolderAct extends Place {
	readonly event: ActEvent;
	readonly gained: readonly ParticipantId[];
	/** Place of the change of readers that it made; null when nobody gained or lost anything. */
	readonly settled: number | null;
}

/** What the part was called and whom it was about, from here on. */
export interface Shape {
	readonly order: number;
	readonly title: TextId | null;
	readonly kind: SectionKind;
	readonly about: readonly ParticipantId[];
}

export interface Held {
	readonly holder: ParticipantId;
	readonly from: Place;
	readonly to: Place | null;
}

export interface Told {
	readonly section: SectionId;
	readonly shapes: readonly Shape[];
	readonly holders: readonly Held[];
	readonly acts: readonly HolderAct[];
	readonly spans: readonly Span[];
}

/** One part's story while it is being read from the facts. */
class Story {
	readonly section: SectionId;
	readonly shapes: Shape[] = [];
	readonly holders: Held[] = [];
	readonly acts: HolderAct[] = [];
	readonly #over: Span[] = [];
	readonly #open = new Map<ParticipantId, Span>();
	/** Who said yes to which words of an extract. */
	#agreed = new Map<ParticipantId, string>();
	/** Acts whose change of readers is not told yet. */
	#waiting = 0;

	constructor(section: SectionId) {
		this.section = section;
	}

	told(): Told {
		const { section, shapes, holders, acts } = this;
		return { section, shapes, holders, acts, spans: [...this.#over, ...this.#open.values()] };
	}

	shaped(shape: Partial<Shape>, order: number): void {
		const before = this.shapes.at(-1) ?? { title: null, kind: 'draft', about: [] };
		this.shapes.push({ ...before, ...shape, order });
	}

	heldBy(holder: ParticipantId, from: Place): void {
		const before = this.holders.pop();
		if (before) this.holders.push({ ...before, to: from });
		this.holders.push({ holder, from, to: null });
	}

	acted(event: ActEvent, place: Place): void {
		this.acts.push({ ...place, event, gained: [], settled: null });
		this.#waiting += 1;
	}

	/** Told once everybody whom it is about said yes to the same words. */
	agreed(event: Extract<ActEvent, { type: 'extract-agreed' }>, place: Place): void {
		const { about } = this.shapes.at(-1)!;
		const all = () => about.every((person) => this.#agreed.get(person) === event.digest);
		const before = all();
		this.#agreed.set(event.person, event.digest);
		if (!before && all()) this.acted(event, place);
	}

	reworded(): void {
		this.#agreed = new Map();
	}

	lost(reader: ParticipantId, to: Place): void {
		const span = this.#open.get(reader);
		if (!span) return;
		this.#over.push({ ...span, to });
		this.#open.delete(reader);
	}

	gained(gained: Gained, from: Place): void {
		const { reader, access, rule, through, agreements } = gained;
		const before = this.#open.get(reader);
		if (before?.access === access && before.rule === rule && before.through === through) {
			const all = [...new Set([...before.agreements, ...agreements])];
			this.#open.set(reader, { ...before, agreements: all });
			return;
		}
		if (before) this.#over.push({ ...before, to: from });
		this.#open.set(reader, { reader, access, rule, through, agreements, from, to: null });
	}

	/** The acts since the last change of readers made these the new readers. */
	settled(gained: readonly ParticipantId[], { order }: Place): void {
		const done = this.acts.splice(this.acts.length - this.#waiting);
		this.acts.push(...done.map((act) => ({ ...act, gained, settled: order })));
		this.#waiting = 0;
	}

	reads(reader: ParticipantId): boolean {
		return this.#open.has(reader);
	}
}

function bySection<Item extends { readonly section: SectionId }>(
	items: readonly Item[],
): Map<SectionId, Item[]> {
	const groups = new Map<SectionId, Item[]>();
	for (const item of items) groups.set(item.section, [...(groups.get(item.section) ?? []), item]);
	return groups;
}

const shapeIn = (
	event: Extract<
		MeetingEvent,
		{ type: 'section-created' | 'section-classified' | 'section-retitled' }
	>,
): Partial<Shape> =>
	event.type === 'section-retitled'
		? { title: event.title }
		: { title: event.title, kind: event.kind, about: event.about };

type ReadersChanged = Extract<MeetingEvent, { type: 'readers-changed' }>;

function readersChanged(
	stories: ReadonlyMap<SectionId, Story>,
	event: ReadersChanged,
	place: Place,
): void {
	const lost = bySection(event.lost);
	const gained = bySection(event.gained);
	for (const section of new Set([...lost.keys(), ...gained.keys()])) {
		const story = stories.get(section);
		if (!story) continue;
		const news = (gained.get(section) ?? []).filter(({ reader }) => !story.reads(reader));
		for (const { reader } of lost.get(section) ?? []) story.lost(reader, place);
		for (const one of gained.get(section) ?? []) story.gained(one, place);
		story.settled(
			news.map(({ reader }) => reader),
			place,
		);
	}
}

function happened(stories: Map<SectionId, Story>, { event, at, order }: Happened): void {
	const place = { at, order };
	switch (event.type) {
		case 'section-created': {
			const story = new Story(event.section);
			stories.set(event.section, story);
			story.heldBy(event.holder, place);
			story.shaped(shapeIn(event), order);
			return;
		}
		case 'section-classified':
		case 'section-retitled':
			stories.get(event.section)?.shaped(shapeIn(event), order);
			return;
		case 'section-confided':
			// its author follows it no further, and it was never opened while it was theirs
			stories.get(event.section)?.heldBy(event.to, place);
			stories.get(event.section)?.shaped({ kind: 'confided' }, order);
			return;
		case 'section-entrusted':
			stories.get(event.section)?.heldBy(event.to, place);
			stories.get(event.section)?.acted(event, place);
			return;
		case 'section-opened':
		case 'section-widened':
		case 'section-closed':
			stories.get(event.section)?.acted(event, place);
			return;
		case 'extract-agreed':
			stories.get(event.section)?.agreed(event, place);
			return;
		case 'extract-reworded':
			stories.get(event.section)?.reworded();
			return;
		case 'words-moved':
			stories.get(event.from)?.acted(event, place);
			return;
		case 'dictation-begun':
		case 'opened-by-hand':
		case 'passage-taken-back':
		case 'section-withheld':
		case 'withholding-ended':
			stories.get(event.section)?.acted(event, place);
			return;
		case 'readers-changed':
			readersChanged(stories, event, place);
			return;
		default:
			// nothing else changes a part, or who has it
			return;
	}
}

/** INVARIANT: a history is never changed; what it tells of its parts is worked out once for all who ask. */
const remembered = new WeakMap<Meeting['history'], readonly Told[]>();

/** The story of every part, in the order in which the parts were made. */
export function toldOf({ history }: Meeting): readonly Told[] {
	const known = remembered.get(history);
	if (known) return known;
	const stories = new Map<SectionId, Story>();
	for (const fact of history) happened(stories, fact);
	const told = [...stories.values()].map((story) => story.told());
	remembered.set(history, told);
	return told;
}
