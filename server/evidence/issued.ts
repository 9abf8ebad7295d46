// Whether a file carries a true seal, whatever kind of file it is.
import { isSealed } from './sealed-pdf.ts';
import { isSealedRecord } from './sealed-record.ts';

const OPENING_BRACE = 0x7b;

/** Empty where the bytes are no letters: what is only like what was issued was not issued. */
function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return '';
	}
}

export const isIssued = (
	bytes: Uint8Array,
	verifies: (bytes: Uint8Array, signature: Uint8Array) => boolean,
): boolean =>
	bytes[0] === OPENING_BRACE ? isSealedRecord(textOf(bytes), verifies) : isSealed(bytes, verifies);
