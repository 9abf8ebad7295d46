// The only place that wires: everything that the pages and the sockets share begins here.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/** Whether the app can serve; the sentence tells the person at the terminal why not. */
export type Ready = { ok: true } | { ok: false; sentence: string };

interface Instance {
	sockets: WebSocketServer;
	frames: number;
}

/**
 * INVARIANT: one instance per process. After an edit in development this module is evaluated anew and nothing
 * tells the old one: the new instance closes it, found under this symbol.
 */
const CURRENT = Symbol.for('entour.app');
const world = globalThis as { [CURRENT]?: Instance };

let instance: Instance | undefined;

/** Opens what the app needs, once; nothing is opened while the module is merely loaded, since a build does that too. */
export function ready(): Promise<Ready> {
	if (!instance) {
		if (world[CURRENT]) close(world[CURRENT]);
		instance = { sockets: new WebSocketServer({ noServer: true, maxPayload: 1024 }), frames: 0 };
		world[CURRENT] = instance;
	}
	return Promise.resolve({ ok: true });
}

export async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
	await ready();
	const { sockets } = instance!;
	sockets.handleUpgrade(req, socket, head, (ws) => {
		ws.on('message', () => ws.send(String(++instance!.frames)));
	});
}

/** How many frames came in over all sockets. */
export async function frames(): Promise<number> {
	await ready();
	return instance!.frames;
}

/** Closes every socket with 1012; resolves when what was received is on disk. */
export function shutdown(): Promise<void> {
	if (instance) close(instance);
	instance = undefined;
	return Promise.resolve();
}

function close(old: Instance): void {
	for (const ws of old.sockets.clients) ws.close(1012);
	old.sockets.close();
}
