// Real editors at random: typing, pasting, lists, undo, lines that hang and break. No honest edit is refused (W26).
import { getSchema } from '@tiptap/core';
import { joinBackward, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import {
	defaultDeleteFilter,
	defaultProtectedNodes,
	initProseMirrorDoc,
	updateYFragment,
} from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { textExtensions } from '#lib/components/editor/rich-text.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import { ROOT } from '#lib/sync/schema.ts';
import { inLong, LONG, seeds } from '../tools/long.ts';
import { diceOf, type Dice } from '../worlds/twin/dice.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const STEPS = inLong(250, 600);
/** Changes that reached the shared document, of all seeds. */
let edits = 0;
const schema = getSchema(textExtensions());
let sessions = 0;
const nextSession = (): string => `session ${++sessions}`;
/** What an input method shows one after the other while one word is composed. */
const COMPOSED = [
	['k', 'か', 'かn', 'かん', '漢'],
	['´', 'é'],
	['ma', 'mam', 'mama', 'maman '],
];
const WORDS = ['maman', 'école', 'rendez-vous', 'jeudi', '👩‍👦', 'é', ' '];

type Doc = EditorState['doc'];

/** Names of nodes and marks that this schema certainly has. */
const node = (name: string) => schema.nodes[name]!;
const mark = (name: string) => schema.marks[name]!;

const COMMANDS: Command[] = [
	splitBlock,
	joinBackward,
	toggleMark(mark('bold')),
	toggleMark(mark('italic')),
	setBlockType(node('heading'), { level: 2 }),
	setBlockType(node('heading'), { level: 3 }),
	setBlockType(node('paragraph')),
	wrapIn(node('blockquote')),
	wrapInList(node('bulletList')),
	wrapInList(node('orderedList')),
	splitListItem(node('listItem')),
	sinkListItem(node('listItem')),
	liftListItem(node('listItem')),
];

/** One person with one page after the other. */
class Writer {
	readonly undo = new Map<Y.Doc, Y.UndoManager>();
	readonly #world: LiveWorld;
	readonly #section: SectionId;
	readonly #name: string;
	page: LivePage;

	private constructor(world: LiveWorld, section: SectionId, name: string, page: LivePage) {
		this.#world = world;
		this.#section = section;
		this.#name = name;
		this.page = page;
	}

	static async at(world: LiveWorld, section: SectionId, name: string): Promise<Writer> {
		const page = await world.page(name, { session: nextSession() });
		return new Writer(world, section, name, page);
	}

	get doc(): Y.Doc {
		return [...this.page.channels.values()].findLast(({ section }) => section === this.#section)!
			.doc;
	}

	get refusals(): unknown[] {
		return this.page.events.filter(({ type }) => type === 'refused');
	}

	get offline(): boolean {
		return this.page.closed !== undefined;
	}

	/** What an editor does: a change of its own document, brought into the shared one as its binding does. */
	edit(dice: Dice): void {
		if (written(this.doc) > MOST_WRITTEN) return;
		const fragment = this.doc.getXmlFragment(ROOT);
		const { doc, meta } = initProseMirrorDoc(fragment, schema);
		const history = this.#history(fragment);
		if (dice.once(5)) return tolerant(() => (dice.once(3) ? history.redo() : history.undo()));
		if (dice.once(12)) return this.#compose(dice);
		this.#become(doc, changed(doc, dice), meta);
	}

	/** One word in several keys, each of which takes the place of what stood there. */
	#compose(dice: Dice): void {
		let { doc, meta } = initProseMirrorDoc(this.doc.getXmlFragment(ROOT), schema);
		const cursor = cursorIn(doc, dice.upTo(doc.content.size + 1));
		if (cursor === null) return;
		let to = cursor;
		for (const shown of dice.oneOf(COMPOSED)) {
			const { tr } = EditorState.create({ doc });
			const after = tr.insertText(shown, cursor, to).doc;
			this.#become(doc, after, meta);
			to = cursor + shown.length;
			({ doc, meta } = initProseMirrorDoc(this.doc.getXmlFragment(ROOT), schema));
			if (!doc.eq(after)) return;
		}
	}

	#become(before: Doc, after: Doc, meta: Parameters<typeof updateYFragment>[3]): void {
		if (after.eq(before)) return;
		const fragment = this.doc.getXmlFragment(ROOT);
		this.doc.transact(() => updateYFragment(this.doc, fragment, after, meta), 'editor');
		edits += 1;
	}

	/** As y-tiptap makes it. */
	#history(fragment: Y.XmlFragment): Y.UndoManager {
		const known = this.undo.get(this.doc);
		if (known) return known;
		const history = new Y.UndoManager(fragment, {
			trackedOrigins: new Set(['editor']),
			deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
		});
		this.undo.set(this.doc, history);
		return history;
	}

	/** With its documents and its token, unless it never went. */
	async comeBack(): Promise<void> {
		if (!this.offline) return;
		expect(this.refusals).toEqual([]);
		const before = this.doc;
		const { memory } = this.page;
		this.page = await this.#world.page(this.#name, { memory, session: nextSession() });
		expect(this.doc).toBe(before);
	}
}

