// When the writer makes what was deleted go from the files for good: between writes, and never while somebody waits.

import { emptyLogs, rewriteData } from './disk.ts';
import type { Disk, Job } from './group.ts';

/** Once nothing was written for so long, in milliseconds, the logs are emptied. */
const QUIET = 2_000;
/** On a server that is never quiet they are emptied between two groups, at the latest so long after something was replaced. */
const LATEST = 30_000;
/** Once nothing was written for so long, the data is written anew if anything was replaced in it: nobody is at a table. */
const IDLE = 10 * 60_000;

const REPLACING: ReadonlySet<Job['act']> = new Set(['compactSection', 'appendMeeting']);

export class Upkeep {
	readonly #disk: Disk;
	/** Since when something that was replaced may lie in a log; null: nothing does. */
	#replacedAt: number | null = null;
	/** At the start nobody knows what an earlier process left. */
	#stale = true;
	#timer: NodeJS.Timeout | undefined;

	constructor(disk: Disk) {
		this.#disk = disk;
		this.#wait();
	}

	written(jobs: readonly Job[]): void {
		if (jobs.some(({ act }) => REPLACING.has(act))) {
			this.#replacedAt ??= performance.now();
			this.#stale = true;
		}
		if (this.#replacedAt !== null && performance.now() - this.#replacedAt > LATEST) this.#empty();
		this.#wait();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#wait(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#quiet(), QUIET);
	}

	#quiet(): void {
		if (!this.#empty()) return this.#wait();
		this.#timer = setTimeout(() => {
			if (this.#stale) this.#stale = !rewriteData(this.#disk);
		}, IDLE - QUIET);
	}

	#empty(): boolean {
		const emptied = emptyLogs(this.#disk);
		this.#replacedAt = emptied ? null : performance.now();
		return emptied;
	}
}
