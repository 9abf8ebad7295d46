// The running process seen from outside: how it ends, and what no client can make it believe.
import { once } from 'node:events';
import http from 'node:http';
import { expect, test } from '@playwright/test';
import WebSocket from 'ws';
import { run, startServer } from '../worlds/server-process.ts';

test('on SIGTERM sockets close with 1012 and the process ends within 2 s, also with a request that hangs', async () => {
	await using server = await startServer('production');
	const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/live/one-world`);
	await once(socket, 'open');
	const hanging = http.request(`${server.origin}/one-world`, { method: 'POST' });
	hanging.on('error', () => undefined);
	hanging.setHeader('content-length', '1000');
	hanging.write('begun');

	const closed = once(socket, 'close') as Promise<[number]>;
	const { code, ms } = await server.stop('SIGTERM');

	expect((await closed)[0]).toBe(1012);
	expect(code).toBe(0);
	expect(ms).toBeLessThan(2_000);
});

test('a long unknown path is not found like any other, and a socket outside /live/ too', async () => {
	await using server = await startServer('production');
	const short = await fetch(`${server.origin}/nothing`);
	const long = await fetch(`${server.origin}/${'a'.repeat(1_000_000)}`);
	const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/elsewhere`);
	const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, http.IncomingMessage];

	expect(short.status).toBe(404);
	expect(long.status).toBe(404);
	expect(answer.statusCode).toBe(404);
});

test('a taken port stops the second start with one sentence', async () => {
	await using first = await startServer('production');
	const port = new URL(first.origin).port;
	const second = await run('production', { PORT: port });

	expect(second.output.trim()).toBe(
		`Entour cannot listen on 127.0.0.1, port ${port} (EADDRINUSE).`,
	);
	expect(second.code).toBe(1);
});
