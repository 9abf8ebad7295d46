// What of this page's own changes is on the server's disk: the one source of "enregistré".

/** A message that the server counts: a step 2 or an update, with all that it carried. */
interface Sent {
	readonly changes: number;
	readonly clock: number;
}

/**
 * Counts own changes against `saved.count`.
 * INVARIANT: `settled` is true only when every message sent on this channel by this connection is counted as saved
 * and no own change waits to be sent (contract: saved.count).
 */
export class Delivery {
	#changes = 0;
	#saved = 0;
	#savedClock = 0;
	#sent: Sent[] = [];
	#counted = 0;

	/** Own changes that are not known to be on disk. */
	get waiting(): number {
		return this.#changes - this.#saved;
	}

	/** The first clock of one's own client id that is not known to be on disk. */
	get savedClock(): number {
		return this.#savedClock;
	}

	get settled(): boolean {
		return this.waiting === 0 && this.#counted === this.#sent.length;
	}

	/** One's own change in the document, sent or not. */
	changed(): void {
		this.#changes += 1;
	}

	/** A step 2 or update left; `clock` is the document's own clock at that moment. */
	sent(clock: number): void {
		this.#sent.push({ changes: this.#changes, clock });
	}

	/** The server's word. false: it counts what was never sent. */
	saved(count: number): boolean {
		if (!Number.isSafeInteger(count) || count < this.#counted) return false;
		if (count > this.#sent.length) return false;
		const last = this.#sent[count - 1];
		this.#counted = count;
		if (last) {
			this.#saved = Math.max(this.#saved, last.changes);
			this.#savedClock = Math.max(this.#savedClock, last.clock);
		}
		return true;
	}

	/** The server's step 1: its document holds only what is on disk. */
	known(clock: number): void {
		this.#savedClock = Math.max(this.#savedClock, clock);
	}

	/** A new channel on a new connection counts from nothing; what waits goes out with its step 2. */
	reconnected(): void {
		this.#sent = [];
		this.#counted = 0;
	}
}
