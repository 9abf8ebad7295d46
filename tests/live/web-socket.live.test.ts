// The same engine on real sockets: what `ws` and the system's buffers do that a pair in memory does not.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, expect, test } from 'vitest';
import WebSocket from 'ws';
import { PROTOCOL_ERROR, RESTARTING, TOO_LARGE, TOO_SLOW } from '#lib/sync/close-codes.ts';
import { controlFrame, parseServerMessage } from '#lib/sync/control.ts';
import { decodeFrames, encodeFrames, isFrameFault } from '#lib/sync/frames.ts';
import { MAX_MESSAGE_BYTES } from '#lib/sync/limits.ts';
import { createSocketServer } from '#server/live/web-socket.ts';
import { LiveWorld } from './live-world.ts';

const HELLO = encodeFrames([controlFrame({ type: 'hello', protocol: 1, schema: 1 })]);
const LONG = 400 * 1024;

interface Client {
	readonly ws: WebSocket;
	readonly received: Buffer[];
	closed: number | undefined;
}

/** A world whose people come through real sockets of their own. */
async function served() {
	const world = await LiveWorld.network();
	const sockets = createSocketServer();
	const http = createServer();
	http.on('upgrade', (request, socket, head) => {
		const name = decodeURIComponent(request.url!.slice(1));
		sockets.handleUpgrade(request, socket, head, (ws) =>
			world.hosts.connect(ws, {
				meetingId: world.meeting,
				reader: world.reader(name),
				sessionId: name,
			}),
		);
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const { port } = http.address() as AddressInfo;
	onTestFinished(() => {
		http.close();
		http.closeAllConnections();
	});
	return { world, join: (name: string) => client(`ws://127.0.0.1:${port}/${name}`) };
}

async function client(url: string): Promise<Client> {
	const ws = new WebSocket(url);
	const one: Client = { ws, received: [], closed: undefined };
	ws.on('message', (data: Buffer) => one.received.push(data));
	ws.on('close', (code) => (one.closed = code));
	ws.on('error', () => undefined);
	onTestFinished(() => ws.terminate());
	await new Promise((resolve) => ws.once('open', resolve));
	ws.send(HELLO);
	await until(() => one.received.length > 0);
	return one;
}

async function until(holds: () => boolean): Promise<void> {
	await expect.poll(holds, { interval: 2, timeout: 10_000 }).toBe(true);
}

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
	const { world, join } = await served();
	const section = await world.shared();
	const amo = await world.page('amo');
	const slow = await join('amo2');
	await world.pass(1_100);
	await until(() => slow.received.length >= 2);
	slow.ws.pause();
	const root = amo.has(section).doc.getXmlFragment('default');
	for (let n = 0; n < 40; n++) {
		amo.write(section, String(n % 10).repeat(LONG));
		root.delete(0, 1);
		await world.pass(1_700);
	}
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
	return { world, amo, slow, section };
}

test('[W14] bytes of a lost right in the socket are thrown away with it', async () => {
	const { world, amo, slow, section } = await jammed();
	amo.write(section, 'dernier canari');
	await world.stop();
	slow.ws.resume();
	await until(() => slow.closed !== undefined);
	expect(slow.closed).toBe(1006);
	expect(Buffer.concat(slow.received).toString('latin1')).not.toContain('dernier canari');
});

test('[W51] a page that reads nothing for ten seconds is let go', async () => {
	const { world, slow } = await jammed();
	await world.pass(30_000);
	slow.ws.resume();
	await until(() => slow.closed !== undefined);
	expect([TOO_SLOW, 1006]).toContain(slow.closed);
});
