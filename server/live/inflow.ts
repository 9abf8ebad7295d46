// How fast a page may send: a bucket of bytes, and what it sent that is not on disk yet. Above either it is read later (W50).
import { INBOUND_BURST_BYTES, INBOUND_BYTES_PER_SECOND } from '#lib/sync/limits.ts';
import type { Clock } from './clock.ts';
import type { LiveSocket } from './live-socket.ts';

export class Inflow {
	readonly #socket: LiveSocket;
	readonly #clock: Clock;
	#tokens = INBOUND_BURST_BYTES;
	#filledAt: number;
	/** Bytes taken in whose fate is not decided. */
	#undecided = 0;
	#paused = false;
	#halted = false;
	#wake: (() => void) | null = null;

	constructor(socket: LiveSocket, clock: Clock) {
		this.#socket = socket;
		this.#clock = clock;
		this.#filledAt = clock.uptime();
	}

	/** Counts what came in, or what was asked for, in bytes. */
	take(bytes: number): void {
		this.#fill();
		this.#tokens -= bytes;
		this.#weigh();
	}

	/** Text that waits for the disk, until `decided`. */
	hold(bytes: number): void {
		this.#undecided += bytes;
		this.#weigh();
	}

	decided(bytes: number): void {
		this.#undecided -= bytes;
		this.#weigh();
	}

	/** Reads nothing more. */
	halt(): void {
		this.#halted = true;
		this.#weigh();
	}

	stop(): void {
		this.#wake?.();
		this.#wake = null;
	}

	#fill(): void {
		const now = this.#clock.uptime();
		const passed = now - this.#filledAt;
		this.#filledAt = now;
		const filled = this.#tokens + (passed * INBOUND_BYTES_PER_SECOND) / 1000;
		this.#tokens = Math.min(INBOUND_BURST_BYTES, filled);
	}

	#weigh(): void {
		const full = this.#halted || this.#tokens < 0 || this.#undecided > INBOUND_BURST_BYTES;
		if (full !== this.#paused) {
			this.#paused = full;
			if (full) this.#socket.pause();
			else this.#socket.resume();
		}
		if (this.#tokens < 0) this.#wakeLater();
	}

	#wakeLater(): void {
		if (this.#wake) return;
		const ms = Math.ceil((-this.#tokens * 1000) / INBOUND_BYTES_PER_SECOND);
		this.#wake = this.#clock.after(ms, () => {
			this.#wake = null;
			this.#fill();
			this.#weigh();
		});
	}
}
