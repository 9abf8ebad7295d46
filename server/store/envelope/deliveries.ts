// DeliveryLog over sealed rows: what one call tells of one meeting is one row of that meeting's chain.

import type { Delivery, DeliveryLog } from '../ports.ts';
import type { ChainWrite, MeetingReads } from '../rows.ts';
import type { Lanes } from './lanes.ts';
import { openChain, sealChain, type ChainId } from './sealed-chain.ts';
import type { Sealing, Vault } from './vault.ts';

type Told = [section: string, participant: string, at: number];

export class SealedDeliveries implements DeliveryLog {
	readonly #vault: Vault;
	readonly #reads: MeetingReads;
	readonly #lanes: Lanes;

	constructor(parts: { vault: Vault; reads: MeetingReads; lanes: Lanes }) {
		this.#vault = parts.vault;
		this.#reads = parts.reads;
		this.#lanes = parts.lanes;
	}

	async append(rows: Delivery[]): Promise<void> {
		if (rows.length === 0) return;
		const sealing = this.#vault.sealing();
		const byMeeting = Map.groupBy(rows, (row) => row.meeting);
		const chains = [...byMeeting].map(([meeting, told]) => this.#chain(sealing, meeting, told));
		const logs = [...byMeeting.keys()].map(lane);
		await this.#lanes.during(logs, () => this.#vault.write('appendDeliveries', chains, sealing));
	}

	async of(meeting: string): Promise<Delivery[]> {
		const stored = this.#reads.deliveries(meeting);
		const opened = stored ? openChain(this.#vault, chainId(meeting), stored) : [];
		if (opened === 'erased') return [];
		const told = opened.flatMap((row) => row.value as Told[]);
		return told.map(([section, participant, at]) => ({ meeting, section, participant, at }));
	}

	#chain(sealing: Sealing, meeting: string, rows: Delivery[]): ChainWrite {
		const last = () => this.#reads.lastSeq('deliveries', meeting);
		const expectedSeq = this.#lanes.next(lane(meeting), last) - 1;
		const at = rows.reduce((latest, row) => Math.max(latest, row.at), 0);
		const told = rows.map((row): Told => [row.section, row.participant, row.at]);
		return sealChain(sealing, chainId(meeting), { expectedSeq, at, values: [told] });
	}
}

function lane(meeting: string): string {
	return `deliveries ${meeting}`;
}

function chainId(meeting: string): ChainId {
	return { log: 'deliveries', meeting, organisation: '' };
}
