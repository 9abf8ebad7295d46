// The text of a section's document, piece by piece in document order, struck pieces included.
import * as Y from 'yjs';

/** Any shared type, as far as it is walked here. */
export interface Walked {
	readonly _start: Y.Item | null;
}

export interface Run {
	readonly item: Y.Item;
	readonly text: string;
	/** The stretch of text that holds it; a new block, or a line break in one, begins another. */
	readonly stretch: Walked;
}

/** All text items under a type, in the order in which they stand. */
export function* textOf(root: Walked): Generator<Run> {
	for (let item = root._start; item !== null; item = item.right) {
		const { content } = item;
		if (content instanceof Y.ContentString) yield { item, text: content.str, stretch: root };
		else if (content instanceof Y.ContentType) yield* textOf(content.type);
	}
}

/** Pieces of text as one, with a line break wherever the stretch changes. */
export function joined(
	pieces: Iterable<{ readonly text: string; readonly stretch: unknown }>,
): string {
	let all = '';
	let last: unknown = null;
	for (const { text, stretch } of pieces) {
		if (last !== null && stretch !== last) all += '\n';
		last = stretch;
		all += text;
	}
	return all;
}

/** The words that stand. */
export const plainText = (root: Walked): string =>
	joined([...textOf(root)].filter(({ item }) => !item.deleted));

export function hasText(root: Walked): boolean {
	for (const { item } of textOf(root)) if (!item.deleted) return true;
	return false;
}
