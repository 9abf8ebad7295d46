// One module world: the app is built beside the routes and shares their chunks; in development sockets reach it through Vite's own graph.
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Plugin, RunnableDevEnvironment, ViteDevServer } from 'vite';
import type * as app from './app.ts';
import { originAt } from './config.ts';

const ENTRY = 'server/app.ts';

type App = typeof app;

export function liveEntry(): Plugin {
	return {
		name: 'entour-live-entry',
		config: () => ({
			environments: { ssr: { build: { rolldownOptions: { input: { app: ENTRY } } } } },
		}),
		configureServer(server) {
			server.httpServer?.once('listening', () => tellOrigin(server));
			server.httpServer?.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
				if (req.url?.startsWith('/live/')) passOn(server, req, socket, head); // else Vite's own socket
			});
			server.httpServer?.once('close', () => farewell(server));
		},
	};
}

function passOn(server: ViteDevServer, ...[req, socket, head]: Parameters<App['upgrade']>): void {
	socket.on('error', () => socket.destroy());
	loadApp(server)
		.then((app) => app.upgrade(req, socket, head))
		.catch((error: Error) => {
			server.config.logger.error(error.stack ?? error.message);
			socket.destroy();
		});
}

/** The graph may be closed already; what was acknowledged is on disk either way. */
function farewell(server: ViteDevServer): void {
	loadApp(server)
		.then((app) => app.shutdown())
		.catch(() => undefined);
}

/**
 * Per use, never kept: after an edit the next call gets the new module, the same one as the routes.
 * `ssrLoadModule` and a plain `import()` would make a second copy.
 */
function loadApp(server: ViteDevServer): Promise<App> {
	const { runner } = server.environments.ssr as RunnableDevEnvironment;
	return runner.import<App>(`/${ENTRY}`);
}

/** The app reads its address from ORIGIN; in development it is where Vite listens. */
function tellOrigin(server: ViteDevServer): void {
	const { port } = server.httpServer!.address() as AddressInfo;
	const host = server.config.server.host;
	process.env.ORIGIN ??= originAt(typeof host === 'string' ? host : '127.0.0.1', port);
}
