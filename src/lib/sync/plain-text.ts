// The plain text of a section, the same on both ends: what people agree to word for word, and where a passage stands in it.
import * as Y from 'yjs';

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;
type Parent = Y.XmlElement | Y.XmlFragment;

const BREAK = 'hardBreak';
/** Elements that are a line of their own also while they are empty. */
const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/** A piece of a line: some text, or a break within it, which counts as one character. */
export type Piece = Y.XmlText | Y.XmlElement;

export interface Line {
	readonly of: Parent;
	readonly pieces: readonly Piece[];
}

const childrenOf = (parent: Parent): Node[] => parent.toArray();
const isBreak = (node: Node): node is Y.XmlElement =>
	node instanceof Y.XmlElement && node.nodeName === BREAK;

/** Text alone: marks are no words. */
export const textOfPiece = (piece: Piece): string =>
	piece instanceof Y.XmlElement
		? '\n'
		: (piece.toDelta() as { insert: unknown }[])
				.map(({ insert }) => (typeof insert === 'string' ? insert : ''))
				.join('');

/** The lines of a text from top to bottom. */
export function linesOf(parent: Parent): Line[] {
	const children = childrenOf(parent);
	const pieces = children.filter(
		(child): child is Piece => child instanceof Y.XmlText || isBreak(child),
	);
	const isLine = parent instanceof Y.XmlElement && LINES.has(parent.nodeName);
	const own = pieces.length > 0 || isLine ? [{ of: parent, pieces }] : [];
	const inner = children.flatMap((child) =>
		child instanceof Y.XmlElement && !isBreak(child) ? linesOf(child) : [],
	);
	return [...own, ...inner];
}

export const textOfLine = ({ pieces }: Line): string => pieces.map(textOfPiece).join('');

/** Blocks joined by a line break. */
export const plainText = (fragment: Y.XmlFragment): string =>
	linesOf(fragment).map(textOfLine).join('\n');
