// Numbers the rows of a log before they are written, so that each can be sealed for its place while others are under way.

/** Lanes at rest that are kept at hand; one is about 100 bytes. */
const KEPT = 10_000;

interface Lane {
	last: number;
	underWay: number;
}

export class Lanes {
	readonly #lanes = new Map<string, Lane>();

	/** The next number of this log; `stored` tells the last one on disk when none is known. */
	next(log: string, stored: () => number): number {
		return ++this.#of(log, stored).last;
	}

	/** A log that a write under way begins anew with this last number. */
	restart(log: string, last: number): void {
		this.#lanes.set(log, { last, underWay: 0 });
	}

	/**
	 * Runs a write of numbered rows. When it fails, its logs are counted anew from the disk; what was numbered
	 * after it in the meantime cannot follow any more, and is refused by the adapter.
	 */
	async during<T>(logs: Iterable<string>, write: () => Promise<T>): Promise<T> {
		const lanes = [...logs].map((log) => ({ log, lane: this.#of(log, () => 0) }));
		for (const { lane } of lanes) lane.underWay++;
		let failed = true;
		try {
			const answer = await write();
			failed = false;
			return answer;
		} finally {
			for (const { log, lane } of lanes) this.#leave(log, lane, failed);
		}
	}

	#leave(log: string, lane: Lane, failed: boolean): void {
		lane.underWay--;
		const tooMany = this.#lanes.size > KEPT && lane.underWay === 0;
		if ((failed || tooMany) && this.#lanes.get(log) === lane) this.#lanes.delete(log);
	}

	#of(log: string, stored: () => number): Lane {
		const known = this.#lanes.get(log);
		if (known) return known;
		const lane = { last: stored(), underWay: 0 };
		this.#lanes.set(log, lane);
		return lane;
	}
}
