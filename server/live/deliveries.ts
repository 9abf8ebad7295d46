// Who had which section before them, told in days: noted once a day for each person and section (R14).
import { UnreadableError } from '../store/errors.ts';
import type { DeliveryLog } from '../store/ports.ts';
import type { Room } from './room.ts';

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

	/**
	 * Pages that stay open from one day into the next have a part on that day too, as soon as somebody writes in it.
	 * Resolves and rejects as `note` does; at most once a day for each room there is anything to do.
	 */
	async writtenIn(meeting: string, rooms: readonly Room[], at: number): Promise<void> {
		const day = Math.floor(at / DAY);
		const anew = rooms.filter(({ notedOn }) => notedOn !== day);
		if (anew.length === 0) return;
		const rows = anew.flatMap(({ section, channels }) =>
			[...channels].map(({ connection }) => ({
				meeting,
				section,
				participant: connection.reader.participant,
			})),
		);
		await this.note(rows, at);
		for (const room of anew) room.notedOn = day;
	}

	/** Until when somebody may last have had a part before them, noted once a day; null: nobody had. Throws UnreadableError. */
	async last(meeting: string): Promise<number | null> {
		const noted = (await this.#log.of(meeting)).at(-1);
		return noted ? noted.at + DAY : null;
	}

	#begin(now: number): void {
		const day = Math.floor(now / DAY);
		if (day === this.#day) return;
		this.#day = day;
		this.#noted = new Set();
	}
}
