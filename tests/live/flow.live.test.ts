// Too fast and too slow: pages are read later, told later, or let go; the others do not notice (W50-W52).
import { expect, test } from 'vitest';
import { TOO_SLOW } from '#lib/sync/close-codes.ts';
import { INBOUND_BURST_BYTES } from '#lib/sync/limits.ts';
import { LiveWorld } from './live-world.ts';

const KB = 1024;

test('[W50] a page that sends too much is read more slowly, and loses nothing', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	const { doc } = page.has(section);
	const root = doc.getXmlFragment('default');
	for (let sent = 0; sent <= INBOUND_BURST_BYTES; sent += 500 * KB) {
		page.write(section, 'x'.repeat(500 * KB));
		root.delete(0, root.length);
		await world.rest();
	}
	expect(page.socket.paused).toBe(true);
	page.write(section, 'a la fin');
	await world.rest();
	expect(page.has(section).saved).toBeLessThan(page.has(section).sent);
	await world.pass(5_000);
	expect(page.socket.paused).toBe(false);
	expect(page.has(section).saved).toBe(page.has(section).sent);
});

test('[W51] a page that takes nothing gets no more text, and after ten seconds is too slow', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const slow = await world.page('amo2');
	const other = await world.page('mother');
	slow.socket.hold();
	for (let n = 0; n < 4; n++) {
		amo.write(section, `${n}`.repeat(400 * KB));
		await world.pass(1_600);
	}
	expect(slow.socket.queued).toBeLessThan(1_300 * KB);
	expect(other.text(section).length).toBeGreaterThan(1_600 * KB);
	await world.pass(7_000);
	slow.socket.release();
	expect(slow.closed).toBe(TOO_SLOW);
	expect(other.closed).toBeUndefined();
	const back = await world.page('amo2');
	expect(back.text(section)).toBe(other.text(section));
});

test('[W14] what waits behind a good-bye never leaves when the right is lost meanwhile', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const [slow, other] = [await world.page('amo2'), await world.page('mother')];
	for (const page of [slow, other]) page.socket.hold();
	for (let n = 0; n < 4; n++) {
		amo.write(section, `canari ${n} ${'x'.repeat(400 * KB)}`);
		await world.pass(1_600);
	}
	await world.pass(7_000);
	await world.stop();
	for (const page of [slow, other]) page.socket.release();
	expect(slow.closed).toBeNull();
	expect(slow.haystack()).not.toContain('canari');
});

test('[W51] a page that was slow for a while gets what it missed in one piece', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const slow = await world.page('amo2');
	slow.socket.hold();
	for (let n = 0; n < 4; n++) {
		amo.write(section, `${n}`.repeat(400 * KB));
		await world.pass(1_600);
	}
	amo.write(section, 'la suite');
	await world.rest();
	slow.socket.release();
	await world.rest();
	expect(slow.text(section)).toContain('la suite');
	expect(slow.text(section)).toBe(amo.text(section));
	slow.write(section, 'et moi');
	await world.rest();
	expect(amo.text(section)).toContain('et moi');
});

test('[W40] what waited for room does not leave while a command is stored', async () => {
	const world = await LiveWorld.network();
	const first = await world.draft('amo');
	const second = await world.draft('amo');
	const writer = await world.page('amo');
	writer.write(first, 'x'.repeat(100 * KB));
	writer.write(second, 'en attente');
	await world.rest();
	const page = world.socket('amo', { session: 'other' });
	await world.rest();
	page.hello();
	page.socket.hold();
	await world.rest();
	page.socket.release(); // view and opens; the page asks
	page.socket.hold();
	await world.rest();
	const letGo = world.hold('appendMeeting');
	const command = world.command('amo', { type: 'create-section' });
	await world.rest();
	page.socket.release(); // the first state has left, there is room for the second
	page.socket.hold();
	page.socket.release();
	await world.rest();
	expect(page.text(first)).toHaveLength(100 * KB + 23);
	expect(page.text(second)).toBe('');
	letGo();
	await command;
	await world.rest();
	expect(page.text(second)).toContain('en attente');
});

test('[W52] first states leave one after the other, each when the one before has left', async () => {
	const world = await LiveWorld.network();
	const sections = [await world.draft('amo'), await world.draft('amo'), await world.draft('amo')];
	const writer = await world.page('amo');
	for (const section of sections) {
		writer.write(section, 'x'.repeat(100 * KB));
		await world.rest();
	}
	const page = world.socket('amo', { session: 'other' });
	await world.rest();
	page.hello();
	await world.rest();
	for (const section of sections) expect(page.text(section)).toHaveLength(100 * KB + 23);

	const slow = world.socket('amo', { session: 'slow' });
	await world.rest();
	slow.silent = true;
	slow.hello();
	await world.rest();
	slow.socket.hold();
	await world.pass(1_000); // unasked
	expect(slow.socket.queued).toBeGreaterThan(100 * KB);
	expect(slow.socket.queued).toBeLessThan(200 * KB);
	slow.socket.release();
	await world.rest();
	for (const section of sections) expect(slow.text(section)).toHaveLength(100 * KB + 23);
});
