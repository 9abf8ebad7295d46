// Two histories that differ somewhere, told side by side to every reader: as long as a reader may know nothing of the
// difference, their view, minutes and ledger must be equal to the last byte.
import { minutesOf } from '#lib/domain/minutes/minutes-of.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { ledgerFor, restrict, roomOf } from '#lib/domain/view/view-of.ts';
import { isDerivedKind } from '#lib/domain/table/facts.ts';
import { presentNow } from '#lib/domain/view/room-view.ts';
import type { Meeting, MeetingEvent } from '#lib/domain/meeting/facts.ts';
import type { Delivered } from '#lib/domain/ledger/ledger.ts';
import { beginning, type Begun } from './beginning.ts';
import { diceOf, type Dice } from './dice.ts';
import { drawAct } from './draw.ts';
import { encountersAfter, Looks, type Encounters } from './looks.ts';
import { mutated } from './mutate.ts';
import { take, type Act, type Step, type Taken } from './steps.ts';
import { standingFor, SUBJECTS } from './subjects.ts';

const FIRST_SLOT = 2;

/** A history as it ran: one entry for every half-minute, with who had met whom by then. */
export interface World {
	readonly begin: Begun;
	readonly taken: readonly Taken[];
	readonly encounters: readonly Encounters[];
}

export interface Difference {
	readonly reader: Reader;
	readonly slot: number;
	readonly one: string;
	readonly other: string;
}

function run(begin: Begun, steps: readonly Step[], last: number, from?: World): World {
	const bySlot = new Map(steps.map((step) => [step.slot, step]));
	const taken = from ? [...from.taken] : [];
	const encounters = from ? [...from.encounters] : [];
	for (let slot = FIRST_SLOT + taken.length; slot <= last; slot += 1) {
		const one = take(taken.at(-1)?.after ?? begin.meeting, slot, bySlot.get(slot));
		taken.push(one);
		encounters.push(encountersAfter(encounters.at(-1) ?? begin.encounters, one.after));
	}
	return { begin, taken, encounters };
}

const prefixOf = (world: World, slot: number): World => ({
	begin: world.begin,
	taken: world.taken.slice(0, slot - FIRST_SLOT),
	encounters: world.encounters.slice(0, slot - FIRST_SLOT),
});

/** Text ids stand for their words, so that other words are another event. */
const worded = (meeting: Meeting, told: unknown): string =>
	JSON.stringify(told, (_key, value: unknown) =>
		typeof value === 'string' ? (meeting.texts.get(value as never) ?? value) : value,
	);

function toldOf(looks: Looks, taken: Taken): string[] {
	return taken.events.flatMap((event) => {
		const row = SUBJECTS[event.type] as (
			event: MeetingEvent,
			looks: Looks,
			taken: Taken,
		) => unknown;
		const told = row(event, looks, taken);
		return told === undefined || told === false
			? []
			: [`${event.type} ${worded(looks.meeting, told)}`];
	});
}

/** Everything that a reader may know by one slot: what they could know when it happened, and what they can know now. */
class Knowledge {
	readonly #world: World;
	readonly #reader: Reader;
	readonly #then = new Map<number, string>();

	constructor(world: World, reader: Reader) {
		this.#world = world;
		this.#reader = reader;
	}

	#looks(index: number, meeting: Meeting, at: number): Looks | null {
		if (!meeting.table.participants.has(this.#reader.participant)) return null;
		return new Looks(
			meeting,
			this.#world.encounters[index] ?? this.#world.begin.encounters,
			this.#reader,
			at,
		);
	}

	#toldThen(index: number): string {
		const known = this.#then.get(index);
		if (known !== undefined) return known;
		const taken = this.#world.taken[index]!;
		const before = this.#looks(index - 1, taken.before, taken.before.moment);
		const after = this.#looks(index, taken.after, taken.at);
		const told = [before, after].map((looks) => (looks ? toldOf(looks, taken) : []));
		const text = JSON.stringify(told);
		this.#then.set(index, text);
		return text;
	}

