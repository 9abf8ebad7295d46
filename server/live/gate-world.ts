// Pages, rooms and hand-made bytes for the tests of the gate.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { ROOT } from '#lib/sync/schema.ts';
import { checkUpdate } from './gate.ts';
import { knownOf, rootOf } from './known.ts';

export const ANNA = 1001;
export const BEN = 2002;

export const paragraph = (words: string): Y.XmlElement => {
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [new Y.XmlText(words)]);
	return element;
};

/** A page with its own copy; `typed` is the update that one transaction makes. */
export class Page {
	readonly doc = new Y.Doc();
	readonly root: Y.XmlFragment;

	constructor(clientId: number, from?: Y.Doc) {
		this.doc.clientID = clientId;
		this.root = this.doc.getXmlFragment(ROOT);
		if (from) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from));
	}

	typed(act: (root: Y.XmlFragment) => void): Uint8Array {
		const updates: Uint8Array[] = [];
		const keep = (update: Uint8Array): number => updates.push(update);
		this.doc.on('update', keep);
		this.doc.transact(() => act(this.root));
		this.doc.off('update', keep);
		return Y.mergeUpdates(updates);
	}

	line(at: number): Y.XmlText {
		return (this.root.get(at) as Y.XmlElement).get(0) as Y.XmlText;
	}
}

/** A room with these words by Ben, one paragraph each. */
export function room(...lines: string[]): Y.Doc {
	const page = new Page(BEN);
	page.doc.transact(() => page.root.insert(0, lines.map(paragraph)));
	const doc = new Y.Doc();
	doc.getXmlFragment(ROOT);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(page.doc));
	return doc;
}

export const gate = (doc: Y.Doc, update: Uint8Array, mine: readonly number[] = [ANNA]) =>
	checkUpdate(update, { known: knownOf(doc), root: rootOf(doc, ROOT), mine: new Set(mine) });

export const refusal = (doc: Y.Doc, update: Uint8Array, mine?: readonly number[]) => {
	const outcome = gate(doc, update, mine);
	return 'refused' in outcome ? outcome.refused : 'passed';
};

/** Struck ranges and nothing else, as a hostile page would write them. */
export function strike(client: number, clock: number, length: number): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
}

/** One item out of raw numbers and strings: blocks, items, client, clock, then the item's own bytes. */
export function raw(
	client: number,
	clock: number,
	item: (encoder: encoding.Encoder) => void,
): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
	item(encoder);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

export const varUint = (number: number): number[] => {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, number);
	return [...encoding.toUint8Array(encoder)];
};

export function setOn(root: Y.XmlFragment, key: string, value: number): void {
	Y.XmlElement.prototype.setAttribute.call(root as never, key, value as never);
}
export function withAttribute(root: Y.XmlFragment, key: string, value: string): void {
	const element = new Y.XmlElement('heading');
	element.setAttribute(key, value);
	root.insert(0, [element]);
}
export function marked(root: Y.XmlFragment, marks: object): void {
	const element = paragraph('word');
	root.insert(0, [element]);
	(element.get(0) as Y.XmlText).format(0, 4, marks);
}
export function embedded(root: Y.XmlFragment): void {
	const element = paragraph('word');
	root.insert(0, [element]);
	(element.get(0) as Y.XmlText).insertEmbed(0, { image: 'x' });
}
export function nested(depth: number): Uint8Array {
	const page = new Page(ANNA);
	return page.typed((root) => {
		let parent: Y.XmlFragment = root;
		for (let level = 0; level < depth; level++) {
			const element = new Y.XmlElement('blockquote');
			parent.insert(0, [element]);
			parent = element;
		}
	});
}
export function idOf(text: Y.XmlText): Y.ID {
	if (!text._start) throw new Error('an empty text');
	return text._start.id;
}
