// How a screen on the wall comes to a meeting: a code that is spoken, works once and not for long, and a secret in its cookie.
import { randomInt } from 'node:crypto';
import type { ParticipantId } from '#lib/domain/ids.ts';
import { digest, newSecret } from './digest.ts';
import { LockOut } from './lock-out.ts';

/** Without letters and digits that are taken for one another when spoken or read from afar. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
/** 30 letters, nine of them: 44 bits. */
const LETTERS = 9;
const CODE_LASTS_MS = 5 * 60_000;
const SCREEN_LASTS_MS = 12 * 3_600_000;
const GUESSES = { failures: 10, windowMs: 10 * 60_000 };

interface Code {
	/** Who runs the meeting and said it: the screen never shows more than they may read. */
	readonly by: ParticipantId;
	readonly hash: string;
	readonly endsAt: number;
}
interface Paired {
	readonly meeting: string;
	readonly by: ParticipantId;
	readonly endsAt: number;
	/** Ends what it shows. */
	readonly end: AbortController;
}

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
		const secret = newSecret();
		this.#screens.set(digest('screen', secret), {
			meeting,
			by,
			endsAt: now + SCREEN_LASTS_MS,
			end: new AbortController(),
		});
		return secret;
	}

	/** What this screen shows, who put it up, and the signal that ends it. */
	screen(
		secret: string | null,
		now: number,
	): { meeting: string; by: ParticipantId; gone: AbortSignal } | null {
		const found = secret === null ? undefined : this.#screens.get(digest('screen', secret));
		if (!found || found.endsAt <= now) return null;
		const { meeting, by, end } = found;
		return { meeting, by, gone: end.signal };
	}

	/** No screen shows this meeting any more, and no code leads to it. */
	end(meeting: string): void {
		this.#codes.delete(meeting);
		for (const [hash, paired] of this.#screens) {
			if (paired.meeting !== meeting) continue;
			this.#screens.delete(hash);
			paired.end.abort();
		}
	}

	hasScreen(meeting: string): boolean {
		return [...this.#screens.values()].some((paired) => paired.meeting === meeting);
	}
}
