// The facts of one meeting as they are on disk, and how a decision becomes one of them.
import { momentOf, nextEnd, tick, type Decided } from '#lib/domain/decide.ts';
import type { Moment, ParticipantId } from '#lib/domain/ids.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { MeetingStore } from '../store/ports.ts';
import type { Clock } from './clock.ts';
import type { Rooms } from './rooms.ts';
import { batchOf, newGenerations, type Codes, type Loaded } from './stream.ts';

export interface FactsInit {
	readonly store: MeetingStore;
	readonly rooms: Rooms;
	readonly clock: Clock;
	readonly codes: Codes;
}

export class Facts {
	readonly #init: FactsInit;
	readonly #organisation: string;
	readonly #epoch: number;
	#meeting: Meeting;

	constructor({ meeting, organisation, epoch }: Loaded, init: FactsInit) {
		this.#init = init;
		this.#organisation = organisation;
		this.#epoch = epoch;
		this.#meeting = meeting;
	}

	/** INVARIANT: nothing in it that is not on disk, but who has a screen on the wall now. */
	get meeting(): Meeting {
		return this.#meeting;
	}

	/** Whether this is new. */
	hang(wall: ParticipantId | null): boolean {
		const before = this.#meeting.wall;
		if (before === wall) return false;
		this.#meeting = { ...this.#meeting, wall };
		return true;
	}

	/** Now, and never before the latest fact. */
	get at(): Moment {
		return momentOf(this.#meeting, this.#init.clock.now());
	}

	/** What time has ended by now; null when nothing has. */
	get due(): Decided | null {
		const next = nextEnd(this.#meeting);
		if (next === null || next > this.at) return null;
		const decided = tick(this.#meeting, this.at);
		return decided.events.length > 0 ? decided : null;
	}

	/** Milliseconds until time ends something; 0 when that is overdue, Infinity when nothing is to end. */
	get nextEndIn(): number {
		const next = nextEnd(this.#meeting);
		return next === null ? Number.POSITIVE_INFINITY : Math.max(0, next - this.at);
	}

	/**
	 * Puts a decision on disk, with the new generations of its sections. Nothing has happened when it rejects:
	 * with StorageError, ConflictError (the meeting is no longer ours) or UnreadableError (a section of it).
	 */
	async add(decided: Decided): Promise<void> {
		const { store, rooms, codes } = this.#init;
		const before = this.#meeting;
		const generations = await newGenerations(before, decided, rooms);
		const act = {
			before,
			decided,
			generations,
			organisation: this.#organisation,
			epoch: this.#epoch,
		};
		await store.append(batchOf(act, codes));
		this.#meeting = decided.meeting;
		for (const { section, generation, snapshot } of generations)
			rooms.begin(section as never, generation, snapshot);
	}
}
