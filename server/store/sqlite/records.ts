// Notebooks and the sealed records of organisations on disk.

import { and, asc, eq } from 'drizzle-orm';
import { ConflictError } from '../errors.ts';
import type { RecordActs, RecordReads, RecordRow } from '../rows.ts';
import type { Db } from './connect.ts';
import { notebook, record } from './schema.ts';

export function recordActs(db: Db): RecordActs {
	return {
		putNotebook({ ifMatch, ...row }) {
			if ((storedNotebook(db, row.meeting, row.participant)?.etag ?? null) !== ifMatch)
				return false;
			const { etag, body } = row;
			db.insert(notebook)
				.values(row)
				.onConflictDoUpdate({
					target: [notebook.meeting, notebook.participant],
					set: { etag, body },
				})
				.run();
			return true;
		},
		putRecord({ mode, ...row }) {
			const stored = storedRecord(db, row.kind, row.id);
			if (mode === 'create' && stored) throw new ConflictError('the id is taken');
			if (mode === 'replace' && stored?.organisation !== row.organisation) return 'unknown';
			const other = row.lookup === null ? null : byLookup(db, row.kind, row.lookup);
			if (other && other.id !== row.id) return 'taken';
			db.insert(record)
				.values(row)
				.onConflictDoUpdate({ target: [record.kind, record.id], set: row })
				.run();
			return 'stored';
		},
		removeRecord({ kind, id }) {
			db.delete(record)
				.where(and(eq(record.kind, kind), eq(record.id, id)))
				.run();
		},
	};
}

export function recordReads(db: Db): RecordReads {
	return {
		notebook: (meeting, participant) => storedNotebook(db, meeting, participant),
		record: (kind, id) => storedRecord(db, kind, id),
		recordByLookup: (kind, lookup) => byLookup(db, kind, lookup),
		records: (kind, organisation) =>
			db
				.select()
				.from(record)
				.where(
					and(
						eq(record.kind, kind),
						organisation === null ? undefined : eq(record.organisation, organisation),
					),
				)
				.orderBy(asc(record.id))
				.all(),
	};
}

function storedNotebook(db: Db, meeting: string, participant: string) {
	const { etag, body } = notebook;
	const found = db
		.select({ etag, body })
		.from(notebook)
		.where(and(eq(notebook.meeting, meeting), eq(notebook.participant, participant)))
		.get();
	return found ?? null;
}

function storedRecord(db: Db, kind: RecordRow['kind'], id: string): RecordRow | null {
	const found = db
		.select()
		.from(record)
		.where(and(eq(record.kind, kind), eq(record.id, id)))
		.get();
	return found ?? null;
}

function byLookup(db: Db, kind: RecordRow['kind'], lookup: string): RecordRow | null {
	const found = db
		.select()
		.from(record)
		.where(and(eq(record.kind, kind), eq(record.lookup, lookup)))
		.get();
	return found ?? null;
}
