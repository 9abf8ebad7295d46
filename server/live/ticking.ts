// Time is looked at again and again: when something is to end, and every now and then.
import { MEETING_TICK_MS } from '#lib/sync/limits.ts';
import type { Clock } from './clock.ts';

/** Until time is looked at again when something is due that could not be recorded. */
const OVERDUE_MS = 1_000;

interface Init {
	readonly clock: Clock;
	/** Milliseconds until time ends something; 0: overdue. */
	readonly nextEndIn: () => number;
	/** Never rejects. */
	readonly look: () => Promise<void>;
}

export class Ticking {
	readonly #init: Init;
	#stopped = false;
	#timer: (() => void) | null = null;

	constructor(init: Init) {
		this.#init = init;
	}

	start(): void {
		const { clock, nextEndIn, look } = this.#init;
		const ms = Math.min(MEETING_TICK_MS, nextEndIn() || OVERDUE_MS);
		this.#timer = clock.after(ms, () => {
			void look().finally(() => {
				if (!this.#stopped) this.start();
			});
		});
	}

	stop(): void {
		this.#stopped = true;
		this.#timer?.();
	}
}
