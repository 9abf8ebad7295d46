// AES-256-GCM over one piece of data: [format 1][key id 8][iv 12][cipher text][tag 16], bound to the place where it lies.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataKey } from '../../keys/ring.ts';
import { UnreadableError } from '../errors.ts';

const FORMAT = 1;
const ID = 8;
const IV = 12;
const TAG = 16;
const HEAD = 1 + ID + IV;

/** Where a piece lies. A piece that was moved elsewhere does not open. */
export interface Place {
	kind:
		| 'event'
		| 'delivery'
		| 'head'
		| 'text'
		| 'update'
		| 'snapshot'
		| 'notebook'
		| 'organisation'
		| 'service'
		| 'account'
		| 'publication'
		| 'left-out'
		| 'contacts'
		| 'gathered';
	meeting: string;
	/** The section, or whatever else stands between the meeting and the sequence. */
	section: string;
	sequence: number | string;
}

/** The piece's own bytes, in a buffer of their own: threads copy whole buffers. */
export function sealed(key: DataKey, place: Place, plain: Uint8Array): Uint8Array {
	const out = new Uint8Array(HEAD + plain.length + TAG);
	out[0] = FORMAT;
	out.set(Buffer.from(key.id, 'hex'), 1);
	const iv = out.subarray(1 + ID, HEAD);
	iv.set(freshIv());
	const cipher = createCipheriv('aes-256-gcm', key.secret, iv);
	cipher.setAAD(bound(place));
	out.set(cipher.update(plain), HEAD);
	cipher.final();
	out.set(cipher.getAuthTag(), HEAD + plain.length);
	return out;
}

/** Which key a piece was sealed with; null when it is no sealed piece at all. */
export function keyIdOf(piece: Uint8Array): string | null {
	if (piece.length < HEAD + TAG || piece[0] !== FORMAT) return null;
	return Buffer.from(piece.subarray(1, 1 + ID)).toString('hex');
}

/** The plain bytes. Throws UnreadableError 'changed' when piece, key or place are not those of the sealing. */
export function opened(key: DataKey, place: Place, piece: Uint8Array): Uint8Array {
	const decipher = createDecipheriv('aes-256-gcm', key.secret, piece.subarray(1 + ID, HEAD), {
		authTagLength: TAG,
	});
	decipher.setAAD(bound(place));
	decipher.setAuthTag(piece.subarray(piece.length - TAG));
	try {
		const plain = decipher.update(piece.subarray(HEAD, piece.length - TAG));
		decipher.final();
		return new Uint8Array(plain);
	} catch {
		throw new UnreadableError(`a sealed ${place.kind} does not open`, 'changed');
	}
}

let pool = randomBytes(0);

/** 12 random bytes, never the same twice; asking the system for many at once costs a tenth. */
function freshIv(): Uint8Array {
	if (pool.length < IV) pool = randomBytes(IV * 512);
	const iv = pool.subarray(0, IV);
	pool = pool.subarray(IV);
	return iv;
}

function bound(place: Place): Buffer {
	return Buffer.from(JSON.stringify([place.kind, place.meeting, place.section, place.sequence]));
}
