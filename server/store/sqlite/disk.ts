// Both databases as the writer has them: brought up to date, with all that may be done to them.

import path from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { OpeningError } from '../errors.ts';
import type { DataActs } from '../rows.ts';
import {
	DATA_FILE,
	emptyLog,
	hasLog,
	KEY_FILE,
	openWriter,
	projectPath,
	type Db,
	type Sqlite,
} from './connect.ts';
import { entryActs } from './entries.ts';
import { forgetErased, type Disk } from './group.ts';
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
	const keyFile = path.join(keyDir, KEY_FILE);
	const wasCutOff = hasLog(keyFile);
	const keys = openWriter(keyFile, projectPath('drizzle', 'keys'));
	// an erasure whose process died is finished before anything else; somebody who reads there delays it to the next quiet
	if (wasCutOff) forgetErased(keys);
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

/** Empties the logs beside both databases, waiting for nobody; false while somebody reads there or the disk fails. */
export function emptyLogs({ data, keys }: Disk): boolean {
	const emptied = [data, keys].map((database) => {
		try {
			return emptyLog(database, 0);
		} catch {
			return false; // a disk that fails says so at the next commit, to whoever waits for it
		}
	});
	return emptied.every(Boolean);
}

/**
 * Where SQLite moved rows from one page to another, the old page may keep what was deleted later. Writes the data
 * anew, without any of that; takes a while for a large file, and nothing is written meanwhile.
 */
export function rewriteData(disk: Disk): boolean {
	try {
		disk.data.exec('vacuum');
	} catch {
		return false; // no room for a second copy, say: at the next quiet, then
	}
	return emptyLogs(disk);
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
