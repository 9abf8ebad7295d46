// Secrets that people or browsers hold: how they are made, and the only form in which they are kept.
import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** SHA-256 as lower-case hex; the parts cannot run into one another. Only for secrets of 128 bits and more: it is fast. */
export function digest(...parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function newSecret(): string {
	return randomBytes(SECRET_BYTES).toString('base64url');
}
