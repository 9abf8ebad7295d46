// What the server looks at by itself, as long as it runs: sessions behind open pages, and sessions that are over.
import { StorageError } from '../store/errors.ts';
import type { Sessions } from '../auth/sessions.ts';
import { WATCH_MS, type SessionWatch } from './watch.ts';

const SWEEP_MS = 10 * 60_000;

export class Beat {
	readonly #timers: readonly NodeJS.Timeout[];

	constructor(watch: SessionWatch, sessions: Sessions) {
		this.#timers = [
			setInterval(() => void quietly(watch.look()), WATCH_MS).unref(),
			setInterval(() => void quietly(sessions.deleteExpired()), SWEEP_MS).unref(),
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
	}
}

/** What the disk does not take now is tried again at the next beat. */
async function quietly(work: Promise<void>): Promise<void> {
	try {
		await work;
	} catch (error) {
		if (!(error instanceof StorageError)) console.error('visit: a beat failed', nameOf(error));
	}
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
