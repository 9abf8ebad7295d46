// Who is writing where in one room: stamped by the server, gathered, and sent at most ten times a second (W30-W32).
import { PRESENCE_INTERVAL_MS, PRESENCE_TTL_MS } from '#lib/sync/limits.ts';
import {
	cursorOf,
	decodeAwareness,
	encodeAwareness,
	type AwarenessEntry,
	type Presence as State,
} from '#lib/sync/presence.ts';
import { awarenessMessage } from '#lib/sync/section-messages.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';

const NOBODY = 'null';
/** Until the next look when text may not leave. */
const HELD_MS = 10;

interface Entry extends AwarenessEntry {
	readonly seenAt: number;
}

export class Presence {
	readonly #clock: Clock;
	readonly #channels: ReadonlySet<Channel>;
	/** By client id; whoever left stays until that was told. */
	readonly #entries = new Map<number, Entry>();
	readonly #untold = new Set<number>();
	/** Pages on a slow line that have missed something: they get everything once their line has room. */
	readonly #late = new Set<Channel>();
	#toldAt = Number.NEGATIVE_INFINITY;
	#lastClock = 0;
	#later: (() => void) | null = null;

	constructor(clock: Clock, channels: ReadonlySet<Channel>) {
		this.#clock = clock;
		this.#channels = channels;
	}

	/** Takes the page's own entry out of what it sent; false when the bytes are no awareness update. */
	take(channel: Channel, update: Uint8Array): boolean {
		const entries = decodeAwareness(update);
		if (!entries) return false;
		const own = entries.findLast(({ clientId }) => clientId === channel.clientId);
		const cursor = own && cursorOf(own.state);
		if (cursor === undefined) return true;
		const who = channel.connection.seat?.who;
		const state: State | null = cursor === 'gone' || !who ? null : { user: who, cursor };
		this.#put(channel.clientId, JSON.stringify(state));
		this.tell();
		return true;
	}

	leave(channel: Channel): void {
		this.#late.delete(channel);
		const state = this.#entries.get(channel.clientId)?.state;
		if (state === undefined || state === NOBODY) return;
		this.#put(channel.clientId, NOBODY);
		this.tell();
	}

	/** Tells this page who else is here. */
	tellAll(channel: Channel): void {
		const fresh = this.#clock.uptime() - PRESENCE_TTL_MS;
		const others = [...this.#entries.values()].filter(
			({ clientId, state, seenAt }) =>
				clientId !== channel.clientId && state !== NOBODY && seenAt >= fresh,
		);
		if (others.length > 0) channel.connection.out.text(channel, messageOf(others));
	}

	/** Tells everybody what changed, now or when the interval has passed and text may leave. */
	tell(): void {
		if (this.#untold.size === 0 || this.#later) return;
		const wait = this.#toldAt + PRESENCE_INTERVAL_MS - this.#clock.uptime();
		if (wait <= 0 && this.#mayLeave()) this.#tellNow();
		else this.#later = this.#clock.after(Math.max(wait, HELD_MS), () => this.#again());
	}

	stop(): void {
		this.#later?.();
		this.#later = null;
	}

	#again(): void {
		this.#later = null;
		this.tell();
	}

	/** A clock of the server's own, above every one that a page has seen, also after a restart. */
	#put(clientId: number, state: string): void {
		this.#lastClock = Math.max(this.#lastClock + 1, this.#clock.now());
		const seenAt = this.#clock.uptime();
		this.#entries.set(clientId, { clientId, clock: this.#lastClock, state, seenAt });
		this.#untold.add(clientId);
	}

	#mayLeave(): boolean {
		for (const { connection } of this.#channels) return connection.mayLeave;
		return true;
	}

	#tellNow(): void {
		this.#toldAt = this.#clock.uptime();
		const changed = [...this.#untold].flatMap((clientId) => this.#entries.get(clientId) ?? []);
		this.#untold.clear();
		const forAll = messageOf(changed);
		for (const channel of this.#channels) {
			const hasOwn = changed.some(({ clientId }) => clientId === channel.clientId);
			const others = changed.filter(({ clientId }) => clientId !== channel.clientId);
			if (others.length === 0 || !channel.synced) continue;
			this.#tellPage(channel, hasOwn ? messageOf(others) : forAll);
		}
		for (const { clientId, state } of changed) if (state === NOBODY) this.#entries.delete(clientId);
	}

	/** On a slow line presence would stand in front of the text, so it waits until there is room. */
	#tellPage(channel: Channel, message: Uint8Array): void {
		const { out } = channel.connection;
		if (!out.roomy) return void this.#late.add(channel);
		out.text(channel, message);
		if (this.#late.delete(channel)) this.tellAll(channel);
		out.flush();
	}
}

const messageOf = (entries: readonly AwarenessEntry[]): Uint8Array =>
	awarenessMessage(encodeAwareness(entries));
