// The door of the live meetings: who may not come in learns it before the upgrade, and from nothing but a status.
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Sessions } from '../auth/sessions.ts';
import type { Hosts } from '../live/hosts.ts';
import { isOurs } from '../http/origin.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Meetings } from './meetings.ts';
import type { Visitors } from './visitor.ts';
import type { SessionWatch } from './watch.ts';

export interface DoorParts {
	readonly origin: string;
	readonly visitors: Visitors;
	readonly meetings: Meetings;
	readonly sessions: Sessions;
	readonly watch: SessionWatch;
	readonly sockets: WebSocketServer;
	readonly hosts: Pick<Hosts, 'connect'>;
}

type LivePage = Parameters<Hosts['connect']>[1];

type Refused = 401 | 403 | 404 | 503;

/** Told with every refusal, whatever its reason: a page that comes again and again is to wait. */
const RETRY_AFTER_S = 10;

export class LiveDoor {
	readonly #parts: DoorParts;

	constructor(parts: DoorParts) {
		this.#parts = parts;
	}

	async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		const page = await this.#page(req).catch((): Refused => 503);
		if (typeof page === 'number') return refuse(socket, page);
		this.#parts.sockets.handleUpgrade(req, socket, head, (ws) => this.#enter(ws, page));
	}

	async #page(req: IncomingMessage): Promise<LivePage | Refused> {
		const { origin, visitors, meetings, sessions } = this.#parts;
		if (!isOurs(req.headers.origin, origin)) return 403;
		const visitor = await visitors.of({
			cookies: req.headers.cookie ?? null,
			peer: req.socket.remoteAddress ?? '',
			forwarded: null, // nothing is guessed here
		});
		if (!visitor.session) return 401;
		const meeting = meetingIn(req.url ?? '');
		const reader = meeting === null ? null : await meetings.reader(visitor, meeting);
		if (meeting === null || !reader || isRefusal(await meetings.view(visitor, meeting))) return 404;
		return { meetingId: meeting, reader, sessionId: sessions.liveKey(visitor.session) };
	}

	#enter(ws: WebSocket, page: LivePage): void {
		const { watch, hosts, sessions } = this.#parts;
		ws.on('message', (data) => {
			if (data instanceof Uint8Array) watch.heard(page.sessionId, data);
		});
		hosts.connect(ws, page);
		// whoever signed out while the upgrade was under way
		void sessions.check(page.sessionId, false).catch(() => ws.terminate());
	}
}

/** `/live/` and one id, whatever the id. */
function meetingIn(url: string): string | null {
	const [, live, id, ...more] = url.replace(/[?#].*$/s, '').split('/');
	if (live !== 'live' || id === undefined || more.length > 0) return null;
	try {
		return decodeURIComponent(id);
	} catch {
		return null;
	}
}

function refuse(socket: Duplex, status: Refused): void {
	const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close'];
	const always = ['Cache-Control: no-store', `Retry-After: ${RETRY_AFTER_S}`, 'Content-Length: 0'];
	socket.end([...head, ...always, '', ''].join('\r\n'));
}
