import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MAX_DEPTH, ROOT } from '#lib/sync/schema.ts';
import { checkUpdate } from './gate.ts';
import { knownOf, Pending, rootOf } from './known.ts';

const ANNA = 1001;
const BEN = 2002;

const paragraph = (words: string): Y.XmlElement => {
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [new Y.XmlText(words)]);
	return element;
};

/** A page with its own copy; `typed` is the update that one transaction makes. */
class Page {
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
function room(...lines: string[]): Y.Doc {
	const page = new Page(BEN);
	page.doc.transact(() => page.root.insert(0, lines.map(paragraph)));
	const doc = new Y.Doc();
	doc.getXmlFragment(ROOT);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(page.doc));
	return doc;
}

const gate = (doc: Y.Doc, update: Uint8Array, mine: readonly number[] = [ANNA]) =>
	checkUpdate(update, { known: knownOf(doc), root: rootOf(doc, ROOT), mine: new Set(mine) });

const refusal = (doc: Y.Doc, update: Uint8Array, mine?: readonly number[]) => {
	const outcome = gate(doc, update, mine);
	return 'refused' in outcome ? outcome.refused : 'passed';
};

/** Struck ranges and nothing else, as a hostile page would write them. */
function strike(client: number, clock: number, length: number): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
}

/** One item out of raw numbers and strings: blocks, items, client, clock, then the item's own bytes. */
function raw(client: number, clock: number, item: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
	item(encoder);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

describe('[W26] honest traffic passes', () => {
	test('[W26] words typed, struck and formatted', () => {
		const doc = room('one', 'two');
		const page = new Page(ANNA, doc);
		const acts: ((root: Y.XmlFragment) => void)[] = [
			() => page.line(0).insert(3, ' more'),
			() => page.line(1).delete(0, 3),
			() => page.line(0).format(0, 3, { bold: {} }),
			(root) => root.insert(1, [paragraph('between')]),
			(root) => root.delete(0, 1),
		];
		for (const act of acts) {
			const update = page.typed(act);
			expect(refusal(doc, update)).toBe('passed');
			Y.applyUpdate(doc, update);
		}
		expect(doc.getXmlFragment(ROOT).toJSON()).toBe(page.root.toJSON());
	});

	test('[W26] an attribute set and set again', () => {
		const doc = room();
		const page = new Page(ANNA, doc);
		const heading = new Y.XmlElement<{ level: number }>('heading');
		const set = page.typed((root) => {
			heading.setAttribute('level', 1);
			root.insert(0, [heading as never]);
		});
		expect(refusal(doc, set)).toBe('passed');
		Y.applyUpdate(doc, set);
		const again = page.typed(() => heading.setAttribute('level', 2));
		expect(refusal(doc, again)).toBe('passed');
	});

	test('[W26] values that overwrote one another, merged into one item', () => {
		const doc = room();
		const page = new Page(ANNA, doc);
		const heading = new Y.XmlElement('heading');
		page.typed((root) => root.insert(0, [heading]));
		for (const level of [2, 3, 2]) page.typed(() => heading.setAttribute('level', level as never));
		const update = Y.encodeStateAsUpdate(page.doc);
		expect(refusal(doc, update)).toBe('passed');
	});

	test('[W26] a step 2 with nothing new carries the whole delete set, counts, and changes nothing', () => {
		const doc = room('one', 'two');
		const page = new Page(ANNA, doc);
		Y.applyUpdate(
			doc,
			page.typed((root) => root.delete(0, 1)),
		);
		const step2 = Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(doc));
		expect(gate(doc, step2)).toMatchObject({ changes: false, grows: false });
	});

	test('[W26] words written and struck in one transaction', () => {
		const doc = room();
		const page = new Page(ANNA, doc);
		const update = page.typed((root) => {
			root.insert(0, [paragraph('gone'), paragraph('stays')]);
			root.delete(0, 1);
		});
		expect(gate(doc, update)).toMatchObject({ changes: true, grows: true });
	});

	test('[W26] a paste of 50 pages in one update', () => {
		const doc = room('before');
		const page = new Page(ANNA, doc);
		const pages = Array.from({ length: 1500 }, (_, line) =>
			paragraph(`${line} ${'word '.repeat(22)}`),
		);
		const update = page.typed((root) => root.insert(1, pages));
		expect(update.length).toBeGreaterThan(180_000);
		expect(refusal(doc, update)).toBe('passed');
	});

	test('[W26] what was typed offline, in one update that overlaps with what is known', () => {
		const doc = room('one');
		const page = new Page(ANNA, doc);
		Y.applyUpdate(
			doc,
			page.typed(() => page.line(0).insert(3, 'a')),
		);
		page.typed(() => page.line(0).insert(4, 'bc'));
		page.typed(() => page.line(0).delete(0, 2));
		expect(
			refusal(doc, Y.encodeStateAsUpdate(page.doc, new Uint8Array([1, ...varUint(BEN), 100]))),
		).toBe('passed');
	});

	test('[W26] words that hang on what was struck and collected meanwhile', () => {
		const doc = room('one', 'two');
		const page = new Page(ANNA, doc);
		const update = page.typed(() => page.line(0).insert(1, 'late'));
		const ben = new Page(BEN, doc);
		Y.applyUpdate(
			doc,
			ben.typed((root) => root.delete(0, 1)),
		);
		expect(refusal(doc, update)).toBe('passed');
		Y.applyUpdate(doc, update);
		expect(doc.store.pendingStructs).toBeNull();
	});

	test('[W26] an update behind another of the same batch, not yet in the document', () => {
		const doc = room('one');
		const page = new Page(ANNA, doc);
		const first = page.typed((root) => root.insert(1, [paragraph('x')]));
		const second = page.typed(() => page.line(1).insert(1, 'y'));
		expect(refusal(doc, second)).toBe('gap');
		const batch = new Pending(knownOf(doc));
		const context = { known: batch, root: rootOf(doc, ROOT), mine: new Set([ANNA]) };
		const passed = checkUpdate(first, context);
		if ('refused' in passed) throw new Error(passed.refused);
		batch.learn(passed.pending);
		expect(checkUpdate(second, context)).toMatchObject({ changes: true });
	});

	test('[W26] words under two ids of the same person that hang on each other', () => {
		const doc = room();
		const page = new Page(ANNA, doc);
		page.typed((root) => root.insert(0, [paragraph('first')]));
		page.doc.clientID = ANNA + 1;
		page.typed(() => page.line(0).insert(2, 'second'));
		page.doc.clientID = ANNA;
		page.typed(() => page.line(0).insert(4, 'third'));
		const update = Y.encodeStateAsUpdate(page.doc);
		expect(refusal(doc, update, [ANNA, ANNA + 1])).toBe('passed');
		expect(refusal(doc, update, [ANNA])).toBe('foreign-client');
	});
});

