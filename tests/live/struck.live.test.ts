// Words that were struck: no later reader gets them, no disk keeps them once a log was made shorter, nobody else's undo
// brings them back. Seen red: with `gc: false` in the room, and with the sweep of open rooms left out.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SectionId } from '#lib/domain/ids.ts';
import { ROOT } from '#lib/sync/schema.ts';
import { parseSectionMessage } from '#lib/sync/section-messages.ts';
import { decodeFrames, isFrameFault } from '#lib/sync/frames.ts';
import { rewriteData } from '#server/store/sqlite/disk.ts';
import { openInspection } from '#server/store/sqlite/inspection.ts';
import { snapshotPlace, updatePlace } from '#server/store/envelope/sections.ts';
import { openStoreWith } from '#server/store/sqlite/store.ts';
import { directories, InlineWriter } from '#server/store/sqlite/store-world.ts';
import { imageOf } from '#server/store/sqlite/disk-world.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const STRUCK = 'chardonneret';
const KEPT = 'rougegorge';

/** All words in updates, struck or not, as somebody finds them who rebuilds the text from what lies there or came. */
function wordsIn(updates: readonly Uint8Array[]): string {
	const doc = new Y.Doc({ gc: false });
	for (const update of updates) Y.applyUpdate(doc, update);
	const structs = [...doc.store.clients.values()].flat();
	return structs
		.map((struct) =>
			struct instanceof Y.Item && struct.content instanceof Y.ContentString
				? struct.content.str
				: '',
		)
		.join('');
}

function updatesTo(page: LivePage, section: SectionId): Uint8Array[] {
	const { number } = page.has(section);
	return page.received.flatMap((bytes) => {
		const frames = decodeFrames(bytes);
		if (isFrameFault(frames)) throw new Error('no frames');
		return frames.flatMap(({ channel, payload }) => {
			const message = channel === number ? parseSectionMessage(payload) : null;
			return message?.type === 'update' || message?.type === 'step-2' ? [message.update] : [];
		});
	});
}

/** Typed letter by letter, like people do, then struck. */
async function typeAndStrike(world: LiveWorld, page: LivePage, section: SectionId): Promise<void> {
	const { doc } = page.write(section, '');
	await world.rest();
	const root = doc.getXmlFragment(ROOT);
	const text = (root.get(root.length - 1) as Y.XmlElement).get(0) as Y.XmlText;
	for (const [n, letter] of [...STRUCK].entries()) text.insert(n, letter);
	await world.rest();
	text.delete(0, STRUCK.length);
	text.insert(0, KEPT);
	await world.rest();
}

test('[W22] who comes late gets no struck word, while the room stays open', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const [amo, present] = [await world.page('amo'), await world.page('amo2')];
	await typeAndStrike(world, amo, section);
	expect(wordsIn(updatesTo(present, section))).toContain(STRUCK);
	const late = await world.page('mother');
	expect(late.text(section)).toContain(KEPT);
	expect(wordsIn(updatesTo(late, section))).not.toContain(STRUCK);
	expect(late.haystack()).not.toContain(STRUCK);
});

test('[W22] no undo of another person brings struck words back', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const [amo, amo2] = [await world.page('amo'), await world.page('amo2')];
	const { doc } = amo2.has(section);
	const undo = new Y.UndoManager(doc.getXmlFragment(ROOT), { captureTimeout: 0 });
	amo2.write(section, 'a moi');
	await world.rest();
	await typeAndStrike(world, amo, section);
	while (undo.undoStack.length > 0) undo.undo();
	await world.rest();
	for (const page of [amo, amo2]) {
		expect(page.text(section)).toContain(KEPT);
		expect(page.text(section)).not.toContain('a moi');
		expect(page.text(section)).not.toContain(STRUCK);
	}
});

test('[W22] once its writers pause, an open room keeps no struck word on the disk', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	await typeAndStrike(world, amo, section);
	expect(wordsIn((await world.store.sections.load(section))!.updates)).toContain(STRUCK);
	await world.pass(120_000);
	const log = await world.store.sections.load(section);
	expect(log!.updates).toHaveLength(1);
	expect(wordsIn(log!.updates)).not.toContain(STRUCK);
	amo.write(section, 'la suite');
	await world.rest();
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
	await world.restart();
	const back = await world.page('amo');
	for (const words of [KEPT, 'la suite']) expect(back.text(section)).toContain(words);
	expect(world.faults).toEqual([]);
});

test('[W22] on a real disk: every row opened with its key, and every byte of the rows that went', async () => {
	using home = directories();
	let writer: InlineWriter | undefined;
	const store = await openStoreWith(home, async (options) => (writer = new InlineWriter(options)));
	const world = await LiveWorld.network(store);
	const section = await world.shared();
	const amo = await world.page('amo');
	for (let n = 0; n < 25; n++) await typeAndStrike(world, amo, section);
	const before = rowsOf(writer!, section);
	expect(before.length).toBeGreaterThan(300);
	const full = imageOf(home);
	expect(before.every(({ body }) => full.includes(body.subarray(21, 45)))).toBe(true);
	await world.pass(120_000);
	expect(rowsOf(writer!, section)).toHaveLength(1);
	expect(rewriteData(writer!.disk)).toBe(true);
	const image = imageOf(home);
	expect(before.filter(({ body }) => image.includes(body.subarray(21, 45)))).toEqual([]);
	await world.hosts.shutdown();
	await store.close();
	expect(decrypted(home)).toContain(KEPT);
	expect(decrypted(home)).not.toContain(STRUCK);
});

function rowsOf({ disk }: InlineWriter, section: string): { body: Buffer }[] {
	const select = 'select body from section_update where section = ? order by n';
	return disk.data.prepare(select).all(section) as { body: Buffer }[];
}

/** Everything that the keys open, as words. */
function decrypted(home: { dataDir: string; keyDir: string }): string {
	const { rows, vault, close } = openInspection(home);
	try {
		return rows
			.sections()
			.map(({ id, head }) => {
				const updates = rows.updates(id).map(({ n, kind, body }) => {
					const at = { section: id, generation: head!.generation, n };
					const place = kind === 'update' ? updatePlace : snapshotPlace;
					return vault.open(place(head!.meeting, at), body) as Uint8Array;
				});
				return wordsIn(updates);
			})
			.join('\n');
	} finally {
		close();
	}
}
