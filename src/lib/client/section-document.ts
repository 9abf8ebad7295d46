// One life of one section's text on this page: a Y.Doc, its presence and an ordinary y-websocket provider on a channel.
// It outlives a lost connection (what is typed meanwhile waits in it) and ends with the right, the generation or the page.
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ROOT } from '#lib/sync/schema.ts';
import { EMPTY_AWARENESS_MESSAGE, parseSectionMessage } from '#lib/sync/section-messages.ts';
import type { Channel } from './channel.ts';
import { ChannelSocket, socketsTo, type ChannelPort } from './channel-socket.ts';
import { Delivery } from './delivery.ts';
import { OwnWords } from './own-words.ts';
import { PresenceOut } from './presence-out.ts';
import { hasText, plainText } from './text-runs.ts';

export interface DocumentEvents {
	/** Saving, presence or readiness may have changed. */
	changed(): void;
	/** The reader changed the text. */
	edited(): void;
	/** Own words that nobody had seen stood in what others struck. */
	struck(words: string): void;
}

/** The server's step 1: the clock up to which it has what `client` wrote, or null when it is another message. */
function stepOne(payload: Uint8Array, client: number): number | null {
	const message = parseSectionMessage(payload);
	if (message?.type !== 'step-1') return null;
	return Y.decodeStateVector(message.stateVector).get(client) ?? 0;
}

export class SectionDocument {
	readonly doc = new Y.Doc();
	readonly fragment = this.doc.getXmlFragment(ROOT);
	readonly awareness: Awareness;
	readonly access: 'read' | 'write';
	readonly clientId: number;
	/** The text has been complete once: only then may anybody type into it. */
	ready = false;
	readonly #provider: WebsocketProvider;
	readonly #delivery = new Delivery();
	readonly #words: OwnWords;
	readonly #presence: PresenceOut;
	readonly #events: DocumentEvents;
	/** What the server had of this page's own clocks when this channel began; null once its text is here. */
	#hadThen: number | null = null;
	readonly #holders = new Set<() => void>();
	#channel: Channel | null = null;
	#socket: ChannelSocket | null = null;

	constructor(channel: Channel, events: DocumentEvents) {
		this.#events = events;
		this.access = channel.access;
		this.clientId = channel.clientId;
		this.doc.clientID = channel.clientId; // before the Awareness is made, and never again
		this.awareness = new Awareness(this.doc);
		if (channel.access === 'read') this.awareness.setLocalState(null);
		this.doc.on('update', this.#updated); // before the provider's, so that a change counts before it is sent
		this.#provider = this.#makeProvider();
		this.#words = new OwnWords(this.doc, this.fragment, {
			origin: this.#provider,
			unseenFrom: () => this.#hadThen ?? this.#delivery.savedClock,
			struck: (words) => events.struck(words),
		});
		this.#presence = new PresenceOut(this.awareness, (payload) => this.#tell(payload));
		this.awareness.on('change', () => events.changed());
		this.attach(channel);
	}

	get attached(): boolean {
		return this.#socket?.readyState === ChannelSocket.OPEN;
	}

	get waiting(): number {
		return this.#delivery.waiting;
	}

	get settled(): boolean {
		return this.access === 'read' || this.#delivery.settled;
	}

	/** The same text on a new channel, after the server kept this client id. */
	attach(channel: Channel): void {
		this.#channel = channel;
		this.#delivery.reconnected();
		if (channel.access === 'read') this.#connect();
	}

	/**
	 * One message of the channel. The server's step 1 opens a write channel to the provider in the same task:
	 * a key pressed between the two would leave a gap that the server never fills.
	 */
	received(payload: Uint8Array): void {
		if (!this.attached) {
			const known = stepOne(payload, this.clientId);
			if (known === null) return; // our own step 1 brings all of it again
			this.#delivery.known(known);
			this.#hadThen = known;
			this.#connect();
		}
		this.#socket?.received(payload);
		this.#events.changed();
	}

	/** Something came over the physical socket, so this room lives. */
	heard(): void {
		this.#socket?.received(EMPTY_AWARENESS_MESSAGE);
	}

	/** false: the server counts what this channel never sent. */
	saved(count: number): boolean {
		const sound = this.#delivery.saved(count);
		this.#events.changed();
		return sound;
	}

	/** The connection is gone; the text and what is typed from now on stay. */
	lost(): void {
		this.#channel = null;
		this.#socket?.lost();
		this.#socket = null;
		this.#events.changed();
	}

	/** Own words that are not known to be on disk, as plain text. */
	undelivered(): string {
		return this.access === 'write' ? this.#words.since(this.#delivery.savedClock) : '';
	}

	plainText(): string {
		return plainText(this.fragment);
	}

	get empty(): boolean {
		return !hasText(this.fragment);
	}

	/** Whoever holds the text open (an editor) lets go of it, synchronously, when its life ends. Returns what forgets it. */
	onRelease(letGo: () => void): () => void {
		this.#holders.add(letGo);
		return () => this.#holders.delete(letGo);
	}

	/** Nothing shows this text any more: not at the next frame, now. */
	release(): void {
		for (const letGo of [...this.#holders]) letGo();
		this.#holders.clear();
	}

	/** Yjs takes another client id when it meets its own in somebody's update: this document can be trusted no more. */
	get spoiled(): boolean {
		return this.doc.clientID !== this.clientId;
	}

	destroy(): void {
		this.#channel = null;
		this.#presence.destroy();
		this.#words.destroy();
		this.doc.clientID = this.clientId; // a spoiled one: the provider says good-bye under an id that presence knows
		this.#provider.destroy();
		this.doc.destroy();
	}

	#makeProvider(): WebsocketProvider {
		const provider = new WebsocketProvider('ws://page', 'section', this.doc, {
			connect: false,
			awareness: this.awareness,
			WebSocketPolyfill: socketsTo(this.#port),
			disableBc: true, // nothing of a section leaves this page by another way
			shouldReconnect: () => false, // the multiplexer alone backs off
		});
		provider.on('sync', (synced: boolean) => {
			this.ready ||= synced;
			if (synced) this.#hadThen = null;
			this.#events.changed();
		});
		return provider;
	}

	#connect(): void {
		this.#provider.connect();
		this.#socket?.opened();
		if (this.awareness.getLocalState() !== null) this.#presence.tell();
	}

	/** Presence leaves by PresenceOut; what a reader's page would change leaves not at all. */
	#pass(payload: Uint8Array): void {
		const type = parseSectionMessage(payload)?.type;
		const changes = type === 'step-2' || type === 'update';
		if (type !== 'step-1' && !changes) return;
		if (changes && this.access === 'read') return;
		if (changes) this.#delivery.sent(Y.getState(this.doc.store, this.clientId));
		this.#channel?.send(payload);
	}

	#tell(payload: Uint8Array): void {
		if (this.access === 'write' && this.attached) this.#channel?.send(payload);
	}

	readonly #updated = (_update: Uint8Array, origin: unknown): void => {
		if (origin === this.#provider) return;
		this.#delivery.changed();
		this.#events.edited();
	};

	readonly #port: ChannelPort = {
		made: (socket) => {
			this.#socket = socket;
		},
		send: (payload) => this.#pass(payload),
		dropped: (socket) => {
			if (socket === this.#socket) this.#socket = null;
			this.#channel?.restart(); // its watchdog, not ours: the channel stands, the provider does not
		},
	};
}
