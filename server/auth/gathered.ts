// [K5] One code for a guest who sits at several tables: which codes it stands for is sealed with a key made of the code
// itself, so that neither the server nor whoever has its disk and its keys can tell that two seats are one person's.
import { createSecretKey, hkdfSync } from 'node:crypto';
import { UnreadableError } from '../store/errors.ts';
import type { GatheredCodes, OrganisationStore, SeatStore } from '../store/people-ports.ts';
import type { MeetingStore } from '../store/ports.ts';
import { opened, sealed, type Place } from '../store/envelope/seal.ts';
import { digest } from './digest.ts';
import { newCode, plainCode } from './entry-code.ts';
import { evenTime } from './even-time.ts';
import { LockOut } from './lock-out.ts';
import type { Passwords } from './password.ts';
import type { Session } from './sessions.ts';
import { isWord, plainWord, type Words } from './words.ts';

/** Not used for so long: forgotten. */
export const GATHERED_KEPT_MONTHS = 13;
const MOST = 60;
/** Sessions whose gathered codes are remembered. */
const MOST_OPENED = 10_000;
/** Sealed at one length, however many there are. */
const PADDED_BYTES = 8_192;
/** Longer than argon2 takes: a wrong code is told from a wrong word by nothing. */
const LEAST_MS = 100;
const MADE_AN_HOUR = 20;
const WINDOW_MS = 15 * 60_000;
const FAILURES = { ofSource: 10, ofCode: 30 };
/** A word is short and a code may be stolen: after so many wrong words in all, whatever the pace, the code is thrown away. */
export const WRONG_WORDS_IN_ALL = 100;

interface Held {
	/** As argon2 made it. */
	readonly word: string;
	/** Hashes of entry codes: each leads to its seat only as long as the code itself would. */
	readonly codes: readonly string[];
	/** Wrong words since the last right one: on disk, since a restart must not give new guesses. */
	readonly wrong: number;
}
export interface OwnSeat {
	readonly meeting: string;
	readonly participant: string;
	/** The hash of its entry code. */
	readonly code: string;
}
export interface OwnCode {
	readonly code: string;
	readonly word: string;
}
type Stored = {
	readonly organisations: Pick<
		OrganisationStore,
		'gathered' | 'keepGathered' | 'forgetGathered' | 'allGathered'
	>;
	readonly meetings: Pick<MeetingStore, 'all' | 'seatByCode'>;
	readonly seats: Pick<SeatStore, 'ofSession'>;
};

export class Gathered {
	readonly #store: Stored;
	readonly #passwords: Passwords;
	readonly #words: Pick<Words, 'isSet' | 'isRight'>;
	/** Each lies on the disk for months. */
	readonly #made = new LockOut({ failures: MADE_AN_HOUR, windowMs: 3_600_000 });
	readonly #sources = new LockOut({ failures: FAILURES.ofSource, windowMs: WINDOW_MS });
	readonly #codes = new LockOut({ failures: FAILURES.ofCode, windowMs: WINDOW_MS });
	/** By session. */
	readonly #opened = new Map<string, readonly string[]>();
	/** One change after the other. */
	#last: Promise<unknown> = Promise.resolve();

	constructor(store: Stored, passwords: Passwords, words: Pick<Words, 'isSet' | 'isRight'>) {
		this.#store = store;
		this.#words = words;
		this.#passwords = passwords;
	}

