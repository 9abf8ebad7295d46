// Signs what leaves this installation, so that anybody can tell later that it is unaltered. Nothing of it is kept.
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Keys } from '../store/ports.ts';

/** PKCS #8 of an Ed25519 key (RFC 8410), up to its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Of an Ed25519 signature, in bytes. */
export const SIGNATURE_BYTES = 64;

export class Signer {
	readonly #key: KeyObject;
	readonly #public: KeyObject;

	/** The key follows from the master key: whoever restores a backup signs as before. */
	constructor(keys: Pick<Keys, 'derive'>) {
		const der = Buffer.concat([PKCS8, keys.derive('signature of what leaves')]);
		this.#key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
		this.#public = createPublicKey(this.#key);
	}

	/** What others check with, off line too: SubjectPublicKeyInfo as PEM. */
	get publicKey(): string {
		return this.#public.export({ format: 'pem', type: 'spki' }) as string;
	}

	sign(bytes: Uint8Array): Uint8Array {
		return sign(null, bytes, this.#key);
	}

	verifies(bytes: Uint8Array, signature: Uint8Array): boolean {
		return signature.length === SIGNATURE_BYTES && verify(null, bytes, this.#public, signature);
	}
}
