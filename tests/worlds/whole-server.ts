// The whole server in this process, on a free port and in memory: everything but the pages. Its clients are plain ones.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { wire, type App } from '#server/app.ts';
import { memoryStore, type MemoryOptions } from '#server/store/memory/store.ts';
import type { Account } from '#server/store/people-ports.ts';
import type { Store } from '#server/store/ports.ts';
import { HttpPerson } from './http-person.ts';

export const PASSWORD = 'trois petits chats';
export const ORGANISATION = 'organisation-1';

export interface WholeServer extends AsyncDisposable {
	readonly origin: string;
	readonly app: App;
	/** Adds an account with the one password of these tests. */
	account(id: string, patch?: Partial<Account>): Promise<Account>;
	/** A client that is signed in as this account. */
	signedIn(id: string): Promise<HttpPerson>;
}

export const startWhole = (options: MemoryOptions = {}): Promise<WholeServer> =>
	startOver(memoryStore(options));

/** The same over a store of the test's own. */
export async function startOver(store: Store): Promise<WholeServer> {
	let app: App | undefined;
	const server = createServer({ maxHeaderSize: 1_200_000 }, (req, res) => {
		serve(app!, req, res).catch(() => void res.writeHead(500).end()); // the framework's page in the product
	});
	server.on('upgrade', (req, socket, head) => void app!.door.upgrade(req, socket, head));
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const wired = (app = wire(store, origin));
	await store.organisations.put({ id: ORGANISATION, name: 'Deux-Rives', jurisdictions: ['be-fr'] });
	return {
		origin,
		app: wired,
		account: (id, patch = {}) => account(wired, id, patch),
		async signedIn(id) {
			const person = new HttpPerson(origin);
			const answer = await person.signIn(`${id}@deux-rives.example`, PASSWORD);
			if (answer.status !== 303) throw new Error(`${id} is not signed in: ${answer.status}`);
			return person;
		},
		async [Symbol.asyncDispose]() {
			await wired.close();
			server.closeAllConnections();
			server.close();
		},
	};
}

async function account({ store, passwords }: App, id: string, patch: Partial<Account>) {
	const made: Account = {
		id,
		organisation: ORGANISATION,
		name: id,
		email: `${id}@deux-rives.example`,
		passwordHash: await passwords.hash(PASSWORD),
		kind: 'professional',
		service: null,
		function: 'assistante sociale',
		secrecy: 'bound',
		active: true,
		...patch,
	};
	await store.accounts.create(made);
	return made;
}

/** As the framework does it: the request as the web knows it, and who asks; what is a page answers 404 here. */
async function serve({ visitors, http, origin }: App, req: IncomingMessage, res: ServerResponse) {
	const url = new URL(req.url ?? '/', origin);
	const headers = new Headers(req.headers as Record<string, string>);
	const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
	const body = hasBody ? (Readable.toWeb(req) as ReadableStream) : null;
	const request = new Request(url, { method: req.method!, headers, body, duplex: 'half' } as never);
	const peer = req.socket.remoteAddress ?? '';
	const visitor = await visitors.of({ cookies: headers.get('cookie'), peer, forwarded: null });
	const answer = await http.answer({ request, url, visitor, locale: 'fr' }, null);
	res.writeHead(answer?.status ?? 404, answer ? [...answer.headers].flat() : []);
	if (!answer?.body) return void res.end();
	// a stream that is cut ends its line, and nothing else
	await pipeline(Readable.fromWeb(answer.body as never), res).catch(() => undefined);
}
