// The words of a document as blocks: what the editor can make, and nothing lost.
import { getSchema } from '@tiptap/core';
import { prosemirrorToYDoc } from '@tiptap/y-tiptap';
import { expect, it } from 'vitest';
import { plainText } from '#lib/domain/words.ts';
import { textExtensions } from '#lib/components/editor/rich-text.ts';
import { ROOT } from '#lib/sync/schema.ts';
import { wordsIn } from './words.ts';

const schema = getSchema(textExtensions());
const text = (words: string, ...marks: string[]) => ({
	type: 'text',
	text: words,
	marks: marks.map((type) => ({ type })),
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const item = (...content: object[]) => ({ type: 'listItem', content });

const blocksOf = (...content: object[]) =>
	wordsIn(prosemirrorToYDoc(schema.nodeFromJSON({ type: 'doc', content }), ROOT));

it('[M5] headings, lists, quotes, marks and line breaks come out as they were written', () => {
	const words = blocksOf(
		{ type: 'heading', attrs: { level: 2 }, content: [text('Jeudi')] },
		paragraph(
			text('Lina '),
			text('peut', 'bold'),
			text(' partir'),
			{ type: 'hardBreak' },
			text('à 15 h'),
		),
		{
			type: 'orderedList',
			attrs: { start: 3 },
			content: [
				item(paragraph(text('trois')), {
					type: 'bulletList',
					content: [item(paragraph(text('dedans')))],
				}),
				item(paragraph(text('quatre'))),
			],
		},
		{ type: 'blockquote', content: [paragraph(text('« stop »', 'italic'))] },
	);
	expect(words).toEqual([
		{ kind: 'heading', level: 2, runs: [{ text: 'Jeudi' }] },
		{
			kind: 'paragraph',
			level: 0,
			runs: [
				{ text: 'Lina ' },
				{ text: 'peut', bold: true },
				{ text: ' partir' },
				{ text: '\n' },
				{ text: 'à 15 h' },
			],
		},
		{ kind: 'numbered', level: 1, number: 3, runs: [{ text: 'trois' }] },
		{ kind: 'bullet', level: 2, runs: [{ text: 'dedans' }] },
		{ kind: 'numbered', level: 1, number: 4, runs: [{ text: 'quatre' }] },
		{ kind: 'quote', level: 0, runs: [{ text: '« stop »', italic: true }] },
	]);
	expect(plainText(words)).toBe('Jeudi\nLina peut partir\nà 15 h\ntrois\ndedans\nquatre\n« stop »');
});

it('[M5] an empty part has no words', () => {
	expect(plainText(blocksOf(paragraph()))).toBe('');
});
