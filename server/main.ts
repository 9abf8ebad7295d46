// The production start: the built pages and the built app behind one HTTP server.
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import type { Duplex } from 'node:stream';
import type * as app from './app.ts';
import { originAt, readConfig, type Config } from './config.ts';
import { ALWAYS } from './http/headers.ts';

type App = typeof app;

/** The adapter reads its settings under this prefix, so that nothing in the surroundings sets them. */
const ADAPTER = 'KIT_NODE_';
const PROTOCOL_HEADER = 'x-entour-protocol';
const HOST_HEADER = 'x-entour-host';

/** The longest request line and headers: an id of 1 MB must still reach the "not found" that every unknown id gets. */
const MAX_HEADER_BYTES = 1_200_000;
const MAX_BODY = '2M';

/** The process ends within 2 s of a signal; connections that still hang are cut before that. */
const CUT_AFTER_MS = 1_000;
const END_AFTER_MS = 1_800;

const HANDLER = new URL('../build/handler.js', import.meta.url);
const APP = new URL('../build/server/app.js', import.meta.url);

interface Built {
	handler: RequestListener;
	app: App;
	origin: URL;
}

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function config(): Config {
	const read = readConfig(process.env);
	if (!read.ok) stop(read.sentence);
	if (!existsSync(HANDLER)) stop('There is no build yet: run "npm run build" first.');
	return read.config;
}

/**
 * The handler first: it sets up the framework's environment, which the app's chunks read.
 * ORIGIN carries the address to the app, which may be known only now that the port is.
 */
async function load(origin: string): Promise<Built> {
	process.env.ORIGIN = origin;
	process.env[`${ADAPTER}PROTOCOL_HEADER`] = PROTOCOL_HEADER;
	process.env[`${ADAPTER}HOST_HEADER`] = HOST_HEADER;
	process.env[`${ADAPTER}BODY_SIZE_LIMIT`] = MAX_BODY;
	const { handler } = (await import(HANDLER.href)) as { handler: RequestListener };
	const app = (await import(APP.href)) as App;
	const ready = await app.ready();
	if (!ready.ok) stop(ready.sentence);
	return { handler, app, origin: new URL(origin) };
}

/** Requests that come while the app still opens its store wait for it. */
function serve(server: Server, built: Promise<Built>): void {
	server.on('request', (req, res) => {
		void built.then(({ handler, origin }) => {
			// overwritten on each request: what a client sends under these names, or as Host, decides nothing
			req.headers[PROTOCOL_HEADER] = origin.protocol.slice(0, -1);
			req.headers[HOST_HEADER] = origin.host;
			for (const [name, value] of Object.entries(ALWAYS)) res.setHeader(name, value);
			handler(req, res);
		});
	});
	server.on('upgrade', (req, socket: Duplex, head: Buffer) => {
		socket.on('error', () => socket.destroy());
		if (!req.url?.startsWith('/live/')) {
			socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
			return;
		}
		built.then(({ app }) => app.upgrade(req, socket, head)).catch(() => socket.destroy());
	});
}

function endOnSignal(server: Server, built: Promise<Built>): void {
	let ending = false;
	const end = () => {
		if (ending) return;
		ending = true;
		setTimeout(() => process.exit(1), END_AFTER_MS).unref();
		setTimeout(() => server.closeAllConnections(), CUT_AFTER_MS).unref();
		const closed = new Promise((resolve) => server.close(resolve));
		server.closeIdleConnections();
		const stored = built.then(({ app }) => app.shutdown());
		void Promise.all([closed, stored]).then(
			() => process.exit(0),
			() => process.exit(1),
		);
	};
	process.on('SIGTERM', end);
	process.on('SIGINT', end);
}

function main(): void {
	const { host, port, origin } = config();
	const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES });
	server.on('error', (error: NodeJS.ErrnoException) =>
		stop(`Entour cannot listen on ${host}, port ${port} (${error.code ?? error.message}).`),
	);
	server.listen(port, host, () => {
		const got = (server.address() as AddressInfo).port;
		const built = load(origin ?? originAt(host, got));
		serve(server, built);
		endOnSignal(server, built);
		built.then(
			({ origin: address }) => console.log(`Entour is at ${address.origin}`),
			(error: Error) => stop(`Entour could not start: ${error.stack ?? error.message}`),
		);
	});
}

main();
