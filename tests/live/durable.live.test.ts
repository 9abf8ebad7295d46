// What others see, and what is called saved, is on disk; what the gate refuses is nowhere (W22-W26, W55).
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { PROTOCOL_ERROR, TRY_LATER } from '#lib/sync/close-codes.ts';
import { MAX_REFUSALS_PER_MINUTE, MAX_SECTION_BYTES } from '#lib/sync/limits.ts';
import { step2Message, updateMessage } from '#lib/sync/section-messages.ts';
import { StorageError } from '#server/store/errors.ts';
import { writeIn, type LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const refusals = (page: LivePage): string[] =>
	page.events.flatMap((event) => (event.type === 'refused' ? [event.code] : []));

test('[W22] nothing is shown or called saved while the disk has not got it', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const before = amo.has(section).saved;
	const letGo = world.hold('appendUpdates');
	amo.write(section, 'bientot');
	await world.rest();
	expect(amo2.text(section)).not.toContain('bientot');
	expect(amo.has(section).saved).toBe(before);
	letGo();
	await world.rest();
	expect(amo2.text(section)).toContain('bientot');
	expect(amo.has(section).saved).toBe(before + 1);
});

test('[W22] what gathers while the disk is busy goes in one commit, in its order', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const letGo = world.hold('appendUpdates');
	amo.write(section, 'a');
	await world.rest();
	for (const [page, word] of [
		[amo, 'b'],
		[amo2, 'c'],
		[amo, 'd'],
	] as const)
		page.write(section, word);
	await world.rest();
	let commits = 0;
	letGo();
	world.before = (act) => void (act === 'appendUpdates' && (commits += 1));
	await world.rest();
	expect(commits).toBe(1);
	expect(amo.text(section)).toBe(amo2.text(section));
	for (const page of [amo, amo2]) expect(page.has(section).saved).toBe(page.has(section).sent);
	const log = await world.store.sections.load(section);
	expect(log?.updates).toHaveLength(5); // the new generation and four updates
});

test('[W23] a step 2 and an update that change nothing count too, and no sooner than what is before them', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	const channel = page.has(section);
	expect([channel.sent, channel.saved]).toEqual([1, 1]); // the answer to the server's step 1
	const letGo = world.hold('appendUpdates');
	page.write(section, 'mot');
	await world.rest();
	page.say(1, step2Message(Y.encodeStateAsUpdate(channel.doc)));
	page.say(1, updateMessage(Uint8Array.of(0, 0)));
	await world.rest();
	expect(channel.saved).toBe(1);
	letGo();
	await world.rest();
	expect(channel.saved).toBe(4);
	const log = await world.store.sections.load(section);
	expect(log?.updates).toHaveLength(1);
});

test('[W55] text that cannot be stored is neither saved nor shown, is kept, and is stored later', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const { sent } = amo.has(section);
	world.before = (act) => {
		if (act === 'appendUpdates') throw new StorageError('full', 'no space');
	};
	amo.write(section, 'un');
	await world.rest();
	amo.write(section, 'deux');
	await world.pass(30_000);
	expect(amo.has(section).saved).toBe(sent);
	expect(amo2.text(section)).toBe('');
	expect(amo.closed).toBeUndefined();
	world.before = () => undefined;
	await world.pass(5_000);
	expect(amo.has(section).saved).toBe(sent + 2);
	expect(amo2.text(section)).toContain('deux');
	expect(world.faults).toContain('text cannot be stored now');
});

test('[W42] [W55] a log of days that cannot be written keeps no words from the disk, and is written with the next ones', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const [amo, amo2] = [await world.page('amo'), await world.page('amo2')];
	const days = async () => (await world.store.deliveries.of(world.meeting)).length;
	const before = await days();
	world.before = (act) => {
		if (act === 'appendDeliveries') throw new StorageError('failed', 'the log');
	};
	world.clock.set(86_400_000);
	amo.write(section, 'le lendemain');
	await world.rest();
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
	expect(amo2.text(section)).toContain('le lendemain');
	expect(world.faults).toContain('who had a text before them today cannot be noted now');
	expect(await days()).toBe(before);
	world.before = () => undefined;
	amo.write(section, 'encore');
	await world.rest();
	expect(await days()).toBe(before + 2);
});

