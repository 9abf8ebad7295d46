// The code of an entry link: made again from the master key whenever it must be told again, kept only as its hash.
import { randomBytes } from 'node:crypto';
import type { Keys } from '../store/ports.ts';
import { digest } from './digest.ts';

/** 160 bits, where a code in a link must have 128. */
const CODE_BYTES = 20;
const ALPHABET = 'abcdefghjkmnpqrstvwxyz0123456789';

/** The code of this participant's `number`-th link (1 is the first); a later number makes the earlier ones worthless. */
export function entryCode(
	keys: Pick<Keys, 'derive'>,
	meeting: string,
	participant: string,
	number: number,
): string {
	const bytes = keys.derive('entry-code', meeting, participant, String(number));
	return base32(bytes.subarray(0, CODE_BYTES));
}

/** Of a guest's own, for all the codes that they gathered: as long as any other, and made of chance alone. */
export const newCode = (): string => base32(randomBytes(CODE_BYTES));

/** As it counts: case and blanks do not matter, since people type codes from paper. */
export const plainCode = (code: string): string => code.replace(/[\s-]/g, '').toLowerCase();

/** What the store finds a seat by. */
export function hashOfCode(code: string): string {
	return digest('entry-code', plainCode(code));
}

function base32(bytes: Uint8Array): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	const letters = bits.match(/.{5}/g) ?? [];
	return letters.map((letter) => ALPHABET[parseInt(letter, 2)]).join('');
}
