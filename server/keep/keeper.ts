// Looks after what has had its time, for every organisation that said how long it keeps things; says what it did in counts.
import type { Due, Retention } from '#lib/domain/retention/retention.ts';
import { UnreadableError } from '../store/errors.ts';
import type { Store } from '../store/ports.ts';

export interface Kept {
	/** Meetings that were looked at. */
	readonly looked: number;
	/** Of these: whose notes were erased, which were erased whole, and which cannot be read. */
	readonly notes: number;
	readonly everything: number;
	readonly unreadable: number;
}

interface Hosts {
	keep(meeting: string, retention: Retention): Promise<Due>;
}

export class Keeper {
	readonly #store: Pick<Store, 'organisations' | 'meetings'>;
	readonly #hosts: Hosts;
	#running: Promise<Kept> | null = null;

	constructor(store: Pick<Store, 'organisations' | 'meetings'>, hosts: Hosts) {
		this.#store = store;
		this.#hosts = hosts;
	}

	/** One look at a time. Rejects with StorageError; what was not looked at is looked at the next time. */
	look(): Promise<Kept> {
		this.#running ??= this.#look().finally(() => (this.#running = null));
		return this.#running;
	}

	async #look(): Promise<Kept> {
		const organisations = await this.#store.organisations.all();
		const retentions = new Map(organisations.map(({ id, retention }) => [id, retention]));
		const counts = { looked: 0, notes: 0, everything: 0, unreadable: 0 };
		for (const { meeting, organisation } of await this.#store.meetings.all()) {
			const retention = retentions.get(organisation);
			if (!retention) continue;
			counts.looked += 1;
			const due = await this.#keep(meeting, retention);
			if (due !== 'nothing') counts[due] += 1;
		}
		return counts;
	}

	/** What cannot be read cannot be judged: it stays, and is counted. */
	async #keep(meeting: string, retention: Retention): Promise<Due | 'unreadable'> {
		try {
			return await this.#hosts.keep(meeting, retention);
		} catch (error) {
			if (error instanceof UnreadableError) return 'unreadable';
			throw error;
		}
	}
}

/** For whoever runs the server. */
export const sentenceOf = ({ looked, notes, everything, unreadable }: Kept): string =>
	`Looked at ${looked} meetings: the notes of ${notes} erased, ${everything} erased whole, ${unreadable} cannot be read.`;
