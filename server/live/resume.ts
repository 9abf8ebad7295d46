// How a page gets its client ids back: a token that works once, kept as its hash, shown again only while its answer is unproven (W15).
import { createHash, randomBytes } from 'node:crypto';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ClientIdRow, SectionStore } from '../store/ports.ts';
import type { Clock } from './clock.ts';
import type { Connection, Seat } from './connection.ts';

/** The hash of nothing: a client id under it is never kept again. */
export const NO_TOKEN = '';

const TOKEN_BYTES = 32;
/** For so long an answer that may have been lost can be asked for again. */
const UNPROVEN_MS = 10 * 60_000;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Under it stand the rows of a token. INVARIANT: the owner is in it: whoever else shows the token names nothing. */
export const hashOfToken = (token: string, owner: ParticipantId): string =>
	createHash('sha256')
		.update(JSON.stringify(['resume', owner, token]))
		.digest('hex');

interface Spent {
	/** Who got the next token for it. */
	readonly seat: Seat;
	readonly at: number;
}

export class Resumption {
	readonly #store: SectionStore;
	readonly #clock: Clock;
	/** Hashes of tokens that were used, while the answer to them may have been lost. */
	readonly #spent = new Map<string, Spent>();

	constructor(store: SectionStore, clock: Clock) {
		this.#store = store;
		this.#clock = clock;
	}

	/** The hash under which the rows of this token stand now. */
	current(token: string, owner: ParticipantId): string {
		let hash = hashOfToken(token, owner);
		for (let spent = this.#spent.get(hash); spent; spent = this.#spent.get(hash)) {
			if (spent.seat.confirmed) break;
			hash = spent.seat.resumeHash;
		}
		return hash;
	}

	/** Spends the token: the rows under it, once. Rejects with StorageError. */
	spend(hash: string): Promise<ClientIdRow[]> {
		return this.#store.resume(hash);
	}

	/** The page was answered; until it speaks, its old token leads here. */
	answered(connection: Connection, token: string): void {
		const { seat, reader } = connection;
		if (!seat) return;
		const hash = this.current(token, reader.participant);
		this.#spent.set(hash, { seat, at: this.#clock.uptime() });
	}

	sweep(): void {
		const old = this.#clock.uptime() - UNPROVEN_MS;
		for (const [hash, { seat, at }] of this.#spent)
			if (seat.confirmed || at < old) this.#spent.delete(hash);
	}
}
