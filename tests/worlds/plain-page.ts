// A page with a plain WebSocket: speaks the protocol from its description alone, keeps every byte, rebuilds the documents.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { HttpPerson } from './http-person.ts';
import type { SocketRecord } from './recorder.ts';

interface Control {
	readonly type: string;
	readonly [field: string]: unknown;
}

export interface Channel {
	readonly number: number;
	readonly section: string;
	readonly access: 'read' | 'write';
	readonly clientId: number;
	readonly doc: Y.Doc;
	open: boolean;
	sent: number;
	saved: number;
}

const WAIT_MS = 10_000;

export class PlainPage implements Disposable {
	/** Every byte of every message, in order. */
	readonly received: { readonly at: number; readonly bytes: Buffer }[] = [];
	readonly controls: Control[] = [];
	readonly channels = new Map<number, Channel>();
	readonly socket: WebSocket;
	closed: number | null = null;
	/** Does not speak for itself: sends no step 1 and no words. */
	readonly silent: boolean;
	readonly #waiting = new Set<() => void>();
	readonly #record: SocketRecord;

	constructor(
		person: HttpPerson,
		meeting: string,
		more: { hello?: object | null; silent?: boolean; origin?: string } = {},
	) {
		const address = `${person.origin.replace('http', 'ws')}/live/${encodeURIComponent(meeting)}`;
		this.silent = more.silent ?? false;
		this.#record = person.recorder.socket();
		this.socket = new WebSocket(address, {
			headers: { cookie: person.cookie, origin: more.origin ?? person.origin },
		});
		this.socket.on('open', () => {
			const hello =
				more.hello === undefined ? { type: 'hello', protocol: 1, schema: 1 } : more.hello;
			if (hello) this.control(hello);
		});
		this.socket.on('message', (data: Buffer) => this.#message(data));
		this.socket.on('close', (code) => {
			this.closed = code;
			this.#notify();
		});
		this.socket.on('error', () => undefined);
	}

	get view(): Record<string, never> {
		const latest = this.controls.findLast(({ type }) => type === 'view');
		return (latest?.view ?? {}) as Record<string, never>;
	}

	channel(section: string): Channel | undefined {
		return [...this.channels.values()].findLast((one) => one.section === section && one.open);
	}

	text(section: string): string {
		return this.channel(section)?.doc.getXmlFragment('default').toJSON() ?? '';
	}

	/** Resolves as soon as it holds; looks after every message. */
	async until(holds: () => boolean, what: string): Promise<void> {
		if (holds()) return;
		await new Promise<void>((resolve, reject) => {
			const late = setTimeout(() => {
				this.#waiting.delete(look);
				reject(new Error(`never: ${what} (closed: ${this.closed})`));
			}, WAIT_MS);
			const look = (): void => {
				if (!holds()) return;
				clearTimeout(late);
				this.#waiting.delete(look);
				resolve();
			};
			this.#waiting.add(look);
		});
	}

	frame(channel: number, payload: Uint8Array): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, channel);
		encoding.writeVarUint8Array(encoder, payload);
		this.socket.send(encoding.toUint8Array(encoder));
	}

	control(message: object): void {
		this.frame(0, new TextEncoder().encode(JSON.stringify(message)));
	}

	sync(channel: Channel, step: 0 | 1 | 2, body: Uint8Array): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, body);
		if (step !== 0) channel.sent += 1;
		this.frame(channel.number, encoding.toUint8Array(encoder));
	}

	/** Adds a paragraph at the end and sends it as one update. */
	write(section: string, words: string): Channel {
		const channel = this.channel(section);
		if (!channel) throw new Error('no channel to write on');
		const before = Y.encodeStateVector(channel.doc);
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(words)]);
		const root = channel.doc.getXmlFragment('default');
		root.insert(root.length, [paragraph]);
		this.sync(channel, 2, Y.encodeStateAsUpdate(channel.doc, before));
		return channel;
	}

	/** Takes the paragraph at this place away, as one update. */
	strike(section: string, place: number): Channel {
		const channel = this.channel(section);
		if (!channel) throw new Error('no channel to write on');
		const before = Y.encodeStateVector(channel.doc);
		channel.doc.getXmlFragment('default').delete(place, 1);
		this.sync(channel, 2, Y.encodeStateAsUpdate(channel.doc, before));
		return channel;
	}

	/** Writes, and waits until the server has said that it is on disk. */
	async writeSaved(section: string, words: string): Promise<void> {
		await this.until(() => this.channel(section)?.access === 'write', 'a channel to write on');
		const channel = this.write(section, words);
		await this.until(() => channel.saved >= channel.sent || !channel.open, 'saved');
	}

	/** Everything that was received, as one text in several readings, and each document's words. */
	haystack(): string {
		const all = Buffer.concat(this.received.map(({ bytes }) => bytes));
		const documents = [...this.channels.values()].map(({ doc }) =>
			doc.getXmlFragment('default').toJSON(),
		);
		return [all.toString('utf8'), all.toString('latin1'), ...documents].join('\n');
	}

	close(): void {
		this.socket.terminate();
	}

	[Symbol.dispose](): void {
		this.close();
		for (const { doc } of this.channels.values()) doc.destroy();
	}

	#notify(): void {
		for (const look of [...this.#waiting]) look();
	}

	#message(data: Buffer): void {
		this.received.push({ at: performance.now(), bytes: Buffer.from(data) });
		this.#record.take(data);
		const decoder = decoding.createDecoder(data);
		while (decoding.hasContent(decoder)) {
			const channel = decoding.readVarUint(decoder);
			const payload = decoding.readVarUint8Array(decoder);
			if (channel === 0) this.#control(JSON.parse(new TextDecoder().decode(payload)) as Control);
			else this.#section(channel, payload);
		}
		this.#notify();
	}

	#control(message: Control): void {
		this.controls.push(message);
		const number = message.channel as number;
		if (message.type === 'open') {
			const doc = new Y.Doc();
			doc.clientID = message.clientId as number;
			const channel: Channel = {
				number,
				section: message.sectionId as string,
				access: message.access as Channel['access'],
				clientId: message.clientId as number,
				doc,
				open: true,
				sent: 0,
				saved: 0,
			};
			this.channels.set(number, channel);
			if (!this.silent) this.sync(channel, 0, Y.encodeStateVector(doc));
		}
		const channel = this.channels.get(number);
		if (message.type === 'close' && channel) channel.open = false;
		if (message.type === 'saved' && channel) channel.saved = message.count as number;
	}

	#section(number: number, payload: Uint8Array): void {
		const channel = this.channels.get(number);
		if (!channel) throw new Error(`a frame on channel ${number}, which was never opened`);
		if (!channel.open) throw new Error(`a frame on channel ${number} after its close`);
		const decoder = decoding.createDecoder(payload);
		if (decoding.readVarUint(decoder) !== 0) return;
		const step = decoding.readVarUint(decoder);
		const body = decoding.readVarUint8Array(decoder);
		if (step !== 0) Y.applyUpdate(channel.doc, body, 'server');
		else if (!this.silent && channel.access === 'write')
			this.sync(channel, 1, Y.encodeStateAsUpdate(channel.doc, body));
	}
}
