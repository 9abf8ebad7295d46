// Everything that one page gets: its channels, and each frame on them, asked for its right at the moment at which it leaves.
import type { SectionId } from '#lib/domain/ids.ts';
import { PROTOCOL_ERROR, type ServerCloseCode } from '#lib/sync/close-codes.ts';
import {
	controlFrame,
	savedFrame,
	type ServerMessage,
	type UpdateRefusal,
} from '#lib/sync/control.ts';
import type { Frame } from '#lib/sync/frames.ts';
import { MAX_REFUSALS_PER_MINUTE, UNASKED_STATE_MS } from '#lib/sync/limits.ts';
import { step1Message, step2Message, updateMessage } from '#lib/sync/section-messages.ts';
import { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { LiveSocket } from './live-socket.ts';
import { Outflow } from './outflow.ts';

interface Init {
	readonly connection: Connection;
	readonly socket: LiveSocket;
	readonly clock: Clock;
	/** Ends the connection. */
	readonly end: (code: ServerCloseCode) => void;
	/** Ends it with everything that has not left. */
	readonly cut: () => void;
	readonly stalled: () => void;
}

export type ToOpen = Pick<Channel, 'room' | 'access' | 'clientId' | 'kept'>;

const MINUTE = 60_000;

export class Outbound {
	readonly #init: Init;
	readonly #outflow: Outflow;
	/** All that were ever opened, by number. */
	readonly #channels = new Map<number, Channel>();
	/** Those that are open. */
	readonly #bySection = new Map<SectionId, Channel>();
	/** Channels whose first state, or what they asked for since, waits its turn. */
	readonly #asking = new Map<Channel, Uint8Array>();
	readonly #touched = new Set<Channel>();
	/** What the page was told that it cannot have now. */
	#withheld: ReadonlySet<SectionId> = new Set();
	readonly #timers = new Set<() => void>();
	#live = false;
	/** Where the latest view ends among the bytes of this connection. */
	#viewMark = 0;
	#viewTouched = false;
	#refusals: number[] = [];

	constructor(init: Init) {
		this.#init = init;
		const { socket, clock, stalled } = init;
		this.#outflow = new Outflow(socket, clock, { room: () => this.pump(), stalled });
	}

	start(): void {
		this.#live = true;
	}

	stop(): void {
		this.#live = false;
		this.#outflow.stop();
		this.#asking.clear();
		for (const cancel of this.#timers) cancel();
	}

	/** So much waits that text is left out until some of it has left. */
	get crowded(): boolean {
		return this.#outflow.crowded;
	}

	/** So little waits that what can be told later does not stand in front of text. */
	get roomy(): boolean {
		return this.#outflow.roomy;
	}

	/** A view, or words of what is open, may still wait in the socket. */
	get mayHoldWords(): boolean {
		return this.#outflow.mayHold(this.#markOf(this.open));
	}

	get open(): readonly Channel[] {
		return [...this.#bySection.values()];
	}

	channelOf(section: SectionId): Channel | undefined {
		return this.#bySection.get(section);
	}

	/** The client ids of this section's channels that have ended here: their documents are not to be kept. */
	over(section: SectionId, generation: number): number[] {
		return [...this.#channels.values()].flatMap(({ open, room, clientId }) =>
			!open && room.section === section && room.generation === generation ? [clientId] : [],
		);
	}

	numbered(channel: number): Channel | undefined {
		return this.#channels.get(channel);
	}

	// Each of these adds to the next message; flush sends it.

	control(message: ServerMessage): void {
		if (this.#live) this.#outflow.add(controlFrame(message));
	}

	saved(channel: Channel): void {
		if (this.#live) this.#outflow.add(savedFrame(channel.number, channel.saved));
	}

	view(frame: Frame): void {
		if (!this.#live) return;
		this.#outflow.add(frame);
		this.#viewTouched = true;
	}

	/** INVARIANT: the client id is stored as this person's already (W12). */
	openChannel({ room, access, clientId, kept }: ToOpen): void {
		if (!this.#live) return;
		const { connection, clock } = this.#init;
		const number = this.#channels.size + 1;
		const openedAt = clock.uptime();
		const channel = new Channel({ connection, number, room, access, clientId, kept, openedAt });
		this.#channels.set(number, channel);
		this.#bySection.set(room.section, channel);
		room.join(channel);
		this.control({ type: 'open', channel: number, sectionId: room.section, access, clientId });
		if (access === 'write') this.text(channel, step1Message(room.stateVector()));
		this.#unaskedLater(channel);
	}

	/** Says of each section once that its text cannot be read now (W16). INVARIANT: only of what this reader may read. */
	unreadable(sections: readonly SectionId[]): void {
		for (const sectionId of sections)
			if (!this.#withheld.has(sectionId)) this.control({ type: 'unreadable', sectionId });
		this.#withheld = new Set(sections);
	}

	/** A frame of the section's text or presence; nothing when the right has gone (W42). */
	text(channel: Channel, payload: Uint8Array): void {
		if (!channel.open || !this.#live) return;
		this.#outflow.add({ channel: channel.number, payload });
		this.#touched.add(channel);
	}

	/** Ends channels, and sends that at once; resets the socket where bytes of them may wait in it (W14). */
	close(channels: readonly Channel[]): void {
		if (channels.length === 0) return;
		const mark = this.#markOf(channels);
		for (const channel of channels) {
			this.forget(channel);
			this.control({ type: 'close', channel: channel.number });
		}
		if (this.#outflow.mayHold(mark)) this.#init.cut();
		else this.flush();
	}

	refuse(channel: Channel, code: UpdateRefusal): void {
		this.forget(channel);
		this.control({ type: 'refused', channel: channel.number, code });
		const now = this.#init.clock.uptime();
		this.#refusals = [...this.#refusals.filter((at) => at > now - MINUTE), now];
		if (this.#refusals.length > MAX_REFUSALS_PER_MINUTE) this.#init.end(PROTOCOL_ERROR);
	}

	flush(): void {
		if (!this.#live) return;
		this.#outflow.flush();
		for (const channel of this.#touched) channel.mark = this.#outflow.mark;
		this.#touched.clear();
		if (this.#viewTouched) this.#viewMark = this.#outflow.mark;
		this.#viewTouched = false;
	}

	/** Notes what a channel lacks; it comes when it is its turn (W52). */
	ask(channel: Channel, stateVector: Uint8Array): void {
		this.#asking.set(channel, stateVector);
		this.pump();
	}

	/** Sends what had to wait, as far as there is room and text may leave. */
	pump(): void {
		if (!this.#live || !this.#init.connection.mayLeave) return;
		for (const [channel, stateVector] of this.#asking) {
			if (!this.#outflow.roomy) return;
			this.#asking.delete(channel);
			this.#answer(channel, stateVector);
		}
		for (const channel of this.#bySection.values())
			if (channel.missedSince && this.#outflow.roomy) this.#catchUp(channel, channel.missedSince);
	}

	/** No frame of it leaves any more, and nothing that comes on it counts. */
	forget(channel: Channel): void {
		channel.open = false;
		this.#asking.delete(channel);
		if (this.#bySection.get(channel.room.section) === channel)
			this.#bySection.delete(channel.room.section);
		channel.room.leave(channel);
	}

	/** Where the latest word of these ends among the bytes of this connection; a view tells of all of them. */
	#markOf(channels: readonly Channel[]): number {
		return Math.max(this.#viewMark, ...channels.map(({ mark }) => mark));
	}

	#catchUp(channel: Channel, since: Uint8Array): void {
		channel.missedSince = null;
		this.text(channel, updateMessage(channel.room.stateSince(since)));
		this.flush();
	}

	#answer(channel: Channel, stateVector: Uint8Array): void {
		let state: Uint8Array;
		try {
			state = channel.room.stateSince(stateVector);
		} catch {
			return this.#init.end(PROTOCOL_ERROR);
		}
		if (channel.synced) this.#init.connection.inflow.take(state.length); // asked again: it counts as if sent
		this.text(channel, step2Message(state));
		if (!channel.synced) channel.room.presence.tellAll(channel);
		channel.synced = true;
		channel.missedSince = null;
		this.flush();
	}

	#unaskedLater(channel: Channel): void {
		const cancel = this.#init.clock.after(UNASKED_STATE_MS, () => {
			this.#timers.delete(cancel);
			if (channel.open && !channel.synced && !this.#asking.has(channel))
				this.ask(channel, new Uint8Array());
		});
		this.#timers.add(cancel);
	}
}
