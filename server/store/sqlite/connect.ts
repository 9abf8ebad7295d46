// Connections: the writer's, which alone changes anything, and the main thread's, which only reads.

import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { OpeningError } from '../errors.ts';
import { opening, ownFile } from '../../keys/private-files.ts';

/** How long a write waits for a lock that somebody else holds, in milliseconds. */
export const BUSY = 5_000;
/** A read keeps the main thread waiting, so it gives up sooner. */
const BUSY_READING = 250;

/** Pages in the log before they go to their places in the database, which writes each of them once however often it changed. */
const LOG_PAGES = 4_000;

export const DATA_FILE = 'entour.db';
export const KEY_FILE = 'keys.db';

export type Sqlite = Database.Database;
export type Db = BetterSQLite3Database;

/** Opens a database for writing and brings its tables up to date. */
export function openWriter(file: string, migrations: string): Sqlite {
	return opening(`The database ${file} cannot be opened`, () => {
		const sqlite = new Database(ownFile(file), { timeout: BUSY });
		sqlite.pragma('journal_mode = WAL');
		sqlite.pragma('synchronous = FULL');
		sqlite.pragma('secure_delete = ON');
		sqlite.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
		migrate(drizzle(sqlite), { migrationsFolder: migrations });
		sqlite.pragma('foreign_keys = ON');
		return sqlite;
	});
}

/**
 * What was deleted leaves the log beside the database too. False while somebody still reads there, for whom it waits
 * so many milliseconds: until it was emptied nothing is gone.
 */
export function emptyLog(database: Sqlite, wait: number): boolean {
	database.pragma(`busy_timeout = ${wait}`);
	try {
		const [answer] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
		return answer?.busy === 0;
	} finally {
		database.pragma(`busy_timeout = ${BUSY}`);
	}
}

/** Whether a process ended without emptying the log of this database. Looks without opening. */
export function hasLog(file: string): boolean {
	return (fs.statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

export function openReader(file: string): Sqlite {
	return opening(`The database ${file} cannot be read`, () => {
		const sqlite = new Database(file, {
			readonly: true,
			fileMustExist: true,
			timeout: BUSY_READING,
		});
		sqlite.pragma('query_only = ON');
		return sqlite;
	});
}

/** A path of the project, found from where the process was started: the server's code may have been bundled. */
export function projectPath(...parts: string[]): string {
	const file = path.join(process.cwd(), ...parts);
	if (fs.existsSync(file)) return file;
	const advice = 'start the server in the directory of its package.json';
	throw new OpeningError('files', `The file ${file} is missing: ${advice}.`);
}
