// Everything that lies in both directories, byte by byte, and the shapes in which something could lie there.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { KeyOwner } from '../ports.ts';
import type { Directories } from './store.ts';

export function filesUnder(root: string): string[] {
	const found = fs.readdirSync(root, { recursive: true, withFileTypes: true });
	return found
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
}

/** All files in one piece. Copied by another process first: reading a database here while it is open would drop its locks. */
export function imageOf({ dataDir, keyDir }: Directories): Buffer {
	const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'entour-image-'));
	try {
		execFileSync('cp', ['-r', dataDir, path.join(copy, 'data')]);
		execFileSync('cp', ['-r', keyDir, path.join(copy, 'keys')]);
		return Buffer.concat(filesUnder(copy).map((file) => fs.readFileSync(file)));
	} finally {
		fs.rmSync(copy, { recursive: true });
	}
}

/** The bytes as they are, and as text would hold them: in hex and base64 (at each place where they may begin), narrow and wide. */
export function shapesOf(bytes: Uint8Array): Buffer[] {
	const base64 = [0, 1, 2].map((shift) => {
		const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
		return whole.slice(shift === 0 ? 0 : 4, -4);
	});
	const hex = Buffer.from(bytes).toString('hex');
	const texts = [hex, hex.toUpperCase(), ...base64];
	return [
		Buffer.from(bytes),
		...texts.flatMap((text) => [
			Buffer.from(text),
			Buffer.from(text, 'utf16le'),
			Buffer.from(text, 'utf16le').swap16(),
		]),
	];
}

export const holds = (image: Buffer, bytes: Uint8Array): boolean =>
	shapesOf(bytes).some((shape) => image.includes(shape));

/** The wrapped keys of an owner, as they lie there now. */
export function wrappedKeys(keyDir: string, owner: KeyOwner): Buffer[] {
	const database = new Database(path.join(keyDir, 'keys.db'), { readonly: true });
	try {
		const select = 'select wrapped from data_key where owner = ? and wrapped is not null';
		return database.prepare(select).pluck().all(owner) as Buffer[];
	} finally {
		database.close();
	}
}
