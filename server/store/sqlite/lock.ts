// One process per DATA_DIR: an exclusive transaction on a file of its own, which the system ends with its process, however that ends.
// INVARIANT: nobody in this process opens that file or a database with anything but SQLite: closing it would drop the locks.

import path from 'node:path';
import Database from 'better-sqlite3';
import { OpeningError } from '../errors.ts';
import { ownFile } from '../../keys/private-files.ts';

const FILE = 'lock';

/** Held here too: a lock that nobody refers to would be collected, and the directory free, while its writer still runs. */
const HELD = new Set<Database.Database>();

export interface Lock {
	release(): void;
}

export function lockDirectory(dataDir: string): Lock {
	const database = new Database(ownFile(path.join(dataDir, FILE)), { timeout: 0 });
	try {
		database.exec('begin exclusive');
	} catch (error) {
		database.close();
		if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY'))
			throw error;
		const advice = 'stop it first, or give this one another DATA_DIR';
		throw new OpeningError('in-use', `Another process is using ${dataDir}: ${advice}.`);
	}
	HELD.add(database);
	const release = (): void => {
		HELD.delete(database);
		database.close();
	};
	return { release };
}
