// The same engine on real sockets: what `ws` and the system's buffers do that a pair in memory does not.
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { PROTOCOL_ERROR, RESTARTING, TOO_LARGE, TOO_SLOW } from '#lib/sync/close-codes.ts';
import { parseServerMessage } from '#lib/sync/control.ts';
import { decodeFrames, isFrameFault } from '#lib/sync/frames.ts';
import { MAX_MESSAGE_BYTES, SLOW_READER_BYTES } from '#lib/sync/limits.ts';
import { served, until, type Client } from './served-world.ts';

const LONG = 400 * 1024;

const controls = ({ received }: Client) =>
	received.flatMap((message) => {
		const frames = decodeFrames(message);
		if (isFrameFault(frames)) throw new Error(frames.fault);
		return frames.flatMap(({ channel, payload }) =>
			channel === 0 ? [parseServerMessage(payload)!] : [],
		);
	});

test('[W6] a page comes in over a real socket, without compression', async () => {
	const { world, join } = await served();
	const page = await join('amo');
	expect(page.ws.extensions).toBe('');
	expect(controls(page)[0]).toMatchObject({ type: 'view', view: await world.view('amo') });
});

test('[W2] a message over the limit, and one that never ends, are too large without being collected', async () => {
	const { join } = await served();
	for (const bytes of [MAX_MESSAGE_BYTES + 1, 5 * MAX_MESSAGE_BYTES]) {
		const page = await join('amo');
		page.ws.send(new Uint8Array(bytes));
		await until(() => page.closed !== undefined);
		expect(page.closed).toBe(TOO_LARGE);
	}
	const endless = await join('amo');
	const piece = new Uint8Array(64 * 1024);
	const send = (): void => {
		if (endless.closed === undefined && endless.ws.readyState === WebSocket.OPEN)
			endless.ws.send(piece, { fin: false }, send);
	};
	send();
	await until(() => endless.closed !== undefined);
	expect([TOO_LARGE, 1006]).toContain(endless.closed);
});

test('[W1] text is a protocol error', async () => {
	const { join } = await served();
	const page = await join('amo');
	page.ws.send('{"type":"hello"}');
	await until(() => page.closed !== undefined);
	expect(page.closed).toBe(PROTOCOL_ERROR);
});

test('[W54] going down closes with 1012', async () => {
	const { world, join } = await served();
	const pages = [await join('amo'), await join('marc')];
	await world.hosts.shutdown();
	for (const page of pages) {
		await until(() => page.closed !== undefined);
		expect(page.closed).toBe(RESTARTING);
	}
});

/** amo writes far more than the system's buffers take while amo2's page reads nothing. */
async function jammed() {
	const { world, join, ends } = await served();
	const section = await world.shared();
	const amo = await world.page('amo');
	const slow = await join('amo2');
	await world.pass(1_100);
	await until(() => slow.received.length >= 2);
	slow.ws.pause();
	const root = amo.has(section).doc.getXmlFragment('default');
	const end = ends.get('amo2')!;
	for (let n = 0; end.bufferedAmount <= SLOW_READER_BYTES; n++) {
		amo.write(section, `canari-${n}-${String(n % 10).repeat(LONG)}`);
		root.delete(0, 1);
		await world.pass(1_700);
	}
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
	expect(end.readyState).toBe(end.OPEN);
	return { world, join, amo, slow, section };
}

/** Which of the pieces that amo wrote have come. */
const pieces = ({ received }: Client): number =>
	new Set(
		Buffer.concat(received)
			.toString('latin1')
			.match(/canari-\d+-/g),
	).size;

type Jammed = Awaited<ReturnType<typeof jammed>>;

test('[W14] bytes of a lost right in the socket are thrown away with it, however it is lost', async () => {
	const { amo, slow, section, world } = await jammed();
	slow.ws.resume(); // with the right, all that waited comes
	amo.write(section, 'tout est la');
	await world.rest();
	await until(() => Buffer.concat(slow.received).includes('tout est la'));
	const whole = pieces(slow);

	const losses: ((jam: Jammed) => unknown)[] = [
		({ world }) => world.stop(),
		({ world }) => world.do('carole', { type: 'remove', participantId: world.id('amo2') }),
		({ world }) => world.hosts.closeSession('amo2'),
	];
	for (const lose of losses) {
		const jam = await jammed();
		await lose(jam);
		await jam.world.rest();
		jam.slow.ws.resume();
		await until(() => jam.slow.closed !== undefined);
		expect([jam.slow.closed, jam.slow.faults]).toEqual([1006, ['ECONNRESET']]);
		expect(pieces(jam.slow)).toBeLessThan(whole - 1);
	}
});

test('[W51] a page that was let go for its slowness comes back and has everything', async () => {
	const { world, join, amo, slow, section } = await jammed();
	amo.write(section, 'pendant ce temps');
	await world.pass(30_000);
	slow.ws.resume();
	await until(() => slow.closed !== undefined);
	const back = await join('amo2');
	await world.pass(1_100);
	await until(() => Buffer.concat(back.received).includes('pendant ce temps'));
	expect(amo.text(section)).toBe('<paragraph>pendant ce temps</paragraph>');
});

test('[W51] a page that reads nothing for ten seconds is let go', async () => {
	const { world, slow } = await jammed();
	await world.pass(30_000);
	slow.ws.resume();
	await until(() => slow.closed !== undefined);
	expect([TOO_SLOW, 1006]).toContain(slow.closed);
});
