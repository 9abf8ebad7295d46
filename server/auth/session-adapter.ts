// What Lucia keeps, on our own store: only the hash of a session's secret is ever stored, and 12 hours end every session.
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { StorageError } from '../store/errors.ts';
import type { AccountStore, SessionRow, SessionStore } from '../store/people-ports.ts';
import { digest } from './digest.ts';

export const ABSOLUTE_MS = 12 * 3_600_000;
/** Before the user of a session that has no account; never the beginning of an account's id. */
export const GUEST = 'guest:';

export const sessionId = (secret: string): string => digest('session', secret);

export const endOf = (row: SessionRow): number =>
	Math.min(row.expiresAt, row.createdAt + ABSOLUTE_MS);

export class SessionAdapter implements Adapter {
	readonly #sessions: SessionStore;
	readonly #accounts: AccountStore;

	constructor(sessions: SessionStore, accounts: AccountStore) {
		this.#sessions = sessions;
		this.#accounts = accounts;
	}

	async getSessionAndUser(secret: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
		const row = await this.#sessions.get(sessionId(secret));
		if (!row) return [null, null];
		return [fromRow(row, secret), await this.#user(row.user)];
	}

	/** Under the hashes: nobody gets a secret back out of the store. */
	async getUserSessions(user: string): Promise<DatabaseSession[]> {
		const rows = await this.#sessions.ofUser(user);
		return rows.map((row) => fromRow(row, row.id));
	}

	async setSession(session: DatabaseSession): Promise<void> {
		const now = Date.now();
		await this.#sessions.set({
			id: sessionId(session.id),
			user: session.userId,
			expiresAt: session.expiresAt.getTime(),
			createdAt: now,
			lastSeen: now,
		});
	}

	/** A full disk must not sign people out: the session then ends a little earlier. */
	async updateSessionExpiration(secret: string, expiresAt: Date): Promise<void> {
		await this.#sessions
			.touch(sessionId(secret), expiresAt.getTime(), Date.now())
			.catch(ignoreStorage);
	}

	async deleteSession(secret: string): Promise<void> {
		await this.#sessions.delete(sessionId(secret)).catch(ignoreStorage);
	}

	deleteUserSessions(user: string): Promise<void> {
		return this.#sessions.deleteOfUser(user);
	}

	deleteExpiredSessions(): Promise<void> {
		return this.#sessions.deleteExpired(Date.now());
	}

	/** A guest exists by holding the session; an account must still be active. */
	async #user(id: string): Promise<DatabaseUser | null> {
		if (id.startsWith(GUEST)) return { id, attributes: {} };
		const account = await this.#accounts.get(id);
		return account?.active ? { id, attributes: {} } : null;
	}
}

const fromRow = (row: SessionRow, id: string): DatabaseSession => ({
	id,
	userId: row.user,
	expiresAt: new Date(endOf(row)),
	attributes: {},
});

export function ignoreStorage(error: unknown): void {
	if (!(error instanceof StorageError)) throw error;
}
