// The reference server of y-websocket, as its own start script wires it, without storage; on the newer `ws`.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();

server.on('upgrade', (req, socket, head) => {
	sockets.handleUpgrade(req, socket, head, (page) => setupWSConnection(page, req));
});

server.listen(0, '127.0.0.1', () =>
	console.log(`at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
