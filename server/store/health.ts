// Whether anything can be stored now. A small probe alone would tell too little: on a full disk it may still find room
// where a sentence finds none.
import { StorageError, type StorageFault } from './errors.ts';
import type { Acts, WrappedKey, Writer } from './rows.ts';

/** For so long a write that failed counts, in milliseconds: text that cannot be stored is tried again sooner. */
const REMEMBERED_MS = 10_000;

/** A writer whose faults are remembered. */
export class WatchedWriter implements Writer {
	readonly #writer: Writer;
	#latest: { readonly fault: StorageFault; readonly at: number } | null = null;

	constructor(writer: Writer) {
		this.#writer = writer;
	}

	async write<K extends keyof Acts>(
		act: K,
		argument: Parameters<Acts[K]>[0],
		keys: WrappedKey[] = [],
	): Promise<ReturnType<Acts[K]>> {
		try {
			return await this.#writer.write(act, argument, keys);
		} catch (error) {
			if (error instanceof StorageError)
				this.#latest = { fault: error.code, at: performance.now() };
			throw error;
		}
	}

	turn(): Promise<void> | null {
		return this.#writer.turn();
	}

	close(): Promise<void> {
		return this.#writer.close();
	}

	/** What was tried in the last seconds, and what a write of now says. */
	async health(): Promise<'ok' | StorageFault> {
		const before = this.#latest;
		try {
			await this.#writer.write('probe', Date.now());
		} catch (error) {
			if (error instanceof StorageError) return error.code;
			throw error;
		}
		return before && performance.now() - before.at < REMEMBERED_MS ? before.fault : 'ok';
	}
}
