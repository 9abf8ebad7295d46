// The engine's socket over `ws`: no compression, small messages, and an end that takes queued bytes with it.
import type { Socket } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { TOO_LARGE } from '#lib/sync/close-codes.ts';
import { FIRST_SYNC_BYTES, MAX_MESSAGE_BYTES } from '#lib/sync/limits.ts';
import type { LiveSocket } from './live-socket.ts';

/** Above our own limit, so that a message just over it is ours to refuse. */
const MAX_PAYLOAD = MAX_MESSAGE_BYTES + 64 * 1024;
/** The code with which `ws` itself ends a message that grows beyond maxPayload, without collecting it. */
const WS_TOO_BIG = 1009;

/** Takes upgrades that the caller has already checked (Origin, session, seat). */
export const createSocketServer = (): WebSocketServer =>
	new WebSocketServer({
		noServer: true,
		maxPayload: MAX_PAYLOAD,
		perMessageDeflate: false,
		clientTracking: false,
		skipUTF8Validation: true,
	});

/** `ws` keeps the system's socket to itself; without it a reset is a mere destroy, and progress is seen per message. */
type Insides = { readonly _socket?: Socket & { readonly _handle?: { writeQueueSize?: number } } };

const bytesOf = (data: RawData): Uint8Array => {
	if (Array.isArray(data)) return Buffer.concat(data);
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
};

/** Says TOO_LARGE where `ws` would say 1009. */
function translateTooBig(ws: WebSocket): void {
	const close = ws.close.bind(ws);
	ws.close = (code, reason) => close(code === WS_TOO_BIG ? TOO_LARGE : code, reason);
}

const FINAL_BINARY = 0x82;
const SHORT = 125;
const TWO_BYTES = 0xffff;
const LONGEST_HEAD = 10;

/** A whole message as a server sends it, head and all, in one piece: not masked, never split (RFC 6455, 5.2). */
function messageFrame(bytes: Uint8Array): Buffer {
	const { length } = bytes;
	const head = length <= SHORT ? 2 : length <= TWO_BYTES ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + length);
	frame[0] = FINAL_BINARY;
	if (head === 2) frame[1] = length;
	else if (head === 4) {
		frame[1] = 126;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = 127;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame.set(bytes, head);
	return frame;
}

/**
 * INVARIANT: `ws` writes its own frames (pings, pongs, the good-bye) to the same socket in the same way, whole and at
 * once, since nothing is compressed; so ours keep their place among them, and none follows the good-bye.
 */
function write(ws: WebSocket, raw: Socket, bytes: Uint8Array, left: () => void): void {
	if (ws.readyState !== ws.OPEN) return;
	const waits = raw.writableLength > 0 || bytes.length + LONGEST_HEAD > FIRST_SYNC_BYTES;
	// a callback costs as much as the write; what finds an empty socket is told by those behind it
	if (waits) raw.write(messageFrame(bytes), left);
	else raw.write(messageFrame(bytes));
}

export function overWebSocket(ws: WebSocket): LiveSocket {
	const raw = (ws as WebSocket & Insides)._socket;
	translateTooBig(ws);
	return {
		get queued() {
			return raw?.writableLength ?? ws.bufferedAmount;
		},
		get unsent() {
			return ws.bufferedAmount + (raw?._handle?.writeQueueSize ?? 0);
		},
		listen(events) {
			ws.on('message', (data, binary) => events.message(bytesOf(data), binary));
			ws.on('pong', () => events.alive());
			ws.on('close', () => events.gone());
			ws.on('error', () => undefined); // 'close' follows and says all that we need
		},
		send(bytes, left) {
			if (raw) write(ws, raw, bytes, left);
			else ws.send(bytes, { binary: true, compress: false }, left);
		},
		close: (code) => ws.close(code),
		reset() {
			raw?.resetAndDestroy();
			ws.terminate();
		},
		pause: () => ws.pause(),
		resume: () => ws.resume(),
		ping() {
			if (ws.readyState === ws.OPEN) ws.ping();
		},
	};
}
