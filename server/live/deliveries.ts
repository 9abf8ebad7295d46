// Who had which section before them, told in days: noted once a day for each person and section (R14).
import { UnreadableError } from '../store/errors.ts';
import type { DeliveryLog } from '../store/ports.ts';

const DAY = 86_400_000;

interface Told {
	readonly meeting: string;
	readonly section: string;
	readonly participant: string;
}

const keyOf = ({ section, participant }: Told): string => JSON.stringify([section, participant]);

export class Deliveries {
	readonly #log: DeliveryLog;
	#day = 0;
	#noted = new Set<string>();

	constructor(log: DeliveryLog) {
		this.#log = log;
	}

	/** What was noted before, so that a restart notes nothing twice; a log that cannot be read is reported. */
	async recall(
		meeting: string,
		now: number,
		report: (what: string, error: unknown) => void,
	): Promise<void> {
		this.#begin(now);
		try {
			for (const told of await this.#log.of(meeting))
				if (Math.floor(told.at / DAY) === this.#day) this.#noted.add(keyOf(told));
		} catch (error) {
			if (!(error instanceof UnreadableError)) throw error;
			report('the log of deliveries cannot be read', error);
		}
	}

	/** Resolves when it is on disk; rejects with StorageError, and then it is not noted. */
	async note(rows: readonly Told[], at: number): Promise<void> {
		this.#begin(at);
		const news = new Map<string, Told>();
		for (const row of rows) if (!this.#noted.has(keyOf(row))) news.set(keyOf(row), row);
		if (news.size === 0) return;
		await this.#log.append(
			[...news.values()].map(({ meeting, section, participant }) => ({
				meeting,
				section,
				participant,
				at,
			})),
		);
		for (const key of news.keys()) this.#noted.add(key);
	}

	#begin(now: number): void {
		const day = Math.floor(now / DAY);
		if (day === this.#day) return;
		this.#day = day;
		this.#noted = new Set();
	}
}
