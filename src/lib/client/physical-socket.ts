// The page's one WebSocket: bytes to frames, and the news that it is gone, also when the line is silently dead.
import { BROKEN_LINE, PROTOCOL_ERROR } from '#lib/sync/close-codes.ts';
import { decodeFrames, encodeFrames, isFrameFault, type Frame } from '#lib/sync/frames.ts';

/** The server says something at least every 20 s, and a provider drops its room after 30. */
const SILENCE_MS = 25_000;
const OPENING_MS = 10_000;

export interface SocketEvents {
	opened(): void;
	/** false: the message makes no sense, and the socket closes as for a protocol error. */
	frames(frames: readonly Frame[]): boolean;
	/** Once, and last. `opened` false: the upgrade failed, and no code tells why. */
	gone(code: number, opened: boolean): void;
}

export class PhysicalSocket {
	readonly #socket: WebSocket;
	readonly #events: SocketEvents;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#opened = false;
	#gone = false;

	constructor(url: string, Socket: typeof WebSocket, events: SocketEvents) {
		this.#events = events;
		this.#socket = new Socket(url);
		this.#socket.binaryType = 'arraybuffer';
		this.#socket.onopen = () => this.#open();
		this.#socket.onmessage = (event: MessageEvent<unknown>) => this.#message(event.data);
		this.#socket.onclose = ({ code }) => this.#leave(code);
		this.#socket.onerror = () => {}; // a close follows
		this.#watch(OPENING_MS);
	}

	send(frames: readonly Frame[]): void {
		if (!this.#gone && this.#opened) this.#socket.send(encodeFrames(frames));
	}

	/** Closes from this side; `code` is what `gone` is told. */
	close(code: number = BROKEN_LINE): void {
		this.#leave(code);
	}

	#open(): void {
		if (this.#gone) return;
		this.#opened = true;
		this.#watch(SILENCE_MS);
		this.#events.opened();
	}

	#message(data: unknown): void {
		if (this.#gone) return;
		this.#watch(SILENCE_MS);
		const frames = data instanceof ArrayBuffer ? decodeFrames(new Uint8Array(data)) : null;
		if (frames && !isFrameFault(frames) && this.#events.frames(frames)) return;
		this.#leave(PROTOCOL_ERROR);
	}

	#watch(milliseconds: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#leave(BROKEN_LINE), milliseconds);
	}

	#leave(code: number): void {
		if (this.#gone) return;
		this.#gone = true;
		clearTimeout(this.#timer);
		this.#socket.close(code === PROTOCOL_ERROR ? code : 1000);
		this.#events.gone(code, this.#opened);
	}
}
