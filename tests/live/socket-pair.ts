// Two ends of a socket in memory; a test can hold back what the server sends, byte for byte, and see what was thrown away.
import type { LiveSocket, SocketEvents } from '#server/live/live-socket.ts';

interface Waiting {
	readonly bytes: Uint8Array;
	readonly left: () => void;
}

export interface PageEnd {
	message(bytes: Uint8Array): void;
	/** null: reset, without a code. */
	closed(code: number | null): void;
}

export class SocketPair implements LiveSocket {
	readonly #page: PageEnd;
	#server: SocketEvents | null = null;
	#waiting: Waiting[] = [];
	#held = false;
	#over = false;
	#goodbye: number | null = null;
	#unread: Uint8Array[] | null = null;

	constructor(page: PageEnd) {
		this.#page = page;
	}

	// --- the server's end ---

	get queued(): number {
		return this.#waiting.reduce((sum, { bytes }) => sum + bytes.length, 0);
	}

	get unsent(): number {
		return this.queued;
	}

	listen(events: SocketEvents): void {
		this.#server = events;
	}

	send(bytes: Uint8Array, left: () => void): void {
		if (this.#over) return;
		this.#waiting.push({ bytes: bytes.slice(), left });
		if (!this.#held) queueMicrotask(() => this.#flush());
	}

	/** The good-bye waits behind what is queued. */
	close(code: number): void {
		this.#goodbye = code;
		this.#flush();
	}

	reset(): void {
		this.#waiting = [];
		this.#end(null);
	}

	pause(): void {
		this.#unread ??= [];
	}

	resume(): void {
		const unread = this.#unread;
		this.#unread = null;
		for (const bytes of unread ?? []) this.#server?.message(bytes, true);
	}

	ping(): void {
		if (!this.#over && !this.#held) queueMicrotask(() => this.#server?.alive());
	}

	// --- the page's end, and the line between them ---

	get paused(): boolean {
		return this.#unread !== null;
	}

	/** The page sends. */
	say(bytes: Uint8Array, binary = true): void {
		if (this.#over) return;
		if (this.#unread) this.#unread.push(bytes.slice());
		else this.#server?.message(bytes.slice(), binary);
	}

	/** The page takes nothing until `release`, and answers no ping. */
	hold(): void {
		this.#held = true;
	}

	release(): void {
		this.#held = false;
		this.#flush();
	}

	/** The line breaks: neither end hears the other any more. */
	break(): void {
		this.#waiting = [];
		this.#end(null);
	}

	#flush(): void {
		if (this.#held) return;
		for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
			this.#page.message(next.bytes);
			next.left();
		}
		if (this.#goodbye !== null) this.#end(this.#goodbye);
	}

	#end(code: number | null): void {
		if (this.#over) return;
		this.#over = true;
		this.#page.closed(code);
		queueMicrotask(() => this.#server?.gone());
	}
}
