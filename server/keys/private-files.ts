// Directories and files that nobody but this process's user may read.

import fs from 'node:fs';
import path from 'node:path';
import { OpeningError } from '../store/errors.ts';

const DIRECTORY = 0o700;
const FILE = 0o600;

/** Makes the directory if need be, closes it to others, and answers its absolute path. */
export function ownDirectory(directory: string): string {
	const absolute = path.resolve(directory);
	return opening(`The directory ${absolute} cannot be used`, () => {
		fs.mkdirSync(absolute, { recursive: true, mode: DIRECTORY });
		tighten(absolute, DIRECTORY);
		return absolute;
	});
}

/** Makes the file if need be, and closes it to others. SQLite gives its mode to the files that it lays beside. */
export function ownFile(file: string): string {
	return opening(`The file ${file} cannot be used`, () => {
		fs.closeSync(fs.openSync(file, 'a', FILE));
		tighten(file, FILE);
		return file;
	});
}

/** Writes a file that was not there, whole or not at all, and down to the disk. */
export function writeOnce(file: string, content: string): void {
	opening(`The file ${file} cannot be written`, () => {
		const draft = `${file}.new`;
		fs.rmSync(draft, { force: true });
		fs.writeFileSync(draft, content, { mode: FILE, flush: true });
		fs.linkSync(draft, file);
		fs.rmSync(draft);
		syncDirectory(path.dirname(file));
	});
}

/** Runs one step of opening; what the system refuses becomes one sentence. */
export function opening<T>(what: string, step: () => T): T {
	try {
		return step();
	} catch (error) {
		if (error instanceof OpeningError) throw error;
		throw new OpeningError(
			'files',
			`${what}: ${error instanceof Error ? error.message : 'unknown'}.`,
		);
	}
}

function tighten(file: string, mode: number): void {
	if ((fs.statSync(file).mode & 0o777 & ~mode) !== 0) fs.chmodSync(file, mode);
}

export function syncDirectory(directory: string): void {
	if (process.platform === 'win32') return; // directories cannot be opened there
	const handle = fs.openSync(directory, 'r');
	fs.fsyncSync(handle);
	fs.closeSync(handle);
}
