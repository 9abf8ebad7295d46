// A part that was dictated is opened by the code of the person whose words it is, on the device of whoever typed it.
import { LockOut } from '../auth/lock-out.ts';
import { evenTime } from '../auth/even-time.ts';
import { hashOfCode } from '../auth/entry-code.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '#lib/domain/refusal.ts';
import { parseCommand } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { Done } from '../live/answering.ts';
import type { Hosts } from '../live/hosts.ts';
import type { Store } from '../store/ports.ts';
import type { Meetings } from './meetings.ts';
import type { Visitor } from './visitor.ts';

/** Wrong codes that one seat may give; a code has 160 bits, so that this only keeps the noise down. */
const GUESSES = { failures: 10, windowMs: 10 * 60_000 };
/** Long enough for a decision to be stored, so that no answer tells by its time what was wrong. */
const LEAST_MS = 40;

export interface HandOver {
	readonly code: string;
	readonly command: unknown;
}

export class ByHand {
	readonly #store: Pick<Store, 'meetings' | 'entries'>;
	readonly #meetings: Pick<Meetings, 'reader'>;
	readonly #live: Pick<Hosts, 'command'>;
	readonly #guesses = new LockOut(GUESSES);

	constructor(parts: {
		store: Pick<Store, 'meetings' | 'entries'>;
		meetings: Pick<Meetings, 'reader'>;
		live: Pick<Hosts, 'command'>;
	}) {
		this.#store = parts.store;
		this.#meetings = parts.meetings;
		this.#live = parts.live;
	}

	/** [S22] wrong, locked, of somebody else, of somebody with a device of their own, nothing written, not to be opened so: one answer. */
	open(visitor: Visitor, meeting: string, input: HandOver): Promise<Done | Refusal> {
		return evenTime(LEAST_MS, () => this.#open(visitor, meeting, input));
	}

	async #open(visitor: Visitor, meeting: string, input: HandOver): Promise<Done | Refusal> {
		const scribe = await this.#meetings.reader(visitor, meeting);
		if (!scribe || scribe.entry !== null) return NOT_FOUND;
		const command = parseCommand(input.command);
		if (isRefusal(command)) return command;
		const key = `${meeting} ${scribe.participant}`;
		const now = Date.now();
		if (this.#guesses.isLocked(key, now)) return NOT_FOUND;
		// counted before it is known: many at once are no more guesses than one after another
		this.#guesses.failed(key, now);
		const holder = await this.#holderOf(meeting, input.code);
		if (!holder) return NOT_FOUND;
		const reader = { participant: holder, entry: null };
		const done = await this.#live.command(meeting, reader, command, scribe);
		// a right code that opens nothing must not be told from a wrong one: it would say who has a device of their own
		if (isRefusal(done)) return NOT_FOUND;
		this.#guesses.forgive(key, now);
		return done;
	}

	/** A person who entered on a device of their own opens there: their code alone is not them any more (P20). */
	async #holderOf(meeting: string, code: string): Promise<ParticipantId | null> {
		const seat = await this.#store.meetings.seatByCode(hashOfCode(code));
		if (seat?.meeting !== meeting) return null;
		const devices = await this.#store.entries.devices(meeting, seat.participant);
		return devices.size === 0 ? (seat.participant as ParticipantId) : null;
	}
}
