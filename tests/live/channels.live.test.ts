// Channels: opened and closed by facts, never narrowed, fresh in each generation (W10-W16).
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { step2Message, updateMessage } from '#lib/sync/section-messages.ts';
import { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

test('[W10] channels count from 1, a closed number never serves again, and frames on it are dropped', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const page = await world.page('amo2');
	expect([...page.channels.keys()]).toEqual([1]);
	await world.stop();
	page.say(1, updateMessage(Uint8Array.of(0, 0)));
	page.say(1, Uint8Array.of(77));
	await world.rest();
	expect(page.closed).toBeUndefined();
	await world.agreed();
	await world.open(section, { readers: ['amo2'] });
	expect([...page.channels.keys()]).toEqual([1, 2]);
	expect(page.has(section).number).toBe(2);
});

test('[W11] a writer’s open comes with the server’s step 1 in one message, a reader’s without', async () => {
	const world = await LiveWorld.network();
	const section = await world.secret();
	await world.agreed();
	const writer = await world.page('amo');
	const reader = await world.page('amo2');
	const before = reader.received.length;
	await world.open(section, { readers: ['amo2'] });
	expect(reader.has(section).access).toBe('read');
	expect(reader.received).toHaveLength(before + 2); // view and open · step 2
	expect(reader.course.slice(-2)).toEqual(['open', `step-2 ${reader.has(section).number}`]);
	const number = writer.has(section).number;
	expect(writer.course.slice(-4, -1)).toEqual(['open', `step-1 ${number}`, 'saved']);
});

test('[W11] whoever asks for nothing gets the state unasked, after a second', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	amo.write(section, 'mot');
	await world.rest();
	const page = world.socket('mother');
	page.silent = true;
	await world.rest();
	page.hello();
	await world.rest();
	amo.write(section, 'suite');
	await world.rest();
	expect(page.course).toEqual(['view', 'open']); // nothing of the text before its state
	await world.pass(1_000);
	expect(page.text(section)).toContain('suite');
	amo.write(section, 'fin');
	await world.rest();
	expect(page.text(section)).toContain('fin');
});

test('[W12] client ids are stored as this person’s before the open leaves', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const letGo = world.hold('issueClientIds');
	const page = await world.page('amo');
	expect(page.received).toEqual([]);
	letGo();
	await world.rest();
	const { clientId } = page.has(section);
	expect(await world.store.sections.clientIds(section, 1)).toEqual(
		new Map([[clientId, world.id('amo')]]),
	);
	const second = await world.page('amo');
	expect(second.has(section).clientId).not.toBe(clientId);
});

test('[W12] a page that leaves while its ids are being stored harms nobody', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const letGo = world.hold('issueClientIds');
	const page = await world.page('amo2');
	page.socket.break();
	letGo();
	await world.rest();
	const amo = await world.page('amo');
	amo.write(section, 'mot');
	await world.rest();
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
	expect(page.received).toEqual([]);
	expect(world.faults).toEqual([]);
});

test('[W13] write becomes read as a close and a new open with another document', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const page = await world.page('amo2');
	const before = page.write(section, 'ecrit');
	await world.rest();
	expect(before.access).toBe('write');
	await world.open(section, { readers: ['amo2'] });
	const after = page.has(section);
	expect(after).toMatchObject({ access: 'read', number: before.number + 1 });
	expect(after.clientId).not.toBe(before.clientId);
	expect(page.text(section)).toContain('ecrit');
	page.write(section, 'trop tard');
	await world.rest();
	expect(page.closed).toBeUndefined();
	expect(amo.text(section)).not.toContain('trop tard');
});

test('[W13] a new generation is fresh for everybody, and holds no struck word', async () => {
	const world = await LiveWorld.network();
	const section = await world.secret();
	await world.agreed();
	const amo = await world.page('amo');
	const { doc } = amo.write(section, 'biffe');
	amo.write(section, 'reste');
	doc.getXmlFragment('default').delete(0, 1);
	await world.rest();
	const before = amo.has(section);
	expect(before.saved).toBe(before.sent);

	const amo2 = await world.page('amo2');
	await world.open(section, { readers: ['amo2'] });
	expect(amo2.text(section)).toBe('<paragraph>reste</paragraph>');
	expect(amo2.haystack()).not.toContain('biffe');
	expect(amo.has(section).clientId).not.toBe(before.clientId);
	const ids = [...amo2.has(section).doc.store.clients.keys()];
	expect(ids).not.toContain(before.clientId);
	await world.restart();
	const later = await world.page('amo2');
	expect(later.text(section)).toBe('<paragraph>reste</paragraph>');
	expect(later.haystack()).not.toContain('biffe');
});

