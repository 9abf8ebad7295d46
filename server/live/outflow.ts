// What a page takes: one socket's outgoing bytes, how many wait, and whose they are (W14, W51, W52).
import { FIRST_SYNC_BYTES, SLOW_READER_BYTES, SLOW_READER_MS } from '#lib/sync/limits.ts';
import { encodeFrames, type Frame } from '#lib/sync/frames.ts';
import type { Clock } from './clock.ts';
import type { LiveSocket } from './live-socket.ts';

const LOOK_MS = 1_000;

interface Listener {
	/** Some bytes left, and there is room for what had to wait. */
	room(): void;
	/** Nothing left for ten seconds. */
	stalled(): void;
}

export class Outflow {
	readonly #socket: LiveSocket;
	readonly #clock: Clock;
	readonly #listener: Listener;
	/** All bytes ever given to the socket. */
	#given = 0;
	#frames: Frame[] = [];
	#watch: (() => void) | null = null;
	#wasWaiting = false;

	constructor(socket: LiveSocket, clock: Clock, listener: Listener) {
		this.#socket = socket;
		this.#clock = clock;
		this.#listener = listener;
	}

	/** Too much waits: text for this page is left out until some has left. */
	get crowded(): boolean {
		return this.#socket.queued > SLOW_READER_BYTES;
	}

	/** A first state may go now. */
	get roomy(): boolean {
		return this.#socket.queued <= FIRST_SYNC_BYTES;
	}

	/** Where the bytes given so far end; with `mayHold` it tells later whether they have left. */
	get mark(): number {
		return this.#given;
	}

	/** Whether bytes up to this mark may still wait in the socket. Says yes too often rather than too rarely. */
	mayHold(mark: number): boolean {
		const { queued } = this.#socket;
		return queued > 0 && mark > this.#given - queued;
	}

	/** Adds a frame to the message that `flush` sends. */
	add(frame: Frame): void {
		this.#frames.push(frame);
	}

	flush(): void {
		if (this.#frames.length === 0) return;
		const bytes = encodeFrames(this.#frames);
		this.#frames = [];
		this.#given += bytes.length;
		this.#socket.send(bytes, this.#left);
		if (this.#socket.queued > FIRST_SYNC_BYTES) this.#wasWaiting = true;
		if (this.crowded && !this.#watch) this.#watchFor(this.#socket.unsent, 0);
	}

	stop(): void {
		this.#frames = [];
		this.#watch?.();
		this.#watch = null;
	}

	readonly #left = (): void => {
		if (!this.#wasWaiting || !this.roomy) return;
		this.#wasWaiting = false;
		this.#listener.room();
	};

	#watchFor(before: number, still: number): void {
		this.#watch = this.#clock.after(LOOK_MS, () => {
			this.#watch = null;
			if (!this.crowded) return;
			const now = this.#socket.unsent;
			const stillNow = now < before ? 0 : still + LOOK_MS;
			if (stillNow >= SLOW_READER_MS) this.#listener.stalled();
			else this.#watchFor(now, stillNow);
		});
	}
}
