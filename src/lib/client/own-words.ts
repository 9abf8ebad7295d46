// Which words of a document this page wrote itself, so that what never reached the disk can be given back to its author
// and nobody else's words with it: splitting a paragraph re-inserts a colleague's words under one's own client id.
import * as Y from 'yjs';
import { joined, textOf, type Run } from './text-runs.ts';

/** Shorter coincidences between what was deleted and what was typed mean nothing. */
const LEAST_MOVED = 2;
/** Fewer letters that somebody struck while they were typed are no loss to tell of. */
const LEAST_TOLD = 3;

interface Range {
	readonly from: number;
	readonly to: number;
}

/** Text in document order, and for each of its characters whether it is somebody else's. */
interface Gone {
	text: string;
	foreign: boolean[];
}

const within = (ranges: readonly Range[], clock: number): boolean =>
	ranges.some(({ from, to }) => clock >= from && clock < to);

/** The longest length for which `fits` holds; `fits` is true up to some length and false beyond. */
function longest(most: number, fits: (length: number) => boolean): number {
	let low = 0;
	let high = most;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (fits(middle)) low = middle;
		else high = middle - 1;
	}
	return low >= LEAST_MOVED ? low : 0;
}

/** The parts of `typed` that were only moved: its longest start and end that stood in what the same transaction deleted. */
function moved(typed: string, gone: string): { start: number; length: number; at: number }[] {
	const head = longest(typed.length, (length) => gone.includes(typed.slice(0, length)));
	const rest = typed.length - head;
	const tail = longest(rest, (length) => gone.includes(typed.slice(typed.length - length)));
	const parts = [];
	if (head) parts.push({ start: 0, length: head, at: gone.indexOf(typed.slice(0, head)) });
	if (tail) {
		const start = typed.length - tail;
		parts.push({ start, length: tail, at: gone.indexOf(typed.slice(start)) });
	}
	return parts;
}

export interface Elsewhere {
	/** The origin of transactions that came over the wire. */
	readonly origin: unknown;
	/** From this clock on, own words are not known to have stood in the text that the others have. */
	readonly unseenFrom: () => number;
	/** Own words that nobody has seen stood in what others struck meanwhile. */
	readonly struck: (words: string) => void;
}

export class OwnWords {
	readonly #doc: Y.Doc;
	readonly #root: Y.XmlFragment;
	readonly #client: number;
	readonly #elsewhere: Elsewhere;
	/** Clocks under one's own id whose words somebody else wrote. */
	readonly #foreign: Range[] = [];

	constructor(doc: Y.Doc, root: Y.XmlFragment, elsewhere: Elsewhere) {
		this.#doc = doc;
		this.#root = root;
		this.#client = doc.clientID;
		this.#elsewhere = elsewhere;
		doc.on('afterTransaction', this.#watch);
	}

	/** Own words from `clock` on that still stand, as plain text. */
	since(clock: number): string {
		return this.#ownParts(clock, ({ deleted }) => !deleted);
	}

	destroy(): void {
		this.#doc.off('afterTransaction', this.#watch);
	}

	#ownParts(from: number, holds: (item: Y.Item) => boolean): string {
		const runs = [...textOf(this.#root)].filter(({ item }) => holds(item));
		const pieces = runs.map((run) => ({ text: this.#ownPart(run, from), stretch: run.stretch }));
		return joined(pieces.filter(({ text }) => text !== '')).trim();
	}

	#ownPart(run: Run, from: number): string {
		const { client, clock } = run.item.id;
		if (client !== this.#client) return '';
		const kept = run.text
			.split('')
			.filter((_, index) => clock + index >= from && !within(this.#foreign, clock + index));
		return kept.join('');
	}

	readonly #watch = (transaction: Y.Transaction): void => {
		if (transaction.origin === this.#elsewhere.origin) return this.#tellStruck(transaction);
		const from = transaction.beforeState.get(this.#client) ?? 0;
		const to = transaction.afterState.get(this.#client) ?? 0;
		if (from === to) return;
		if (transaction.origin instanceof Y.UndoManager) this.#markRestored(from, to);
		else if (transaction.deleteSet.clients.size > 0) this.#markMoved(transaction, from, to);
	};

	/** Whoever strikes a paragraph strikes what others write in it at that moment, or wrote offline: they never see it. */
	#tellStruck({ deleteSet }: Y.Transaction): void {
		if (!deleteSet.clients.has(this.#client)) return;
		const { unseenFrom, struck } = this.#elsewhere;
		const words = this.#ownParts(unseenFrom(), ({ id }) => Y.isDeleted(deleteSet, id));
		if (words.length >= LEAST_TOLD) struck(words);
	}

	#isForeign(client: number, clock: number): boolean {
		return client !== this.#client || within(this.#foreign, clock);
	}

	/** A split, a join or a change of block deletes words and inserts them again under one's own id. */
	#markMoved(transaction: Y.Transaction, from: number, to: number): void {
		const gone = this.#gone(transaction);
		if (!gone.foreign.includes(true)) return;
		for (const { item, text } of textOf(this.#root)) {
			const { client, clock } = item.id;
			if (item.deleted || client !== this.#client || clock + text.length <= from) continue;
			if (clock >= to) continue;
			const skip = Math.max(0, from - clock);
			this.#markRun(clock + skip, text.slice(skip, to - clock), gone);
		}
	}

	#markRun(clock: number, typed: string, gone: Gone): void {
		for (const { start, length, at } of moved(typed, gone.text)) {
			for (let offset = 0; offset < length; offset += 1)
				if (gone.foreign[at + offset]) this.#mark(clock + start + offset);
		}
	}

	#gone(transaction: Y.Transaction): Gone {
		const gone: Gone = { text: '', foreign: [] };
		for (const { item, text } of textOf(this.#root)) {
			if (!Y.isDeleted(transaction.deleteSet, item.id)) continue;
			const { client, clock } = item.id;
			for (let offset = 0; offset < text.length; offset += 1)
				gone.foreign.push(this.#isForeign(client, clock + offset));
			gone.text += text;
		}
		return gone;
	}

	/** Undoing a deletion writes the deleted words again under one's own id, whoever wrote them. */
	#markRestored(from: number, to: number): void {
		for (const { item, text } of textOf(this.#root)) {
			const again = item.redone;
			if (!again || again.client !== this.#client) continue;
			for (let offset = 0; offset < text.length; offset += 1) {
				const clock = again.clock + offset;
				if (clock < from || clock >= to) continue;
				if (this.#isForeign(item.id.client, item.id.clock + offset)) this.#mark(clock);
			}
		}
	}

	#mark(clock: number): void {
		const last = this.#foreign.at(-1);
		if (last?.to === clock)
			this.#foreign[this.#foreign.length - 1] = { from: last.from, to: clock + 1 };
		else this.#foreign.push({ from: clock, to: clock + 1 });
	}
}
