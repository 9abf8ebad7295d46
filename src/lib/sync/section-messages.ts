// What travels on a section's channel: y-websocket's messages as they are, read strictly.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { sizeOf, writeNumber } from './numbers.ts';

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export type SectionMessage =
	/** "This is what I have": asks for a step 2. */
	| { readonly type: 'step-1'; readonly stateVector: Uint8Array }
	/** What the other one lacks, with the whole delete set. */
	| { readonly type: 'step-2'; readonly update: Uint8Array }
	| { readonly type: 'update'; readonly update: Uint8Array }
	| { readonly type: 'awareness'; readonly update: Uint8Array }
	| { readonly type: 'query-awareness' };

/** The bytes stand alone in memory, so that nothing that reads them can reach beyond them. */
function readBytes(decoder: decoding.Decoder): Uint8Array | null {
	const length = decoding.readVarUint(decoder);
	if (length > decoder.arr.length - decoder.pos) return null;
	const bytes = decoder.arr.slice(decoder.pos, decoder.pos + length);
	decoder.pos += length;
	return bytes;
}

function readSync(decoder: decoding.Decoder): SectionMessage | null {
	const step = decoding.readVarUint(decoder);
	const bytes = readBytes(decoder);
	if (bytes === null) return null;
	if (step === STEP_1) return { type: 'step-1', stateVector: bytes };
	if (step === STEP_2) return { type: 'step-2', update: bytes };
	return step === UPDATE ? { type: 'update', update: bytes } : null;
}

function readMessage(decoder: decoding.Decoder): SectionMessage | null {
	const type = decoding.readVarUint(decoder);
	if (type === SYNC) return readSync(decoder);
	if (type === QUERY_AWARENESS) return { type: 'query-awareness' };
	const update = type === AWARENESS ? readBytes(decoder) : null;
	return update && { type: 'awareness', update };
}

/** null for an unknown opcode, and for bytes that are too short or too long. */
export function parseSectionMessage(payload: Uint8Array): SectionMessage | null {
	const decoder = decoding.createDecoder(payload);
	try {
		const message = readMessage(decoder);
		return decoder.pos === payload.length ? message : null;
	} catch {
		return null;
	}
}

function message(opcodes: readonly number[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const encoder = encoding.createEncoder();
	for (const opcode of opcodes) encoding.writeVarUint(encoder, opcode);
	encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}

export const step1Message = (stateVector: Uint8Array) => message([SYNC, STEP_1], stateVector);
export const step2Message = (update: Uint8Array) => message([SYNC, STEP_2], update);
/** By hand into one piece of the right size: the server does this for every change. */
export function updateMessage(update: Uint8Array): Uint8Array<ArrayBuffer> {
	const head = 2 + sizeOf(update.length);
	const bytes = new Uint8Array(head + update.length);
	bytes[0] = SYNC;
	bytes[1] = UPDATE;
	writeNumber(update.length, bytes, 2);
	bytes.set(update, head);
	return bytes;
}
export const awarenessMessage = (update: Uint8Array) => message([AWARENESS], update);
export const QUERY_AWARENESS_MESSAGE: Uint8Array = Uint8Array.of(QUERY_AWARENESS);
/** Nobody's presence: feeds a provider, which drops a room after 30 s without a message. */
export const EMPTY_AWARENESS_MESSAGE: Uint8Array = Uint8Array.of(AWARENESS, 1, 0);
