// The two chained logs of a meeting: whether they hold, in clear and under their key, to their sealed end.

import { chainFault } from '../store/envelope/chain.ts';
import { openChain, type ChainId } from '../store/envelope/sealed-chain.ts';
import type { Vault } from '../store/envelope/vault.ts';
import { UnreadableError } from '../store/errors.ts';
import type { ChainHead, ChainRow } from '../store/rows.ts';
import type { Opener } from './opener.ts';
import { shown, type Report } from './report.ts';

export interface ChainEntry {
	readonly seq: number;
	readonly at: number;
	readonly value: unknown;
}

export interface Looking {
	readonly report: Report;
	readonly opener: Opener;
	readonly vault: Vault;
}

type Stored = { head: ChainHead | null; rows: ChainRow[] };

export const nameOf = ({ log, meeting }: Pick<ChainId, 'log' | 'meeting'>): string =>
	`${log} of meeting ${shown(meeting)}`;

/** All entries; 'erased' when the chain holds and its key was erased, null when the report says what is wrong. */
export function checkChain(
	{ report, opener, vault }: Looking,
	id: ChainId,
	{ head, rows }: Stored,
): ChainEntry[] | 'erased' | null {
	const where = nameOf(id);
	const owner = `meeting:${id.meeting}` as const;
	for (const { seq, body } of rows) opener.isOwn({ where, seq, owner, body });
	if (!head) {
		report.fault(where, 'have lost their end', rows.at(-1)?.seq ?? null);
		return null;
	}
	opener.isOwn({ where, owner, body: head.seal });
	try {
		const entries = openChain(vault, id, { head, rows });
		if (entries === 'erased') return inClear({ report, opener }, id, { head, rows });
		if (id.log === 'events') noTimeGoesBack(entries, where, report);
		return entries;
	} catch (error) {
		if (!(error instanceof UnreadableError)) throw error;
		report.fault(where, sentenceOf(error), error.seq);
		return null;
	}
}

/** An erased meeting keeps its chain: nobody can tell what happened, only that nothing was taken away. */
function inClear(
	{ report, opener }: Pick<Looking, 'report' | 'opener'>,
	id: ChainId,
	{ head, rows }: { head: ChainHead; rows: ChainRow[] },
): 'erased' | null {
	const where = nameOf(id);
	const fault = chainFault(id.log, id.meeting, { head, rows });
	if (fault) report.fault(where, fault.what, fault.seq);
	const alive = rows.find(({ body }) => !opener.isErased(body));
	if (alive) report.fault(where, 'bear an erased end, and this one was not erased', alive.seq);
	return fault || alive ? null : 'erased';
}

/** A meeting's time never does. Deliveries are told by the clock, which may. */
function noTimeGoesBack(entries: ChainEntry[], where: string, report: Report): void {
	const early = entries.find((entry, index) => entry.at < (entries[index - 1]?.at ?? 0));
	if (early) report.fault(where, 'happened before the one before it', early.seq);
}

function sentenceOf({ reason }: UnreadableError): string {
	switch (reason) {
		case 'missing':
			return 'is missing';
		case 'cut':
			return 'and what follows it are gone';
		case 'changed':
			return 'is not what was written there';
		case 'key-missing':
			return 'has no key';
		case 'corrupt':
			return 'cannot be read';
	}
}
