// All sockets of this process: whose they are, how many one person has, and the beat that shows they live.
import { RESTARTING, SIGNED_OUT, TRY_LATER, type ServerCloseCode } from '#lib/sync/close-codes.ts';
import { MAX_SOCKETS_PER_PERSON, TICK_MS } from '#lib/sync/limits.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import type { Clock } from './clock.ts';
import { Connection } from './connection.ts';
import type { Host } from './host.ts';
import type { LiveSocket } from './live-socket.ts';

/** Who comes with a socket; all of it was checked before the upgrade. */
export interface Visitor {
	readonly meetingId: string;
	readonly reader: Reader;
	/** Under which the session is signed out. */
	readonly sessionId: string;
}

/** A socket from its first moment, also while its meeting is still being loaded. */
interface Attachment {
	readonly socket: LiveSocket;
	readonly visitor: Visitor;
	connection: Connection | null;
	host: Host | null;
	/** Told to end before it was connected to anything. */
	ended: boolean;
}

type Use = <Result>(
	meeting: string,
	use: (host: Host | null) => Promise<Result>,
) => Promise<Result>;

export class Sockets {
	readonly #clock: Clock;
	readonly #with: Use;
	readonly #attachments = new Set<Attachment>();
	#beat: (() => void) | null = null;
	#closing = false;

	constructor(clock: Clock, use: Use) {
		this.#clock = clock;
		this.#with = use;
		this.#beatLater();
	}

	attach(socket: LiveSocket, visitor: Visitor): void {
		if (this.#closing) return socket.close(RESTARTING);
		if (this.#tooMany(visitor)) return socket.close(TRY_LATER);
		socket.pause();
		const attachment = { socket, visitor, connection: null, host: null, ended: false };
		this.#attachments.add(attachment);
		void this.#connect(attachment);
	}

	closeSession(sessionId: string): void {
		for (const attachment of this.#attachments)
			if (attachment.visitor.sessionId === sessionId) end(attachment, SIGNED_OUT);
	}

	sessions(): ReadonlyMap<string, { running: boolean }> {
		const sessions = new Map<string, { running: boolean }>();
		for (const { visitor, host } of this.#attachments) {
			const before = sessions.get(visitor.sessionId)?.running ?? false;
			sessions.set(visitor.sessionId, { running: before || (host?.running ?? false) });
		}
		return sessions;
	}

	close(): void {
		this.#closing = true;
		this.#beat?.();
		for (const attachment of this.#attachments) end(attachment, RESTARTING);
	}

	/** The socket stays unread until there is somebody to read it. */
	async #connect(attachment: Attachment): Promise<void> {
		const { visitor, socket } = attachment;
		try {
			await this.#with(visitor.meetingId, async (host) => {
				if (!host) end(attachment, TRY_LATER);
				else if (!attachment.ended) this.#begin(attachment, host);
			});
		} catch {
			end(attachment, TRY_LATER);
		}
		if (attachment.ended) this.#attachments.delete(attachment);
		socket.resume();
	}

	#begin(attachment: Attachment, host: Host): void {
		const { socket, visitor } = attachment;
		attachment.host = host;
		attachment.connection = new Connection({
			socket,
			clock: this.#clock,
			meeting: host,
			reader: visitor.reader,
			sessionId: visitor.sessionId,
			closed: () => void this.#attachments.delete(attachment),
		});
		host.add(attachment.connection);
	}

	/**
	 * Of one person in one meeting, and of one session in all meetings. Devices that were not recognised count apart:
	 * whoever holds a person's code neither keeps that person out nor learns whether they are in.
	 */
	#tooMany({ reader, sessionId }: Visitor): boolean {
		let ofPerson = 0;
		let ofSession = 0;
		for (const { visitor } of this.#attachments) {
			const { participant, entry } = visitor.reader;
			const isSame =
				participant === reader.participant && (entry === null) === (reader.entry === null);
			if (isSame) ofPerson += 1;
			if (visitor.sessionId === sessionId) ofSession += 1;
		}
		return Math.max(ofPerson, ofSession) >= MAX_SOCKETS_PER_PERSON;
	}

	#beatLater(): void {
		this.#beat = this.#clock.after(TICK_MS, () => {
			for (const { connection } of this.#attachments) connection?.tick();
			this.#beatLater();
		});
	}
}

function end(attachment: Attachment, code: ServerCloseCode): void {
	if (attachment.connection) return attachment.connection.end(code);
	if (attachment.ended) return;
	attachment.ended = true;
	attachment.socket.close(code);
}
