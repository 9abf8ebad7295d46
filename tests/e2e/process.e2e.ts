// The running process seen from outside: how it ends, and what no client can make it believe.
import { once } from 'node:events';
import http from 'node:http';
import { expect, test } from '@playwright/test';
import WebSocket from 'ws';
import { setTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startSeeded } from '../worlds/seeded-server.ts';
import { run, startServer } from '../worlds/server-process.ts';

test('on SIGTERM sockets close with 1012 and the process ends within 2 s, also with a request that hangs', async () => {
	await using server = await startSeeded();
	const table = await setTable(server);
	using page = new PlainPage(table.person('marc'), table.meeting);
	await page.until(() => page.controls.length > 0, 'marc is in');
	const { origin, cookie } = table.person('carole');
	const hanging = http.request(`${origin}/api/meetings`, {
		method: 'POST',
		headers: { origin, cookie },
	});
	hanging.on('error', () => undefined);
	hanging.setHeader('content-length', '1000');
	hanging.write('begun');

	const { code, ms } = await server.stop('SIGTERM');

	await page.until(() => page.closed !== null, 'the socket closes');
	expect(page.closed).toBe(1012);
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
