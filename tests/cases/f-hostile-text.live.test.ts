// Class F, the part of it that is text: what hangs on nothing, what nobody knows, what is nested without end. It goes nowhere.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SectionId } from '#lib/domain/ids.ts';
import { updateMessage } from '#lib/sync/section-messages.ts';
import type { LivePage } from '../live/live-page.ts';
import { LiveWorld } from '../live/live-world.ts';

const CANARY = 'zibeline';

/** A page's own document, as far as it came, that goes on under the page's own id where the server does not see it. */
function apart(page: LivePage, section: SectionId): Y.Doc {
	const { doc, clientId } = page.has(section);
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	copy.clientID = clientId;
	return copy;
}

/** The change that `act` makes, without what the page made before it. */
function changed(doc: Y.Doc, act: (doc: Y.Doc) => void): Uint8Array {
	const before = Y.encodeStateVector(doc);
	act(doc);
	return Y.encodeStateAsUpdate(doc, before);
}

function paragraph(doc: Y.Doc, words: string): void {
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [new Y.XmlText(words)]);
	const root = doc.getXmlFragment('default');
	root.insert(root.length, [element]);
}

function element(doc: Y.Doc, name: string): void {
	doc.getXmlFragment('default').insert(0, [new Y.XmlElement(name)]);
}

const HOSTILE: readonly [string, (doc: Y.Doc) => readonly Uint8Array[]][] = [
	[
		'a missing dependency',
		(doc) => {
			paragraph(doc, 'never sent');
			return [changed(doc, (one) => paragraph(one, CANARY))];
		},
	],
	['an unknown root', (doc) => [changed(doc, (one) => one.getText('aside').insert(0, CANARY))]],
	['an unknown node', (doc) => [changed(doc, (one) => element(one, `${CANARY}-node`))]],
	[
		'a flood that waits for what never comes',
		(doc) => {
			paragraph(doc, 'never sent');
			return Array.from({ length: 15 }, () => changed(doc, (one) => paragraph(one, CANARY)));
		},
	],
];

// Seen red: with `checkUpdate` (gate.ts) letting gaps through, and unknown roots, and unknown nodes.
test.each(HOSTILE)('[case F5] [W25] %s is neither stored nor relayed', async (_, hostile) => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const [page, peer] = [await world.page('amo'), await world.page('amo2')];
	page.write(section, 'honnete');
	await world.rest();
	expect(peer.text(section)).toContain('honnete');
	const stored = async (): Promise<number> =>
		(await world.store.sections.load(section))!.updates.length;
	const [rows, heard] = [await stored(), peer.received.length];
	for (const update of hostile(apart(page, section))) {
		page.say(page.has(section).number, updateMessage(update));
		await world.rest();
	}
	expect(page.course).toContain('refused');
	expect(await stored()).toBe(rows);
	expect(peer.received).toHaveLength(heard);
	await world.restart();
	const later = await world.page('amo2');
	expect(later.text(section)).toBe('<paragraph>honnete</paragraph>');
	expect(later.haystack()).not.toContain(CANARY);
});

// Seen red: with MAX_DEPTH at 10,000 (the room's text overflowed its stack).
test.each([51, 2_000, 5_000])(
	'[case F6] %i elements inside one another are refused, and the part is read and told as before',
	async (depth) => {
		const world = await LiveWorld.network();
		const section = await world.shared();
		const [page, peer] = [await world.page('amo'), await world.page('amo2')];
		page.write(section, 'honnete');
		await world.rest();
		const deep = changed(apart(page, section), (doc) => {
			let inside: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment('default');
			for (let level = 0; level < depth; level++) {
				const next = new Y.XmlElement('blockquote');
				inside.insert(0, [next]);
				inside = next;
			}
		});
		page.say(page.has(section).number, updateMessage(deep));
		await world.rest();
		expect(page.events).toContainEqual({ type: 'refused', channel: 1, code: 'too-deep' });
		page.write(section, 'apres');
		await world.rest();
		expect(peer.text(section)).toContain('apres');
		await world.restart();
		expect((await world.page('amo2')).text(section)).toContain('apres');
		expect(await world.hosts.minutes(world.meeting, world.reader('amo2'))).toHaveProperty('parts');
	},
);
