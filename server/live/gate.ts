// The gate for text coming in: whether one update is honest, before it touches a disk or a document (W25).
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { UpdateRefusal } from '#lib/sync/control.ts';
import { ATTRIBUTES, MARKS, MAX_DEPTH, NODES, ROOT } from '#lib/sync/schema.ts';
import { GONE, NOTHING, Pending, type Container, type Known, type Spot } from './known.ts';

export interface GateContext {
	readonly known: Known;
	/** The root's container, as `rootOf` gives it. */
	readonly root: Container;
	/** The client ids that the server gave to this person in this generation. */
	readonly mine: ReadonlySet<number>;
}

export interface Accepted {
	/** What the update adds, for the checks of those behind it. */
	readonly pending: Pending;
	/** False: everybody has all of this already; it counts, and goes nowhere. */
	readonly changes: boolean;
	/** It adds items, and does not only strike. */
	readonly grows: boolean;
	/** false: an item may stand on the wrong side of its neighbours; only the integrated text tells (room-text.ts). */
	readonly ordered: boolean;
}

type Outcome = UpdateRefusal | null;
type Struct = Y.Item | Y.GC | Y.Skip;
type Content = Y.Item['content'];

/** Yjs counts clocks in doubles; nobody types two thousand million characters. */
const MAX_CLOCK = 2 ** 31;
const MAX_ATTRIBUTE = 32;
const NODE_NAMES: ReadonlySet<string> = new Set(NODES);
const MARK_NAMES: ReadonlySet<string> = new Set(MARKS);
const ATTRIBUTE_NAMES: ReadonlySet<string> = new Set(ATTRIBUTES);

interface Decoded {
	readonly structs: readonly Struct[];
	readonly deletes: ReadonlyMap<number, readonly { clock: number; len: number }[]>;
}

/** Yjs does not say where it stopped reading; its decoder knows. */
class Watched extends Y.UpdateDecoderV1 {
	static last: decoding.Decoder | null = null;

	constructor(decoder: decoding.Decoder) {
		super(decoder);
		Watched.last = decoder;
	}
}

/**
 * null for bytes that are no update, or more than one. A client in two blocks is refused too: Yjs would integrate
 * the second block alone, so what was checked here would not be what happens there.
 */
function decode(update: Uint8Array): Decoded | null {
	try {
		const { structs, ds } = Y.decodeUpdateV2(update, Watched);
		if (Watched.last === null || decoding.hasContent(Watched.last)) return null;
		const blocks = decoding.readVarUint(decoding.createDecoder(update));
		const clients = new Set(structs.map((struct) => struct.id.client));
		return blocks === clients.size ? { structs, deletes: ds.clients } : null;
	} catch {
		return null;
	}
}

function checkText(content: Content, within: Container | null): boolean {
	if (content instanceof Y.ContentString) return within === null || within.kind === 'text';
	if (!(content instanceof Y.ContentFormat)) return false;
	const { key } = content;
	const value: unknown = content.value;
	const plain =
		value === null ||
		typeof value === 'boolean' ||
		(typeof value === 'object' && Object.keys(value).length === 0);
	return MARK_NAMES.has(key) && plain && (within === null || within.kind === 'text');
}

const isShort = (value: unknown): boolean =>
	value === null ||
	typeof value === 'boolean' ||
	(typeof value === 'number' && Number.isFinite(value)) ||
	(typeof value === 'string' && value.length <= MAX_ATTRIBUTE);

/** Values that overwrote one another may come merged into one item. */
function checkAttribute({ arr }: Y.ContentAny, { within, attribute }: Spot): boolean {
	if (!arr.every(isShort)) return false;
	if (within === null) return true;
	return within.kind === 'element' && attribute !== null && ATTRIBUTE_NAMES.has(attribute);
}

function checkType(content: Y.ContentType, within: Container | null): Outcome {
	const { type } = content;
	const known =
		type instanceof Y.XmlElement
			? NODE_NAMES.has(type.nodeName)
			: type instanceof Y.XmlText && type.constructor === Y.XmlText;
	if (!known || within?.kind === 'text') return 'unknown-schema';
	if (type instanceof Y.XmlElement && (within?.depth ?? 0) >= MAX_DEPTH) return 'too-deep';
	return null;
}

function checkContent(content: Content, spot: Spot): Outcome {
	if (content instanceof Y.ContentDeleted) return null;
	if (content instanceof Y.ContentAny)
		return checkAttribute(content, spot) ? null : 'unknown-schema';
	if (spot.attribute !== null) return 'unknown-schema';
	if (content instanceof Y.ContentType) return checkType(content, spot.within);
	return checkText(content, spot.within) ? null : 'unknown-schema';
}

const containerFor = (content: Content, within: Container | null): Container | null => {
	if (!(content instanceof Y.ContentType) || within === null) return null;
	const kind = content.type instanceof Y.XmlElement ? 'element' : 'text';
	return { kind, depth: within.depth + 1 };
};

/** Checks the items of one update, one after the other, on top of those that it has already let through. */
class Inspection {
	readonly pending: Pending;
	ordered = true;
	readonly #root: Container;

	constructor({ known, root }: GateContext) {
		this.pending = new Pending(known);
		this.#root = root;
	}