test('[W14] bytes of a lost right that still wait in the socket never leave: it is reset', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const quick = await world.page('amo2', { session: 'quick' });
	const slow = await world.page('amo2', { session: 'slow' });
	slow.socket.hold();
	amo.write(section, 'en route');
	await world.rest();
	expect(quick.text(section)).toContain('en route');
	await world.stop();
	expect(quick.closed).toBeUndefined();
	expect(slow.closed).toBeNull();
	slow.socket.release();
	expect(slow.haystack()).not.toContain('en route');
});

test('[W14] a socket that waits for other things is left alone', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	await world.page('amo');
	const slow = await world.page('amo2');
	slow.socket.hold();
	await world.pass(16_000); // a tick waits
	await world.stop();
	slow.socket.release();
	expect(slow.closed).toBeUndefined();
	expect(slow.channel(section)).toBeUndefined();
});

test('[W16] a section that cannot be read is opened to nobody and overwritten by nobody; others go on', async () => {
	const world = await LiveWorld.network();
	const good = await world.draft('amo');
	const bad = await world.draft('amo');
	const page = await world.page('amo');
	page.write(bad, 'precieux');
	await world.rest();
	const { load } = world.store.sections;
	await world.restart();
	const { UnreadableError } = await import('#server/store/errors.ts');
	world.store.sections.load = (section) => {
		if (section === bad) return Promise.reject(new UnreadableError('changed', 'changed', 1));
		return load.call(world.store.sections, section);
	};
	const after = await world.page('amo');
	expect(after.channel(bad)).toBeUndefined();
	expect(after.view.sections.map(({ id }) => id)).toContain(bad);
	after.write(good, 'mot');
	await world.rest();
	expect(after.has(good).saved).toBe(after.has(good).sent);
	expect(world.faults).toContain('a section cannot be read');
	world.store.sections.load = load;
	await world.restart();
	expect((await world.page('amo')).text(bad)).toContain('precieux');
});

test('[W16] a stored text that hangs on missing words counts as unreadable', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const doc = new Y.Doc();
	doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
	const before = Y.encodeStateVector(doc);
	doc.getXmlFragment('default').insert(1, [new Y.XmlElement('paragraph')]);
	const update = Y.encodeStateAsUpdate(doc, before);
	const { meeting } = world;
	await world.store.sections.append([{ meeting, section, generation: 1, update }]);
	const page = await world.page('amo');
	expect(page.channel(section)).toBeUndefined();
	expect(page.closed).toBeUndefined();
});

test('[W21] [case A6] what a page sends on a read channel has no effect, its questions are answered', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	amo.write(section, 'vrai');
	await world.rest();
	const reader = await world.page('mother');
	const channel = reader.has(section);
	expect(channel.access).toBe('read');
	reader.write(section, 'faux');
	const other = new Y.Doc();
	other.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
	reader.say(channel.number, step2Message(Y.encodeStateAsUpdate(other)));
	for (const junk of [[77], [0, 9, 0], [1, 1, 0], [2]])
		reader.say(channel.number, Uint8Array.from(junk));
	await world.rest();
	expect(reader.closed).toBeUndefined();
	expect(channel.saved).toBe(0);
	expect(amo.text(section)).toBe('<paragraph>vrai</paragraph>');
	await world.restart();
	expect((await world.page('amo')).text(section)).toBe('<paragraph>vrai</paragraph>');
});

test('[W13] a page of a meeting that is let go from memory finds everything again', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	page.write(section, 'garde');
	await world.rest();
	page.socket.break();
	await world.pass(10 * 60_000);
	const back = await world.page('amo');
	expect(back).toBeInstanceOf(LivePage);
	expect(back.text(section)).toContain('garde');
});
