// A person's own word, by which they are themselves on a later device. Wrong words count, by source and by seat.
import type { EntryStore } from '../store/people-ports.ts';
import { LockOut } from './lock-out.ts';
import type { Passwords } from './password.ts';
import type { Seat } from './seats.ts';

const WORD = { least: 4, most: 200 } as const;

const WINDOW_MS = 15 * 60_000;
/** A word is short: after so many wrong ones a right one is not believed either, until the window has passed. */
const FAILURES = { ofSource: 10, ofSeat: 30 };

type SeatId = Pick<Seat, 'meeting' | 'participant'>;

export class Words {
	readonly #entries: EntryStore;
	readonly #passwords: Passwords;
	readonly #sources = new LockOut({ failures: FAILURES.ofSource, windowMs: WINDOW_MS });
	readonly #seats = new LockOut({ failures: FAILURES.ofSeat, windowMs: WINDOW_MS });

	constructor(entries: EntryStore, passwords: Passwords) {
		this.#entries = entries;
		this.#passwords = passwords;
	}

	async isSet(seat: SeatId): Promise<boolean> {
		return (await this.#entries.word(seat.meeting, seat.participant)) !== null;
	}

	async set(seat: SeatId, word: string): Promise<void> {
		const hash = await this.#passwords.hash(plainWord(word));
		await this.#entries.setWord(seat.meeting, seat.participant, hash);
	}

	/** False, after the same work, where no word was ever set. */
	async isRight(seat: SeatId, word: string, source: string): Promise<boolean> {
		const now = Date.now();
		const key = JSON.stringify([seat.meeting, seat.participant]);
		if (this.#sources.isLocked(source, now) || this.#seats.isLocked(key, now)) return false;
		// INVARIANT: counted before it is compared: of many guesses at once no more are looked at than of many in a row
		this.#seats.failed(key, now);
		const hash = await this.#entries.word(seat.meeting, seat.participant);
		if (!(await this.#passwords.matches(hash, plainWord(word)))) {
			this.#sources.failed(source, now);
			return false;
		}
		this.#seats.forgive(key, now);
		return true;
	}
}

/** Too short is soon guessed; too long was never a word. */
export function isWord(word: string): boolean {
	const { length } = word.trim();
	return length >= WORD.least && length <= WORD.most;
}

/** People remember a word, not its capitals. */
export const plainWord = (word: string): string => word.trim().normalize('NFKC').toLowerCase();
