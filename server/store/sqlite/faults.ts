// What SQLite's codes mean to a caller.

import Database from 'better-sqlite3';
import { StorageError, UnreadableError, type StorageFault } from '../errors.ts';
import type { Reads } from '../rows.ts';

export function faultOf(error: unknown): StorageFault {
	switch (familyOf(error)) {
		case 'FULL':
			return 'full';
		case 'READONLY':
			return 'read-only';
		case 'BUSY':
		case 'LOCKED':
			return 'busy';
		case 'IOERR':
		case 'CANTOPEN':
		case 'NOMEM':
			return 'io';
		default:
			return 'failed';
	}
}

/** Reads whose errors are the store's own: a damaged file is unreadable, anything else a fault of the storage. */
export function guarded(reads: Reads, isOpen: () => boolean): Reads {
	const safe = Object.entries(reads).map(([name, read]) => [name, guard(read as Read, isOpen)]);
	return Object.fromEntries(safe) as Reads;
}

type Read = (...parts: unknown[]) => unknown;

function guard(read: Read, isOpen: () => boolean): Read {
	return (...parts) => {
		if (!isOpen()) throw new StorageError('closed', 'the store is closed');
		try {
			return read(...parts);
		} catch (error) {
			throw toStoreError(error);
		}
	};
}

function toStoreError(error: unknown): Error {
	if (error instanceof UnreadableError) return error;
	const message = error instanceof Error ? error.message : 'unknown';
	const family = familyOf(error);
	if (family === 'CORRUPT' || family === 'NOTADB') return new UnreadableError(message, 'corrupt');
	return new StorageError(faultOf(error), message);
}

/** FULL of SQLITE_FULL, IOERR of SQLITE_IOERR_WRITE. */
function familyOf(error: unknown): string | undefined {
	return error instanceof Database.SqliteError ? error.code.split('_')[1] : undefined;
}
