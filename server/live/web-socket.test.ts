// Frames that we write ourselves, read by another implementation of the same standard.
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished, expect, test } from 'vitest';
import WebSocket from 'ws';
import { RESTARTING } from '#lib/sync/close-codes.ts';
import type { LiveSocket } from './live-socket.ts';
import { createSocketServer, overWebSocket } from './web-socket.ts';

/** Around every size at which a frame's head becomes longer. */
const SIZES = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000];

async function pair(): Promise<{ ours: LiveSocket; page: WebSocket; got: Buffer[] }> {
	const sockets = createSocketServer();
	const http = createServer();
	const { promise, resolve } = Promise.withResolvers<LiveSocket>();
	http.on('upgrade', (request, socket, head) =>
		sockets.handleUpgrade(request, socket, head, (ws) => resolve(overWebSocket(ws))),
	);
	await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
	const page = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/`);
	const got: Buffer[] = [];
	page.on('message', (data: Buffer, binary) => got.push(binary ? data : Buffer.from('text')));
	onTestFinished(() => {
		page.terminate();
		http.close();
		http.closeAllConnections();
	});
	return { ours: await promise, page, got };
}

const bytesOf = (size: number, seed: number): Uint8Array =>
	Uint8Array.from({ length: size }, (_, at) => (at * 7 + seed) % 256);

test('[W1] every message arrives whole and binary, whatever its size, in its order, among signs of life', async () => {
	const { ours, page, got } = await pair();
	const alive: number[] = [];
	ours.listen({
		message: () => undefined,
		alive: () => alive.push(got.length),
		gone: () => undefined,
	});
	const sent = SIZES.flatMap((size, index) => [bytesOf(size, index), bytesOf(3, index)]);
	for (const bytes of sent) {
		ours.send(bytes, () => undefined);
		ours.ping();
	}
	await expect.poll(() => alive.length).toBe(sent.length);
	expect(got.map((one) => Buffer.from(one))).toEqual(sent.map((bytes) => Buffer.from(bytes)));
	expect(page.readyState).toBe(WebSocket.OPEN);
});

test('[W54] what was sent before the good-bye arrives, and nothing after it', async () => {
	const { ours, page, got } = await pair();
	const closed = once(page, 'close') as Promise<[number]>;
	ours.send(bytesOf(70_000, 1), () => undefined);
	ours.close(RESTARTING);
	ours.send(bytesOf(10, 2), () => undefined);
	expect((await closed)[0]).toBe(RESTARTING);
	expect(got.map(({ length }) => length)).toEqual([70_000]);
});

test('[W51] bytes that wait are counted, and it is told when they have left', async () => {
	const { ours, page, got } = await pair();
	page.pause();
	const left: number[] = [];
	for (let n = 0; n < 100; n++) ours.send(bytesOf(100_000, n), () => left.push(n));
	expect(ours.queued).toBeGreaterThan(1_000_000);
	expect(ours.unsent).toBeGreaterThanOrEqual(ours.queued);
	page.resume();
	await expect.poll(() => left.length).toBe(100);
	await expect.poll(() => got.length).toBe(100);
	expect(ours.queued).toBe(0);
});
