// The code that stands on paper: it tells that the document was issued here, and nothing about it or about how many there are.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../store/ports.ts';

/** Without letters that are taken for another one when read aloud or typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SALT_BYTES = 8;
const PROOF_BYTES = 8;
const GROUP = 5;
const LENGTH = Math.ceil(((SALT_BYTES + PROOF_BYTES) * 8) / 5);

const proofOf = (key: Uint8Array, salt: Uint8Array): Buffer =>
	createHmac('sha256', key).update(salt).digest().subarray(0, PROOF_BYTES);

const keyOf = (keys: Pick<Keys, 'derive'>): Uint8Array => keys.derive('code on paper');

/** "4F2A9-…": 26 characters in groups of five. `random` gives that many random bytes. */
export function paperCode(
	keys: Pick<Keys, 'derive'>,
	random: (bytes: number) => Uint8Array,
): string {
	const salt = random(SALT_BYTES);
	const letters = written(Buffer.concat([salt, proofOf(keyOf(keys), salt)]));
	return letters.match(new RegExp(`.{1,${GROUP}}`, 'g'))!.join('-');
}

/** Whether this code was made here. It never says of what, nor when. */
export function isPaperCode(keys: Pick<Keys, 'derive'>, typed: string): boolean {
	const bytes = read(typed);
	if (!bytes) return false;
	const [salt, proof] = [bytes.subarray(0, SALT_BYTES), bytes.subarray(SALT_BYTES)];
	return timingSafeEqual(proof, proofOf(keyOf(keys), salt));
}

function written(bytes: Uint8Array): string {
	let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
	let letters = '';
	for (let place = 0; place < LENGTH; place++) {
		letters = ALPHABET[Number(value & 31n)]! + letters;
		value >>= 5n;
	}
	return letters;
}

function read(typed: string): Buffer | null {
	if (typed.length > 4 * LENGTH) return null;
	const letters = typed
		.toUpperCase()
		.replaceAll(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');
	if (letters.length !== LENGTH) return null;
	let value = 0n;
	for (const letter of letters) {
		const place = ALPHABET.indexOf(letter);
		if (place < 0) return null;
		value = (value << 5n) | BigInt(place);
	}
	const bytes = (SALT_BYTES + PROOF_BYTES) * 2;
	const hex = value.toString(16).padStart(bytes, '0');
	return hex.length === bytes ? Buffer.from(hex, 'hex') : null;
}
