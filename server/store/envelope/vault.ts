// Seals and opens for the ports: one Sealing per write, so that new keys reach the disk with the first data under them.

import type { KeyRing } from '../../keys/ring.ts';
import { UnreadableError } from '../errors.ts';
import type { KeyOwner } from '../ports.ts';
import type { Acts, WrappedKey, Writer } from '../rows.ts';
import { keyIdOf, opened, sealed, type Place } from './seal.ts';

export class Sealing {
	readonly #ring: KeyRing;
	readonly #keys = new Map<string, WrappedKey>();

	constructor(ring: KeyRing) {
		this.#ring = ring;
	}

	bytes(owner: KeyOwner, place: Place, plain: Uint8Array): Uint8Array {
		const { key, unsaved } = this.#ring.forSealing(owner);
		if (unsaved) this.#keys.set(key.id, unsaved);
		return sealed(key, place, plain);
	}

	/** Any JSON value, exactly: a lone surrogate in a string comes back as it was. */
	json(owner: KeyOwner, place: Place, value: unknown): Uint8Array {
		return this.bytes(owner, place, Buffer.from(JSON.stringify(value)));
	}

	/** The keys to store with what was sealed. */
	get keys(): WrappedKey[] {
		return [...this.#keys.values()];
	}
}

export class Vault {
	readonly #ring: KeyRing;
	readonly #writer: Writer;

	constructor(ring: KeyRing, writer: Writer) {
		this.#ring = ring;
		this.#writer = writer;
	}

	sealing(): Sealing {
		return new Sealing(this.#ring);
	}

	/** Writes what was sealed. Called in the same task as the sealing, so that writes keep the order of the calls. */
	async write<K extends keyof Acts>(
		act: K,
		argument: Parameters<Acts[K]>[0],
		sealing: Sealing,
	): Promise<ReturnType<Acts[K]>> {
		const keys = sealing.keys;
		const answer = await this.#writer.write(act, argument, keys);
		this.#ring.saved(keys);
		return answer;
	}

	/** Whether the key of this piece was erased. */
	isErased(piece: Uint8Array): boolean {
		const id = keyIdOf(piece);
		return id !== null && this.#ring.forOpening(id) === 'erased';
	}

	open(place: Place, piece: Uint8Array): Uint8Array | 'erased' {
		const id = keyIdOf(piece);
		if (id === null)
			throw new UnreadableError(`a stored ${place.kind} is no sealed piece`, 'changed');
		const key = this.#ring.forOpening(id);
		if (key === null)
			throw new UnreadableError(
				`the key ${id} of a stored ${place.kind} is missing`,
				'key-missing',
			);
		return key === 'erased' ? key : opened(key, place, piece);
	}

	openJson(place: Place, piece: Uint8Array): { value: unknown } | 'erased' {
		const plain = this.open(place, piece);
		return plain === 'erased' ? plain : { value: JSON.parse(Buffer.from(plain).toString()) };
	}
}
