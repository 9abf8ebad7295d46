// The writer thread: the only one that changes what is on disk. Node runs this file as it is, so everything that it
// imports must be plain enough for Node's own stripping of types.

import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { OpeningError } from '../errors.ts';
import type { DataActs } from '../rows.ts';
import { DATA_FILE, KEY_FILE, openWriter, projectPath, type Db } from './connect.ts';
import { entryActs } from './entries.ts';
import { commitGroup, type Disk } from './group.ts';
import { keyActs, saveKeys } from './keys.ts';
import { meetingActs } from './meetings.ts';
import { about } from './schema.ts';
import { recordActs } from './records.ts';
import { sectionActs } from './sections.ts';
import { sessionActs } from './sessions.ts';
import type { FromWriter, ToWriter, WriterOptions } from './writer.ts';

/** Once nothing was written for so long, in milliseconds, what was deleted leaves the logs beside the databases too. */
const QUIET = 2_000;

function openDisk({ dataDir, keyDir, keyCheck }: WriterOptions): Disk {
	const keys = openWriter(path.join(keyDir, KEY_FILE), projectPath('drizzle', 'keys'));
	const data = openWriter(path.join(dataDir, DATA_FILE), projectPath('drizzle', 'data'));
	const db = drizzle(data);
	checkKeys(db, keyCheck);
	const keyDb = drizzle(keys);
	return {
		data,
		keys,
		acts: dataActs(db),
		keyActs: keyActs(keyDb),
		saveKeys: (rows) => saveKeys(keyDb, rows),
	};
}

function checkKeys(db: Db, keyCheck: string): void {
	db.insert(about).values({ id: 1, keyCheck, probedAt: 0 }).onConflictDoNothing().run();
	if (db.select().from(about).get()?.keyCheck === keyCheck) return;
	const advice = 'DATA_DIR and KEY_DIR do not belong together';
	throw new OpeningError('wrong-keys', `The data was sealed under another master key: ${advice}.`);
}

function dataActs(db: Db): DataActs {
	return {
		...meetingActs(db),
		...sectionActs(db),
		...recordActs(db),
		...sessionActs(db),
		...entryActs(db),
		probe: (at) => void db.update(about).set({ probedAt: at }).run(),
	};
}

function serve(disk: Disk, tell: (message: FromWriter) => void): (message: ToWriter) => void {
	let quiet: NodeJS.Timeout | undefined;
	return (message) => {
		clearTimeout(quiet);
		if (message.type === 'close') return close(disk);
		tell({ type: 'committed', outcomes: commitGroup(disk, message.jobs) });
		quiet = setTimeout(() => emptyLogs(disk), QUIET);
	};
}

function emptyLogs({ data, keys }: Disk): void {
	for (const database of [data, keys]) {
		try {
			database.pragma('wal_checkpoint(TRUNCATE)');
		} catch {
			// a disk that fails says so at the next commit, to whoever waits for it
		}
	}
}

function close(disk: Disk): void {
	emptyLogs(disk);
	disk.data.close();
	disk.keys.close();
	parentPort?.close();
}

function start(): void {
	if (!parentPort) throw new Error('the writer runs in a thread of its own');
	const port = parentPort;
	const tell = (message: FromWriter) => port.postMessage(message);
	try {
		port.on('message', serve(openDisk(workerData as WriterOptions), tell));
		tell({ type: 'ready' });
	} catch (error) {
		const known = error instanceof OpeningError;
		const message = error instanceof Error ? error.message : 'unknown';
		tell({ type: 'refused', code: known ? error.code : 'files', message });
	}
}

start();