test('[W55] what waits for the disk meets the right of the moment at which it is stored', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	world.before = (act) => {
		if (act === 'appendUpdates') throw new StorageError('busy', 'locked');
	};
	amo2.write(section, 'trop tard');
	await world.rest();
	await world.stop();
	world.before = () => undefined;
	await world.pass(5_000);
	expect(amo.text(section)).not.toContain('trop tard');
	amo.write(section, 'la suite');
	await world.rest();
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
});

test('[W55] a command that cannot be stored says so, and changes nothing', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo2 = await world.page('amo2');
	world.before = () => {
		throw new StorageError('read-only', 'read-only');
	};
	await expect(world.stop()).rejects.toBeInstanceOf(StorageError);
	await world.rest();
	expect(amo2.channel(section)).toBeDefined();
	world.before = () => undefined;
	await world.stop();
	expect(amo2.channel(section)).toBeUndefined();
});

test('[W55] a page for which nothing can be opened is told to try later', async () => {
	const world = await LiveWorld.network();
	await world.draft('amo');
	world.before = () => {
		throw new StorageError('full', 'no space');
	};
	const page = await world.page('amo');
	expect(page.closed).toBe(TRY_LATER);
	expect(page.received).toEqual([]);
	world.before = () => undefined;
	expect((await world.page('amo')).closed).toBeUndefined();
});

test('[W24] a refused update ends its channel; what came before it is saved, what comes behind it is dropped', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const letGo = world.hold('appendUpdates');
	const channel = amo2.write(section, 'avant');
	const foreign = new Y.Doc();
	foreign.clientID = amo.has(section).clientId;
	writeIn(foreign, 'au nom d’un autre');
	amo2.say(channel.number, updateMessage(Y.encodeStateAsUpdate(foreign)));
	amo2.write(section, 'derriere');
	await world.rest();
	letGo();
	await world.rest();
	expect(refusals(amo2)).toEqual(['foreign-client']);
	expect(channel).toMatchObject({ open: false, saved: 2 });
	expect(amo2.has(section).number).toBe(channel.number + 1);
	expect(amo2.has(section).clientId).not.toBe(channel.clientId);
	for (const page of [amo, amo2]) expect(page.text(section)).toBe('<paragraph>avant</paragraph>');
	await world.restart();
	expect((await world.page('amo')).text(section)).toBe('<paragraph>avant</paragraph>');
});

test('[W25] words that a colleague has not written yet cannot be struck', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const { clientId } = amo.has(section);
	const ahead = new Y.Doc();
	ahead.clientID = clientId;
	writeIn(ahead, 'mot');
	const written = Y.encodeStateVector(ahead);
	ahead.getXmlFragment('default').delete(0, 1);
	amo2.say(amo2.has(section).number, updateMessage(Y.encodeStateAsUpdate(ahead, written)));
	await world.rest();
	expect(refusals(amo2)).toEqual(['future-delete']);
	amo.write(section, 'intact');
	await world.rest();
	expect(amo2.text(section)).toContain('intact');
});

test('[W24] a page that is refused again and again is let go', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	for (let n = 0; n <= MAX_REFUSALS_PER_MINUTE; n++) {
		expect(page.closed).toBeUndefined();
		page.say(page.has(section).number, updateMessage(Uint8Array.of(9)));
		await world.rest();
	}
	expect(refusals(page)).toContain('unreadable-update');
	expect(page.closed).toBe(PROTOCOL_ERROR);
});

