// What a section's text may be made of in the editor: exactly what src/lib/sync/schema.ts lists.
import { Extension, getSchema, type Extensions } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { ATTRIBUTES, MARKS, NODES } from '#lib/sync/schema.ts';

/** The page's own headings end at the section's title (level 3): those in a text come below it. */
const LEVELS_ABOVE = 2;

const HeadingsBelowTitle = Extension.create({
	name: 'headingsBelowTitle',
	addGlobalAttributes: () => [
		{
			types: ['heading'],
			attributes: {
				level: {
					default: 2,
					renderHTML: ({ level }: { level?: number }) => ({
						'aria-level': String(Number(level) + LEVELS_ABOVE),
					}),
				},
			},
		},
	],
});

/** Tab leaves the text (nobody is trapped in it); the keys that code editors use move a list item in and out. */
const ListKeys = Extension.create({
	name: 'listKeys',
	addKeyboardShortcuts() {
		return {
			'Mod-]': () => this.editor.commands.sinkListItem('listItem'),
			'Mod-[': () => this.editor.commands.liftListItem('listItem'),
		};
	},
});

export const textExtensions = (): Extensions => [
	StarterKit.configure({
		undoRedo: false, // Collaboration undoes one's own changes only
		trailingNode: false, // two writers would leave empty paragraphs
		code: false,
		codeBlock: false,
		dropcursor: false,
		gapcursor: false,
		horizontalRule: false,
		link: false,
		strike: false,
		underline: false,
		heading: { levels: [2, 3] },
	}),
	HeadingsBelowTitle,
	ListKeys,
];

const same = (a: readonly string[], b: readonly string[]): boolean =>
	[...a].sort().join() === [...b].sort().join();

/**
 * Whether an editor may touch a text: a page that lacks a node of the schema deletes it for everyone,
 * and what the schema does not list the server refuses.
 */
export function fitsTheWire(schema: Schema = getSchema(textExtensions())): boolean {
	const nodes = Object.values(schema.nodes).filter(({ name }) => name !== 'doc' && name !== 'text');
	const attributes = nodes.flatMap(({ spec }) => Object.keys(spec.attrs ?? {}));
	const known: readonly string[] = ATTRIBUTES;
	return (
		same(
			nodes.map(({ name }) => name),
			NODES,
		) &&
		same(Object.keys(schema.marks), MARKS) &&
		attributes.every((name) => known.includes(name))
	);
}
