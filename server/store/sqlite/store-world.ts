// Directories that clear themselves away, for the tests of the store on disk.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from '../errors.ts';
import type { Store } from '../ports.ts';
import type { Acts, WrappedKey, Writer } from '../rows.ts';
import { closeDisk, openDisk, type DiskOptions } from './disk.ts';
import { commitGroup, type Disk, type Job } from './group.ts';
import { openStoreWith, type Directories } from './store.ts';
import { settle } from './writer.ts';

export function directories(): Directories & { root: string } & Disposable {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entour-store-'));
	return {
		root,
		dataDir: path.join(root, 'data'),
		keyDir: path.join(root, 'keys'),
		[Symbol.dispose]: () => fs.rmSync(root, { recursive: true, force: true }),
	};
}

/** An empty store on disk that closes and clears away by itself, written without the thread: starting that takes longer than most tests. */
export async function openEmpty(): Promise<{ store: Store } & AsyncDisposable> {
	const place = directories();
	const store = await openStoreWith(place, async (options) => new InlineWriter(options));
	const close = async () => {
		await store.close();
		place[Symbol.dispose]();
	};
	return { store, [Symbol.asyncDispose]: close };
}

/** Opens the store of these directories without the thread, and closes it when the work is done. */
export async function inStore<T>(
	place: Directories,
	work: (store: Store) => Promise<T>,
): Promise<T> {
	const store = await openStoreWith(place, async (options) => new InlineWriter(options));
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}

/** What somebody with the file in hand may do to a database of a closed store. */
export function tamper(directory: string, file: string, statement: string): number {
	const database = new Database(path.join(directory, file));
	try {
		return database.prepare(statement).run().changes;
	} finally {
		database.close();
	}
}

/** Commits in groups like the thread does, in this one. */
export class InlineWriter implements Writer {
	readonly disk: Disk;
	#waiting: { job: Job; resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = [];
	#closed = false;

	constructor(options: DiskOptions) {
		this.disk = openDisk(options);
	}

	write<K extends keyof Acts>(act: K, argument: Parameters<Acts[K]>[0], keys: WrappedKey[] = []) {
		return new Promise<ReturnType<Acts[K]>>((resolve, reject) => {
			if (this.#closed) return reject(new StorageError('closed', 'the store is closed'));
			const job = structuredClone({ act, argument, keys });
			if (this.#waiting.length === 0) setImmediate(() => this.#commit());
			this.#waiting.push({ job, resolve: resolve as (answer: unknown) => void, reject });
		});
	}

	turn(): null {
		return null;
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.#commit();
		closeDisk(this.disk);
	}

	#commit(): void {
		const group = this.#waiting;
		this.#waiting = [];
		const outcomes = commitGroup(
			this.disk,
			group.map(({ job }) => job),
		);
		for (const [index, waiting] of group.entries()) settle(waiting, outcomes[index]);
	}
}
