// One physical socket per page for all its sections: hello, channels, and what to do when it closes (PROTOCOL.md, W8).
import type { View } from '#lib/domain/view/view.ts';
import {
	NOT_IN_MEETING,
	OUTDATED_PAGE,
	PROTOCOL_ERROR,
	SIGNED_OUT,
	TRY_LATER,
	reconnectAfter,
	type Erasure,
} from '#lib/sync/close-codes.ts';
import { controlFrame, parseServerMessage, type ServerMessage } from '#lib/sync/control.ts';
import { CONTROL_CHANNEL, type Frame } from '#lib/sync/frames.ts';
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#lib/sync/version.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { backOff } from './back-off.ts';
import type { Channel, ChannelEnd } from './channel.ts';
import { Channels } from './channels.ts';
import { PhysicalSocket } from './physical-socket.ts';

/** Why a page does not come back by itself. */
export type EndReason = 'signed-out' | 'gone' | 'outdated' | 'failed';
export type Connection =
	| { readonly state: 'connecting' }
	| { readonly state: 'live' }
	| { readonly state: 'offline' }
	| { readonly state: 'ended'; readonly reason: EndReason };

export interface LiveListener {
	viewed(view: View): void;
	/** null: this section is in no view that came before. */
	opened(channel: Channel): ChannelEnd | null;
	/** A section of the view that the server cannot read now. */
	unreadable(section: SectionId): void;
	connected(connection: Connection): void;
	/** The documents can be trusted no more: they go, the words that they did not deliver stay. */
	renewed(): void;
	erased(erasure: Erasure): void;
}

export interface LiveOptions {
	readonly url: string;
	readonly Socket: typeof WebSocket;
	/** The status of GET /api/meetings/:id, 0 when nothing answers: a failed upgrade tells no reason. */
	readonly probe: () => Promise<number>;
	/** In [0, 1). */
	readonly random: () => number;
}

/** After so much time alive, a protocol error is the first of its row again. */
const SOUND_AFTER_MS = 60_000;

const REASONS: ReadonlyMap<number, EndReason> = new Map([
	[SIGNED_OUT, 'signed-out'],
	[NOT_IN_MEETING, 'gone'],
	[OUTDATED_PAGE, 'outdated'],
]);
/** What a failed upgrade's probe acts as. */
const AS_CLOSED = new Map([
	[401, SIGNED_OUT],
	[404, NOT_IN_MEETING],
]);

export class LiveConnection {
	readonly #options: LiveOptions;
	readonly #listener: LiveListener;
	#socket: PhysicalSocket | null = null;
	#channels: Channels | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#attempt = 0;
	/** One-time, in memory alone; kept until the next one comes, since a hello may never have arrived. */
	#resume: string | null = null;
	#liveSince: number | null = null;
	#renewed = false;
	#over = false;

	constructor(options: LiveOptions, listener: LiveListener) {
		this.#options = options;
		this.#listener = listener;
	}

	start(): void {
		this.#listener.connected({ state: 'connecting' });
		this.#connect();
	}

	/** For good; the documents are the listener's to destroy. */
	stop(): void {
		this.#over = true;
		clearTimeout(this.#timer);
		this.#socket?.close();
	}

	/** The line may be another one now (network back, page woken): do not wait for a time-out. */
	retry(): void {
		if (this.#socket) this.#socket.close();
		this.#attempt = 0;
		this.#schedule(0);
	}

	#connect(): void {
		clearTimeout(this.#timer);
		if (this.#over || this.#socket) return;
		const socket = new PhysicalSocket(this.#options.url, this.#options.Socket, {
			opened: () => this.#hello(),
			frames: (frames) => this.#frames(frames),
			gone: (code, opened) => this.#gone(code, opened),
		});
		this.#socket = socket;
		this.#channels = new Channels({
			send: (frame) => socket.send([frame]),
			restart: () => socket.close(),
			renew: () => socket.close(PROTOCOL_ERROR),
			opened: (channel) => this.#listener.opened(channel),
		});
	}

	#hello(): void {
		const resume = this.#resume === null ? {} : { resume: this.#resume };
		const versions = { protocol: PROTOCOL_VERSION, schema: SCHEMA_VERSION };
		this.#socket?.send([controlFrame({ type: 'hello', ...versions, ...resume })]);
	}

	#frames(frames: readonly Frame[]): boolean {
		const channels = this.#channels;
		for (const frame of frames) {
			if (this.#channels !== channels) return true; // closed by what the frame before it did
			if (!this.#frame(frame)) return false;
		}
		this.#channels?.heard();
		return true;
	}

	#frame(frame: Frame): boolean {
		if (frame.channel !== CONTROL_CHANNEL) return this.#channels?.received(frame) ?? true;
		const message = parseServerMessage(frame.payload);
		return message !== null && this.#control(message);
	}

	#control(message: ServerMessage): boolean {
		const channels = this.#channels;
		if (!channels) return true;
		switch (message.type) {
			case 'view':
				this.#viewed(message.view, message.resume);
				return true;
			case 'open':
				return channels.open(message);
			case 'close':
				return channels.close(message);
			case 'saved':
				return channels.saved(message);
			case 'refused':
				return channels.refused(message);
			case 'unreadable':
				this.#listener.unreadable(message.sectionId);
				return true;
			case 'tick':
				return true;
			default:
				return unreachable(message);
		}
	}

	#viewed(view: View, resume: string | undefined): void {
		if (resume !== undefined) this.#resume = resume;
		this.#attempt = 0;
		this.#liveSince ??= Date.now();
		this.#listener.viewed(view);
		this.#listener.connected({ state: 'live' });
	}

	#gone(code: number, opened: boolean): void {
		const channels = this.#channels;
		if (this.#liveSince !== null && Date.now() - this.#liveSince >= SOUND_AFTER_MS)
			this.#renewed = false;
		this.#socket = null;
		this.#channels = null;
		this.#liveSince = null;
		channels?.lost();
		if (this.#over) return;
		this.#listener.connected({ state: 'offline' });
		if (opened) this.#after(code);
		else void this.#ask(code);
	}

	/** A page whose upgrade failed asks over HTTP what it may not be told by a close code. */
	async #ask(code: number): Promise<void> {
		const status = await this.#options.probe();
		if (this.#over || this.#socket) return;
		this.#after(AS_CLOSED.get(status) ?? code);
	}

	#after(code: number): void {
		const next = reconnectAfter(code);
		switch (next.when) {
			case 'back-off':
				return this.#wait(code === TRY_LATER);
			case 'once-fresh':
				return this.#renewed ? this.#end('failed', 'all-but-undelivered') : this.#fresh();
			case 'never':
				return this.#end(REASONS.get(code) ?? 'failed', next.erase);
			default:
				return unreachable(next);
		}
	}

	#fresh(): void {
		this.#renewed = true;
		this.#resume = null;
		this.#listener.renewed();
		this.#wait(false);
	}

	#end(reason: EndReason, erasure: Erasure): void {
		this.#over = true;
		this.#resume = null;
		this.#listener.erased(erasure);
		this.#listener.connected({ state: 'ended', reason });
	}

	#wait(asked: boolean): void {
		this.#schedule(backOff(this.#attempt, this.#options.random(), asked));
		this.#attempt += 1;
	}

	#schedule(milliseconds: number): void {
		clearTimeout(this.#timer);
		if (this.#over) return;
		this.#timer = setTimeout(() => this.#connect(), milliseconds);
	}
}
