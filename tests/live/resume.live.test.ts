// Coming back: client ids and documents are kept once, by whoever had them, where the right was unbroken (W15).
import { expect, test } from 'vitest';
import { updateMessage } from '#lib/sync/section-messages.ts';
import { writeIn } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

test('[W15] what was typed offline arrives under the client id that the page keeps', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo2 = await world.page('amo2');
	const page = await world.page('amo');
	const { clientId, doc } = page.write(section, 'en ligne');
	await world.rest();
	page.socket.break();
	writeIn(doc, 'hors ligne');
	amo2.write(section, 'entretemps');
	await world.rest();
	const back = await world.page('amo', { memory: page.memory });
	expect(back.has(section)).toMatchObject({ clientId, number: 1 });
	expect(back.has(section).doc).toBe(doc);
	for (const words of ['en ligne', 'hors ligne', 'entretemps'])
		for (const one of [back, amo2]) expect(one.text(section)).toContain(words);
	expect(back.has(section).saved).toBe(back.has(section).sent);
});

test('[W15] also over a restart of the server', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const page = await world.page('amo');
	const { clientId, doc } = page.write(section, 'avant');
	await world.rest();
	await world.restart();
	writeIn(doc, 'pendant');
	const back = await world.page('amo', { memory: page.memory });
	expect(back.has(section).clientId).toBe(clientId);
	expect((await world.page('amo2')).text(section)).toContain('pendant');
});

test('[W15] a token works once', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	const { memory } = page;
	const first = await world.page('amo', { memory });
	const second = await world.page('amo', { memory });
	expect(first.has(section).clientId).toBe(page.channels.get(1)!.clientId);
	expect(second.has(section).clientId).not.toBe(first.has(section).clientId);
	expect(second.has(section).doc).not.toBe(first.has(section).doc);
});

test('[W15] if the answer was lost, the token may be shown again', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	const { clientId } = page.has(section);
	const { memory } = page;
	page.socket.break();
	for (let attempt = 0; attempt < 2; attempt++) {
		const lost = world.socket('amo', { memory });
		await world.rest();
		lost.socket.hold();
		lost.hello({ resume: memory.resume });
		await world.rest();
		lost.socket.break();
		await world.rest();
	}
	const back = await world.page('amo', { memory });
	expect(back.has(section).clientId).toBe(clientId);
});

test('[W15] the socket that the page had before is let go, and its words are not counted twice', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo2 = await world.page('amo2');
	const old = await world.page('amo');
	old.socket.hold();
	old.write(section, 'une fois');
	await world.rest();
	const back = await world.page('amo', { memory: old.memory });
	expect(old.closed).toBeNull();
	expect(back.has(section).clientId).toBe(old.channels.get(1)!.clientId);
	expect(amo2.text(section)).toBe('<paragraph>une fois</paragraph>');
});

test('[W15] a right that was broken meanwhile gives a fresh document, though it stands again', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const page = await world.page('amo2');
	const { clientId, doc } = page.write(section, 'avant');
	await world.rest();
	page.socket.break();
	writeIn(doc, 'entretemps');
	await world.stop();
	await world.agreed();
	await world.open(section, { readers: ['amo2'], writers: ['amo2'] });
	const back = await world.page('amo2', { memory: page.memory });
	expect(back.has(section).clientId).not.toBe(clientId);
	expect(back.has(section).doc).not.toBe(doc);
	expect(back.text(section)).toBe('<paragraph>avant</paragraph>');
	expect((await world.page('amo')).text(section)).toBe('<paragraph>avant</paragraph>');
});

test('[W15] also where nothing was opened anew: an authority came and went', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	await world.invite('juge', { kind: 'authority', secrecy: 'authority' });
	const presence = (presence: 'in-room' | 'left') =>
		world.do('carole', {
			type: 'record-presence',
			participantId: world.id('juge'),
			presence,
		});
	await presence('left');
	const page = await world.page('amo2');
	const { clientId } = page.has(section);
	const live = await world.page('amo2', { session: 'live' });
	page.socket.break();
	await presence('in-room');
	expect(live.channel(section)).toBeUndefined();
	await presence('left');
	expect(live.has(section).number).toBe(2);
	const back = await world.page('amo2', { memory: page.memory });
	expect(back.has(section).clientId).not.toBe(clientId);
	const again = await world.page('amo2', { memory: back.memory });
	expect(again.has(section).clientId).toBe(back.has(section).clientId);
});

test('[W15] a new generation gives a fresh document, though the right was unbroken', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	await world.invite('amo3', { missions: ['youth-aid'] as never });
	const held = await world.page('amo2', { session: 'held' });
	const page = await world.page('amo2');
	const { clientId } = page.has(section);
	page.socket.break();
	await world.do('amo', {
		type: 'widen-section',
		sectionId: section,
		readers: [world.id('amo3')],
		purpose: 'préparer la suite',
		necessity: 'sans cela, pas d’aide',
	});
	expect(held.has(section)).toMatchObject({ number: 2, access: 'write' });
	const back = await world.page('amo2', { memory: page.memory });
	expect(back.has(section).clientId).not.toBe(clientId);
	expect(back.has(section).doc).not.toBe(page.has(section).doc);
});

test('[W15] somebody else’s token gives nothing', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	for (const [owner, name] of [
		[amo, 'amo2'],
		[amo2, 'mother'], // whose right began with the same fact
	] as const) {
		const thief = await world.page(name, { memory: owner.memory });
		expect(thief.has(section).clientId).not.toBe(owner.channels.get(1)!.clientId);
		expect(thief.view.me.participantId).toBe(world.id(name));
	}
});

test('[W15] a made-up token is no error', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo', { memory: { resume: 'x'.repeat(200), docs: new Map() } });
	expect(page.has(section).saved).toBe(1);
});

test('[W15] after a refused update the page keeps what it was given anew, not what it had before', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	const before = page.has(section);
	page.say(before.number, updateMessage(Uint8Array.of(9)));
	await world.rest();
	const after = page.write(section, 'gardé');
	await world.rest();
	expect(after.clientId).not.toBe(before.clientId);
	const back = await world.page('amo', { memory: page.memory });
	expect(back.has(section)).toMatchObject({ clientId: after.clientId });
	expect(back.has(section).doc).toBe(after.doc);
});

test('[W15] nobody reopens with a token what they may no longer read', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const page = await world.page('amo2');
	expect(page.channel(section)).toBeDefined();
	page.socket.break();
	await world.stop();
	const back = await world.page('amo2', { memory: page.memory });
	expect(back.channels.size).toBe(0);
	expect(back.haystack()).not.toContain(section);
});

test('[W15] a token that somebody else shows gives them nothing, and stays its owner’s', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	const { clientId } = page.has(section);
	const { memory } = page;
	const thief = await world.page('amo2', { memory: { resume: memory.resume, docs: new Map() } });
	expect(thief.channels.size).toBe(0);
	expect(page.write(section, 'encore là').open).toBe(true);
	await world.rest();
	page.socket.break();
	await world.page('amo2', { memory: { resume: memory.resume, docs: new Map() } });
	const back = await world.page('amo', { memory });
	expect(back.has(section).clientId).toBe(clientId);
	expect(back.text(section)).toContain('encore là');
});