	/** 'waits': for an item of another client in the same update. */
	take(struct: Struct): Outcome | 'waits' {
		if (struct instanceof Y.Skip) return 'gap';
		const { client, clock } = struct.id;
		const end = clock + struct.length;
		if (struct.length < 1 || end > MAX_CLOCK) return 'unreadable-update';
		if (clock > this.pending.clock(client)) return 'gap';
		if (!(struct instanceof Y.Item)) {
			this.pending.add({ client, from: clock, to: end, spot: GONE, ...NOTHING });
			return null;
		}
		const spot = this.#place(struct);
		if (typeof spot === 'string') return spot;
		const refused = checkContent(struct.content, spot);
		if (refused) return refused;
		const { content, origin, rightOrigin } = struct;
		const is = containerFor(content, spot.within);
		const added = { client, from: clock, to: end, origin, rightOrigin };
		this.pending.add({ ...added, spot: { ...spot, is } });
		return null;
	}

	/** An id that this item hangs on. Of its own client it must be an earlier clock: Yjs does not look. */
	#hangsOn(struct: Y.Item, id: Y.ID): 'dangling' | 'waits' | null {
		if (id.client === struct.id.client) return id.clock < struct.id.clock ? null : 'dangling';
		return id.clock < this.pending.clock(id.client) ? null : 'waits';
	}

	#place(struct: Y.Item): Spot | UpdateRefusal | 'waits' {
		const { origin, rightOrigin } = struct;
		const parent = struct.parent as string | Y.ID | null;
		for (const id of [origin, rightOrigin, parent]) {
			const missing = id instanceof Y.ID ? this.#hangsOn(struct, id) : null;
			if (missing) return missing;
		}
		if (origin || rightOrigin) return this.#besides(origin, rightOrigin);
		return this.#inside(parent, struct.parentSub);
	}

	#besides(origin: Y.ID | null, rightOrigin: Y.ID | null): Spot | UpdateRefusal {
		const left = origin && this.pending.spot(origin.client, origin.clock);
		const right = rightOrigin && this.pending.spot(rightOrigin.client, rightOrigin.clock);
		const spots = [left, right].filter((spot) => spot !== null);
		const [first = GONE, second = first] = spots;
		if (spots.some((spot) => spot.within === null)) return GONE;
		if (first.within !== second.within || first.attribute !== second.attribute) return 'dangling';
		this.#noteOrder(origin, rightOrigin);
		return { ...first, is: null };
	}

	/**
	 * Yjs takes for granted that the left neighbour stands left of the right one. Where it does not, copies that take
	 * the same items in in another order may differ. Its own undo writes such items, so they are no fault by themselves.
	 */
	#noteOrder(origin: Y.ID | null, rightOrigin: Y.ID | null): void {
		if (!this.pending.adjoin(origin, rightOrigin)) this.ordered = false;
	}

	#inside(parent: string | Y.ID | null, attribute: string | null): Spot | UpdateRefusal {
		if (typeof parent === 'string') {
			if (parent !== ROOT) return 'unknown-root';
			return attribute === null ? { within: this.#root, attribute, is: null } : 'unknown-schema';
		}
		if (parent === null) return 'unreadable-update';
		const spot = this.pending.spot(parent.client, parent.clock);
		return { within: spot.is, attribute, is: null };
	}
}

const byClient = (structs: readonly Struct[]): Struct[][] => {
	const lists = new Map<number, Struct[]>();
	for (const struct of structs) {
		const list = lists.get(struct.id.client);
		if (list) list.push(struct);
		else lists.set(struct.id.client, [struct]);
	}
	return [...lists.values()];
};

/** Takes items as far as what they hang on is there; 'waits' when it has to be asked again. */
function takeSome(inspection: Inspection, list: Struct[], from: number): [number, Outcome] {
	for (let at = from; at < list.length; at++) {
		const outcome = inspection.take(list[at] as Struct);
		if (outcome === 'waits') return [at, null];
		if (outcome) return [at, outcome];
	}
	return [list.length, null];
}

/** In rounds, since a person may have written under two of their ids; usually one round is enough. */
function takeAll(inspection: Inspection, lists: readonly Struct[][]): Outcome {
	const done = lists.map(() => 0);
	for (let moved = true; moved;) {
		moved = false;
		for (const [index, list] of lists.entries()) {
			const before = done[index] ?? 0;
			const [after, refused] = takeSome(inspection, list, before);
			if (refused) return refused;
			done[index] = after;
			if (after > before) moved = true;
		}
	}
	return lists.every((list, index) => done[index] === list.length) ? null : 'dangling';
}

function checkDeletes(deletes: Decoded['deletes'], known: Known): Outcome {
	for (const [client, ranges] of deletes) {
		const end = known.clock(client);
		if (ranges.some(({ clock, len }) => len < 1 || clock + len > end)) return 'future-delete';
	}
	return null;
}

const strikes = (deletes: Decoded['deletes'], known: Known): boolean =>
	[...deletes].some(([client, ranges]) =>
		ranges.some(({ clock, len }) => !known.struck(client, clock, len)),
	);

/**
 * INVARIANT: what passes can be integrated by Yjs at once, whole, with nothing left pending, in any document that
 * holds what `known` says. The bytes must stand alone in memory (parseSectionMessage sees to that).
 */
export function checkUpdate(
	update: Uint8Array,
	context: GateContext,
): Accepted | { refused: UpdateRefusal } {
	const decoded = decode(update);
	if (!decoded) return { refused: 'unreadable-update' };
	if (decoded.structs.some((struct) => !context.mine.has(struct.id.client)))
		return { refused: 'foreign-client' };
	const inspection = new Inspection(context);
	const refused =
		takeAll(inspection, byClient(decoded.structs)) ??
		checkDeletes(decoded.deletes, inspection.pending);
	if (refused) return { refused };
	const { pending, ordered } = inspection;
	const { grows } = pending;
	return { pending, grows, ordered, changes: grows || strikes(decoded.deletes, context.known) };
}
