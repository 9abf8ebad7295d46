// The master key: 32 random bytes in a file of KEY_DIR, made at the first start and never replaced by itself.

import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OpeningError } from '../store/errors.ts';
import { opening, ownFile, writeOnce } from './private-files.ts';

const FILE = 'master.key';
const BYTES = 32;

export const masterKeyFile = (keyDir: string): string => path.join(keyDir, FILE);

/** Reads the master key. Makes one only where `first` says that nothing was ever sealed: another one would open none of it. */
export function masterKey(keyDir: string, first: boolean): Uint8Array {
	const file = masterKeyFile(keyDir);
	if (!fs.existsSync(file)) {
		if (!first) throw missing(file);
		writeOnce(file, `${randomBytes(BYTES).toString('hex')}\n`);
	}
	return read(ownFile(file));
}

function read(file: string): Uint8Array {
	const text = opening(`The file ${file} cannot be read`, () => fs.readFileSync(file, 'utf8'));
	const hex = text.trim();
	if (!/^[0-9a-f]{64}$/.test(hex))
		throw new OpeningError('keys-missing', `The file ${file} holds no master key (64 hex digits).`);
	return new Uint8Array(Buffer.from(hex, 'hex'));
}

function missing(file: string): OpeningError {
	const advice = 'put the right file back, or start with other, empty directories';
	return new OpeningError('keys-missing', `There is data, but its master key ${file} is not there: ${advice}.`);
}
