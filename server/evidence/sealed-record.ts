// A record that machines read, with its own signature: over its JSON without the proof, byte for byte.

import { signatureIn } from './sealed-pdf.ts';

/** The name of the signature's scheme in the record (RFC 8032). */
const TYPE = 'Ed25519';

type Sign = (bytes: Uint8Array) => Uint8Array;
type Verifies = (bytes: Uint8Array, signature: Uint8Array) => boolean;

interface Proof {
	readonly type: typeof TYPE;
	readonly value: string;
}

const bytesOf = (record: object): Uint8Array => new TextEncoder().encode(JSON.stringify(record));

/** The record as JSON, its proof last. The order of its fields is part of what is signed. */
export function sealedRecord(record: object, sign: Sign): string {
	const value = Buffer.from(sign(bytesOf(record))).toString('base64url');
	const proof: Proof = { type: TYPE, value };
	return `${JSON.stringify({ ...record, proof }, null, '\t')}\n`;
}

/** Strings as they are; spaces between them, which nobody reads, away. */
const compact = (json: string): string => json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

/** Said twice, said otherwise, or said in the proof, a thing would be read by people and not be checked here. */
const saysNoMore = (text: string, whole: object, proof: object): boolean =>
	Object.keys(proof).join() === 'type,value' && compact(text) === JSON.stringify(whole);

/** Issued here and unaltered: spaces between fields do not count, anything else does. */
export function isSealedRecord(text: string, verifies: Verifies): boolean {
	try {
		const whole = JSON.parse(text) as { proof?: Partial<Proof> };
		const { proof, ...record } = whole;
		if (proof?.type !== TYPE || typeof proof.value !== 'string') return false;
		const signature = signatureIn(proof.value);
		if (!signature || !saysNoMore(text, whole, proof)) return false;
		return verifies(bytesOf(record), signature);
	} catch {
		return false;
	}
}