	by(index: number): string {
		const { after, at } = this.#world.taken[index]!;
		const now = this.#looks(index, after, at);
		const told: unknown[] = [];
		for (let earlier = 0; earlier <= index; earlier += 1) {
			const { events } = this.#world.taken[earlier]!;
			if (events.length === 0) continue;
			const then = this.#toldThen(earlier);
			const today = now ? toldOf(now, this.#world.taken[earlier]!) : [];
			if (then !== '[[],[]]' || today.length > 0) told.push([earlier, then, today]);
		}
		return JSON.stringify([told, now && worded(after, standingFor(now))]);
	}
}

/** Everybody has a page open: what they read reaches them at once. A world is only added to, so its rows are remembered. */
const deliveries = new WeakMap<Taken, readonly Delivered[]>();

function deliveredBy({ begin, taken }: World, index: number): readonly Delivered[] {
	const one = taken[index];
	if (!one) return [];
	const known = deliveries.get(one);
	if (known) return known;
	const before = deliveredBy({ begin, taken, encounters: [] }, index - 1);
	const had = new Set(before.map(({ section, participant }) => `${section} ${participant}`));
	const rows = [...one.after.sections.held].flatMap(([participant, sections]) =>
		[...sections.keys()]
			.filter((section) => !had.has(`${section} ${participant}`))
			.map((section) => ({ section, participant, at: one.at })),
	);
	const all = rows.length === 0 ? before : [...before, ...rows];
	deliveries.set(one, all);
	return all;
}

function shown(world: World, index: number, reader: Reader): string {
	const { after, at } = world.taken[index]!;
	const [caller = null] = after.table.participants.keys(); // has a screen on the wall all the while
	const restricted = restrict({ ...after, wall: caller }, reader, at);
	const view = restricted?.view;
	const ledger = ledgerFor(after, reader, deliveredBy(world, index), at);
	// the wall is before their eyes as long as they are there; a link that is not confirmed narrows it, and shows in that
	const there = presentNow(after);
	const isThere = there.some(({ id }) => id === reader.participant) && reader.entry === null;
	const hasDerived = there.some(({ kind }) => isDerivedKind(kind));
	const host = there.find(({ coordinator }) => coordinator);
	const wall =
		isThere && !hasDerived && host ? roomOf(after, { by: host.id, among: null }, at).view : null;
	const minutes = view && minutesOf(view, restricted.adopted());
	return JSON.stringify(view && { view, minutes, ledger, wall });
}

function readersOf(world: World, index: number): Reader[] {
	const { table } = world.taken[index]!.after;
	return [
		...[...table.participants.keys()].map((participant) => ({ participant, entry: null })),
		...[...table.entries.values()].map(({ participant, id }) => ({ participant, entry: id })),
	];
}

export interface Compared {
	readonly difference: Difference | null;
	/** How many pairs of views were equal although the histories were not. */
	readonly equal: number;
}

/** Compares the two, from where they part, for everyone, until each reader may know of a difference. */
export function compare(one: World, other: World, from: number): Compared {
	let equal = 0;
	const start = from - FIRST_SLOT;
	for (const reader of readersOf(one, one.taken.length - 1)) {
		const first = new Knowledge(one, reader);
		const second = new Knowledge(other, reader);
		for (let index = start; index < one.taken.length; index += 1) {
			const moved = one.taken[index]!.events.length + other.taken[index]!.events.length > 0;
			if (!moved) continue;
			if (first.by(index) !== second.by(index)) break;
			const views = [one, other].map((world) => shown(world, index, reader));
			const slot = index + FIRST_SLOT;
			if (views[0] !== views[1])
				return { equal, difference: { reader, slot, one: views[0]!, other: views[1]! } };
			equal += 1;
		}
	}
	return { difference: null, equal };
}

export interface Twins {
	readonly jurisdiction: JurisdictionId;
	readonly begin: Begun;
	readonly steps: readonly Step[];
	readonly twin: readonly Step[];
	/** Where they part. */
	readonly from: number;
	readonly last: number;
}

const JURISDICTIONS: readonly JurisdictionId[] = ['be-fr', 'be-fr', 'be-nl', 'fr-care'];

function drawHistory(begin: Begun, dice: Dice, length: number): { steps: Step[]; world: World } {
	const steps: Step[] = [];
	let world: World = { begin, taken: [], encounters: [] };
	for (let count = 0; count < length; count += 1) {
		const slot = FIRST_SLOT + count * 2;
		const now = world.taken.at(-1)?.after ?? begin.meeting;
		steps.push({ slot, act: drawAct(now, dice, slot) });
		world = run(begin, steps, slot + 1, world);
	}
	return { steps, world };
}

/** One act more, one act less, or one act otherwise. */
function drawTwin(
	world: World,
	steps: readonly Step[],
	dice: Dice,
): { twin: Step[]; from: number } {
	const index = dice.upTo(steps.length);
	const step = steps[index]!;
	const kind = dice.upTo(5);
	if (kind === 0) return { twin: steps.filter((each) => each !== step), from: step.slot };
	const { before, after } = world.taken[step.slot - FIRST_SLOT]!;
	if (kind <= 2) {
		const act: Act = drawAct(after, dice, step.slot + 1);
		return { twin: [...steps, { slot: step.slot + 1, act }], from: step.slot + 1 };
	}
	const act = kind === 3 ? mutated(step.act, before, dice) : drawAct(before, dice, step.slot);
	return { twin: steps.map((each) => (each === step ? { ...step, act } : each)), from: step.slot };
}

export interface Told {
	readonly equal: number;
	readonly failure: { readonly twins: Twins; readonly difference: Difference } | null;
}

/** One random history and a few twins of it. */
export function tellTwins(seed: number, length: number, twins: number): Told {
	const dice = diceOf(seed);
	const jurisdiction = dice.oneOf(JURISDICTIONS);
	const begin = beginning(jurisdiction, dice);
	const { steps, world } = drawHistory(begin, dice, length);
	const last = FIRST_SLOT + length * 2 - 1;
	let equal = 0;
	for (let count = 0; count < twins; count += 1) {
		const { twin, from } = drawTwin(world, steps, dice);
		const other = run(begin, twin, last, prefixOf(world, from));
		const compared = compare(world, other, from);
		equal += compared.equal;
		if (compared.difference)
			return { equal, failure: smallest({ jurisdiction, begin, steps, twin, from, last }) };
	}
	return { equal, failure: null };
}

function differenceOf({ begin, steps, twin, from, last }: Twins): Difference | null {
	const one = run(begin, steps, last);
	return compare(one, run(begin, twin, last, prefixOf(one, from)), from).difference;
}

/** Leaves out every step without which the two still differ. */
function smallest(twins: Twins): Told['failure'] {
	let best = twins;
	let difference = differenceOf(twins);
	if (!difference) throw new Error('twins that differ only when told together');
	for (const { slot } of twins.steps.toReversed()) {
		const without = (steps: readonly Step[]): Step[] => steps.filter((step) => step.slot !== slot);
		const smaller = { ...best, steps: without(best.steps), twin: without(best.twin) };
		const found = differenceOf(smaller);
		if (found) [best, difference] = [smaller, found];
	}
	return { twins: best, difference };
}

/** One random history, for other properties than twins. */
export function tellHistory(seed: number, length: number): Taken & { readonly world: World } {
	const dice = diceOf(seed);
	const begin = beginning(dice.oneOf(JURISDICTIONS), dice);
	const { world } = drawHistory(begin, dice, length);
	return { ...world.taken.at(-1)!, world };
}
