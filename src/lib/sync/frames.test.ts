import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { decodeFrames, encodeFrame, encodeFrames, isFrameFault } from './frames.ts';

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

test('[W1] frames come out as they went in, in their order', () => {
	const frames = [
		{ channel: 0, payload: bytes() },
		{ channel: 1, payload: bytes(1, 2, 3) },
		{ channel: 300_000, payload: new Uint8Array(70_000).fill(7) },
	];
	expect(decodeFrames(encodeFrames(frames))).toEqual(frames);
	expect(decodeFrames(encodeFrame(5, bytes(9)))).toEqual([{ channel: 5, payload: bytes(9) }]);
});

test.each([0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER])(
	'[W1] the layout is a number (%i), a length and the payload, as lib0 writes them',
	(channel) => {
		for (const payload of [bytes(), bytes(1, 2), new Uint8Array(130), new Uint8Array(20_000)]) {
			const encoder = encoding.createEncoder();
			encoding.writeVarUint(encoder, channel);
			encoding.writeVarUint8Array(encoder, payload);
			expect(encodeFrame(channel, payload)).toEqual(encoding.toUint8Array(encoder));
		}
	},
);

test.each([
	['nothing', bytes(), 'empty'],
	['a channel without a length', bytes(1), 'truncated'],
	['an endless number', new Uint8Array(30).fill(0xff), 'truncated'],
	['a length beyond the end', bytes(1, 2, 0), 'oversized'],
	['something behind the last frame', bytes(1, 1, 0, 9), 'truncated'],
	['a length beyond all memory', bytes(1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f), 'oversized'],
])('[W1] %s is no sequence of frames', (_, message, fault) => {
	const frames = decodeFrames(message);
	expect(isFrameFault(frames) && frames.fault).toBe(fault);
});

test('[W1] a length never reaches into the memory behind the message', () => {
	const memory = bytes(1, 4, 10, 11, 12, 13, 14);
	expect(decodeFrames(memory.subarray(0, 6))).toEqual([
		{ channel: 1, payload: bytes(10, 11, 12, 13) },
	]);
	expect(decodeFrames(memory.subarray(0, 4))).toEqual({ fault: 'oversized' });
});
