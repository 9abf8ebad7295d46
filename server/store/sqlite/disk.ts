// Both databases as the writer has them: brought up to date, with all that may be done to them.

import path from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { OpeningError } from '../errors.ts';
import type { DataActs } from '../rows.ts';
import { DATA_FILE, KEY_FILE, openWriter, projectPath, type Db, type Sqlite } from './connect.ts';
import { entryActs } from './entries.ts';
import type { Disk } from './group.ts';
import { keyActs, saveKeys } from './keys.ts';
import { meetingActs } from './meetings.ts';
import { about } from './schema.ts';
import { recordActs } from './records.ts';
import { sectionActs } from './sections.ts';
import { sessionActs } from './sessions.ts';

export interface DiskOptions {
	dataDir: string;
	keyDir: string;
	/** Made from the master key: tells whether the data was sealed under it. */
	keyCheck: string;
}

/** Opens the keys first: where there is data, there are keys. */
export function openDisk({ dataDir, keyDir, keyCheck }: DiskOptions): Disk {
	const keys = openWriter(path.join(keyDir, KEY_FILE), projectPath('drizzle', 'keys'));
	const data = openWriter(path.join(dataDir, DATA_FILE), projectPath('drizzle', 'data'));
	const db = drizzle(data);
	checkKeys(db, keyCheck);
	const keyDb = drizzle(keys);
	return {
		data,
		keys,
		acts: dataActs(db, data),
		keyActs: keyActs(keyDb),
		saveKeys: (rows) => saveKeys(keyDb, rows),
	};
}

/** What was deleted leaves the logs beside the databases too. */
export function emptyLogs({ data, keys }: Disk): void {
	for (const database of [data, keys]) {
		try {
			database.pragma('wal_checkpoint(TRUNCATE)');
		} catch {
			// a disk that fails says so at the next commit, to whoever waits for it
		}
	}
}

export function closeDisk(disk: Disk): void {
	emptyLogs(disk);
	disk.data.close();
	disk.keys.close();
}

function checkKeys(db: Db, keyCheck: string): void {
	db.insert(about).values({ id: 1, keyCheck, probedAt: 0 }).onConflictDoNothing().run();
	if (db.select().from(about).get()?.keyCheck === keyCheck) return;
	const advice = 'DATA_DIR and KEY_DIR do not belong together';
	throw new OpeningError('wrong-keys', `The data was sealed under another master key: ${advice}.`);
}

function dataActs(db: Db, data: Sqlite): DataActs {
	return {
		...meetingActs(db),
		...sectionActs(db, data),
		...recordActs(db),
		...sessionActs(db),
		...entryActs(db),
		probe: (at) => void db.update(about).set({ probedAt: at }).run(),
	};
}