const varUint = (number: number): number[] => {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, number);
	return [...encoding.toUint8Array(encoder)];
};

describe('[W25] dishonest updates are refused, each by its name', () => {
	test('[W25] a client id of somebody else, and one that nobody was given', () => {
		const doc = room('one');
		const update = new Page(3003, doc).typed((root) => root.insert(0, [paragraph('x')]));
		expect(refusal(doc, update, [3003])).toBe('passed');
		expect(refusal(doc, update)).toBe('foreign-client');
		expect(
			refusal(
				doc,
				new Page(BEN, doc).typed((root) => root.insert(0, [paragraph('x')])),
			),
		).toBe('foreign-client');
	});

	test('[W25] a gap in one’s own words', () => {
		const doc = room('one');
		const page = new Page(ANNA, doc);
		const first = page.typed(() => page.line(0).insert(0, 'a'));
		const second = page.typed(() => page.line(0).insert(1, 'b'));
		expect(refusal(doc, first)).toBe('passed');
		expect(refusal(doc, second)).toBe('gap');
	});

	test('[W25] an origin or a parent that nobody wrote', () => {
		const doc = room('one');
		const ahead = new Page(BEN, doc);
		ahead.typed((root) => root.insert(1, [paragraph('unsent')]));
		const page = new Page(ANNA, ahead.doc);
		expect(
			refusal(
				doc,
				page.typed(() => page.line(1).insert(0, 'x')),
			),
		).toBe('dangling');
		const second = new Page(ANNA, ahead.doc);
		expect(
			refusal(
				doc,
				second.typed((root) => root.insert(2, [paragraph('x')])),
			),
		).toBe('dangling');
	});

	test('[W25] an item that hangs on itself, or on a later one of its own', () => {
		const doc = room('one');
		const hanging = (clock: number) =>
			raw(ANNA, 0, (encoder) => {
				encoding.writeUint8(encoder, 0x80 | 4);
				encoding.writeVarUint(encoder, ANNA);
				encoding.writeVarUint(encoder, clock);
				encoding.writeVarString(encoder, 'x');
			});
		expect(refusal(doc, hanging(0))).toBe('dangling');
		expect(refusal(doc, hanging(7))).toBe('dangling');
	});

	test('[W25] neighbours that are no neighbours', () => {
		const doc = room('one', 'two');
		const page = new Page(ANNA, doc);
		const inOther = raw(ANNA, 0, (encoder) => {
			encoding.writeUint8(encoder, 0xc0 | 4);
			for (const id of [idOf(page.line(0)), idOf(page.line(1))]) {
				encoding.writeVarUint(encoder, id.client);
				encoding.writeVarUint(encoder, id.clock);
			}
			encoding.writeVarString(encoder, 'x');
		});
		expect(refusal(doc, inOther)).toBe('dangling');
	});

	test('[W27] neighbours the wrong way round pass, and are told apart from honest ones', () => {
		const doc = room('one');
		const page = new Page(ANNA, doc);
		expect(
			gate(
				doc,
				page.typed(() => page.line(0).insert(1, 'x')),
			),
		).toMatchObject({
			ordered: true,
		});
		const { client, clock } = idOf(page.line(0));
		const between = (left: number, right: number) =>
			raw(ANNA, 0, (encoder) => {
				encoding.writeUint8(encoder, 0xc0 | 4);
				for (const number of [client, clock + left, client, clock + right])
					encoding.writeVarUint(encoder, number);
				encoding.writeVarString(encoder, 'x');
			});
		expect(gate(doc, between(0, 1))).toMatchObject({ ordered: true });
		expect(gate(doc, between(2, 0))).toMatchObject({ ordered: false });
		expect(gate(doc, between(1, 1))).toMatchObject({ ordered: false });
	});

	test('[W25] words struck before anybody wrote them', () => {
		const doc = room('one');
		const clock = Y.getState(doc.store, BEN);
		expect(refusal(doc, strike(BEN, 0, clock))).toBe('passed');
		expect(refusal(doc, strike(BEN, 0, clock + 1))).toBe('future-delete');
		expect(refusal(doc, strike(BEN, clock, 1000))).toBe('future-delete');
		expect(refusal(doc, strike(ANNA, 0, 1))).toBe('future-delete');
		expect(refusal(doc, strike(BEN, 0, 0))).toBe('future-delete');
	});

	test('[W25] another root than the section’s', () => {
		const doc = room();
		const page = new Page(ANNA, doc);
		expect(
			refusal(
				doc,
				page.typed((root) => root.insert(0, [paragraph('x')])),
			),
		).toBe('passed');
		expect(
			refusal(
				doc,
				new Page(ANNA, doc).typed((root) => root.doc?.getText('hidden').insert(0, 'x')),
			),
		).toBe('unknown-root');
		expect(
			refusal(
				doc,
				new Page(ANNA, doc).typed((root) => root.doc?.getMap('m').set('x', 1)),
			),
		).toBe('unknown-root');
	});

	test.each([
		['an unknown node', (root: Y.XmlFragment) => root.insert(0, [new Y.XmlElement('script')])],
		[
			'an inherited name',
			(root: Y.XmlFragment) => root.insert(0, [new Y.XmlElement('constructor')]),
		],
		['a hook', (root: Y.XmlFragment) => root.insert(0, [new Y.XmlHook('paragraph') as never])],
		['a nested document', (root: Y.XmlFragment) => root.push([new Y.Doc() as never])],
		['a map', (root: Y.XmlFragment) => root.push([new Y.Map() as never])],
		['an attribute of the root', (root: Y.XmlFragment) => setOn(root, 'level', 1)],
		['an unknown attribute', (root: Y.XmlFragment) => withAttribute(root, 'onclick', 'x')],
		['a long attribute', (root: Y.XmlFragment) => withAttribute(root, 'type', 'x'.repeat(100))],
		[
			'an attribute with a structure',
			(root: Y.XmlFragment) => withAttribute(root, 'level', { deep: [1] } as never),
		],
		['an unknown mark', (root: Y.XmlFragment) => marked(root, { link: { href: 'javascript:x' } })],
		['a mark with attributes', (root: Y.XmlFragment) => marked(root, { bold: { style: 'x' } })],
		['a picture in the text', (root: Y.XmlFragment) => embedded(root)],
	])('[W25] %s', (_, act) => {
		const doc = room();
		expect(refusal(doc, new Page(ANNA, doc).typed(act))).toBe('unknown-schema');
	});

	test('[W25] words outside a text', () => {
		const doc = room();
		const words = raw(ANNA, 0, (encoder) => {
			encoding.writeUint8(encoder, 4);
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarString(encoder, ROOT);
			encoding.writeVarString(encoder, 'x');
		});
		expect(refusal(doc, words)).toBe('unknown-schema');
	});

	test(`[W25] more than ${MAX_DEPTH} elements inside one another, in one update or step by step`, () => {
		expect(refusal(room(), nested(MAX_DEPTH))).toBe('passed');
		expect(refusal(room(), nested(MAX_DEPTH + 1))).toBe('too-deep');
		const doc = room();
		Y.applyUpdate(doc, nested(MAX_DEPTH));
		const page = new Page(ANNA + 1, doc);
		let inmost = page.root.get(0) as Y.XmlElement;
		while (inmost.length > 0) inmost = inmost.get(0) as Y.XmlElement;
		expect(
			refusal(
				doc,
				page.typed(() => inmost.insert(0, [new Y.XmlElement('blockquote')])),
				[ANNA + 1],
			),
		).toBe('too-deep');
	});

	test('[W25] bytes that are no update, cut short, or with something behind their end', () => {
		const doc = room('one');
		const page = new Page(ANNA, doc);
		const update = page.typed(() => page.line(0).insert(0, 'honest'));
		expect(refusal(doc, update)).toBe('passed');
		expect(refusal(doc, Uint8Array.from([...update, 0]))).toBe('unreadable-update');
		for (let cut = 0; cut < update.length; cut++)
			expect(refusal(doc, update.slice(0, cut))).toBe('unreadable-update');
	});

	test('[W25] one client in two blocks, of which Yjs would take the second alone', () => {
		const doc = room('one');
		const page = new Page(ANNA, doc);
		const first = page.typed(() => page.line(0).insert(0, 'a'));
		const second = page.typed(() => page.line(0).insert(1, 'b'));
		const block = (update: Uint8Array): number[] => [...update.slice(1, -1)];
		const both = Uint8Array.from([2, ...block(first), ...block(second), 0]);
		expect(Y.decodeUpdate(both).structs).toHaveLength(2);
		expect(refusal(doc, both)).toBe('unreadable-update');
	});

	test('[W25] items without length, or longer than anything written', () => {
		const doc = room();
		const collected = (length: number) =>
			raw(ANNA, 0, (encoder) => {
				encoding.writeUint8(encoder, 0);
				encoding.writeVarUint(encoder, length);
			});
		expect(refusal(doc, collected(5))).toBe('passed');
		expect(refusal(doc, collected(0))).toBe('unreadable-update');
		expect(refusal(doc, collected(2 ** 50))).toBe('unreadable-update');
	});
});

function setOn(root: Y.XmlFragment, key: string, value: number): void {
	Y.XmlElement.prototype.setAttribute.call(root as never, key, value as never);
}
function withAttribute(root: Y.XmlFragment, key: string, value: string): void {
	const element = new Y.XmlElement('heading');
	element.setAttribute(key, value);
	root.insert(0, [element]);
}
function marked(root: Y.XmlFragment, marks: object): void {
	const element = paragraph('word');
	root.insert(0, [element]);
	(element.get(0) as Y.XmlText).format(0, 4, marks);
}
function embedded(root: Y.XmlFragment): void {
	const element = paragraph('word');
	root.insert(0, [element]);
	(element.get(0) as Y.XmlText).insertEmbed(0, { image: 'x' });
}
function nested(depth: number): Uint8Array {
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
function idOf(text: Y.XmlText): Y.ID {
	if (!text._start) throw new Error('an empty text');
	return text._start.id;
}
