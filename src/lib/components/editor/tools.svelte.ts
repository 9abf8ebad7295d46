// The writing tools of one editor: what each does, which are on where the cursor stands, and the one that Tab reaches.
import type { ChainedCommands, Editor } from '@tiptap/core';
import { untrack } from 'svelte';
import type { IconName } from '../ui/icons.ts';

export type ToolName =
	'heading' | 'subheading' | 'bold' | 'italic' | 'bullets' | 'numbers' | 'quote' | 'undo' | 'redo';

interface Tool {
	readonly name: ToolName;
	readonly icon: IconName;
	apply(chain: ChainedCommands): ChainedCommands;
	/** The node or mark that is there while it is on; none: it does something once. */
	readonly makes?: readonly [name: string, attributes?: Record<string, unknown>];
}

export const TOOLS: readonly Tool[] = [
	{
		name: 'heading',
		icon: 'heading-2',
		apply: (chain) => chain.toggleHeading({ level: 2 }),
		makes: ['heading', { level: 2 }],
	},
	{
		name: 'subheading',
		icon: 'heading-3',
		apply: (chain) => chain.toggleHeading({ level: 3 }),
		makes: ['heading', { level: 3 }],
	},
	{ name: 'bold', icon: 'bold', apply: (chain) => chain.toggleBold(), makes: ['bold'] },
	{ name: 'italic', icon: 'italic', apply: (chain) => chain.toggleItalic(), makes: ['italic'] },
	{
		name: 'bullets',
		icon: 'list',
		apply: (chain) => chain.toggleBulletList(),
		makes: ['bulletList'],
	},
	{
		name: 'numbers',
		icon: 'list-ordered',
		apply: (chain) => chain.toggleOrderedList(),
		makes: ['orderedList'],
	},
	{
		name: 'quote',
		icon: 'quote',
		apply: (chain) => chain.toggleBlockquote(),
		makes: ['blockquote'],
	},
	{ name: 'undo', icon: 'undo', apply: (chain) => chain.undo() },
	{ name: 'redo', icon: 'redo', apply: (chain) => chain.redo() },
];

/** Where an arrow, Home or End leads in a toolbar of `count` tools; null for every other key. */
export function movedTo(key: string, at: number, count: number, rtl: boolean): number | null {
	const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
	const back = rtl ? 'ArrowRight' : 'ArrowLeft';
	if (key === forward) return (at + 1) % count;
	if (key === back) return (at - 1 + count) % count;
	if (key === 'Home') return 0;
	return key === 'End' ? count - 1 : null;
}

export class Tools {
	/** The one tool that Tab reaches. */
	current = $state(0);
	on: readonly ToolName[] = $state.raw([]);
	/** Nothing to undo, nothing to do again. */
	idle: readonly ToolName[] = $state.raw([]);
	readonly #editor: Editor;

	constructor(editor: Editor) {
		this.#editor = editor;
		this.#look();
	}

	/** Follows the editor; returns what ends it. */
	follow(): () => void {
		this.#editor.on('transaction', this.#look);
		return () => this.#editor.off('transaction', this.#look);
	}

	use(index: number): void {
		this.current = index;
		const tool = TOOLS[index];
		if (tool && !this.idle.includes(tool.name)) tool.apply(this.#editor.chain()).run();
		this.backToText();
	}

	/** At once, not at the next frame as TipTap's own command does: the next key belongs to the text. */
	backToText(): void {
		this.#editor.view.focus();
	}

	/** Untracked: an editor that leaves the page loses its focus while Svelte takes its elements away. */
	readonly #look = (): void => untrack(() => this.#read());

	#read(): void {
		const editor = this.#editor;
		if (editor.isDestroyed) return;
		const on = TOOLS.filter(({ makes }) => makes && editor.isActive(...makes));
		this.on = on.map(({ name }) => name);
		const can = editor.can();
		const possible: Partial<Record<ToolName, boolean>> = { undo: can.undo(), redo: can.redo() };
		this.idle = TOOLS.map(({ name }) => name).filter((name) => possible[name] === false);
	}
}
