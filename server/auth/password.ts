// Passwords and words of people's own, as argon2id; every answer costs the same work, whether there was anything to compare or not.
import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Account } from '../store/people-ports.ts';

/** 19 MiB, 2 passes: the least that OWASP asks for; argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const PASSWORD = { least: 12, most: 200 } as const;

/** So many at once: each takes 19 MiB and a core. What waits beyond the queue is refused like a wrong password. */
const AT_ONCE = 2;
const WAITING = 200;

/** Letters and digits that nobody mistakes for one another on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that somebody else hands over, good for one sign-in: 20 letters, 99 bits. */
export function newPassword(): string {
	const letters = Array.from({ length: 20 }, () => LETTERS[randomInt(LETTERS.length)]);
	return (letters.join('').match(/.{5}/g) ?? []).join('-');
}

/** Before the hash of a password that somebody else made: good for choosing one's own, and for nothing else. */
const PROVISIONAL = 'provisional:';

export const provisional = (hashed: string): string => PROVISIONAL + hashed;

export const isProvisional = (account: Pick<Account, 'passwordHash'>): boolean =>
	account.passwordHash?.startsWith(PROVISIONAL) ?? false;

export class Passwords {
	/** What nobody's password is: compared with when there is nothing else to compare with. */
	readonly #decoy: Promise<string> = hash(randomBytes(32), COST);
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	hash(password: string): Promise<string> {
		return this.#inTurn(() => hash(password.normalize('NFKC'), COST));
	}

	/** False for a null hash too, after the same work. */
	async matches(stored: string | null, password: string): Promise<boolean> {
		if (this.#waiting.length >= WAITING) return false;
		const compared = stored?.replace(PROVISIONAL, '') ?? (await this.#decoy);
		const equal = await this.#inTurn(() => verify(compared, password.normalize('NFKC')));
		return equal && stored !== null;
	}

	async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.#running >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
		this.#running += 1;
		try {
			return await work();
		} finally {
			this.#running -= 1;
			this.#waiting.shift()?.();
		}
	}
}
