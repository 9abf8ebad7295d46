// Presence: who is writing where, as the server says it, inside one section (W30-W32).
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { encodeAwareness } from '#lib/sync/presence.ts';
import { awarenessMessage, QUERY_AWARENESS_MESSAGE } from '#lib/sync/section-messages.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const cursor = { anchor: { assoc: 0, tname: 'default' }, head: { assoc: 0, tname: 'default' } };

function point(page: LivePage, channel: number, state: unknown, clientId?: number): void {
	const id = clientId ?? page.channels.get(channel)!.clientId;
	const entry = { clientId: id, clock: 1, state: JSON.stringify(state) };
	page.say(channel, awarenessMessage(encodeAwareness([entry])));
}

async function pair() {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	return { world, section, amo, amo2, id: amo.has(section).clientId };
}

test('[W30] the server says who it is, whatever the page says', async () => {
	const { world, amo, amo2, id } = await pair();
	point(amo, 1, { cursor, user: { name: 'Madame la juge', participantId: 'x' }, more: 'secret' });
	await world.rest();
	expect(amo2.presence.get(id)).toEqual({
		user: { participantId: world.id('amo'), name: 'amo' },
		cursor,
	});
});

test('[W30] a page cannot move, rename or remove anybody else', async () => {
	const { world, amo, amo2, id } = await pair();
	point(amo, 1, { cursor });
	await world.pass(100);
	const before = amo2.presence.get(id);
	for (const state of [null, { cursor: null }]) point(amo2, 1, state, id);
	await world.pass(200);
	expect(amo.presence.size).toBe(0);
	point(amo2, 1, { cursor });
	await world.pass(100);
	expect(amo.presence.size).toBe(1);
	expect(amo2.presence.get(id)).toEqual(before);
});

test('[W31] readers see writers, and nobody sees readers', async () => {
	const { world, section, amo, id } = await pair();
	const mother = await world.page('mother');
	expect(mother.has(section).access).toBe('read');
	point(amo, 1, { cursor });
	point(mother, 1, { cursor });
	await world.pass(200);
	expect(mother.presence.has(id)).toBe(true);
	expect(amo.presence.has(mother.has(section).clientId)).toBe(false);
});

test('[W31] at most ten times a second, and the latest wins', async () => {
	const { world, amo, amo2, id } = await pair();
	const before = amo2.events.length;
	for (let n = 0; n < 100; n++) {
		point(amo, 1, { cursor: { ...cursor, head: { assoc: n, tname: 'default' } } });
		await world.pass(10);
	}
	await world.pass(100);
	const told = amo2.events.slice(before).filter((event) => event.type === 'frame');
	expect(told.length).toBeLessThanOrEqual(12);
	expect(amo2.presence.get(id)).toMatchObject({ cursor: { head: { assoc: 99 } } });
});

test('[W32] whoever leaves is gone for those who stay', async () => {
	const { world, amo, amo2, id } = await pair();
	point(amo, 1, { cursor });
	await world.pass(100);
	expect(amo2.presence.get(id)).not.toBeNull();
	amo.socket.break();
	await world.pass(200);
	expect(amo2.presence.get(id)).toBeNull();
});

test('[W32] a newcomer learns who is here; whoever lost the right learns nothing more', async () => {
	const { world, amo, amo2, id } = await pair();
	point(amo, 1, { cursor });
	await world.pass(100);
	const late = await world.page('amo2', { session: 'late' });
	expect(late.presence.get(id)).toMatchObject({ cursor });
	late.presence.clear();
	late.say(1, QUERY_AWARENESS_MESSAGE);
	await world.rest();
	expect(late.presence.get(id)).toMatchObject({ cursor });
	await world.stop();
	const before = amo2.received.length;
	point(amo, 1, { cursor: null });
	await world.pass(200);
	expect(amo2.received.length).toBe(before);
});

test('[W31] [case C1] presence stays inside its section', async () => {
	const { world, amo, amo2, id } = await pair();
	const other = await world.draft('amo');
	point(amo, amo.has(other).number, { cursor }, amo.has(other).clientId);
	point(amo, amo.has(other).number, { cursor }, id);
	await world.pass(200);
	expect(amo2.presence.size).toBe(0);
});

test.each<[string, Uint8Array]>([
	['no entries', Uint8Array.of(200)],
	['no JSON', encodeAwareness([{ clientId: 1, clock: 1, state: '{' }])],
	['a list', encodeAwareness([{ clientId: 1, clock: 1, state: '[]' }])],
	[
		'a long story',
		encodeAwareness([{ clientId: 1, clock: 1, state: JSON.stringify('x'.repeat(5000)) }]),
	],
])('[W30] unreadable presence hurts nobody: %s', async (_, update) => {
	const { world, amo, amo2, id } = await pair();
	amo.say(1, awarenessMessage(update));
	await world.pass(200);
	expect(amo2.presence.size).toBe(0);
	point(amo, 1, { cursor });
	await world.pass(200);
	expect(amo2.presence.has(id)).toBe(true);
});

test('[W30] a cursor is a place in the text and nothing more', async () => {
	const { world, section, amo, amo2, id } = await pair();
	const { doc } = amo.write(section, 'mot');
	const place = Y.relativePositionToJSON(
		Y.createRelativePositionFromTypeIndex(doc.getXmlFragment('default'), 0),
	) as object;
	point(amo, 1, { cursor: { anchor: { ...place, note: 'canari' }, head: place } });
	await world.pass(200);
	expect(amo2.presence.get(id)).toMatchObject({ cursor: { anchor: place, head: place } });
	expect(amo2.haystack()).not.toContain('canari');
});
