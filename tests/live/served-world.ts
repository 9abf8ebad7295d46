// A world in memory whose people come through real sockets of their own, with what `ws` and the system's buffers do.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { controlFrame } from '#lib/sync/control.ts';
import { encodeFrames } from '#lib/sync/frames.ts';
import { createSocketServer } from '#server/live/web-socket.ts';
import { LiveWorld } from './live-world.ts';

const HELLO = encodeFrames([controlFrame({ type: 'hello', protocol: 1, schema: 1 })]);

export interface Client {
	readonly ws: WebSocket;
	readonly received: Buffer[];
	closed: number | undefined;
	/** Codes of the system, like ECONNRESET. */
	readonly faults: unknown[];
}

/** A world whose people come through real sockets of their own. */
export async function served() {
	const world = await LiveWorld.network();
	const sockets = createSocketServer();
	/** The server's ends, by name: the latest of each person. */
	const ends = new Map<string, WebSocket>();
	const http = createServer();
	http.on('upgrade', (request, socket, head) => {
		const name = decodeURIComponent(request.url!.slice(1));
		sockets.handleUpgrade(request, socket, head, (ws) => {
			ends.set(name, ws);
			const reader = world.reader(name);
			world.hosts.connect(ws, { meetingId: world.meeting, reader, sessionId: name });
		});
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const { port } = http.address() as AddressInfo;
	onTestFinished(() => {
		http.close();
		http.closeAllConnections();
	});
	return {
		world,
		ends,
		join: (name: string, welcome = true) => client(`ws://127.0.0.1:${port}/${name}`, welcome),
	};
}

/** `welcome`: waits until it was let in. */
async function client(url: string, welcome: boolean): Promise<Client> {
	const ws = new WebSocket(url);
	const one: Client = { ws, received: [], closed: undefined, faults: [] };
	ws.on('message', (data: Buffer) => one.received.push(data));
	ws.on('close', (code) => (one.closed = code));
	ws.on('error', () => undefined);
	ws.on('upgrade', ({ socket }) => {
		socket.on('error', (error: NodeJS.ErrnoException) => one.faults.push(error.code));
	});
	onTestFinished(() => ws.terminate());
	await new Promise((resolve) => ws.once('open', resolve));
	ws.send(HELLO);
	if (welcome) await until(() => one.received.length > 0);
	return one;
}

export async function until(holds: () => boolean): Promise<void> {
	await expect.poll(holds, { interval: 2, timeout: 10_000 }).toBe(true);
}
