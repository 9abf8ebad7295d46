import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ROOT } from '#lib/sync/schema.ts';
import { checkUpdate } from './gate.ts';
import { ANNA, BEN, gate, Page, paragraph, refusal, room, varUint } from './gate-world.ts';
import { knownOf, Pending, rootOf } from './known.ts';

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
