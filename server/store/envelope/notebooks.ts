// NotebookStore over sealed rows. The bytes are opaque; they are sealed with their author's key all the same.

import { randomBytes } from 'node:crypto';
import type { Notebook, NotebookStore } from '../ports.ts';
import type { RecordReads } from '../rows.ts';
import type { Place } from './seal.ts';
import type { Vault } from './vault.ts';

export class SealedNotebooks implements NotebookStore {
	readonly #vault: Vault;
	readonly #reads: RecordReads;

	constructor(parts: { vault: Vault; reads: RecordReads }) {
		this.#vault = parts.vault;
		this.#reads = parts.reads;
	}

	async get(meeting: string, participant: string): Promise<Notebook | null> {
		const row = this.#reads.notebook(meeting, participant);
		if (!row) return null;
		const blob = this.#vault.open(notebookPlace(meeting, participant, row.etag), row.body);
		return blob === 'erased' ? null : { etag: row.etag, blob };
	}

	async put(meeting: string, participant: string, blob: Uint8Array, ifMatch: string | null) {
		const etag = randomBytes(16).toString('hex');
		const sealing = this.#vault.sealing();
		const place = notebookPlace(meeting, participant, etag);
		const body = sealing.bytes(`person:${participant}`, place, blob);
		const write = { meeting, participant, etag, body, ifMatch };
		const stored = await this.#vault.write('putNotebook', write, sealing);
		return stored ? { etag } : ('conflict' as const);
	}
}

export function notebookPlace(meeting: string, participant: string, etag: string): Place {
	return { kind: 'notebook', meeting, section: participant, sequence: etag };
}
