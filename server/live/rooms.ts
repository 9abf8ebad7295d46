// The rooms of one meeting: loaded when somebody may read them, let go when nobody has them open.
import type { MeetingId, SectionId } from '#lib/domain/ids.ts';
import type { SectionStore } from '../store/ports.ts';
import type { Clock } from './clock.ts';
import { Room } from './room.ts';
import { snapshotOf } from './room-text.ts';

/** A log is made one snapshot when it has this many rows, and weighs this many times its text. */
const COMPACT_ROWS = 500;
const COMPACT_WEIGHT = 2;

export interface RoomsInit {
	readonly meeting: MeetingId;
	readonly store: SectionStore;
	readonly clock: Clock;
	/** Told when a section cannot be read, or its log not made shorter. */
	readonly report: (what: string, error: unknown) => void;
}

export class Rooms {
	readonly #init: RoomsInit;
	readonly #rooms = new Map<SectionId, Room>();

	constructor(init: RoomsInit) {
		this.#init = init;
	}

	/** null when the section cannot be read: it is opened to nobody, and nothing is written over it (W16). */
	async open(section: SectionId, generation: number): Promise<Room | null> {
		const known = this.#rooms.get(section);
		if (known?.generation === generation) return known;
		try {
			const room = await this.#load(section, generation);
			this.#rooms.set(section, room);
			return room;
		} catch (error) {
			this.#init.report('a section cannot be read', error);
			return null;
		}
	}

	/** The section begins anew with this snapshot, which is on disk. */
	begin(section: SectionId, generation: number, snapshot: Uint8Array): void {
		const { clock } = this.#init;
		const init = { section, generation, clock, updates: [snapshot], clientIds: new Map() };
		this.#rooms.set(section, new Room(init));
	}

	/** Forgets a copy that is not what is on disk. */
	drop(room: Room): void {
		if (this.#rooms.get(room.section) === room) this.#rooms.delete(room.section);
		room.presence.stop();
	}

	/** Lets go of rooms that nobody has open. Only in the mailbox's turn: then all their text is on disk. */
	sweep(): void {
		for (const room of this.#rooms.values()) if (room.channels.size === 0) this.drop(room);
	}

	/** Makes a long log short. A failure leaves the log as it is. */
	async compact(room: Room): Promise<void> {
		if (room.rows < COMPACT_ROWS) return;
		const upToCount = room.rows;
		try {
			const snapshot = snapshotOf(room.doc);
			if (room.rows < 10 * COMPACT_ROWS && room.rowBytes < COMPACT_WEIGHT * snapshot.length) return;
			const { store } = this.#init;
			await store.compact(room.section, room.generation, upToCount, snapshot);
			room.compacted(upToCount, snapshot);
		} catch (error) {
			this.#init.report('a log could not be made shorter', error);
		}
	}

	async #load(section: SectionId, generation: number): Promise<Room> {
		const { store, clock } = this.#init;
		const log = await store.load(section);
		if (log && log.generation !== generation)
			throw new Error('the stored text is of another generation than the meeting');
		const clientIds = await store.clientIds(section, generation);
		return new Room({ section, generation, clock, clientIds, updates: log?.updates ?? [] });
	}
}
