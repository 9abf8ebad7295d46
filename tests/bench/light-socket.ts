// A WebSocket client that costs next to nothing, so that the load generator is not what is measured.
import { connect, type Socket } from 'node:net';

export interface SocketEvents {
	opened(): void;
	/** A whole message; the bytes are a view that holds until the call returns. */
	message(bytes: Buffer): void;
	closed(): void;
}

const BINARY = 0x82;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0x8a;
const MASKED = 0x80;
const HEAD_END = '\r\n\r\n';
/** Any 16 bytes do: nobody here checks that the server read them. */
const KEY = Buffer.alloc(16, 7).toString('base64');

const request = ({ pathname, search, host }: URL, headers: Record<string, string>): string =>
	[
		`GET ${pathname}${search} HTTP/1.1`,
		`Host: ${host}`,
		'Connection: Upgrade',
		'Upgrade: websocket',
		'Sec-WebSocket-Version: 13',
		`Sec-WebSocket-Key: ${KEY}`,
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
		HEAD_END.slice(2),
	].join('\r\n');

/** Masked with zeros, which every server takes and none has to undo: the same gift to all. */
export function clientFrame(first: number, payload: Uint8Array): Buffer {
	const { length } = payload;
	const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
	const frame = Buffer.alloc(6 + extra + length);
	frame[0] = first;
	frame[1] = MASKED | (extra === 0 ? length : extra === 2 ? 126 : 127);
	if (extra === 2) frame.writeUInt16BE(length, 2);
	if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(payload, 6 + extra);
	return frame;
}

/** Bytes of a frame's head as far as they are here; null when more must come. */
function headOf(bytes: Buffer, at: number): { start: number; length: number } | null {
	if (bytes.length < at + 2) return null;
	const short = bytes[at + 1]!;
	if (short < 126) return { start: at + 2, length: short };
	const start = at + (short === 126 ? 4 : 10);
	if (bytes.length < start) return null;
	const length = short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
	return { start, length };
}

export class LightSocket {
	readonly #socket: Socket;
	readonly #events: SocketEvents;
	#rest: Buffer = Buffer.alloc(0);
	#open = false;

	constructor(address: URL, headers: Record<string, string>, events: SocketEvents) {
		this.#events = events;
		this.#socket = connect(Number(address.port), address.hostname);
		this.#socket.setNoDelay(true);
		this.#socket.on('connect', () => this.#socket.write(request(address, headers)));
		this.#socket.on('data', (chunk: Buffer) => this.#data(chunk));
		this.#socket.on('error', () => undefined);
		this.#socket.on('close', () => events.closed());
	}

	send(payload: Uint8Array): void {
		this.#socket.write(clientFrame(BINARY, payload));
	}

	close(): void {
		this.#socket.destroy();
	}

	#data(chunk: Buffer): void {
		const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
		const from = this.#open ? 0 : this.#greet(bytes);
		const done = from === null ? 0 : this.#frames(bytes, from);
		this.#rest = done === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(done));
	}

	/** Where the frames begin; null while the answer to the upgrade is not whole. */
	#greet(bytes: Buffer): number | null {
		const end = bytes.indexOf(HEAD_END);
		if (end < 0) return null;
		if (!bytes.toString('latin1', 0, 12).endsWith('101')) {
			throw new Error(`no upgrade: ${bytes.toString('latin1', 0, end)}`);
		}
		this.#open = true;
		this.#events.opened();
		return end + HEAD_END.length;
	}

	/** Answers how far the bytes were taken. */
	#frames(bytes: Buffer, from: number): number {
		let at = from;
		for (;;) {
			const head = headOf(bytes, at);
			if (!head || bytes.length < head.start + head.length) return at;
			const first = bytes[at]!;
			at = head.start + head.length;
			this.#frame(first, bytes.subarray(head.start, at));
		}
	}

	#frame(first: number, payload: Buffer): void {
		if (first === BINARY) return this.#events.message(payload);
		const opcode = first & 0xf;
		if (opcode === PING) this.#socket.write(clientFrame(PONG, payload));
		else if (opcode === CLOSE) this.#socket.end();
		else if (opcode !== 0xa) throw new Error(`a frame that no server here sends: ${first}`);
	}
}
