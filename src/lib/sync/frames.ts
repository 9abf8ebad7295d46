// The wire's outer shape: one binary message is a sequence of frames, each a channel number and its payload.
import * as decoding from 'lib0/decoding';
import { sizeOf, writeNumber } from './numbers.ts';

/** Channel 0 is control; every other channel is one section as one page has it. */
export const CONTROL_CHANNEL = 0;

export interface Frame {
	readonly channel: number;
	readonly payload: Uint8Array;
}

/** Why a message is no sequence of frames (W1). */
export interface FrameFault {
	readonly fault: 'empty' | 'truncated' | 'oversized';
}

export const isFrameFault = (value: readonly Frame[] | FrameFault): value is FrameFault =>
	'fault' in value;

/** Written by hand into one piece of the right size: the server does this for every reader of every change. */
export function encodeFrames(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
	let size = 0;
	for (const { channel, payload } of frames)
		size += sizeOf(channel) + sizeOf(payload.length) + payload.length;
	const message = new Uint8Array(size);
	let at = 0;
	for (const { channel, payload } of frames) {
		at = writeNumber(payload.length, message, writeNumber(channel, message, at));
		message.set(payload, at);
		at += payload.length;
	}
	return message;
}

export const encodeFrame = (channel: number, payload: Uint8Array): Uint8Array<ArrayBuffer> =>
	encodeFrames([{ channel, payload }]);

/** null at the end of the bytes or for a number that does not fit: lib0 throws there. */
function readNumber(decoder: decoding.Decoder): number | null {
	try {
		return decoding.readVarUint(decoder);
	} catch {
		return null;
	}
}

/**
 * INVARIANT: every payload lies wholly inside `message`. lib0 alone would check a length against the memory
 * behind the message, which in Node is shared with other people's bytes. Payloads are views, not copies.
 */
export function decodeFrames(message: Uint8Array): readonly Frame[] | FrameFault {
	if (message.length === 0) return { fault: 'empty' };
	const decoder = decoding.createDecoder(message);
	const frames: Frame[] = [];
	while (decoder.pos < message.length) {
		const channel = readNumber(decoder);
		const length = channel === null ? null : readNumber(decoder);
		if (channel === null || length === null) return { fault: 'truncated' };
		if (length > message.length - decoder.pos) return { fault: 'oversized' };
		frames.push({ channel, payload: message.subarray(decoder.pos, decoder.pos + length) });
		decoder.pos += length;
	}
	return frames;
}
