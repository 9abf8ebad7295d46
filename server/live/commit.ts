// One group commit of a meeting's text: what passes the gate, then, once it is on disk, who is told what (W22).
import type { UpdateRefusal } from '#lib/sync/control.ts';
import { updateMessage, type SectionMessage } from '#lib/sync/section-messages.ts';
import type { Channel } from './channel.ts';
import type { Connection } from './connection.ts';
import type { Room, RoomBatch } from './room.ts';

/** Something that came on a channel, in the order of the mailbox. */
export interface Received {
	readonly channel: Channel;
	readonly message: SectionMessage;
	readonly bytes: number;
}

interface Passed {
	readonly channel: Channel;
	/** null: everybody has it already. */
	readonly update: Uint8Array | null;
	readonly ordered: boolean;
}

export interface NewRow {
	readonly room: Room;
	readonly update: Uint8Array;
}

export class Commit {
	readonly #batches = new Map<Room, RoomBatch>();
	readonly #passed: Passed[] = [];
	readonly refused = new Map<Channel, UpdateRefusal>();

	/** Asks the gate now; what comes on a channel without a right, or after a refusal on it, is dropped. */
	add({ channel, message }: Received): void {
		if (message.type !== 'update' && message.type !== 'step-2') return;
		if (!channel.open || channel.access !== 'write' || this.refused.has(channel)) return;
		const batch = this.#batchOf(channel.room);
		const { participant } = channel.connection.reader;
		const outcome = channel.room.check(message.update, participant, batch);
		if ('refused' in outcome) {
			this.refused.set(channel, outcome.refused);
			return;
		}
		if (outcome.changes) batch.add(message.update, outcome);
		const { ordered } = outcome;
		this.#passed.push({ channel, update: outcome.changes ? message.update : null, ordered });
	}

	get rows(): readonly NewRow[] {
		return this.#passed.flatMap(({ channel, update }) =>
			update ? [{ room: channel.room, update }] : [],
		);
	}

	/** All rooms that something came for. */
	get touched(): readonly Room[] {
		return [...this.#batches.keys()];
	}

	get rooms(): readonly Room[] {
		return [...this.#batches.values()].flatMap(({ room, updates }) =>
			updates.length > 0 ? [room] : [],
		);
	}

	/**
	 * INVARIANT: called once its rows are on disk. Takes them into the rooms, tells the others, then the writers.
	 * Answers the rooms whose copy is lost, with the reason.
	 */
	tell(): ReadonlyMap<Room, unknown> {
		for (const room of this.rooms) noteCrowded(room);
		const told = new Set<Connection>();
		const lost = new Map<Room, unknown>();
		for (const { channel, update, ordered } of this.#passed) {
			channel.saved += 1;
			if (!update || lost.has(channel.room)) continue;
			try {
				channel.room.apply(update, ordered);
			} catch (error) {
				lost.set(channel.room, error);
				continue;
			}
			toOthers(channel, updateMessage(update), told);
		}
		for (const channel of new Set(this.#passed.map((passed) => passed.channel))) {
			if (!channel.open) continue;
			channel.connection.out.saved(channel);
			told.add(channel.connection);
		}
		for (const connection of told) connection.out.flush();
		return lost;
	}

	#batchOf(room: Room): RoomBatch {
		const known = this.#batches.get(room);
		if (known) return known;
		const batch = room.batch();
		this.#batches.set(room, batch);
		return batch;
	}
}

/** A page with too much waiting gets what follows in one piece later: remembered before the text goes on (W51). */
export function noteCrowded(room: Room): void {
	for (const channel of room.channels)
		if (channel.synced && !channel.missedSince && channel.connection.out.crowded)
			channel.missedSince = room.stateVector();
}

/** What is on disk and in the room, to everybody who has it open; who is crowded was noted before. */
export function tellAll(room: Room, payload: Uint8Array): void {
	for (const channel of room.channels) {
		if (!channel.synced || channel.missedSince) continue;
		channel.connection.out.text(channel, payload);
		channel.connection.out.flush();
	}
}

function toOthers(from: Channel, payload: Uint8Array, told: Set<Connection>): void {
	for (const channel of from.room.channels) {
		if (channel === from || !channel.synced || channel.missedSince) continue;
		channel.connection.out.text(channel, payload);
		told.add(channel.connection);
	}
}
