// A hundred people in one part, all of whom move their cursors: presence stays bounded and out of the way of the text (W31, W32).
import { expect, test } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import { FIRST_SYNC_BYTES, PRESENCE_INTERVAL_MS } from '#lib/sync/limits.ts';
import { encodeAwareness } from '#lib/sync/presence.ts';
import { awarenessMessage } from '#lib/sync/section-messages.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const PEOPLE = 100;
const SECOND = 1_000;

const place = (assoc: number) => ({ assoc, tname: 'default' });

/** A page moves its own cursor. */
function move(page: LivePage, section: SectionId, to: number): void {
	const { number, clientId } = page.has(section);
	const state = JSON.stringify({ cursor: { anchor: place(to), head: place(to) } });
	page.say(number, awarenessMessage(encodeAwareness([{ clientId, clock: to + 1, state }])));
}

async function crowd() {
	const world = await LiveWorld.network();
	const names = Array.from({ length: PEOPLE - 2 }, (_, n) => `person ${n}`);
	for (const name of names) await world.invite(name, { secrecy: 'discretion' });
	const { sectionId } = await world.do('amo', { type: 'create-section', kind: 'common' });
	const section = sectionId as SectionId;
	await world.do('amo', { type: 'open-section', sectionId: section });
	const pages: LivePage[] = [];
	for (const name of ['amo', 'amo2', ...names]) pages.push(await world.page(name));
	const [amo, amo2] = pages as [LivePage, LivePage];
	return { world, section, pages, amo, amo2 };
}

const presenceFrames = (page: LivePage, from: number): number =>
	page.events.slice(from).filter((event) => event.type === 'frame' && event.what === 'awareness')
		.length;

/** Everybody moves twenty times in a second, spread over it. */
async function everybodyMoves(
	{ world, section, pages }: Awaited<ReturnType<typeof crowd>>,
	meanwhile: (step: number) => void = () => undefined,
): Promise<void> {
	for (let step = 0; step < 20; step++) {
		for (const page of pages) move(page, section, step);
		meanwhile(step);
		await world.pass(SECOND / 20);
	}
}

test('[W31] a hundred people move: ten messages a second for each reader, and everybody’s last place', async () => {
	const table = await crowd();
	const { world, section, pages, amo } = table;
	const from = amo.events.length;
	await everybodyMoves(table);
	await world.pass(2 * PRESENCE_INTERVAL_MS);
	expect(presenceFrames(amo, from)).toBeLessThanOrEqual(SECOND / PRESENCE_INTERVAL_MS + 2);
	for (const page of pages) {
		const own = page.has(section).clientId;
		expect(page.presence.has(own)).toBe(false);
		expect(page.presence.size).toBe(PEOPLE - 1);
		for (const state of page.presence.values())
			expect(state).toMatchObject({ cursor: { head: place(19) } });
	}
});

test('[W31] the text of a crowd does not wait for its presence, on a good line nor on a bad one', async () => {
	const table = await crowd();
	const { world, section, amo, amo2 } = table;
	amo2.socket.hold();
	await everybodyMoves(table, (step) => {
		if (step % 5 === 0) amo.write(section, `mot ${step}`);
	});
	const other = table.pages[2]!;
	const before = other.events.length;
	move(amo, section, 30);
	amo.write(section, 'le dernier mot');
	await world.rest(); // no time passes: presence still waits for its turn
	expect(other.text(section)).toContain('le dernier mot');
	expect(presenceFrames(other, before)).toBe(0);
	await everybodyMoves(table);
	expect(amo2.socket.queued).toBeLessThan(2 * FIRST_SYNC_BYTES);
	amo2.socket.release();
	await world.rest();
	expect(amo2.text(section)).toBe(amo.text(section));
	await everybodyMoves(table);
	expect(amo2.presence.size).toBe(PEOPLE - 1);
});

test('[W31] a crowd’s presence is not told to who does not have the part open', async () => {
	const table = await crowd();
	const { world } = table;
	const own = await world.draft('marc');
	const marc = await world.page('marc');
	const away = await world.page('insertion');
	await world.do('carole', { type: 'remove', participantId: world.id('insertion') });
	const [from, gone] = [marc.events.length, away.received.length];
	for (const page of table.pages) move(page, table.section, 1);
	await world.pass(2 * PRESENCE_INTERVAL_MS);
	expect(away.received.length).toBe(gone);
	const channel = marc.has(own).number;
	const told = marc.events.slice(from).filter((event) => event.type === 'frame');
	expect(told.every((event) => 'channel' in event && event.channel !== channel)).toBe(true);
});
