// What lies beside the facts: notebooks, accounts and organisations, client ids, and the keys themselves.

import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { KeyRing } from '../keys/ring.ts';
import { notebookPlace } from '../store/envelope/notebooks.ts';
import { lookupOf, recordPlace } from '../store/envelope/organisations.ts';
import { UnreadableError } from '../store/errors.ts';
import type { RecordRow } from '../store/rows.ts';
import type { Rows } from '../store/sqlite/inspection.ts';
import type { Looking } from './chains.ts';
import { shown } from './report.ts';

/** The meetings whose facts could be read. */
export type Meetings = ReadonlyMap<string, Meeting>;

export function checkNotebooks({ report, opener }: Looking, rows: Rows): void {
	for (const { meeting, participant, etag, body } of rows.notebooks()) {
		const where = `notebook of ${shown(participant)} in meeting ${shown(meeting)}`;
		const place = notebookPlace(meeting, participant, etag);
		report.count('notebooks');
		opener.open({ where, owner: `person:${participant}`, place, body });
	}
}

export function checkRecords(looking: Looking, rows: Rows, keys: KeyRing): void {
	const { report, opener } = looking;
	for (const row of rows.records()) {
		const where = `${row.kind} ${shown(row.id)}`;
		const owner = `organisation:${row.organisation}` as const;
		report.count('records');
		const plain = opener.open({ where, owner, place: recordPlace(row), body: row.body });
		if (plain instanceof Uint8Array && row.lookup !== lookup(row, plain, keys))
			report.fault(where, 'is found by something else than it holds');
	}
}

function lookup({ kind }: RecordRow, plain: Uint8Array, keys: KeyRing): string | null {
	if (kind !== 'account') return null;
	const { email } = JSON.parse(Buffer.from(plain).toString()) as { email: string };
	return lookupOf(keys, email);
}

/** Who may have written what: each id in a section and generation of its meeting, and given to somebody there. */
export function checkClientIds({ report }: Looking, rows: Rows, meetings: Meetings): void {
	for (const { clientId, meeting, section, generation, participant } of rows.clientIds()) {
		report.count('client ids');
		const facts = meetings.get(meeting);
		if (!facts) continue;
		const where = `client id ${clientId} in section ${shown(section)}`;
		if (!facts.table.participants.has(participant as ParticipantId))
			report.fault(where, 'was given to nobody at the table');
		const known = facts.sections.sections.get(section as SectionId);
		if (!known || generation > known.generation)
			report.fault(where, 'was given in a section that there was not');
	}
}

/** Sessions, entries, devices and words name people at a table. */
export function checkNamed({ report }: Looking, rows: Rows, meetings: Meetings): void {
	for (const { table, meeting, participant } of rows.named()) {
		const facts = meetings.get(meeting);
		if (facts && !facts.table.participants.has(participant as ParticipantId))
			report.fault(
				`${table} of ${shown(participant)}`,
				`names nobody in meeting ${shown(meeting)}`,
			);
	}
}

/** INVARIANT: looked at last, when every row has been seen. */
export function checkKeys({ report, opener }: Looking, rows: Rows, keys: KeyRing): void {
	for (const { id, owner, wrapped } of rows.keys()) {
		const where = `key ${shown(id)} of ${shown(owner)}`;
		report.count('keys');
		if (!wrapped) {
			report.count('erased keys');
			continue;
		}
		try {
			keys.forOpening(id);
		} catch (error) {
			if (!(error instanceof UnreadableError)) throw error;
			report.fault(where, 'does not open');
		}
		if (!opener.used.has(id))
			report.remark(
				where,
				'has no rows: a write was cut off, the data is older, or they were taken away',
			);
	}
}
