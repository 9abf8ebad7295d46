// What the measured protocols have in common: the messages of y-protocols, written and read by hand.
import * as encoding from 'lib0/encoding';
import { Reading } from '../key-press.ts';

export const SYNC = 0;
export const AWARENESS = 1;
export const STEP_1 = 0;
export const STEP_2 = 1;
export const UPDATE = 2;

/** The state vector of somebody who has nothing. */
const NOTHING = Uint8Array.of(0);

function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, SYNC);
	encoding.writeVarUint(encoder, step);
	encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}

export const askForAll = (): Uint8Array => syncMessage(STEP_1, NOTHING);
export const updateMessage = (update: Uint8Array): Uint8Array => syncMessage(UPDATE, update);

/** A cursor as the editors' carets tell it. */
export function cursorMessage(clientId: number, clock: number, name: string): Uint8Array {
	const position = { type: { client: clientId, clock: 1 }, tname: null, item: null, assoc: 0 };
	const state = { user: { name, color: '#30bced' }, cursor: { anchor: position, head: position } };
	const entry = encoding.createEncoder();
	encoding.writeVarUint(entry, 1);
	encoding.writeVarUint(entry, clientId);
	encoding.writeVarUint(entry, clock);
	encoding.writeVarString(entry, JSON.stringify(state));
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, AWARENESS);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(entry));
	return encoding.toUint8Array(encoder);
}

/** In front of a message: a channel and the length, or whatever else the server wants to know. */
export function framed(channel: number, payload: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, channel);
	encoding.writeVarUint8Array(encoder, payload);
	return encoding.toUint8Array(encoder);
}

const reading = new Reading();

export interface Heard {
	update(bytes: Uint8Array): void;
	state(): void;
	presence(): void;
}

/** Tells what one message of y-protocols is, without copying it. */
export function hear(message: Uint8Array, heard: Heard): void {
	if (message[0] === AWARENESS) return heard.presence();
	if (message[0] !== SYNC) return;
	if (message[1] === STEP_2) return heard.state();
	if (message[1] !== UPDATE) return;
	const length = reading.over(message, 2).number();
	heard.update(message.subarray(reading.at, reading.at + length));
}
