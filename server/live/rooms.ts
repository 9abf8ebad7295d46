// The rooms of one meeting: loaded when somebody may read them, let go when nobody has them open.
import type { PresentText, WordsNow } from '#lib/domain/act.ts';
import type { MeetingId, SectionId } from '#lib/domain/ids.ts';
import type { Grant } from '#lib/domain/view/grant.ts';
import type { SectionStore } from '../store/ports.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import { COMPACT_ROWS, Room } from './room.ts';
import { settledOf, snapshotOf, wordsOf } from './room-text.ts';
import { wordsIn } from './words.ts';

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
	readonly #unreadable = new Set<SectionId>();

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
			this.#unreadable.delete(section);
			return room;
		} catch (error) {
			this.#unreadable.add(section);
			this.#init.report('a section cannot be read', error);
			return null;
		}
	}

	/** Somebody who may read a section could not be given it; it is tried again at each look at the clock. */
	get someUnreadable(): boolean {
		return this.#unreadable.size > 0;
	}

	/** What stands in a part now, for whoever holds a grant to it; null when it cannot be read. */
	async words({ section, generation }: Grant): Promise<PresentText | null> {
		const room = await this.open(section, generation);
		return room && wordsOf(room.doc);
	}

	/** The same with its blocks and marks, as minutes show it. */
	async text({ section, generation }: Grant): Promise<WordsNow | null> {
		const room = await this.open(section, generation);
		return room && { words: wordsIn(room.doc), digest: wordsOf(room.doc).digest };
	}

	/** The section begins anew with this snapshot, which is on disk. */
	begin(section: SectionId, generation: number, snapshot: Uint8Array): void {
		const { clock } = this.#init;
		const init = { section, generation, clock, updates: [snapshot], clientIds: new Map() };
		this.#unreadable.delete(section);
		this.#rooms.set(section, new Room(init));
	}

	/** Forgets a copy that is not what is on disk. */
	drop(room: Room): void {
		if (this.#rooms.get(room.section) === room) this.#rooms.delete(room.section);
		room.presence.stop();
	}

	/**
	 * Lets go of rooms that nobody has open. Each log is made one snapshot first, also of a room that stays open when
	 * its writers have paused: what was struck is gone from the disk too.
	 * Only in the mailbox's turn: then all their text is on disk.
	 */
	async sweep(): Promise<void> {
		for (const room of this.all) {
			if (room.rows > 1 && room.rests) await this.#shorten(room);
			if (room.channels.size === 0) this.drop(room);
		}
	}

	get all(): readonly Room[] {
		return [...this.#rooms.values()];
	}

	/** Makes a log one snapshot when it has become long. */
	async compact(room: Room): Promise<void> {
		if (room.rows >= room.compactAt) await this.#shorten(room);
	}

	/**
	 * Where copies may differ: from now on the server's own is what a newcomer reads, here and on disk. Answers the
	 * channels whose documents have to be exchanged for it; null when the store cannot now.
	 */
	async settle(room: Room): Promise<readonly Channel[] | null> {
		const { doubtful, doubt, section, generation } = room;
		const { bytes, same } = settledOf(room.doc);
		if (!same) {
			if (!(await this.#replaceLog(room, () => bytes))) return null;
			const clientIds = new Map(room.owners);
			const { clock } = this.#init;
			const init = { section, generation, clock, clientIds, doubt, updates: [bytes] };
			this.#rooms.set(section, new Room(init));
		}
		doubt.exchanged();
		return same ? doubtful : [...room.channels];
	}

	/** INVARIANT: the snapshot was compared with the text before a row goes; when they differ, nothing goes. */
	async #replaceLog(room: Room, snapshot: () => Uint8Array): Promise<boolean> {
		const { store, report } = this.#init;
		try {
			await store.compact(room.section, room.generation, room.rows, snapshot());
			room.compacted();
			return true;
		} catch (error) {
			report('a log could not be made shorter', error);
			return false;
		}
	}

	/** A failure leaves the log as it is, until it has grown again. */
	async #shorten(room: Room): Promise<void> {
		room.compactAt = room.rows + COMPACT_ROWS;
		await this.#replaceLog(room, () => snapshotOf(room.doc).bytes);
	}

	async #load(section: SectionId, generation: number): Promise<Room> {
		const { store, clock } = this.#init;
		const log = await store.load(section);
		if (log && log.generation !== generation)
			throw new Error('the stored text is of another generation than the meeting');
		// a text that began anew has begun with a snapshot: it is not empty but lost, or erased
		if (!log && generation > 1)
			throw new Error('the text that a generation begins with is missing');
		const clientIds = await store.clientIds(section, generation);
		return new Room({ section, generation, clock, clientIds, updates: log?.updates ?? [] });
	}
}
