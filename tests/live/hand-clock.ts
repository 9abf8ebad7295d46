// A clock that moves only when a test turns it, and steps only when it is set.
import type { Clock } from '#server/live/clock.ts';

interface Alarm {
	readonly at: number;
	readonly run: () => void;
}

export class HandClock implements Clock {
	/** Since some moment; goes forward only. */
	#now: number;
	/** How far the machine's time of day has been set off. */
	#off = 0;
	readonly #alarms = new Set<Alarm>();

	constructor(now: number) {
		this.#now = now;
	}

	readonly now = (): number => this.#now + this.#off;
	readonly uptime = (): number => this.#now;

	/** Somebody sets the time of day this much ahead, or back. */
	set(ms: number): void {
		this.#off += ms;
	}

	after(ms: number, run: () => void): () => void {
		const alarm = { at: this.#now + ms, run };
		this.#alarms.add(alarm);
		return () => void this.#alarms.delete(alarm);
	}

	/** Turns to the next alarm within this time, or to its end; false when there was none. */
	step(until: number): boolean {
		const due = [...this.#alarms].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
		this.#now = due ? Math.max(this.#now, due.at) : until;
		if (!due) return false;
		this.#alarms.delete(due);
		due.run();
		return true;
	}
}