	/** Codes that a session proved to be its own, in memory alone: after a start they are typed again. `old`: it was renewed. */
	remember(session: string, codes: readonly string[], old?: string): void {
		const before = old === undefined ? [] : (this.#opened.get(old) ?? []);
		const all = [...new Set([...codes, ...before])];
		if (old !== undefined) this.#opened.delete(old);
		if (all.length === 0) return;
		this.#opened.set(session, all);
		const [oldest] = this.#opened.keys();
		if (this.#opened.size > MOST_OPENED && oldest !== undefined) this.#opened.delete(oldest);
	}

	/** Those that it may enter and has not yet; one for each meeting. */
	async waiting(session: Session | null): Promise<OwnSeat[]> {
		return (await this.#seats(session)).filter(({ held }) => !held);
	}

	/**
	 * What may be gathered: the seats whose codes were typed in this session, by who is the person without doubt, or that
	 * came with a gathered one; and of these only those that their code still opens. INVARIANT: never by the seat itself,
	 * whose code may have been renewed since, for another device.
	 */
	async seats(session: Session | null): Promise<OwnSeat[]> {
		return this.#seats(session);
	}

	async #seats(session: Session | null): Promise<(OwnSeat & { held: boolean })[]> {
		if (!session) return [];
		const held = new Map(
			(await this.#store.seats.ofSession(session.id)).map((seat) => [seat.meeting, seat]),
		);
		const seats = new Map<string, OwnSeat & { held: boolean }>();
		for (const code of this.#opened.get(session.id) ?? []) {
			const seat = await this.#store.meetings.seatByCode(code);
			if (!seat || seats.has(seat.meeting)) continue;
			const here = held.get(seat.meeting);
			const isOther = here && (here.participant !== seat.participant || here.entry !== null);
			if (!isOther) seats.set(seat.meeting, { ...seat, code, held: here !== undefined });
		}
		return [...seats.values()];
	}

	/** Whose own word is this one, or who has none: a gathered code asks for no less than its seats do. */
	async #mine(session: Session | null, { word, source }: { word: string; source: string }) {
		const seats = await this.seats(session);
		const mine: OwnSeat[] = [];
		for (const seat of seats) {
			const isMine =
				!(await this.#words.isSet(seat)) || (await this.#words.isRight(seat, word, source));
			if (isMine) mine.push(seat);
		}
		return { mine, left: seats.length - mine.length };
	}

	/** A new code for what this session typed; `left`: seats with another word. null: nothing, no word, or too many of them. */
	async make(
		session: Session | null,
		{ word, source }: { word: string; source: string },
		now: number,
	): Promise<{ code: string; left: number } | null> {
		if (!isWord(word) || this.#made.isLocked(source, now)) return null;
		this.#made.failed(source, now);
		const { mine, left } = await this.#mine(session, { word, source });
		const [first] = mine;
		const organisation = first ? await this.#organisationOf(first.meeting) : null;
		if (organisation === null) return null;
		const code = newCode();
		const hash = await this.#passwords.hash(plainWord(word));
		const codes = mine.map((seat) => seat.code);
		await this.#keep(code, organisation, { word: hash, codes, wrong: 0 }, now);
		return { code, left };
	}

	/** Adds what this session holds to a code that its person has. False: wrong, in whatever way. */
	add(session: Session | null, own: OwnCode, source: string, now: number): Promise<boolean> {
		return this.#evenly(async () => {
			const known = await this.#open(own, source, now);
			if (!known) return false;
			const { mine } = await this.#mine(session, { word: own.word, source });
			if (mine.length === 0) return false;
			const codes = [...new Set([...mine.map(({ code }) => code), ...known.held.codes])];
			await this.#keep(own.code, known.organisation, { ...known.held, codes }, now);
			return true;
		});
	}

	/** Throws it away. False: wrong, in whatever way. */
	forget(own: OwnCode, source: string, now: number): Promise<boolean> {
		return this.#evenly(async () => {
			if (!(await this.#open(own, source, now))) return false;
			await this.#store.organisations.forgetGathered(idOf(own.code));
			return true;
		});
	}

	/** The hashes of the codes that it stands for; null: wrong, in whatever way. */
	codes(own: OwnCode, source: string, now: number): Promise<readonly string[] | null> {
		return this.#inTurn(async () => {
			const known = await this.#open(own, source, now);
			if (!known) return null;
			if (known.month !== monthOf(now))
				await this.#keep(own.code, known.organisation, known.held, now);
			return known.held.codes;
		});
	}

