// The words of a document as blocks of marked text: what minutes print and adoption freezes.
import * as Y from 'yjs';
import type { Block, BlockKind, Run, Words } from '#lib/domain/words.ts';
import { ROOT } from '#lib/sync/schema.ts';

/** Where a block lies: what its lists and quotes make of it. */
interface Within {
	readonly kind: BlockKind;
	readonly depth: number;
	readonly number: number;
}

const OUTSIDE: Within = { kind: 'paragraph', depth: 0, number: 0 };

export function wordsIn(doc: Y.Doc): Words {
	return blocksOf(doc.getXmlFragment(ROOT), OUTSIDE);
}

const childrenOf = (parent: Y.XmlFragment): Y.XmlElement[] =>
	parent.toArray().filter((child) => child instanceof Y.XmlElement);

function blocksOf(parent: Y.XmlFragment, within: Within): Block[] {
	return childrenOf(parent).flatMap((child) => blockOf(child, within));
}

function blockOf(element: Y.XmlElement, within: Within): Block[] {
	switch (element.nodeName) {
		case 'blockquote':
			return blocksOf(element, within.depth > 0 ? within : { ...within, kind: 'quote' });
		case 'bulletList':
		case 'orderedList':
			return itemsOf(element, within);
		case 'heading':
			return [{ kind: 'heading', level: levelOf(element), runs: runsOf(element) }];
		default:
			return [lineOf(element, within)];
	}
}

const levelOf = (element: Y.XmlElement): number =>
	Math.min(6, Math.max(1, Number(element.getAttribute('level')) || 1));

function lineOf(element: Y.XmlElement, { kind, depth, number }: Within): Block {
	const runs = runsOf(element);
	if (kind === 'numbered') return { kind, level: depth, number, runs };
	return { kind, level: kind === 'bullet' ? depth : 0, runs };
}

function itemsOf(list: Y.XmlElement, within: Within): Block[] {
	const kind = list.nodeName === 'orderedList' ? 'numbered' : 'bullet';
	const first = Number(list.getAttribute('start')) || 1;
	return childrenOf(list).flatMap((item, index) =>
		blocksOf(item, { kind, depth: within.depth + 1, number: first + index }),
	);
}

interface Piece {
	readonly insert: unknown;
	readonly attributes?: Readonly<Record<string, unknown>>;
}

function runOf({ insert, attributes }: Piece): Run[] {
	if (typeof insert !== 'string' || insert === '') return [];
	const marked = (name: string): boolean =>
		attributes?.[name] !== undefined && attributes[name] !== null;
	return [
		{
			text: insert,
			...(marked('bold') && { bold: true as const }),
			...(marked('italic') && { italic: true as const }),
		},
	];
}

function runsOf(element: Y.XmlElement): Run[] {
	return element.toArray().flatMap((child): Run[] => {
		if (child instanceof Y.XmlText) return (child.toDelta() as Piece[]).flatMap(runOf);
		return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? [{ text: '\n' }] : [];
	});
}
