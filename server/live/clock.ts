// Time as the live server sees it, an argument so that tests can turn it by hand.

export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Milliseconds since some moment; never steps, whatever happens to `now`. For durations. */
	uptime(): number;
	/** Runs once, after so many milliseconds; the answer takes it back. Never keeps the process alive. */
	after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	uptime: () => performance.now(),
	after(ms, run) {
		const timer = setTimeout(run, ms).unref();
		return () => clearTimeout(timer);
	},
};

/** Waits for work, whatever becomes of it, and no longer than this, in milliseconds. */
export function atMost(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
	return new Promise((resolve) => {
		const cancel = clock.after(ms, resolve);
		void work
			.catch(() => undefined)
			.then(() => {
				cancel();
				resolve();
			});
	});
}
