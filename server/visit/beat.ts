// What the server looks at by itself, as long as it runs: sessions behind open pages, sessions that are over, figures that
// go out, and what has had its time.
import { StorageError } from '../store/errors.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Gathered } from '../auth/gathered.ts';
import type { Figures } from '../figures/figures.ts';
import { sentenceOf, type Keeper } from '../keep/keeper.ts';
import type { Store } from '../store/ports.ts';
import type { Contacts } from './contacts.ts';
import { WATCH_MS, type SessionWatch } from './watch.ts';

const SWEEP_MS = 10 * 60_000;
/** After the start, so that people come first; then every day. */
const FIRST_DAILY_MS = 60_000;
const DAILY_MS = 24 * 60 * 60_000;

interface Daily {
	readonly keeper: Pick<Keeper, 'look'>;
	readonly figures: Pick<Figures, 'publish'>;
	readonly contacts: Pick<Contacts, 'tidy'>;
	readonly gathered: Pick<Gathered, 'tidy'>;
	readonly store: { readonly organisations: Pick<Store['organisations'], 'all'> };
}

interface Init extends Daily {
	readonly watch: SessionWatch;
	readonly sessions: Sessions;
}

export class Beat {
	readonly #timers: readonly NodeJS.Timeout[];

	constructor({ watch, sessions, ...daily }: Init) {
		this.#timers = [
			setInterval(() => void quietly(watch.look()), WATCH_MS).unref(),
			setInterval(() => void quietly(sessions.deleteExpired()), SWEEP_MS).unref(),
			setTimeout(() => void quietly(day(daily)), FIRST_DAILY_MS).unref(),
			setInterval(() => void quietly(day(daily)), DAILY_MS).unref(),
		];
	}

	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
	}
}

/** Counted before it is erased; a count that fails keeps nothing alive beyond its time. */
async function day({ keeper, figures, contacts, gathered, store }: Daily): Promise<void> {
	await quietly(figures.publish(Date.now()).then(() => undefined));
	for (const { id } of await store.organisations.all()) {
		await quietly(contacts.tidy(id, Date.now()));
		await quietly(gathered.tidy(id, Date.now()));
	}
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
