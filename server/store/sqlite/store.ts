// The store on disk: DATA_DIR holds what is sealed, KEY_DIR the keys. This thread reads, the writer thread writes.

import fs from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { masterKey } from '../../keys/master.ts';
import { fingerprint, KeyRing } from '../../keys/ring.ts';
import { assemble } from '../assemble.ts';
import { OpeningError } from '../errors.ts';
import type { Store } from '../ports.ts';
import type { Reads, Writer } from '../rows.ts';
import { DATA_FILE, KEY_FILE, openReader, type Sqlite } from './connect.ts';
import type { DiskOptions } from './disk.ts';
import { entryReads } from './entries.ts';
import { ownDirectory } from '../../keys/private-files.ts';
import { keyReads } from './keys.ts';
import { lockDirectory, type Lock } from './lock.ts';
import { meetingReads } from './meetings.ts';
import { guarded } from './faults.ts';
import { recordReads } from './records.ts';
import { sectionReads } from './sections.ts';
import { sessionReads } from './sessions.ts';
import { startWriter } from './writer.ts';

export interface Directories {
	dataDir: string;
	keyDir: string;
}

/** Opens or makes the store. Throws OpeningError, also when another process has this DATA_DIR. */
export function openStore(directories: Directories): Promise<Store> {
	return openStoreWith(directories, startWriter);
}

/** The same with a writer of the caller's choice. */
export async function openStoreWith(
	directories: Directories,
	start: (options: DiskOptions) => Promise<Writer>,
): Promise<Store> {
	const dataDir = ownDirectory(directories.dataDir);
	const keyDir = ownDirectory(directories.keyDir);
	const lock = lockDirectory(dataDir);
	try {
		const master = masterKey(keyDir, firstStart(dataDir, keyDir));
		const writer = await start({ dataDir, keyDir, keyCheck: fingerprint(master) });
		return await overDisk({ dataDir, keyDir }, { master, writer, lock });
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** Whether nothing was ever stored. Data whose wrapped keys are gone must not be taken for a beginning. */
function firstStart(dataDir: string, keyDir: string): boolean {
	const data = fs.existsSync(path.join(dataDir, DATA_FILE));
	const keys = fs.existsSync(path.join(keyDir, KEY_FILE));
	if (data && !keys) {
		const advice = 'put it back, or start with other, empty directories';
		const file = path.join(keyDir, KEY_FILE);
		throw new OpeningError('keys-missing', `There is data, but ${file} is not there: ${advice}.`);
	}
	return !keys;
}

async function overDisk(
	{ dataDir, keyDir }: Directories,
	{ master, writer, lock }: { master: Uint8Array; writer: Writer; lock: Lock },
): Promise<Store> {
	const readers: Sqlite[] = [];
	const letGo = async () => {
		const ended = writer.close();
		// before the writer's connections, which take the files beside the databases away as the last ones
		for (const reader of readers) reader.close();
		await ended;
		lock.release();
	};
	try {
		readers.push(openReader(path.join(dataDir, DATA_FILE)));
		readers.push(openReader(path.join(keyDir, KEY_FILE)));
	} catch (error) {
		await letGo();
		throw error;
	}
	const reads = readsOf(readers);
	const store = assemble(new KeyRing(master, reads, writer), reads, writer);
	return { ...store, close: letGo };
}

function readsOf([data, keys]: Sqlite[]): Reads {
	if (!data || !keys) throw new Error('two databases are read');
	const db = drizzle(data);
	const reads = {
		...meetingReads(db),
		...sectionReads(db),
		...recordReads(db),
		...sessionReads(db),
		...entryReads(db),
		...keyReads(drizzle(keys)),
	};
	return guarded(reads, () => data.open && keys.open);
}
