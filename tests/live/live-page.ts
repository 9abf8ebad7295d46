// One page of one person, on a socket in memory: what it got byte by byte, and a document per channel as a browser has it.
import * as Y from 'yjs';
import type { SectionId } from '#lib/domain/ids.ts';
import type { View } from '#lib/domain/view/view.ts';
import { controlFrame, parseServerMessage, type ServerMessage } from '#lib/sync/control.ts';
import { decodeFrames, encodeFrame, encodeFrames, isFrameFault } from '#lib/sync/frames.ts';
import { ROOT } from '#lib/sync/schema.ts';
import {
	parseSectionMessage,
	step1Message,
	step2Message,
	updateMessage,
} from '#lib/sync/section-messages.ts';
import { decodeAwareness } from '#lib/sync/presence.ts';
import { SocketPair } from './socket-pair.ts';

export type Event =
	ServerMessage | { readonly type: 'frame'; readonly channel: number; readonly what: string };

export interface PageChannel {
	readonly number: number;
	readonly section: SectionId;
	readonly access: 'read' | 'write';
	readonly clientId: number;
	readonly doc: Y.Doc;
	open: boolean;
	saved: number;
	sent: number;
}

/** What a page keeps over a reconnection. */
export interface Memory {
	readonly resume: string | undefined;
	readonly docs: ReadonlyMap<SectionId, Y.Doc>;
}

export class LivePage {
	readonly socket: SocketPair;
	readonly received: Uint8Array[] = [];
	readonly events: Event[] = [];
	readonly channels = new Map<number, PageChannel>();
	/** Presence states as they came, by client id; null when gone. */
	readonly presence = new Map<number, unknown>();
	resume: string | undefined;
	/** undefined: open; null: reset. */
	closed: number | null | undefined;
	/** Answers no sync step and asks for nothing. */
	silent = false;
	readonly #kept: ReadonlyMap<SectionId, Y.Doc>;

	constructor(memory?: Memory) {
		this.#kept = memory?.docs ?? new Map();
		this.socket = new SocketPair({
			message: (bytes) => this.#message(bytes),
			closed: (code) => (this.closed = code),
		});
	}

	get view(): View {
		const message = this.events.findLast((event) => event.type === 'view');
		if (!message) throw new Error('no view came');
		return message.view;
	}

	get memory(): Memory {
		const docs = [...this.channels.values()].map(({ section, doc }) => [section, doc] as const);
		return { resume: this.resume, docs: new Map(docs) };
	}

	/** All types of what came, control and text, in order. */
	get course(): string[] {
		return this.events.map((event) =>
			event.type === 'frame' ? `${event.what} ${event.channel}` : event.type,
		);
	}

	channel(section: SectionId): PageChannel | undefined {
		return [...this.channels.values()].findLast((one) => one.section === section && one.open);
	}

	has(section: SectionId): PageChannel {
		const channel = this.channel(section);
		if (!channel) throw new Error('the section is not open on this page');
		return channel;
	}

	text(section: SectionId): string {
		return this.has(section).doc.getXmlFragment(ROOT).toJSON();
	}

	/** A new paragraph at the end; sent as one update, like every local change. */
	write(section: SectionId, words: string): PageChannel {
		const channel = this.has(section);
		writeIn(channel.doc, words);
		return channel;
	}

	hello(more: object = {}): void {
		const hello = { type: 'hello', protocol: 1, schema: 1, ...more };
		this.socket.say(encodeFrames([controlFrame(hello as never)]));
	}

	say(channel: number, payload: Uint8Array): void {
		this.socket.say(encodeFrame(channel, payload));
	}

	/** Everything received, as the text that a curious person would search in, and every document's text. */
	haystack(): string {
		const bytes = Buffer.concat(this.received);
		const texts = [...this.channels.values()].map(({ doc }) => doc.getXmlFragment(ROOT).toJSON());
		return [bytes.toString('utf8'), bytes.toString('latin1'), ...texts].join('\n');
	}

	#message(bytes: Uint8Array): void {
		this.received.push(bytes);
		const frames = decodeFrames(bytes);
		if (isFrameFault(frames)) throw new Error(`the server sent no frames: ${frames.fault}`);
		for (const { channel, payload } of frames)
			if (channel === 0) this.#control(payload);
			else this.#section(channel, payload);
	}

	#control(payload: Uint8Array): void {
		const message = parseServerMessage(payload);
		if (!message) throw new Error('the server sent an unreadable control message');
		this.events.push(message);
		if (message.type === 'view' && message.resume) this.resume = message.resume;
		if (message.type === 'open') this.#open(message);
		const channel = 'channel' in message ? this.channels.get(message.channel) : undefined;
		if (message.type === 'saved' && channel) channel.saved = message.count;
		if ((message.type === 'close' || message.type === 'refused') && channel) channel.open = false;
	}

	#open({ channel: number, sectionId, access, clientId }: Event & { type: 'open' }): void {
		const kept = this.#kept.get(sectionId);
		const doc = kept?.clientID === clientId ? kept : new Y.Doc();
		doc.clientID = clientId;
		const channel = {
			number,
			section: sectionId,
			access,
			clientId,
			doc,
			open: true,
			saved: 0,
			sent: 0,
		};
		this.channels.set(number, channel);
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'server' || !channel.open || this.closed !== undefined) return;
			channel.sent += 1;
			this.say(number, updateMessage(update));
		});
		if (!this.silent) this.say(number, step1Message(Y.encodeStateVector(doc)));
	}

	#section(number: number, payload: Uint8Array): void {
		const channel = this.channels.get(number);
		if (!channel) throw new Error(`a frame on channel ${number}, which was never opened`);
		if (!channel.open) throw new Error(`a frame on channel ${number} after its end`);
		const message = parseSectionMessage(payload);
		if (!message) throw new Error('the server sent an unreadable section message');
		this.events.push({ type: 'frame', channel: number, what: message.type });
		if (message.type === 'update' || message.type === 'step-2')
			Y.applyUpdate(channel.doc, message.update, 'server');
		if (message.type === 'step-1' && !this.silent) {
			channel.sent += 1;
			this.say(number, step2Message(Y.encodeStateAsUpdate(channel.doc, message.stateVector)));
		}
		if (message.type === 'awareness')
			for (const { clientId, state } of decodeAwareness(message.update) ?? [])
				this.presence.set(clientId, JSON.parse(state));
	}
}

/** A paragraph at the end of a document, in one transaction. */
export function writeIn(doc: Y.Doc, words: string): void {
	doc.transact(() => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(words)]);
		const root = doc.getXmlFragment(ROOT);
		root.insert(root.length, [paragraph]);
	});
}
