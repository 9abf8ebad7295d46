// Hocuspocus as its documentation starts it, without storage: what is typed is broadcast at once, and kept in memory.
import { Server } from '@hocuspocus/server';

const server = new Server({ quiet: true, port: 0, address: '127.0.0.1', stopOnSignals: false });

await server.listen(0);
console.log(`at http://127.0.0.1:${server.address.port}`);
