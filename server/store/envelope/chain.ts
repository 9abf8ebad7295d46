// The hash chain of a log, pure: in clear only sequence, time, the link to the row before, and a hash over salt and cipher text.

import { createHash } from 'node:crypto';
import type { ChainHead, ChainRow, LogName, NewChainRow } from '../rows.ts';
import type { UnreadableReason } from '../errors.ts';

/** What the first row of a log follows. */
export const NO_LINK = new Uint8Array(32);

export function contentHash(salt: Uint8Array, body: Uint8Array): Uint8Array {
	return createHash('sha256').update(salt).update(body).digest();
}

/** A row's own link, over everything that it shows in clear and all rows before it. */
export function linkOf(log: LogName, meeting: string, row: Omit<ChainRow, 'salt' | 'body'>) {
	const clear = JSON.stringify([log, meeting, row.seq, row.at]);
	return new Uint8Array(
		createHash('sha256').update(row.prev).update(row.hash).update(clear).digest(),
	);
}

/** Hangs new rows on a log's last link. */
export function chained(
	log: LogName,
	meeting: string,
	from: Uint8Array,
	rows: NewChainRow[],
): { rows: ChainRow[]; link: Uint8Array } {
	let link = from;
	const linked = rows.map((row) => {
		const next = { ...row, prev: link };
		link = linkOf(log, meeting, next);
		return next;
	});
	return { rows: linked, link };
}

export interface ChainFault {
	seq: number;
	reason: UnreadableReason;
	what: string;
}

/** The first row at fault; null when the chain holds. Needs no key; who has one looks into each row with `inspect`. */
export function chainFault(
	log: LogName,
	meeting: string,
	stored: { head: ChainHead; rows: ChainRow[] },
	inspect: (row: ChainRow) => ChainFault | null = () => null,
): ChainFault | null {
	let link = NO_LINK;
	for (const [index, row] of stored.rows.entries()) {
		const fault = bodyFault(index + 1, row) ?? inspect(row) ?? placeFault(row, link);
		if (fault) return fault;
		link = linkOf(log, meeting, row);
	}
	return endFault(stored, link);
}

function bodyFault(seq: number, row: ChainRow): ChainFault | null {
	if (row.seq !== seq) return { seq, reason: 'missing', what: 'is missing' };
	if (!same(row.hash, contentHash(row.salt, row.body)))
		return { seq, reason: 'changed', what: 'is not what was written' };
	return null;
}

function placeFault(row: ChainRow, link: Uint8Array): ChainFault | null {
	if (same(row.prev, link)) return null;
	return { seq: row.seq, reason: 'changed', what: 'does not follow the one before it' };
}

function endFault(stored: { head: ChainHead; rows: ChainRow[] }, link: Uint8Array) {
	const last = stored.rows.length;
	if (stored.head.seq > last)
		return { seq: last + 1, reason: 'cut', what: 'and what follows it are gone' } as const;
	if (stored.head.seq < last || !same(stored.head.link, link))
		return { seq: last, reason: 'changed', what: 'is not the last one written' } as const;
	return null;
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
	return Buffer.compare(a, b) === 0;
}
