// SectionStore over sealed rows.

import { ConflictError, UnreadableError } from '../errors.ts';
import type { ClientIdRow, NewUpdate, SectionLog, SectionStore } from '../ports.ts';
import type { SectionHead, SectionReads, UpdateRow, UpdateWrite, Writer } from '../rows.ts';
import type { Lanes } from './lanes.ts';
import type { Place } from './seal.ts';
import type { Sealing, Vault } from './vault.ts';

export class SealedSections implements SectionStore {
	readonly #vault: Vault;
	readonly #reads: SectionReads;
	readonly #writer: Writer;
	readonly #lanes: Lanes;

	constructor(parts: { vault: Vault; reads: SectionReads; writer: Writer; lanes: Lanes }) {
		this.#vault = parts.vault;
		this.#reads = parts.reads;
		this.#writer = parts.writer;
		this.#lanes = parts.lanes;
	}

	async load(section: string): Promise<SectionLog | null> {
		const log = this.#reads.sectionLog(section);
		if (!log) return null;
		const updates: Uint8Array[] = [];
		for (const [index, row] of log.updates.entries()) {
			const n = log.head.first + index;
			if (row.n !== n) throw unreadable(section, { n, what: 'is missing', reason: 'missing' });
			const update = this.#open(section, log.head, row);
			// what was written after an erasure is under a new key, and must not be lost with what was before
			if (update !== 'erased') updates.push(update);
		}
		const n = log.head.first + log.updates.length;
		if (n <= log.head.last)
			throw unreadable(section, { n, what: 'and what follows it are gone', reason: 'cut' });
		return updates.length > 0 ? { generation: log.head.generation, updates } : null;
	}

	async append(rows: NewUpdate[]): Promise<void> {
		if (rows.length === 0) return;
		const sealing = this.#vault.sealing();
		const writes = rows.map((row) => this.#numbered(sealing, row));
		const logs = new Set(rows.map(({ section, generation }) => lane(section, generation)));
		await this.#lanes.during(logs, () => this.#vault.write('appendUpdates', writes, sealing));
	}

	turn(): Promise<void> | null {
		return this.#writer.turn();
	}

	async compact(section: string, generation: number, upToCount: number, snapshot: Uint8Array) {
		const head = this.#reads.section(section);
		if (!head || head.generation !== generation) throw new ConflictError('another generation');
		const upTo = head.first + upToCount - 1;
		if (upToCount < 1 || upTo > head.last) throw new ConflictError('the log is not that long');
		const sealing = this.#vault.sealing();
		const place = snapshotPlace(head.meeting, { section, generation, n: upTo });
		const body = sealing.bytes(`section:${section}`, place, snapshot);
		const write = { section, generation, first: head.first, upTo, body };
		await this.#vault.write('compactSection', write, sealing);
	}

	async issue(rows: ClientIdRow[]): Promise<void> {
		if (rows.length > 0) await this.#writer.write('issueClientIds', rows);
	}

	async clientIds(section: string, generation: number): Promise<ReadonlyMap<number, string>> {
		const rows = this.#reads.clientIds(section, generation);
		return new Map(rows.map(({ clientId, participant }) => [clientId, participant]));
	}

	resume(resumeHash: string): Promise<ClientIdRow[]> {
		return this.#writer.write('resumeClientIds', resumeHash);
	}

	#numbered(sealing: Sealing, { update, ...row }: NewUpdate): UpdateWrite {
		const { meeting, section, generation } = row;
		const n = this.#lanes.next(lane(section, generation), () => {
			const head = this.#reads.section(section);
			return head?.generation === generation ? head.last : 0;
		});
		const place = updatePlace(meeting, { section, generation, n });
		return { ...row, n, body: sealing.bytes(`section:${section}`, place, update) };
	}

	#open(section: string, head: SectionHead, row: UpdateRow): Uint8Array | 'erased' {
		const at = { section, generation: head.generation, n: row.n };
		const place = (row.kind === 'update' ? updatePlace : snapshotPlace)(head.meeting, at);
		try {
			return this.#vault.open(place, row.body);
		} catch (error) {
			if (!(error instanceof UnreadableError)) throw error;
			throw unreadable(section, { n: row.n, what: error.message, reason: error.reason });
		}
	}
}

interface At {
	section: string;
	generation: number;
	n: number;
}

export function snapshotPlace(meeting: string, at: At): Place {
	return { ...updatePlace(meeting, at), kind: 'snapshot' };
}

/** The name of a section's log among the lanes. */
export function lane(section: string, generation: number): string {
	return `section ${generation} ${section}`;
}

export function updatePlace(meeting: string, { section, generation, n }: At): Place {
	return { kind: 'update', meeting, section, sequence: `${generation}/${n}` };
}

function unreadable(
	section: string,
	fault: { n: number; what: string; reason: UnreadableError['reason'] },
): UnreadableError {
	const where = `section ${JSON.stringify(section)}: row ${fault.n}`;
	return new UnreadableError(`${where} ${fault.what}`, fault.reason, fault.n);
}