	/** What has had its time leaves the disk. */
	async tidy(organisation: string, now: number): Promise<void> {
		const oldest = monthOf(now, GATHERED_KEPT_MONTHS);
		for (const { id, month } of await this.#store.organisations.allGathered(organisation))
			if (month < oldest) await this.#store.organisations.forgetGathered(id);
	}

	async #organisationOf(meeting: string): Promise<string | null> {
		const all = await this.#store.meetings.all();
		return all.find((one) => one.meeting === meeting)?.organisation ?? null;
	}

	async #open({ code, word }: OwnCode, source: string, now: number) {
		const id = idOf(code);
		if (this.#sources.isLocked(source, now) || this.#codes.isLocked(id, now)) return null;
		const row = await this.#store.organisations.gathered(id);
		const held = row && unsealed(code, row.sealed);
		if (!row || !held) return null;
		// INVARIANT: counted before it is compared: of many guesses at once no more are looked at than of many in a row
		this.#codes.failed(id, now);
		if (!(await this.#passwords.matches(held.word, plainWord(word)))) {
			this.#sources.failed(source, now);
			await this.#countWrong(code, row, held);
			return null;
		}
		this.#codes.forgive(id, now);
		const { organisation, month } = row;
		if (held.wrong === 0) return { held, organisation, month };
		const right = { ...held, wrong: 0 };
		await this.#put(code, row, right);
		return { held: right, organisation, month };
	}

	async #countWrong(code: string, row: GatheredCodes, held: Held): Promise<void> {
		const wrong = held.wrong + 1;
		if (wrong < WRONG_WORDS_IN_ALL) await this.#put(code, row, { ...held, wrong });
		else await this.#store.organisations.forgetGathered(row.id);
	}

	/** The month stays: only use by its person keeps it. */
	async #put(code: string, row: GatheredCodes, held: Held): Promise<void> {
		await this.#store.organisations.keepGathered({ ...row, sealed: sealedWith(code, held) });
	}

	async #keep(code: string, organisation: string, held: Held, now: number): Promise<void> {
		const kept = { ...held, codes: held.codes.slice(0, MOST) };
		const row = { id: idOf(code), organisation, month: monthOf(now) };
		await this.#store.organisations.keepGathered({ ...row, sealed: sealedWith(code, kept) });
	}

	#evenly<Result>(work: () => Promise<Result>): Promise<Result> {
		return evenTime(LEAST_MS, () => this.#inTurn(work));
	}

	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const done = this.#last.then(work);
		this.#last = done.catch(() => undefined);
		return done;
	}
}

const idOf = (code: string): string => digest('gathered code', plainCode(code));

/** As in `2026-11`; `before`: so many months earlier. */
function monthOf(now: number, before = 0): string {
	const date = new Date(now);
	return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - before, 1))
		.toISOString()
		.slice(0, 7);
}

/** A code has 160 random bits: what is made of it is a key. */
function keyOf(code: string) {
	const secret = hkdfSync('sha256', plainCode(code), '', 'gathered codes', 32);
	const owner = 'organisation:' as const;
	return { id: '0'.repeat(16), owner, secret: createSecretKey(Buffer.from(secret)) };
}

const placeOf = (code: string): Place => ({
	...{ kind: 'gathered', meeting: '', section: '' },
	sequence: idOf(code),
});

function sealedWith(code: string, held: Held): string {
	const bare = Buffer.byteLength(JSON.stringify({ ...held, pad: '' }));
	const pad = ' '.repeat(PADDED_BYTES - 1 - ((bare - 1) % PADDED_BYTES));
	const plain = Buffer.from(JSON.stringify({ ...held, pad }));
	return Buffer.from(sealed(keyOf(code), placeOf(code), plain)).toString('base64');
}

function unsealed(code: string, piece: string): Held | null {
	try {
		const plain = opened(keyOf(code), placeOf(code), Buffer.from(piece, 'base64'));
		return JSON.parse(Buffer.from(plain).toString()) as Held;
	} catch (error) {
		if (error instanceof UnreadableError) return null;
		throw error;
	}
}
