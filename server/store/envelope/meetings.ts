// MeetingStore over sealed rows.

import { UnreadableError } from '../errors.ts';
import type { AppendBatch, MeetingStore, NewEvent, StoredEvent, StoredMeeting } from '../ports.ts';
import type { GenerationWrite, MeetingReads, TextRow, Writer } from '../rows.ts';
import type { Lanes } from './lanes.ts';
import type { Place } from './seal.ts';
import { openChain, sealChain, type ChainId } from './sealed-chain.ts';
import { lane, snapshotPlace } from './sections.ts';
import type { Sealing, Vault } from './vault.ts';

export class SealedMeetings implements MeetingStore {
	readonly #vault: Vault;
	readonly #reads: MeetingReads;
	readonly #writer: Writer;
	readonly #lanes: Lanes;

	constructor(parts: { vault: Vault; reads: MeetingReads; writer: Writer; lanes: Lanes }) {
		this.#vault = parts.vault;
		this.#reads = parts.reads;
		this.#writer = parts.writer;
		this.#lanes = parts.lanes;
	}

	lease(meeting: string): Promise<number> {
		return this.#writer.write('lease', meeting);
	}

	async load(meeting: string): Promise<StoredMeeting | null> {
		const row = this.#reads.meeting(meeting);
		if (!row) return null;
		const opened = openChain(this.#vault, chainId(meeting, row.organisation), row);
		if (opened === 'erased') return null;
		const events = opened.map(({ seq, at, value }): StoredEvent => {
			const [type, version, data] = value as [string, number, unknown];
			return { seq, at, type, version, data };
		});
		return { organisation: row.organisation, events, texts: this.#words(meeting, row.texts) };
	}

	async append(batch: AppendBatch): Promise<void> {
		const sealing = this.#vault.sealing();
		const id = chainId(batch.meeting, batch.organisation);
		const { expectedSeq, at } = batch;
		const chain = sealChain(sealing, id, { expectedSeq, at, values: batch.events.map(payload) });
		const texts = batch.texts.map(({ id, owner, words }): TextRow => {
			const body = sealing.json(owner, textPlace(batch.meeting, id, owner), words);
			return { id, owner, body };
		});
		const generations = this.#generations(sealing, batch);
		const { organisation, epoch, seats } = batch;
		const write = { organisation, epoch, chain, texts, seats, generations };
		const logs = batch.generations.map(({ section, generation }) => lane(section, generation));
		await this.#lanes.during(logs, () => this.#vault.write('appendMeeting', write, sealing));
	}

	async all() {
		return this.#reads
			.meetings()
			.filter(({ seal }) => !this.#vault.isErased(seal))
			.map(({ meeting, organisation }) => ({ meeting, organisation }));
	}

	async seatsOfAccount(account: string) {
		return this.#reads.seatsOfAccount(account);
	}

	async seatByCode(codeHash: string) {
		return this.#reads.seatByCode(codeHash);
	}

	#generations(sealing: Sealing, batch: AppendBatch): GenerationWrite[] {
		return batch.generations.map(({ section, generation, snapshot }) => {
			this.#lanes.restart(lane(section, generation), 1);
			const place = snapshotPlace(batch.meeting, { section, generation, n: 1 });
			return { section, generation, body: sealing.bytes(`section:${section}`, place, snapshot) };
		});
	}

	#words(meeting: string, rows: TextRow[]): ReadonlyMap<string, string> {
		const words = new Map<string, string>();
		for (const { id, owner, body } of rows) {
			const read = openText(this.#vault, meeting, { id, owner, body });
			if (read !== 'erased') words.set(id, read.value as string);
		}
		return words;
	}
}

function openText(vault: Vault, meeting: string, row: TextRow) {
	try {
		return vault.openJson(textPlace(meeting, row.id, row.owner), row.body);
	} catch (error) {
		if (!(error instanceof UnreadableError)) throw error;
		const where = `text ${JSON.stringify(row.id)} of meeting ${JSON.stringify(meeting)}`;
		throw new UnreadableError(`${where}: ${error.message}`, error.reason);
	}
}

function payload(event: NewEvent): unknown {
	return [event.type, event.version, event.data];
}

export function chainId(meeting: string, organisation: string): ChainId {
	return { log: 'events', meeting, organisation };
}

export function textPlace(meeting: string, id: string, owner: string): Place {
	return { kind: 'text', meeting, section: owner, sequence: id };
}
