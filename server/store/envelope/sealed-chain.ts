// A chained log whose rows are sealed: writes them, and reads them after the chain has been verified.

import { randomBytes } from 'node:crypto';
import { UnreadableError } from '../errors.ts';
import type { KeyOwner } from '../ports.ts';
import type { ChainHead, ChainRow, ChainWrite, LogName, NewChainRow } from '../rows.ts';
import { chainFault, contentHash, same, type ChainFault } from './chain.ts';
import type { Place } from './seal.ts';
import type { Sealing, Vault } from './vault.ts';

const KIND = { events: 'event', deliveries: 'delivery' } as const;

export interface ChainId {
	log: LogName;
	meeting: string;
	/** Bound to the log's end, so that a meeting cannot be moved to another organisation. */
	organisation: string;
}

/** What was said at what time; the time is sealed in too, so that the one in clear cannot be set back. */
interface Payload {
	at: number;
	value: unknown;
}

/** `values` in their order, from `expectedSeq` + 1; never none. */
export function sealChain(
	sealing: Sealing,
	id: ChainId,
	write: { expectedSeq: number; at: number; values: unknown[] },
): ChainWrite {
	const rows = write.values.map((value, index) => {
		const seq = write.expectedSeq + index + 1;
		const payload: Payload = { at: write.at, value };
		const body = sealing.json(owner(id), rowPlace(id, seq), payload);
		const salt = new Uint8Array(randomBytes(16));
		return { seq, at: write.at, salt, hash: new Uint8Array(contentHash(salt, body)), body };
	});
	const seal = sealEnd(sealing, id, rows);
	return { log: id.log, meeting: id.meeting, expectedSeq: write.expectedSeq, rows, seal };
}

function sealEnd(sealing: Sealing, id: ChainId, rows: NewChainRow[]): Uint8Array {
	const last = rows.at(-1);
	if (!last) throw new Error(`an append to the ${id.log} of a meeting without any row`);
	return sealing.bytes(owner(id), endPlace(id, last.seq), last.hash);
}

/** All values in order; 'erased' when the meeting's key was. Throws UnreadableError with the first row at fault. */
export function openChain(
	vault: Vault,
	id: ChainId,
	stored: { head: ChainHead; rows: ChainRow[] },
): { seq: number; at: number; value: unknown }[] | 'erased' {
	if (vault.isErased(stored.head.seal)) return 'erased';
	const opened: { seq: number; at: number; value: unknown }[] = [];
	const fault =
		chainFault(id.log, id.meeting, stored, (row) => {
			const read = openRow(vault, id, row);
			if ('reason' in read) return read;
			opened.push({ seq: row.seq, at: row.at, value: read.value });
			return null;
		}) ?? endFault(vault, id, stored);
	if (fault) throw unreadable(id, fault);
	return opened;
}

function openRow(vault: Vault, id: ChainId, row: ChainRow): { value: unknown } | ChainFault {
	try {
		const read = vault.openJson(rowPlace(id, row.seq), row.body);
		if (read === 'erased') return { seq: row.seq, reason: 'key-missing', what: 'was erased' };
		const payload = read.value as Payload;
		if (payload.at === row.at) return { value: payload.value };
		return {
			seq: row.seq,
			reason: 'changed',
			what: 'does not bear the time at which it was written',
		};
	} catch (error) {
		return faultOf(error, row.seq);
	}
}

/** The head's seal, which nobody without the key can make anew for a shorter log. */
function endFault(
	vault: Vault,
	id: ChainId,
	{ head, rows }: { head: ChainHead; rows: ChainRow[] },
): ChainFault | null {
	try {
		const end = vault.open(endPlace(id, head.seq), head.seal);
		const last = rows.at(-1);
		if (last && end instanceof Uint8Array && same(end, last.hash)) return null;
		return { seq: head.seq, reason: 'changed', what: 'is not the last one written' };
	} catch (error) {
		return faultOf(error, head.seq);
	}
}

function faultOf(error: unknown, seq: number): ChainFault {
	if (!(error instanceof UnreadableError)) throw error;
	if (error.reason === 'key-missing') return { seq, reason: 'key-missing', what: 'has no key' };
	return { seq, reason: 'changed', what: 'is not what was written there' };
}

function unreadable(id: ChainId, fault: ChainFault): UnreadableError {
	const where = `${id.log} of meeting ${JSON.stringify(id.meeting)}`;
	return new UnreadableError(
		`${where}: number ${fault.seq} ${fault.what}`,
		fault.reason,
		fault.seq,
	);
}

function owner(id: ChainId): KeyOwner {
	return `meeting:${id.meeting}`;
}

function rowPlace(id: ChainId, seq: number): Place {
	return { kind: KIND[id.log], meeting: id.meeting, section: '', sequence: seq };
}

function endPlace(id: ChainId, seq: number): Place {
	const section = `${id.log} ${id.organisation}`;
	return { kind: 'head', meeting: id.meeting, section, sequence: seq };
}