/** Where one can type; null for a place between blocks. */
function cursorIn(doc: Doc, at: number): number | null {
	const place = doc.resolve(at);
	if (!place.parent.isTextblock) return null;
	const isInside = /[\ud800-\udbff]$/.test(place.nodeBefore?.text ?? '') && place.textOffset > 0;
	return isInside ? at - 1 : at;
}

/** Yjs' undo sometimes throws when others struck what it would bring back: then nothing was undone. */
function tolerant(act: () => unknown): void {
	try {
		act();
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
	}
}

function changed(doc: Doc, dice: Dice): Doc {
	const place = () => dice.upTo(doc.content.size + 1);
	const from = doc.content.size === 0 ? 0 : place();
	const to = dice.once(3) ? place() : from;
	let state = EditorState.create({
		doc: doc.childCount > 0 ? doc : schema.topNodeType.createAndFill()!,
	});
	const clamp = (at: number) => {
		const place = state.doc.resolve(Math.min(at, state.doc.content.size));
		const isInside = /[\ud800-\udbff]$/.test(place.nodeBefore?.text ?? '') && place.textOffset > 0;
		return isInside ? state.doc.resolve(place.pos - 1) : place; // no cursor stands inside a letter
	};
	state = state.apply(
		state.tr.setSelection(
			TextSelection.between(clamp(Math.min(from, to)), clamp(Math.max(from, to))),
		),
	);
	const dispatch = (tr: EditorState['tr']): void => {
		state = state.apply(tr);
	};
	const kind = dice.upTo(10);
	if (kind < 5) dispatch(state.tr.insertText(dice.oneOf(WORDS)));
	else if (kind === 5) dispatch(state.tr.deleteSelection());
	else if (kind === 6 && dice.once(10)) {
		const isRoom = state.doc.content.size < FIFTY_PAGES_END; // a part takes 2 MB, and a message 1 MB
		const paragraphs = isRoom && dice.once(8) ? FIFTY_PAGES : 1 + dice.upTo(40);
		dispatch(state.tr.insert(state.doc.content.size, pasted(paragraphs)));
	} else if (kind === 7) dispatch(state.tr.replaceSelectionWith(node('hardBreak').create()));
	else dice.oneOf(COMMANDS)(state, dispatch);
	return state.doc;
}

/**
 * Letters and blocks that were ever written here. Who is away brings all of them back in one message, which may have
 * 1 MB (W2): fifty pages that are made a list, and text again, and a list, come to that.
 */
const written = ({ store }: Y.Doc): number =>
	[...store.clients.keys()].reduce((sum, client) => sum + Y.getState(store, client), 0);
const MOST_WRITTEN = 600_000;

/** Of some 40 lines each. */
const FIFTY_PAGES = 2_000;
const FIFTY_PAGES_END = 20_000;

const pasted = (paragraphs: number) =>
	Array.from({ length: paragraphs }, (_, n) =>
		node('paragraph').create(null, schema.text(`${n} ${'ligne '.repeat(10)}`)),
	);

async function step(world: LiveWorld, writer: Writer, dice: Dice): Promise<void> {
	const kind = dice.upTo(20);
	if (kind < 13) writer.edit(dice);
	else if (kind === 13 && !writer.offline) writer.page.socket.hold();
	else if (kind === 14 && !writer.offline) writer.page.socket.release();
	else if (kind === 15) writer.page.socket.break();
	else if (kind === 16) await writer.comeBack();
	else if (kind === 17) await world.pass(dice.upTo(300));
	else await world.rest();
}

test.each(seeds(4, 350))(
	'[W26] three editors and %i’s chance: nothing refused, one text, all of it saved',
	async (seed) => {
		const dice = diceOf(seed);
		const world = await LiveWorld.network();
		const section = await world.shared();
		const writers = [
			await Writer.at(world, section, 'amo'),
			await Writer.at(world, section, 'amo2'),
			await Writer.at(world, section, 'amo2'),
		];
		for (let n = 0; n < STEPS; n++) await step(world, dice.oneOf(writers), dice);
		for (const writer of writers) {
			if (!writer.offline) writer.page.socket.release();
			await world.rest();
			await writer.comeBack();
			await world.rest();
		}
		await world.pass(10_000);
		const fresh = await world.page('mother');
		for (const { page, refusals } of writers) {
			expect(refusals).toEqual([]);
			expect(page.closed).toBeUndefined();
			expect(page.text(section)).toBe(fresh.text(section));
			expect(page.has(section).saved).toBe(page.has(section).sent);
		}
		expect(world.faults).toEqual([]);
		await world.restart();
		expect((await world.page('mother')).text(section)).toBe(fresh.text(section));
	},
);

test.runIf(LONG && !process.env.FUZZ_SEEDS)(
	'[W26] none of 100,000 honest edits was refused',
	() => {
		expect(edits).toBeGreaterThan(100_000);
	},
);
