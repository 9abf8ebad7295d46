// The plainest server there can be: whatever one page sends, the others of its meeting get. No checks, nothing kept.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

const meetings = new Map<string, Set<WebSocket>>();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();

server.on('upgrade', (req, socket, head) => {
	sockets.handleUpgrade(req, socket, head, (page) => {
		const name = req.url ?? '';
		const pages = meetings.get(name) ?? new Set();
		meetings.set(name, pages.add(page));
		page.on('message', (data) => {
			for (const other of pages) if (other !== page) other.send(data, { binary: true });
		});
		page.on('close', () => pages.delete(page));
		page.on('error', () => page.terminate());
	});
});

server.listen(0, '127.0.0.1', () =>
	console.log(`at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
