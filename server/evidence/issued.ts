// Whether a file carries a true seal, whatever kind of file it is.
import { isSealed } from './sealed-pdf.ts';
import { isSealedRecord } from './sealed-record.ts';

const OPENING_BRACE = 0x7b;

export const isIssued = (
	bytes: Uint8Array,
	verifies: (bytes: Uint8Array, signature: Uint8Array) => boolean,
): boolean =>
	bytes[0] === OPENING_BRACE
		? isSealedRecord(new TextDecoder().decode(bytes), verifies)
		: isSealed(bytes, verifies);
