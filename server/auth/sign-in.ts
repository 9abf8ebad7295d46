// Signing in with e-mail and password: one answer for everything that fails, in one time.
import type { Store } from '../store/ports.ts';
import type { Account } from '../store/people-ports.ts';
import { evenTime } from './even-time.ts';
import { LockOut } from './lock-out.ts';
import { PASSWORD, isProvisional, type Passwords } from './password.ts';
import { mayHaveSeats, seatsOfAccount } from './seats.ts';
import type { NewSession, Session, Sessions } from './sessions.ts';

const WINDOW_MS = 15 * 60_000;
/** For one address and one source; for all addresses of a source, which may be a whole office. */
const FAILURES = { ofAddress: 10, ofSource: 100 };
const LEAST_MS = 250;

export interface SignInForm {
	readonly email: string;
	readonly password: string;
}

export type SignInAnswer =
	| {
			readonly signedIn: NewSession;
			readonly account: Account;
			readonly next: 'own-password' | 'work';
	  }
	| 'refused'
	| 'sign-out-first';

export class SignIn {
	readonly #store: Store;
	readonly #sessions: Sessions;
	readonly #passwords: Passwords;
	readonly #addresses = new LockOut({ failures: FAILURES.ofAddress, windowMs: WINDOW_MS });
	readonly #sources = new LockOut({ failures: FAILURES.ofSource, windowMs: WINDOW_MS });

	constructor(store: Store, sessions: Sessions, passwords: Passwords) {
		this.#store = store;
		this.#sessions = sessions;
		this.#passwords = passwords;
	}

	signIn(form: SignInForm, source: string, session: Session | null): Promise<SignInAnswer> {
		return evenTime(LEAST_MS, () => this.#signIn(form, source, session));
	}

	async #signIn(form: SignInForm, source: string, session: Session | null): Promise<SignInAnswer> {
		const account = await this.#recognised(form, source);
		if (!account) return 'refused';
		if (session && (await this.#isSomebodyElse(session, account))) return 'sign-out-first';
		const signedIn = session
			? await this.#sessions.renew(session, account)
			: await this.#sessions.open(account);
		return { signedIn, account, next: isProvisional(account) ? 'own-password' : 'work' };
	}

	async #recognised(form: SignInForm, source: string): Promise<Account | null> {
		const now = Date.now();
		const address = JSON.stringify([source, form.email.trim().toLowerCase()]);
		if (this.#addresses.isLocked(address, now) || this.#sources.isLocked(source, now)) return null;
		// INVARIANT: counted before it is compared: of many guesses at once no more are looked at than of many in a row
		this.#addresses.failed(address, now);
		const account = await this.#store.accounts.byEmail(form.email);
		const hash = account?.active ? account.passwordHash : null;
		const wellFormed = form.password.length <= PASSWORD.most;
		if (!wellFormed || !(await this.#passwords.matches(hash, form.password))) {
			this.#sources.failed(source, now);
			return null;
		}
		this.#addresses.forgive(address, now);
		return account;
	}

	/** A session holds at most one account, and one participant in a meeting. */
	async #isSomebodyElse(session: Session, account: Account): Promise<boolean> {
		if (session.account) return session.account.id !== account.id;
		const held = await this.#store.seats.ofSession(session.id);
		if (held.length > 0 && !mayHaveSeats(account)) return true;
		const own = await seatsOfAccount(this.#store, account);
		return held.some((seat) =>
			own.some((mine) => mine.meeting === seat.meeting && mine.participant !== seat.participant),
		);
	}
}
