import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { OwnWords } from '#lib/client/own-words.ts';
import { plainText } from '#lib/client/text-runs.ts';
import { textExtensions } from './rich-text.ts';

const WIRE = 'wire';
const OWN = 7;
const schema = getSchema(textExtensions());

/** Blocks as an editor would make them; `## ` makes a heading. */
const docOf = (...blocks: string[]): Node =>
	Node.fromJSON(schema, {
		type: 'doc',
		content: blocks.map((text) => ({
			type: text.startsWith('## ') ? 'heading' : 'paragraph',
			...(text && { content: [{ type: 'text', text: text.replace('## ', '') }] }),
		})),
	});

/** One page's document, with what a colleague wrote, and an editor's hand that writes by y-tiptap. */
class Desk {
	readonly doc = new Y.Doc();
	readonly root = this.doc.getXmlFragment('default');
	readonly words: OwnWords;
	/** Own clocks that the others have. */
	seen = 0;
	readonly struck: string[] = [];
	readonly undo: Y.UndoManager;
	readonly #meta = { mapping: new Map(), isOMark: new Map() };

	constructor(...colleague: string[]) {
		this.doc.clientID = OWN;
		this.words = new OwnWords(this.doc, this.root, {
			origin: WIRE,
			unseenFrom: () => this.seen,
			struck: (words) => this.struck.push(words),
		});
		this.undo = new Y.UndoManager(this.root, { trackedOrigins: new Set([ySyncPluginKey]) });
		const other = new Y.Doc();
		other.clientID = 99;
		const meta = { mapping: new Map(), isOMark: new Map() };
		updateYFragment(other, other.getXmlFragment('default'), docOf(...colleague), meta);
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other), WIRE);
	}

	/** The text becomes this, in one gesture. */
	becomes(...blocks: string[]): this {
		this.undo.stopCapturing();
		this.doc.transact(
			() => updateYFragment(this.doc, this.root, docOf(...blocks), this.#meta),
			ySyncPluginKey,
		);
		return this;
	}

	get own(): string {
		return this.words.since(0);
	}
}

describe('own words', () => {
	it('are what this page typed, and not what it merely read', () => {
		const desk = new Desk('Awa dort peu.').becomes('Awa dort très peu.');
		expect(desk.own).toBe('très');
	});

	it('stand line by line as they were written', () => {
		const desk = new Desk('').becomes('un', 'deux').becomes('un', 'deux', '## trois');
		expect(desk.own).toBe('un\ndeux\ntrois');
	});

	it('from a clock on are what came after it', () => {
		const desk = new Desk('').becomes('saved ');
		const clock = Y.getState(desk.doc.store, OWN);
		expect(desk.becomes('saved and not').words.since(clock)).toBe('and not');
	});

	it('that were struck again are gone', () => {
		expect(new Desk('').becomes('mot de trop').becomes('').own).toBe('');
	});

	it.each([
		['splitting a paragraph', ['Elle est', 'venue seule']],
		['making it a heading', ['## Elle est venue seule']],
	])('are none after %s of a colleague', (_, blocks) => {
		const desk = new Desk('Elle est venue seule').becomes(...blocks);
		expect(Y.getState(desk.doc.store, OWN)).toBeGreaterThan(0);
		expect(desk.own).toBe('');
	});

	it('are none after joining two paragraphs of a colleague', () => {
		const desk = new Desk('Elle est venue', ' et repartie').becomes('Elle est venue et repartie');
		expect(desk.own).toBe('');
	});

	it('stay when they are split together with a colleague’s', () => {
		const desk = new Desk('Elle est venue seule.').becomes('Elle est venue seule. Mon ajout.');
		expect(desk.own).toBe('Mon ajout.');
		desk.becomes('Elle est', 'venue seule. Mon ajout.');
		expect(desk.own).toBe('Mon ajout.');
		desk.becomes('Elle est', 'venue seule. Mon', 'ajout.');
		expect(desk.own.replace(/\s+/g, ' ')).toBe('Mon ajout.');
	});

	it('do not grow by undoing that a colleague’s words were struck', () => {
		const desk = new Desk('Paroles de Karim').becomes('');
		desk.undo.undo();
		expect(plainText(desk.root)).toBe('Paroles de Karim');
		expect(desk.own).toBe('');
	});

	it('come back by undoing that they were struck', () => {
		const desk = new Desk('').becomes('mes mots').becomes('');
		expect(desk.own).toBe('');
		desk.undo.undo();
		expect(desk.own).toBe('mes mots');
	});

	it('pasted into a colleague’s paragraph are the pasted ones alone', () => {
		const desk = new Desk('bonjour le monde').becomes('bonjour XYZ', 'ABC le monde');
		expect(desk.own.replace(/\s+/g, ' ')).toBe('XYZ ABC');
	});
});
