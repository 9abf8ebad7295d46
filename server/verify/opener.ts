// Opens pieces for the verification: each must be under a key of its own owner, or be erased on purpose.

import { UnreadableError } from '../store/errors.ts';
import type { KeyOwner } from '../store/ports.ts';
import type { KeyRow } from '../store/rows.ts';
import { keyIdOf, type Place } from '../store/envelope/seal.ts';
import type { Vault } from '../store/envelope/vault.ts';
import type { Report } from './report.ts';

export interface Piece {
	readonly where: string;
	readonly seq?: number | null;
	readonly owner: KeyOwner;
	readonly place: Place;
	readonly body: Uint8Array;
}

export class Opener {
	readonly #vault: Vault;
	readonly #report: Report;
	readonly #keys: ReadonlyMap<string, KeyRow>;
	/** Keys that some row is sealed under. */
	readonly used = new Set<string>();

	readonly #alive = new Map<KeyOwner, boolean>();

	constructor(vault: Vault, report: Report, keys: readonly KeyRow[]) {
		this.#vault = vault;
		this.#report = report;
		this.#keys = new Map(keys.map((key) => [key.id, key]));
		for (const { owner, wrapped } of keys)
			this.#alive.set(owner, wrapped !== null || this.#alive.get(owner) === true);
	}

	/** null when it does not open: the report says why. */
	open(piece: Piece): Uint8Array | 'erased' | null {
		const { where, seq = null, place, body } = piece;
		this.isOwn(piece);
		try {
			return this.#vault.open(place, body);
		} catch (error) {
			if (!(error instanceof UnreadableError)) throw error;
			const missing = error.reason === 'key-missing';
			this.#report.fault(where, missing ? 'has no key' : 'is not what was written there', seq);
			return null;
		}
	}

	/** Something lies under the key of this piece, whether or not it can be read. */
	see(body: Uint8Array): void {
		const id = keyIdOf(body);
		if (id !== null) this.used.add(id);
	}

	/** INVARIANT: what is erased with an owner is what lies under that owner's keys. */
	isOwn(piece: Omit<Piece, 'place'>): void {
		const { where, seq = null, owner, body } = piece;
		const id = keyIdOf(body);
		const key = id === null ? undefined : this.#keys.get(id);
		this.see(body);
		if (key && key.owner !== owner)
			this.#report.fault(where, 'is sealed under the key of something else', seq);
	}

	/** Whether the key of this piece was erased. */
	isErased(body: Uint8Array): boolean {
		const id = keyIdOf(body);
		return id !== null && this.#keys.get(id)?.wrapped === null;
	}

	/** Whether all keys that this owner ever had were erased. */
	hasErased(owner: KeyOwner): boolean {
		return this.#alive.get(owner) === false;
	}
}
