// The live copy of one section in one generation: its text as it is on disk, who has it open, who is writing.
import * as Y from 'yjs';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { UpdateRefusal } from '#lib/sync/control.ts';
import { MAX_SECTION_BYTES } from '#lib/sync/limits.ts';
import { ROOT } from '#lib/sync/schema.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import { Doubt } from './doubt.ts';
import { checkUpdate, type Accepted } from './gate.ts';
import { knownOf, Pending, rootOf, type Container, type Known } from './known.ts';
import { Presence } from './presence.ts';

export interface RoomInit {
	readonly section: SectionId;
	readonly generation: number;
	readonly clock: Clock;
	/** The stored log; empty for a section that nobody has written in. */
	readonly updates: readonly Uint8Array[];
	/** Every client id given in this generation, and to whom. */
	readonly clientIds: ReadonlyMap<number, string>;
	/** Of the copy that this one takes the place of. */
	readonly doubt?: Doubt;
}

/** What one group commit would add to a room. */
export class RoomBatch {
	readonly room: Room;
	readonly pending: Pending;
	readonly updates: Uint8Array[] = [];
	bytes = 0;

	constructor(room: Room, known: Known) {
		this.room = room;
		this.pending = new Pending(known);
	}

	add(update: Uint8Array, accepted: Accepted): void {
		this.pending.learn(accepted.pending);
		this.updates.push(update);
		this.bytes += update.length;
	}
}

const EMPTY_VECTOR_BYTES = 1;
/** Rows that a log may gather while its room is in use. */
export const COMPACT_ROWS = 500;
/** Once nobody has written for so long, in milliseconds, the log may be made one snapshot whatever its length. */
const REST_MS = 60_000;

export class Room {
	readonly section: SectionId;
	readonly generation: number;
	readonly channels = new Set<Channel>();
	readonly presence: Presence;
	readonly doubt: Doubt;
	readonly #clock: Clock;
	readonly #doc = new Y.Doc({ gc: true });
	readonly #known: Known;
	readonly #root: Container;
	readonly #idsOf = new Map<string, Set<number>>();
	readonly #given: Set<number>;
	/** Rows in the stored log. */
	#rows: number;
	/** How many there may be before the log is made one snapshot. */
	compactAt = COMPACT_ROWS;
	/** The day (since 1970) for which everybody who has it open is in the log of deliveries. */
	notedOn = -1;
	/** Encoded bytes when last measured, and bytes that came since. */
	#measured = 0;
	#since = 0;
	#whole: Uint8Array | null = null;

	/** Throws when the log is no whole text: then nothing is opened and nothing overwritten. */
	constructor({ section, generation, clock, updates, clientIds, doubt }: RoomInit) {
		this.doubt = doubt ?? new Doubt();
		this.#clock = clock;
		this.section = section;
		this.generation = generation;
		this.presence = new Presence(clock, this.channels);
		this.#known = knownOf(this.#doc);
		this.#root = rootOf(this.#doc, ROOT);
		this.#given = new Set(clientIds.keys());
		this.#rows = updates.length;
		for (const [clientId, participant] of clientIds) this.#own(clientId, participant);
		this.#doc.transact(() => {
			for (const update of updates) Y.applyUpdate(this.#doc, update);
		});
		this.#since = updates.reduce((sum, update) => sum + update.length, 0);
		this.#assertWhole();
	}

	get doc(): Y.Doc {
		return this.#doc;
	}

	get rows(): number {
		return this.#rows;
	}

	/** Every client id given in this generation, and to whom. */
	get owners(): Iterable<readonly [number, string]> {
		return [...this.#idsOf].flatMap(([participant, ids]) =>
			[...ids].map((id) => [id, participant] as const),
		);
	}

	/** Nobody has it open, or nobody writes. */
	get rests(): boolean {
		return this.channels.size === 0 || this.doubt.quietFor(this.#clock.uptime()) >= REST_MS;
	}

	stateVector(): Uint8Array {
		return Y.encodeStateVector(this.#doc);
	}

	/** What a page with this state vector lacks; throws for bytes that are none. */
	stateSince(stateVector: Uint8Array): Uint8Array {
		if (stateVector.length > EMPTY_VECTOR_BYTES)
			return Y.encodeStateAsUpdate(this.#doc, stateVector);
		return this.#all();
	}

	/** A random client id that nobody has in this generation. */
	newClientId(random: () => number): number {
		let id = 0;
		while (id === 0 || this.#given.has(id) || this.#doc.store.clients.has(id)) id = random() >>> 0;
		this.#given.add(id);
		return id;
	}

	/** The id is on disk as this person's: from now on the gate lets it write. */
	give(clientId: number, participant: ParticipantId): void {
		this.#given.add(clientId);
		this.#own(clientId, participant);
	}

	batch(): RoomBatch {
		return new RoomBatch(this, this.#known);
	}

	/** Whether this update may follow what is on disk and what the batch adds before it. Changes nothing. */
	check(
		update: Uint8Array,
		participant: ParticipantId,
		batch: RoomBatch,
	): Accepted | { refused: UpdateRefusal } {
		const mine = this.#idsOf.get(participant) ?? new Set<number>();
		const outcome = checkUpdate(update, { known: batch.pending, root: this.#root, mine });
		if ('refused' in outcome || !outcome.grows) return outcome;
		return this.#fits(batch.bytes + update.length) ? outcome : { refused: 'section-full' };
	}

	/** Takes in an update that passed the gate and is on disk. Throws when it does not fit: then this copy is lost. */
	apply(update: Uint8Array, ordered: boolean): void {
		Y.applyUpdate(this.#doc, update);
		this.doubt.written(this.#clock.uptime(), ordered);
		this.#rows += 1;
		this.#since += update.length;
		this.#whole = null;
		this.#assertWhole();
	}

	/** Channels whose documents may differ from what a newcomer would read. */
	get doubtful(): readonly Channel[] {
		if (this.doubt.none) return [];
		return [...this.channels].filter((channel) => this.doubt.concerns(channel));
	}

	/** The stored log is one snapshot now. */
	compacted(): void {
		this.#rows = 1;
		this.compactAt = COMPACT_ROWS;
	}

	join(channel: Channel): void {
		this.channels.add(channel);
	}

	leave(channel: Channel): void {
		if (!this.channels.delete(channel)) return;
		this.presence.leave(channel);
		if (this.channels.size === 0) this.presence.stop();
	}

	#all(): Uint8Array {
		this.#whole ??= Y.encodeStateAsUpdate(this.#doc);
		return this.#whole;
	}

	#own(clientId: number, participant: string): void {
		const ids = this.#idsOf.get(participant) ?? new Set();
		this.#idsOf.set(participant, ids.add(clientId));
	}

	/** Measures only when the sum of all that came could be too much: what was struck weighs nothing. */
	#fits(more: number): boolean {
		if (this.#measured + this.#since + more <= MAX_SECTION_BYTES) return true;
		if (this.#since > 0) {
			this.#measured = this.#all().length;
			this.#since = 0;
		}
		return this.#measured + more <= MAX_SECTION_BYTES;
	}

	/** INVARIANT: nothing waits for something that never comes; newcomers would get it as a hidden store. */
	#assertWhole(): void {
		const { pendingStructs, pendingDs } = this.#doc.store;
		if (pendingStructs || pendingDs) throw new Error('a text hangs on words that are not there');
	}
}
