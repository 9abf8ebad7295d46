// Copies that may differ: some items name their neighbours the wrong way round, and their place then depends on the copy (W27).
import type { Channel } from './channel.ts';

/** For so long nobody writes before documents are exchanged under people's hands; never longer than that other time. */
const QUIET_MS = 3_000;
const LONGEST_MS = 60_000;

export class Doubt {
	/** When the latest such item came; null: no copy can differ. */
	#at: number | null = null;
	/** Since when documents wait to be exchanged. */
	#waitingSince: number | null = null;
	#writtenAt = Number.NEGATIVE_INFINITY;

	written(now: number, ordered: boolean): void {
		this.#writtenAt = now;
		if (ordered) return;
		this.#at = now;
		this.#waitingSince ??= now;
	}

	/** No copy can differ. */
	get none(): boolean {
		return this.#at === null;
	}

	/** Milliseconds since anybody wrote. */
	quietFor(now: number): number {
		return now - this.#writtenAt;
	}

	/** Its document is older than the latest such item, or was kept over a reconnection. */
	concerns({ kept, openedAt }: Pick<Channel, 'kept' | 'openedAt'>): boolean {
		return this.#at !== null && (kept || openedAt <= this.#at);
	}

	/** Milliseconds until documents may be exchanged, if nobody writes meanwhile; 0: now. */
	waitAt(now: number): number {
		const quietAt = this.#writtenAt + QUIET_MS;
		const longestAt = (this.#waitingSince ?? now) + LONGEST_MS;
		return Math.max(0, Math.min(quietAt, longestAt) - now);
	}

	exchanged(): void {
		this.#waitingSince = null;
	}
}
