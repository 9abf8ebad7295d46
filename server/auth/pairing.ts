// How a screen that several look at comes to a meeting: one on the wall by a code that is spoken, works once and not for
// long; one that some share from the page of one of them. It keeps a secret in its cookie.
import { randomInt } from 'node:crypto';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { Seen } from '#lib/domain/view/room-view.ts';
import { digest, newSecret } from './digest.ts';
import { LockOut } from './lock-out.ts';

/** Without letters and digits that are taken for one another when spoken or read from afar. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
/** 30 letters, nine of them: 44 bits. */
const LETTERS = 9;
const CODE_LASTS_MS = 5 * 60_000;
const SCREEN_LASTS_MS = 12 * 3_600_000;
/** A laptop that some share. */
const SHARED_LASTS_MS = 3 * 3_600_000;
const GUESSES = { failures: 10, windowMs: 10 * 60_000 };

interface Code {
	/** Who runs the meeting and said it: the screen never shows more than they may read. */
	readonly by: ParticipantId;
	readonly hash: string;
	readonly endsAt: number;
}
interface Paired extends Seen {
	readonly meeting: string;
	/** Of a laptop that some share: where its person comes in again. */
	readonly back: string | null;
	readonly endsAt: number;
	/** Ends what it shows. */
	readonly end: AbortController;
}

type Shown = Omit<Paired, 'endsAt' | 'end'>;

const plain = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** In memory alone: a server that starts again asks for a new code. */
export class Pairing {
	readonly #codes = new Map<string, Code>();
	readonly #screens = new Map<string, Paired>();
	readonly #guesses = new LockOut(GUESSES);

	/** A new code for this meeting; the one before it is worth nothing any more. */
	code(meeting: string, by: ParticipantId, now: number): { code: string; endsAt: number } {
		const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]!);
		const endsAt = now + CODE_LASTS_MS;
		this.#codes.set(meeting, { by, hash: digest('screen code', letters.join('')), endsAt });
		return { code: letters.join('').replaceAll(/(.{3})(?=.)/g, '$1-'), endsAt };
	}

	/** The secret of a new screen; the meeting's screens of before end. null: wrong, used, over, or too many guesses. */
	pair(typed: string, source: string, now: number): string | null {
		if (typed.length > 100 || this.#guesses.isLocked(source, now)) return null;
		const hash = digest('screen code', plain(typed));
		const found = [...this.#codes].find(([, code]) => code.hash === hash && code.endsAt > now);
		if (!found) {
			this.#guesses.failed(source, now);
			return null;
		}
		const [meeting, { by }] = found;
		this.end(meeting);
		return this.#shows({ meeting, by, among: null, back: null }, now);
	}

	/** [V17] the secret of a screen that its person shares with these. */
	together(shared: Shown & { among: readonly ParticipantId[] }, now: number): string {
		return this.#shows(shared, now);
	}

	/** What this screen shows, who put it up, and the signal that ends it. */
	screen(
		secret: string | null,
		now: number,
	): (Seen & { meeting: string; gone: AbortSignal }) | null {
		const found = secret === null ? undefined : this.#screens.get(digest('screen', secret));
		if (!found || found.endsAt <= now) return null;
		const { meeting, by, among, end } = found;
		return { meeting, by, among, gone: end.signal };
	}

	/** A shared screen shows nothing any more: the way back of its person; null for a wall's, which its room ends. */
	leave(secret: string | null): string | null {
		const hash = secret === null ? '' : digest('screen', secret);
		const found = this.#screens.get(hash);
		if (!found?.among) return null;
		this.#screens.delete(hash);
		found.end.abort();
		return found.back;
	}

	/** Nothing on the wall shows this meeting any more, and no code leads to it. */
	end(meeting: string): void {
		this.#codes.delete(meeting);
		for (const [hash, paired] of this.#screens) {
			if (paired.meeting !== meeting || paired.among !== null) continue;
			this.#screens.delete(hash);
			paired.end.abort();
		}
	}

	#shows(shown: Shown, now: number): string {
		for (const [hash, { endsAt }] of this.#screens) if (endsAt <= now) this.#screens.delete(hash);
		const secret = newSecret();
		const lasts = shown.among ? SHARED_LASTS_MS : SCREEN_LASTS_MS;
		const [endsAt, end] = [now + lasts, new AbortController()];
		setTimeout(() => end.abort(), lasts).unref();
		this.#screens.set(digest('screen', secret), { ...shown, endsAt, end });
		return secret;
	}
}
