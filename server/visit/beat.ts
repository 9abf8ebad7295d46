// What the server looks at by itself, as long as it runs: sessions behind open pages, sessions that are over, and what has
// had its time.
import { StorageError } from '../store/errors.ts';
import type { Sessions } from '../auth/sessions.ts';
import { sentenceOf, type Keeper } from '../keep/keeper.ts';
import { WATCH_MS, type SessionWatch } from './watch.ts';

const SWEEP_MS = 10 * 60_000;
/** After the start, so that people come first; then every day. */
const FIRST_KEEP_MS = 60_000;
const KEEP_MS = 24 * 60 * 60_000;

export class Beat {
	readonly #timers: readonly NodeJS.Timeout[];

	constructor(watch: SessionWatch, sessions: Sessions, keeper: Pick<Keeper, 'look'>) {
		this.#timers = [
			setInterval(() => void quietly(watch.look()), WATCH_MS).unref(),
			setInterval(() => void quietly(sessions.deleteExpired()), SWEEP_MS).unref(),
			setTimeout(() => void quietly(kept(keeper)), FIRST_KEEP_MS).unref(),
			setInterval(() => void quietly(kept(keeper)), KEEP_MS).unref(),
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
	}
}

async function kept(keeper: Pick<Keeper, 'look'>): Promise<void> {
	const counts = await keeper.look();
	if (counts.notes + counts.everything + counts.unreadable > 0) console.log(sentenceOf(counts));
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
