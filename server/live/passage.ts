// Takes a passage out of a text: the place is counted in the plain text, as whoever asked for it counted.
import * as Y from 'yjs';
import { linesOf, textOfLine, textOfPiece, type Line, type Piece } from '#lib/sync/plain-text.ts';

const within = (from: number, to: number, length: number): [number, number] => [
	Math.min(length, Math.max(0, from)),
	Math.min(length, Math.max(0, to)),
];

const remove = (node: Piece | Line['of']): void => {
	const { parent } = node;
	if (!(parent instanceof Y.XmlElement || parent instanceof Y.XmlFragment)) return;
	const place = parent.toArray().indexOf(node as never);
	if (place >= 0) parent.delete(place, 1);
};

/** Parts of a line that lie between two places of it. */
function cutLine(line: Line, from: number, to: number): void {
	let start = 0;
	for (const piece of line.pieces) {
		const { length } = textOfPiece(piece);
		const [a, b] = within(from - start, to - start, length);
		start += length;
		if (a === b) continue;
		if (piece instanceof Y.XmlText) piece.delete(a, b - a);
		else remove(piece);
	}
}

/** A line that is gone takes what held nothing else with it, up to the text itself. */
function removeLine({ of }: Line): void {
	const { parent } = of;
	remove(of);
	if (parent instanceof Y.XmlElement && parent.length === 0) removeLine({ of: parent, pieces: [] });
}

/** `from` and `length` in characters of the plain text (UTF-16); lines that lie in it whole go whole. */
export function cutPassage(fragment: Y.XmlFragment, from: number, length: number): void {
	const to = from + length;
	let start = 0;
	for (const line of linesOf(fragment)) {
		const end = start + textOfLine(line).length;
		const isWhole = from <= start && to >= end && end > start;
		if (isWhole) removeLine(line);
		else if (from < end && to > start) cutLine(line, from - start, to - start);
		start = end + 1;
	}
}
