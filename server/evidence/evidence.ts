// What anybody may ask of a document or a code that they hold: issued here and unaltered, or not known. Never a present state.
import type { Keys } from '../store/ports.ts';
import { isPaperCode } from './paper-code.ts';
import { isIssued } from './issued.ts';
import type { Signer } from './signer.ts';

/** A file that is larger was not issued here. */
export const LARGEST_DOCUMENT = 1_900_000;

export class Evidence {
	readonly #keys: Pick<Keys, 'derive'>;
	readonly #signer: Signer;

	constructor(keys: Pick<Keys, 'derive'>, signer: Signer) {
		this.#keys = keys;
		this.#signer = signer;
	}

	get publicKey(): string {
		return this.#signer.publicKey;
	}

	isCode(typed: string): boolean {
		return isPaperCode(this.#keys, typed);
	}

	isDocument(bytes: Uint8Array): boolean {
		if (bytes.length > LARGEST_DOCUMENT) return false;
		return isIssued(bytes, (signed, signature) => this.#signer.verifies(signed, signature));
	}
}
