// A meeting's text in its order: gathered, gated, stored, told; and what happens when it cannot be stored (W22-W24, W55).
import type { MeetingId } from '#lib/domain/ids.ts';
import { STORE_RETRY_MS } from '#lib/sync/limits.ts';
import { StorageError, UnreadableError } from '../store/errors.ts';
import type { SectionStore } from '../store/ports.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import { Commit, type Received } from './commit.ts';
import type { Connection } from './connection.ts';
import type { Deliveries } from './deliveries.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface TextOrderInit {
	readonly meeting: MeetingId;
	readonly store: SectionStore;
	readonly deliveries: Deliveries;
	readonly rooms: Rooms;
	readonly clock: Clock;
	readonly report: (what: string, error: unknown) => void;
	/** Opens anew what these pages lack. */
	readonly reopen: (connections: readonly Connection[]) => Promise<void>;
	/** Brings the order back here when a pause is over. */
	readonly nudge: () => void;
	/** Calls `look` in its turn. */
	readonly look: () => void;
}

/** What a question for everybody's presence counts, as if so much had been sent. */
const QUERY_BYTES = 4_096;

const isText = ({ message }: Received): boolean =>
	message.type === 'update' || message.type === 'step-2';

export class TextOrder {
	readonly #init: TextOrderInit;
	/** Text that is not on disk yet because the store could not take it. */
	#backlog: Received[] = [];
	#over = false;
	#pause = 0;
	#waiting: (() => void) | null = null;
	#looking: (() => void) | null = null;

	constructor(init: TextOrderInit) {
		this.#init = init;
	}

	get settled(): boolean {
		return this.#backlog.length === 0;
	}

	/** Everybody's text goes to the disk together; what is no text waits for nobody. */
	turn(items: readonly Received[]): Promise<void> | null {
		return items.some(isText) ? this.#init.store.turn() : null;
	}

	async take(items: readonly Received[]): Promise<void> {
		if (this.#over) return;
		this.#backlog.push(...items.filter(isText));
		if (!this.#waiting && this.#backlog.length > 0) await this.#store();
		for (const item of items) if (!isText(item)) this.#answer(item);
	}

	/** Exchanges documents that may differ from others, where the writers pause (W27). In the mailbox's turn. */
	async look(): Promise<void> {
		if (this.#over) return;
		const { rooms, reopen, clock } = this.#init;
		const pages = new Set<Connection>();
		for (const room of rooms.all) {
			if (room.doubtful.length === 0) continue;
			const wait = room.doubt.waitAt(clock.uptime());
			const leaving = wait > 0 ? null : await rooms.settle(room);
			if (leaving) leave(leaving, pages);
			else this.#lookIn(wait || STORE_RETRY_MS.longest);
		}
		if (pages.size > 0) await reopen([...pages]);
	}

	/** Tries at once what waits for the end of a pause. */
	async hurry(): Promise<void> {
		this.stop();
		if (this.#backlog.length > 0) await this.#store();
	}

	/** INVARIANT: nothing is stored after this, also of what was received before: its keys may be gone, and would be made anew. */
	end(): void {
		this.#over = true;
		this.#backlog = [];
		this.stop();
	}

	stop(): void {
		this.#waiting?.();
		this.#waiting = null;
		this.#looking?.();
		this.#looking = null;
	}

	/** Where a look is due already, this one comes with it. */
	#lookIn(ms: number): void {
		this.#looking ??= this.#init.clock.after(ms, () => {
			this.#looking = null;
			this.#init.look();
		});
	}

	async #store(): Promise<void> {
		const items = this.#backlog;
		this.#backlog = [];
		const commit = new Commit();
		for (const item of items) commit.add(item);
		if (!(await this.#append(commit))) {
			this.#backlog = [...items, ...this.#backlog];
			return this.#later();
		}
		this.#pause = 0;
		const lost = commit.tell();
		for (const { channel, bytes } of items) channel.connection.inflow.decided(bytes);
		await this.#clean(commit, lost);
	}

	/** false when the store cannot now; nothing of it is there then. */
	async #append(commit: Commit): Promise<boolean> {
		const { rows, rooms } = commit;
		if (rows.length === 0) return true;
		const { meeting, store, report } = this.#init;
		await this.#noted(rooms);
		try {
			await store.append(
				rows.map(({ room, update }) => ({
					meeting,
					section: room.section,
					generation: room.generation,
					update,
				})),
			);
			return true;
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
			report('text cannot be stored now', error);
			return false;
		}
	}

	/** A log of days that cannot be kept now keeps no words from the disk: it is tried again with the next ones. */
	async #noted(rooms: readonly Room[]): Promise<void> {
		const { meeting, deliveries, clock, report } = this.#init;
		try {
			await deliveries.writtenIn(meeting, rooms, clock.now());
		} catch (error) {
			if (!(error instanceof StorageError || error instanceof UnreadableError)) throw error;
			report('who had a text before them today cannot be noted now', error);
		}
	}

	#later(): void {
		const { first, longest } = STORE_RETRY_MS;
		this.#pause = Math.min(longest, this.#pause * 2 || first);
		this.#waiting = this.#init.clock.after(this.#pause, () => {
			this.#waiting = null;
			this.#init.nudge();
		});
	}

	async #clean(commit: Commit, lost: ReadonlyMap<Room, unknown>): Promise<void> {
		const { rooms, reopen, clock } = this.#init;
		const pages = new Set<Connection>();
		for (const [channel, code] of commit.refused) {
			channel.connection.out.refuse(channel, code);
			channel.connection.out.flush();
			pages.add(channel.connection);
		}
		for (const [room, error] of lost) this.#lose(room, error, pages);
		for (const room of commit.touched) {
			if (room.doubtful.length > 0) this.#lookIn(room.doubt.waitAt(clock.uptime()));
			if (!lost.has(room)) await rooms.compact(room);
		}
		if (pages.size > 0) await reopen([...pages]);
	}

	#lose(room: Room, error: unknown, pages: Set<Connection>): void {
		this.#init.report('a room is not what is on disk', error);
		this.#init.rooms.drop(room);
		leave([...room.channels], pages);
	}

	#answer({ channel, message, bytes }: Received): void {
		const { connection, room } = channel;
		connection.inflow.decided(bytes);
		if (!channel.open) return;
		if (message.type === 'step-1') connection.out.ask(channel, message.stateVector);
		else if (message.type === 'query-awareness') {
			connection.inflow.take(QUERY_BYTES);
			room.presence.tellAll(channel);
		} else if (message.type === 'awareness') room.presence.take(channel, message.update);
		connection.out.flush();
	}
}

/** Ends channels; their pages open the sections anew. */
function leave(channels: readonly Channel[], pages: Set<Connection>): void {
	for (const channel of channels) {
		channel.connection.out.close([channel]);
		pages.add(channel.connection);
	}
}
