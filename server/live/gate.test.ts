import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MAX_DEPTH, ROOT } from '#lib/sync/schema.ts';
import {
	ANNA,
	BEN,
	embedded,
	gate,
	idOf,
	marked,
	nested,
	Page,
	paragraph,
	raw,
	refusal,
	room,
	setOn,
	strike,
	withAttribute,
} from './gate-world.ts';

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

	test('[W25] [case F5] a gap in one’s own words', () => {
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

	test('[W25] [case F5] another root than the section’s', () => {
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

	test(`[W25] [case F6] more than ${MAX_DEPTH} elements inside one another, in one update or step by step`, () => {
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
