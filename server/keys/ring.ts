// The keys in use: data keys per owner, wrapped by the master key, made when first needed, gone when erased.

import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createSecretKey,
	hkdfSync,
	randomBytes,
	type KeyObject
} from 'node:crypto';
import type { KeyOwner, Keys } from '../store/ports.ts';
import type { KeyReads, WrappedKey, Writer } from '../store/rows.ts';
import { UnreadableError } from '../store/errors.ts';

/** Opened keys that are kept at hand; one is about 200 bytes. */
const KEPT = 10_000;
const IV = 12;
const TAG = 16;

export interface DataKey {
	/** 16 hex digits, unique; stands in clear before everything sealed with this key. */
	id: string;
	owner: KeyOwner;
	secret: KeyObject;
}

export class KeyRing implements Keys {
	readonly #wrapping: Uint8Array;
	readonly #deriving: Uint8Array;
	readonly #reads: KeyReads;
	readonly #writer: Pick<Writer, 'write'>;
	/** Opened keys by id, the longest unused first. */
	readonly #kept = new Map<string, DataKey>();
	readonly #current = new Map<KeyOwner, DataKey>();
	/** Made, but not known to be on disk: each write under one takes it along. */
	readonly #unsaved = new Map<KeyOwner, { key: DataKey; row: WrappedKey }>();
	/** Owners whose stored key is being erased: it seals nothing more. */
	readonly #retired = new Map<KeyOwner, number>();

	constructor(master: Uint8Array, reads: KeyReads, writer: Pick<Writer, 'write'>) {
		this.#wrapping = subkey(master, 'wrapping of data keys');
		this.#deriving = subkey(master, 'derived secrets');
		this.#reads = reads;
		this.#writer = writer;
	}

	derive(label: string, ...parts: string[]): Uint8Array {
		const message = JSON.stringify([label, ...parts]);
		return new Uint8Array(createHmac('sha256', this.#deriving).update(message).digest());
	}

	async erase(...owners: KeyOwner[]): Promise<void> {
		const going = owners.map((owner) => ({ owner, ids: this.#idsOf(owner) }));
		for (const { owner, ids } of going) {
			this.#forget(owner, ids);
			this.#retired.set(owner, (this.#retired.get(owner) ?? 0) + 1);
		}
		try {
			await this.#writer.write(
				'eraseKeys',
				going.flatMap(({ owner, ids }) => ids.map((id) => ({ id, owner })))
			);
		} finally {
			for (const { owner, ids } of going) {
				this.#settle(owner);
				this.#forget(owner, ids);
			}
		}
	}

	#idsOf(owner: KeyOwner): string[] {
		const unsaved = this.#unsaved.get(owner)?.key.id;
		const stored = this.#reads.keysOf(owner).map((row) => row.id);
		return unsaved === undefined ? stored : [...stored, unsaved];
	}

	/** The key under which this owner's data is sealed now, and the row to store with it while that is not known to be on disk. */
	forSealing(owner: KeyOwner): { key: DataKey; unsaved: WrappedKey | null } {
		const unsaved = this.#unsaved.get(owner);
		if (unsaved) return { key: unsaved.key, unsaved: unsaved.row };
		const key = this.#current.get(owner) ?? this.#stored(owner);
		if (key) return { key: this.#keep(key), unsaved: null };
		return this.#make(owner);
	}

	/** These rows have reached the disk. */
	saved(rows: WrappedKey[]): void {
		for (const row of rows) {
			const made = this.#unsaved.get(row.owner);
			if (made?.row.id !== row.id) continue;
			this.#unsaved.delete(row.owner);
			this.#current.set(row.owner, this.#keep(made.key));
		}
	}

	/** The key of a sealed piece; 'erased' when it was deleted on purpose, null when it is not there at all. */
	forOpening(id: string): DataKey | 'erased' | null {
		const kept = this.#kept.get(id);
		if (kept) return this.#keep(kept);
		const row = this.#reads.key(id);
		if (!row) return null;
		return row.wrapped ? this.#keep(this.#unwrap({ ...row, wrapped: row.wrapped })) : 'erased';
	}

	#stored(owner: KeyOwner): DataKey | null {
		const row = this.#retired.has(owner) ? undefined : this.#reads.keysOf(owner).at(-1);
		if (!row) return null;
		const key = this.#kept.get(row.id) ?? this.#unwrap(row);
		this.#current.set(owner, key);
		return key;
	}

	#make(owner: KeyOwner): { key: DataKey; unsaved: WrappedKey } {
		const secret = randomBytes(32);
		const id = randomBytes(8).toString('hex');
		const key = { id, owner, secret: createSecretKey(secret) };
		const made = { key, row: this.#wrap(key, secret) };
		this.#unsaved.set(owner, made);
		return { key, unsaved: made.row };
	}

	#keep(key: DataKey): DataKey {
		this.#kept.delete(key.id);
		this.#kept.set(key.id, key);
		if (this.#kept.size > KEPT) {
			const [oldest] = this.#kept.values();
			if (oldest) this.#forget(oldest.owner, [oldest.id], 'keep unsaved');
		}
		return key;
	}

	#forget(owner: KeyOwner, ids: string[], unsaved?: 'keep unsaved'): void {
		for (const id of ids) {
			this.#kept.delete(id);
			if (this.#current.get(owner)?.id === id) this.#current.delete(owner);
			if (!unsaved && this.#unsaved.get(owner)?.key.id === id) this.#unsaved.delete(owner);
		}
	}

	#settle(owner: KeyOwner): void {
		const left = (this.#retired.get(owner) ?? 1) - 1;
		if (left > 0) this.#retired.set(owner, left);
		else this.#retired.delete(owner);
	}

	#wrap(key: DataKey, secret: Uint8Array): WrappedKey {
		const iv = randomBytes(IV);
		const cipher = createCipheriv('aes-256-gcm', this.#wrapping, iv);
		cipher.setAAD(Buffer.from(JSON.stringify([key.id, key.owner])));
		const body = Buffer.concat([cipher.update(secret), cipher.final()]);
		const wrapped = new Uint8Array(Buffer.concat([iv, body, cipher.getAuthTag()]));
		return { id: key.id, owner: key.owner, wrapped };
	}

	#unwrap(row: WrappedKey): DataKey {
		const body = Buffer.from(row.wrapped);
		const decipher = createDecipheriv('aes-256-gcm', this.#wrapping, body.subarray(0, IV), {
			authTagLength: TAG
		});
		decipher.setAAD(Buffer.from(JSON.stringify([row.id, row.owner])));
		decipher.setAuthTag(body.subarray(-TAG));
		try {
			const secret = Buffer.concat([decipher.update(body.subarray(IV, -TAG)), decipher.final()]);
			return { id: row.id, owner: row.owner, secret: createSecretKey(secret) };
		} catch {
			throw new UnreadableError(`the stored key ${row.id} does not open`, 'changed');
		}
	}
}

/** Tells whether data was sealed under this master key, and nothing else about it. */
export function fingerprint(master: Uint8Array): string {
	return Buffer.from(subkey(master, 'fingerprint')).toString('hex');
}

function subkey(master: Uint8Array, purpose: string): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), purpose, 32));
}
