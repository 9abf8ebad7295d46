// Sessions of people with and without an account. Lucia stays behind this module (its author no longer develops it).
// Lucia reads the clock itself, so this module does too.
import { Lucia, TimeSpan, generateIdFromEntropySize } from 'lucia';
import type { Store } from '../store/ports.ts';
import type { Account, SessionRow } from '../store/people-ports.ts';
import { LiveKeys } from './live-keys.ts';
import {
	ABSOLUTE_MS,
	GUEST,
	SessionAdapter,
	endOf,
	ignoreStorage,
	sessionId,
} from './session-adapter.ts';

export const IDLE_MS = 30 * 60_000;
/** Administration asks for a sign-in that is no older. */
export const RECENT_SIGN_IN_MS = 15 * 60_000;
/** The idle end is moved at most this often, so that reading does not write at every request. */
const TOUCH_MS = 60_000;
const SECRET_BYTES = 25;

export interface Session {
	/** The hash of the cookie's secret. */
	readonly id: string;
	/** null: a guest, who entered by a code. */
	readonly account: Account | null;
	readonly signedInAt: number;
	readonly idleEndsAt: number;
	readonly endsAt: number;
}

export interface NewSession {
	/** For the cookie alone. */
	readonly secret: string;
	readonly session: Session;
}

type SessionStores = Pick<Store, 'sessions' | 'accounts' | 'seats'>;

export class Sessions {
	readonly #store: SessionStores;
	readonly #lucia: Lucia;
	readonly #liveKeys = new LiveKeys();
	/** Closes the sockets that hang on a session that ended. */
	readonly #onEnd: (liveKey: string) => void;

	constructor(store: SessionStores, onEnd: (liveKey: string) => void) {
		this.#store = store;
		this.#onEnd = onEnd;
		this.#lucia = new Lucia(new SessionAdapter(store.sessions, store.accounts), {
			sessionExpiresIn: new TimeSpan(IDLE_MS, 'ms'),
		});
	}

	/** The living session of this secret; being asked for keeps it alive. */
	async find(secret: string | null): Promise<Session | null> {
		if (secret === null) return null;
		const id = sessionId(secret);
		const { session } = await this.#lucia.validateSession(secret);
		const row = session && (await this.#store.sessions.get(id));
		if (!row) {
			this.#ended(id);
			return null;
		}
		const expiresAt = await this.#touch(row);
		return this.#session({ ...row, expiresAt });
	}

	/** A guest's, when there is no account. */
	async open(account: Account | null): Promise<NewSession> {
		const user = account?.id ?? GUEST + generateIdFromEntropySize(SECRET_BYTES);
		const { id: secret } = await this.#lucia.createSession(user, {});
		const row = await this.#store.sessions.get(sessionId(secret));
		return { secret, session: await this.#session(row!) };
	}

	/** A new secret for whoever signs in or enters, with the seats of the old session: a planted cookie gains nothing. */
	async renew(old: Session, account: Account | null): Promise<NewSession> {
		const next = await this.open(account);
		await this.#store.seats.move(old.id, next.session.id);
		await this.#store.sessions.delete(old.id);
		this.#liveKeys.renew(old.id, next.session.id);
		return next;
	}

	async end(session: Session): Promise<void> {
		await this.#store.sessions.delete(session.id);
		this.#ended(session.id);
	}

	async endAllOf(account: string): Promise<void> {
		const rows = await this.#store.sessions.ofUser(account);
		await this.#store.sessions.deleteOfUser(account);
		for (const { id } of rows) this.#ended(id);
	}

	async deleteExpired(): Promise<void> {
		await this.#store.sessions.deleteExpired(Date.now());
		for (const id of this.#liveKeys.renewed()) {
			if (!(await this.#store.sessions.get(id))) this.#ended(id);
		}
	}

	/** What sockets are kept under: stays the same when the session's secret is renewed. */
	liveKey(session: Session): string {
		return this.#liveKeys.of(session.id);
	}

	/** Whether the session behind a socket still lives; `active` moves its idle end. Ends what is over. */
	async check(liveKey: string, active: boolean): Promise<boolean> {
		const id = this.#liveKeys.session(liveKey);
		const row = await this.#store.sessions.get(id);
		if (row && endOf(row) > Date.now()) {
			if (active) await this.#touch(row);
			return true;
		}
		await this.#store.sessions.delete(id).catch(ignoreStorage);
		this.#ended(id);
		return false;
	}

	async #touch(row: SessionRow): Promise<number> {
		const now = Date.now();
		if (row.expiresAt - now > IDLE_MS - TOUCH_MS) return row.expiresAt;
		await this.#store.sessions.touch(row.id, now + IDLE_MS, now).catch(ignoreStorage);
		return now + IDLE_MS;
	}

	async #session(row: SessionRow): Promise<Session> {
		const account = row.user.startsWith(GUEST) ? null : await this.#store.accounts.get(row.user);
		const endsAt = row.createdAt + ABSOLUTE_MS;
		const idleEndsAt = endOf(row);
		return { id: row.id, account, signedInAt: row.createdAt, idleEndsAt, endsAt };
	}

	#ended(id: string): void {
		this.#onEnd(this.#liveKeys.of(id));
		this.#liveKeys.forget(id);
	}
}
