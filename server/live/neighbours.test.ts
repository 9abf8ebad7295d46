// Neighbours that nobody can have had at once (W27), found by chance: copies that take such items in may differ.
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ROOT } from '#lib/sync/schema.ts';
import { ANNA, BEN, gate, idOf, Page, raw, room } from './gate-world.ts';
import { settledOf } from './room-text.ts';

interface Sides {
	readonly left?: number;
	readonly right?: number;
}

/** A letter of Anna's between two letters of Ben's, by their clocks. */
function letter(doc: Y.Doc, { left, right }: Sides): Uint8Array {
	const { client, clock: first } = idOf(new Page(ANNA, doc).line(0));
	return raw(ANNA, 0, (encoder) => {
		const sides = (left === undefined ? 0 : 0x80) | (right === undefined ? 0 : 0x40);
		encoding.writeUint8(encoder, sides | 4);
		for (const side of [left, right])
			if (side !== undefined)
				for (const number of [client, first + side]) encoding.writeVarUint(encoder, number);
		encoding.writeVarString(encoder, 'x');
	});
}

describe('[W27] neighbours', () => {
	test('next to each other, at the beginning and at the end are honest', () => {
		const doc = room('abcd');
		for (const sides of [{ left: 0, right: 1 }, { right: 0 }, { left: 3 }])
			expect(gate(doc, letter(doc, sides))).toMatchObject({ ordered: true });
	});

	test('that somebody typed between since are honest', () => {
		const doc = room('abcd');
		const page = new Page(BEN + 1, doc);
		const late = letter(doc, { left: 0, right: 1 });
		Y.applyUpdate(
			doc,
			page.typed(() => page.line(0).insert(1, 'wxyz')),
		);
		expect(gate(doc, late)).toMatchObject({ ordered: true });
	});

	test('with something between that the right one was written behind are not', () => {
		const doc = room('abcd');
		expect(gate(doc, letter(doc, { left: 0, right: 2 }))).toMatchObject({ ordered: false });
		expect(gate(doc, letter(doc, { right: 2 }))).toMatchObject({ ordered: false });
	});

	test('with something between that the left one was written before are not', () => {
		const doc = room('ad');
		const page = new Page(ANNA, doc);
		const typed = page.typed(() => page.line(0).insert(1, 'b'));
		Y.applyUpdate(doc, typed);
		const behind = raw(ANNA, 1, (encoder) => {
			encoding.writeUint8(encoder, 0x80 | 4); // left of it the b, and nothing on the right: but there is the d
			for (const number of [ANNA, 0]) encoding.writeVarUint(encoder, number);
			encoding.writeVarString(encoder, 'x');
		});
		expect(gate(doc, behind)).toMatchObject({ ordered: false });
	});
});

/** Three letters, each by itself let through, in the order that makes every copy differ from the one before; found by chance. */
function turning(): Y.Doc {
	const doc = room('abcd');
	const of = (clock: number): [number, number] => [BEN, 2 + clock];
	const letters: [string, number, number, [number, number], [number, number] | null][] = [
		['p', 7, 0, of(2), of(0)],
		['q', 9000, 0, of(0), [7, 0]],
		['r', 7, 1, of(3), null],
	];
	for (const [word, client, clock, left, right] of letters) {
		const update = raw(client, clock, (encoder) => {
			encoding.writeUint8(encoder, (right ? 0xc0 : 0x80) | 4);
			for (const number of [...left, ...(right ?? [])]) encoding.writeVarUint(encoder, number);
			encoding.writeVarString(encoder, word);
		});
		expect(gate(doc, update, [7, 9000])).toMatchObject({ changes: true });
		Y.applyUpdate(doc, update);
	}
	return doc;
}

test('[W27] a text that reads otherwise each time it is taken in is written anew, and then reads the same for ever', () => {
	const doc = turning();
	const text = (one: Y.Doc): string => one.getXmlFragment(ROOT).toJSON();
	const copy = (one: Y.Doc): Y.Doc => {
		const fresh = new Y.Doc();
		Y.applyUpdate(fresh, Y.encodeStateAsUpdate(one));
		return fresh;
	};
	const [first, second] = [copy(doc), copy(copy(doc))];
	expect(text(second)).not.toBe(text(first)); // no snapshot of it is one for all

	const settled = new Y.Doc();
	const { bytes, same } = settledOf(doc);
	Y.applyUpdate(settled, bytes);
	expect([same, text(settled)]).toEqual([false, text(doc)]);
	expect(text(copy(settled))).toBe(text(doc));
	expect(text(copy(copy(settled)))).toBe(text(doc));
	for (const client of doc.store.clients.keys())
		expect(Y.getState(settled.store, client)).toBe(Y.getState(doc.store, client));
});