test('[W25] a section has 2 MB, and striking makes room again', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	let page = await world.page('amo');
	const big = 'x'.repeat(MAX_SECTION_BYTES / 4);
	for (let n = 0; n < 3; n++) {
		page.write(section, big);
		await world.pass(5_000);
	}
	expect(refusals(page)).toEqual([]);
	page.write(section, big);
	await world.pass(5_000);
	expect(refusals(page)).toEqual(['section-full']);
	const { doc } = page.has(section);
	doc.getXmlFragment('default').delete(0, 1);
	await world.rest();
	page.write(section, big);
	await world.pass(5_000);
	expect(refusals(page)).toEqual(['section-full']);
	page = await world.page('amo');
	expect(page.text(section)).toHaveLength(3 * (big.length + '<paragraph></paragraph>'.length));
});

test('[W22] a log that became long is one snapshot, without the words that were struck', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	page.write(section, 'biffe');
	page.has(section).doc.getXmlFragment('default').delete(0, 1);
	const { doc } = page.write(section, 'garde');
	await world.rest();
	const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
	for (let n = 0; n < 510; n++) text.insert(5, 'e');
	await world.rest();
	const log = await world.store.sections.load(section);
	expect(log!.updates.length).toBeLessThan(50);
	expect(Buffer.concat(log!.updates).toString('latin1')).not.toContain('biffe');
	page.write(section, 'biffe aussi');
	page.write(section, 'apres');
	page.has(section).doc.getXmlFragment('default').delete(1, 1);
	await world.rest();
	page.socket.break();
	await world.pass(60_000);
	const rest = await world.store.sections.load(section);
	expect(rest!.updates).toHaveLength(1);
	expect(Buffer.from(rest!.updates[0]!).toString('latin1')).not.toContain('biffe');
	await world.restart();
	const back = await world.page('amo');
	expect(back.text(section)).toContain('apres');
	expect(back.text(section)).toContain('gardeeee');
	expect(world.faults).toEqual([]);
});

/** Two letters that name one and the same letter as their left and as their right neighbour; found by chance. */
function bothSides(client: number, letter: { client: number; clock: number }): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number);
	encoding.writeUint8(encoder, 0xc0 | 4);
	for (const { client, clock } of [letter, letter])
		for (const number of [client, clock]) encoding.writeVarUint(encoder, number);
	encoding.writeVarString(encoder, 'xy');
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

test('[W27] where copies may differ, everybody gets a fresh document when the writers pause', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const away = await world.page('amo2', { session: 'away' });
	const { clientId } = amo.write(section, 'ab');
	await world.rest();
	away.socket.break();
	const hostile = bothSides(amo2.has(section).clientId, { client: clientId, clock: 3 });
	amo2.say(amo2.has(section).number, updateMessage(hostile));
	await world.rest();
	const before = amo.has(section);
	expect(before.doc.getXmlFragment('default').toJSON()).not.toBe(
		(await world.page('mother')).text(section), // a newcomer reads it in another order
	);
	for (let n = 0; n < 4; n++) {
		await world.pass(2_000);
		amo.write(section, `${n}`);
	}
	expect(amo.has(section)).toBe(before); // not under their hands
	await world.pass(3_000);
	expect(amo.has(section).clientId).not.toBe(before.clientId);
	const fresh = await world.page('mother');
	for (const page of [amo, amo2]) expect(page.text(section)).toBe(fresh.text(section));
	const settled = amo.has(section);
	await world.pass(60_000);
	expect(amo.has(section)).toBe(settled);

	writeIn(away.channels.get(1)!.doc, 'hors ligne');
	const back = await world.page('amo2', { memory: away.memory, session: 'away' });
	expect(back.has(section).doc).toBe(away.channels.get(1)!.doc);
	await world.pass(3_000);
	expect(back.has(section).doc).not.toBe(away.channels.get(1)!.doc);
	expect(back.text(section)).toContain('hors ligne');
	expect(back.text(section)).toBe(amo.text(section));
	expect(world.faults).toEqual([]);
	await world.restart();
	expect((await world.page('amo')).text(section)).toBe(back.text(section));
});
