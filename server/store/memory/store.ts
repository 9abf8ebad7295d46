// A store in memory, for tests and for what must leave nothing behind. The same envelope as on disk lies over it.

import { randomBytes } from 'node:crypto';
import { KeyRing } from '../../keys/ring.ts';
import { assemble } from '../assemble.ts';
import { StorageError } from '../errors.ts';
import type { Store } from '../ports.ts';
import type { Acts, KeyActs, KeyReads, Reads, WrappedKey, Writer } from '../rows.ts';
import { emptyData, type MemoryData } from './data.ts';
import { meetingActs, meetingReads } from './meetings.ts';
import {
	entryActs,
	entryReads,
	recordActs,
	recordReads,
	sessionActs,
	sessionReads,
} from './people.ts';
import { sectionActs, sectionReads } from './sections.ts';

export interface MemoryOptions {
	/** Runs before each write, which waits for it: throw a StorageError for a disk that fails, wait for one that is slow. */
	before?: (act: keyof Acts) => void | Promise<void>;
}

export function memoryStore(options: MemoryOptions = {}): Store {
	const data = emptyData();
	const reads = readsOf(data);
	const writer = new MemoryWriter(data, options.before ?? (() => {}));
	return assemble(new KeyRing(randomBytes(32), reads, writer), reads, writer);
}

/** Does one act after the other, each in a later task than its call. */
class MemoryWriter implements Writer {
	readonly #acts: Acts;
	readonly #data: MemoryData;
	readonly #before: (act: keyof Acts) => void | Promise<void>;
	#last: Promise<unknown> = Promise.resolve();
	#closed = false;

	constructor(data: MemoryData, before: (act: keyof Acts) => void | Promise<void>) {
		this.#data = data;
		this.#acts = actsOf(data);
		this.#before = before;
	}

	write<K extends keyof Acts>(act: K, argument: Parameters<Acts[K]>[0], keys: WrappedKey[] = []) {
		if (this.#closed) return Promise.reject(new StorageError('closed', 'the store is closed'));
		const done = this.#last.then(async () => {
			await this.#before(act);
			for (const row of keys) if (!this.#data.keys.has(row.id)) this.#data.keys.set(row.id, row);
			const run = this.#acts[act] as (argument: Parameters<Acts[K]>[0]) => ReturnType<Acts[K]>;
			return run(argument);
		});
		this.#last = done.catch(() => {});
		return done;
	}

	turn(): null {
		return null;
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#last;
	}
}

function actsOf(data: MemoryData): Acts {
	return {
		...meetingActs(data),
		...sectionActs(data),
		...recordActs(data),
		...sessionActs(data),
		...entryActs(data),
		...keyActs(data),
		probe() {},
	};
}

function readsOf(data: MemoryData): Reads {
	return {
		...meetingReads(data),
		...sectionReads(data),
		...recordReads(data),
		...sessionReads(data),
		...entryReads(data),
		...keyReads(data),
	};
}

function keyActs(data: MemoryData): KeyActs {
	return {
		eraseKeys(keys) {
			for (const { id, owner } of keys) data.keys.set(id, { id, owner, wrapped: null });
		},
	};
}

function keyReads(data: MemoryData): KeyReads {
	return {
		key: (id) => data.keys.get(id) ?? null,
		keysOf: (owner) =>
			[...data.keys.values()]
				.filter((row) => row.owner === owner)
				.flatMap(({ wrapped, ...row }) => (wrapped ? [{ ...row, wrapped }] : [])),
	};
}
