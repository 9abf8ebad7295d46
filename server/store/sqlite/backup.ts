// A copy of both databases, taken by a process of its own while a server may be writing: the data first and the keys
// second, so that no row lacks its key. Each is one moment of its database, without what was deleted in it.

import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { masterKeyFile } from '../../keys/master.ts';
import { opening, ownDirectory, ownFile, syncDirectory } from '../../keys/private-files.ts';
import { OpeningError } from '../errors.ts';
import { BUSY, DATA_FILE, KEY_FILE } from './connect.ts';
import type { Directories } from './store.ts';

export interface BackupPlan extends Directories {
	/** Where copies of the data are gathered, each in a directory of its own. */
	readonly to: string;
	/** The same for the keys: whoever lets those go sooner has erased sooner. */
	readonly keysTo: string;
	/** Names the copies; in the order of time. */
	readonly name: string;
	/** Copies the master key too: then the copies alone can be read by whoever has them. */
	readonly withMasterKey: boolean;
}

export interface Backup {
	readonly data: string;
	readonly keys: string;
}

/** Throws OpeningError; what was copied so far then stays behind under a name that ends in .partial. */
export function backUp(plan: BackupPlan): Backup {
	const { dataDir, keyDir, to, keysTo, name } = plan;
	for (const target of [to, keysTo]) apart(target, [dataDir, keyDir]);
	const data = { from: dataDir, file: DATA_FILE, to: path.join(to, name) };
	const keys = { from: keyDir, file: KEY_FILE, to: path.join(keysTo, name) };
	for (const copy of [data, keys]) copyDatabase(copy);
	if (plan.withMasterKey) copyMasterKey(keyDir, keys.to);
	for (const copy of [keys, data]) finish(copy.to);
	return { data: data.to, keys: keys.to };
}

interface Copy {
	readonly from: string;
	readonly file: string;
	readonly to: string;
}

const draftOf = (directory: string): string => `${directory}.partial`;

/** A copy inside the original would be taken for a part of it, and the keys must not come to lie beside the data. */
function apart(target: string, originals: readonly string[]): void {
	for (const original of originals) {
		const way = path.relative(original, path.resolve(target));
		if (way === '' || (!way.startsWith('..') && !path.isAbsolute(way)))
			throw new OpeningError(
				'files',
				`A backup cannot lie inside ${original}: name another place.`,
			);
	}
}

function copyDatabase({ from, file, to }: Copy): void {
	const source = path.join(from, file);
	if (!fs.existsSync(source)) throw new OpeningError('files', `There is no database ${source}.`);
	if (fs.existsSync(to)) throw new OpeningError('files', `There is a backup ${to} already.`);
	fs.rmSync(draftOf(to), { recursive: true, force: true });
	const target = ownFile(path.join(ownDirectory(draftOf(to)), file));
	opening(`The database ${source} cannot be copied`, () => {
		const database = new Database(source, { readonly: true, fileMustExist: true, timeout: BUSY });
		try {
			// not page by page: that begins anew whenever somebody writes, and copies what was deleted
			database.prepare('vacuum into ?').run(target);
		} finally {
			database.close();
		}
		sync(target);
	});
}

function copyMasterKey(keyDir: string, to: string): void {
	const source = masterKeyFile(keyDir);
	const target = ownFile(path.join(draftOf(to), path.basename(source)));
	opening(`The master key ${source} cannot be copied`, () => {
		fs.copyFileSync(source, target);
		sync(target);
	});
}

function finish(directory: string): void {
	opening(`The backup ${directory} cannot be finished`, () => {
		syncDirectory(draftOf(directory));
		fs.renameSync(draftOf(directory), directory);
		syncDirectory(path.dirname(directory));
	});
}

function sync(file: string): void {
	const handle = fs.openSync(file, 'r+');
	fs.fsyncSync(handle);
	fs.closeSync(handle);
}
