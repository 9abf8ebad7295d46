// What the gate compares an update with: the text on disk, and what the batch before it has already let through.
import * as Y from 'yjs';

/** Any shared type of Yjs. */
type Shared = Exclude<Y.Item['parent'], Y.ID | null>;

/** A type that can hold others. INVARIANT: one object per type, so that two items are siblings if theirs are identical. */
export interface Container {
	readonly kind: 'fragment' | 'element' | 'text';
	/** Elements above it and itself; the root has 0. */
	readonly depth: number;
}

/** Where one item stands. Struck and collected items have lost both. */
export interface Spot {
	readonly within: Container | null;
	/** The attribute that it is a value of; null for an item in a list. */
	readonly attribute: string | null;
	/** What the item itself can hold. */
	readonly is: Container | null;
}

export const GONE: Spot = { within: null, attribute: null, is: null };

export interface Known {
	/** How many clocks of this client exist: the first unknown one. */
	clock(client: number): number;
	/** The item that covers this id; only asked below `clock(client)`. */
	spot(client: number, clock: number): Spot;
	/** Whether all of these clocks are struck already. May say no where it is not sure. */
	struck(client: number, clock: number, length: number): boolean;
	/**
	 * Whether somebody who had both can have had these two as neighbours, in the same list; null is its end. They cannot where
	 * the right one stands first, or where something that either was written next to stands between them: whoever has
	 * these two has that as well. May say no where it is not sure.
	 */
	adjoin(left: Y.ID | null, right: Y.ID | null): boolean;
}

/** Items that are looked at for one answer; honest neighbours are next to each other, or nearly. */
const MAX_STEPS = 1_000;

const containers = new WeakMap<object, Container>();

function kindOf(type: Shared): Container['kind'] {
	if (type instanceof Y.XmlElement) return 'element';
	return type instanceof Y.XmlText ? 'text' : 'fragment';
}

/** Depth never changes: a type stays where it was put. */
function containerOf(type: Shared): Container {
	const found = containers.get(type);
	if (found) return found;
	const above = type._item?.parent;
	const depth = above instanceof Y.AbstractType ? containerOf(above).depth + 1 : 0;
	const container: Container = { kind: kindOf(type), depth };
	containers.set(type, container);
	return container;
}

function spotOf(item: Y.Item | Y.GC): Spot {
	if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return GONE;
	const { content } = item;
	return {
		within: containerOf(item.parent),
		attribute: item.parentSub,
		is: content instanceof Y.ContentType ? containerOf(content.type) : null,
	};
}

export const rootOf = (doc: Y.Doc, name: string): Container =>
	containerOf(doc.getXmlFragment(name));

/** The document of a room, as the gate sees it. */
export const knownOf = (doc: Y.Doc): Known => ({
	clock: (client) => Y.getState(doc.store, client),
	spot: (client, clock) => spotOf(Y.getItem(doc.store, Y.createID(client, clock))),
	struck(client, clock, length) {
		const structs = doc.store.clients.get(client);
		if (!structs || clock + length > Y.getState(doc.store, client)) return false;
		for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
			const struct = structs[at];
			if (!struct || struct.id.clock >= clock + length) break;
			if (!struct.deleted) return false;
		}
		return true;
	},
	adjoin(left, right) {
		const from = left && (Y.getItem(doc.store, left) as Y.Item | Y.GC);
		const to = right && (Y.getItem(doc.store, right) as Y.Item | Y.GC);
		if (from instanceof Y.GC || to instanceof Y.GC) return true;
		if (from && from === to) return left?.clock === (right?.clock ?? 0) - 1;
		if (right && right.clock !== to?.id.clock) return false; // it was written right behind the letter before it
		if (!from) return to === null || to.origin === null;
		if (!to) return from.rightOrigin === null;
		const hangsOn = [to.origin, from.rightOrigin].filter((id) => id !== null);
		if (hangsOn.some((id) => covers(from, id) && id.clock > (left?.clock ?? 0))) return false;
		return reaches(from, to, hangsOn);
	},
});

const covers = (item: Y.Item, { client, clock }: Y.ID): boolean =>
	item.id.client === client && clock >= item.id.clock && clock < item.id.clock + item.length;

/** Whether one item stands before another, with none of these between them. */
function reaches(from: Y.Item, to: Y.Item, none: readonly Y.ID[]): boolean {
	let steps = 0;
	for (let item = from.right; item && steps < MAX_STEPS; item = item.right, steps++) {
		if (item === to) return true;
		const between = item;
		if (none.some((id) => covers(between, id))) return false;
	}
	return false;
}

const sameId = (a: Y.ID | null, b: Y.ID | null): boolean => Y.compareIDs(a, b);

/** What an item was written between. */
export interface Between {
	readonly origin: Y.ID | null;
	readonly rightOrigin: Y.ID | null;
}

export const NOTHING: Between = { origin: null, rightOrigin: null };

interface Run extends Between {
	readonly from: number;
	readonly to: number;
	readonly spot: Spot;
}

function runAt(runs: readonly Run[], clock: number): Run | null {
	let low = 0;
	let high = runs.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const run = runs[middle];
		if (!run) return null;
		if (clock < run.from) high = middle - 1;
		else if (clock >= run.to) low = middle + 1;
		else return run;
	}
	return null;
}

/** New items on top of what is known: those of one update while it is checked, or of a batch until it is on disk. */
export class Pending implements Known {
	readonly #base: Known;
	readonly #runs = new Map<number, Run[]>();

	constructor(base: Known) {
		this.#base = base;
	}

	/** True when something new was added. */
	get grows(): boolean {
		return this.#runs.size > 0;
	}

	clock(client: number): number {
		return this.#runs.get(client)?.at(-1)?.to ?? this.#base.clock(client);
	}

	spot(client: number, clock: number): Spot {
		return this.#run({ client, clock })?.spot ?? this.#base.spot(client, clock);
	}

	struck(client: number, clock: number, length: number): boolean {
		return this.#base.struck(client, clock, length);
	}

	/** A new item stands where it was written: between its origins. What else lies there, only the integrated text tells. */
	adjoin(left: Y.ID | null, right: Y.ID | null): boolean {
		const from = left && this.#run(left);
		const to = right && this.#run(right);
		if (!from && !to) return this.#base.adjoin(left, right);
		if (from && from === to) return left.clock + 1 === right?.clock;
		const isNext = from !== null && sameId(from.rightOrigin, right);
		const isPrevious = to !== null && to.from === right?.clock && sameId(to.origin, left);
		return isNext || isPrevious;
	}

	/** Takes the part of an item that was not known yet. Items of one client come in the order of their clocks. */
	add(item: { client: number; from: number; to: number; spot: Spot } & Between): void {
		const { client, to, spot, rightOrigin } = item;
		const from = Math.max(item.from, this.clock(client));
		if (from >= to) return;
		const origin = from > item.from ? Y.createID(client, from - 1) : item.origin;
		const runs = this.#runs.get(client) ?? [];
		runs.push({ from, to, spot, origin, rightOrigin });
		this.#runs.set(client, runs);
	}

	#run({ client, clock }: Pick<Y.ID, 'client' | 'clock'>): Run | null {
		const runs = this.#runs.get(client);
		return runs ? runAt(runs, clock) : null;
	}

	/** Takes over everything that another one, built on this one, has let through. */
	learn(update: Pending): void {
		for (const [client, runs] of update.#runs) for (const run of runs) this.add({ ...run, client });
	}
}
