// Section logs and client ids on disk. Appending is the hot path: its statements are prepared once.

import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { ConflictError, UnreadableError } from '../errors.ts';
import type { ClientIdRow } from '../ports.ts';
import type { CompactWrite, SectionActs, SectionReads, UpdateWrite } from '../rows.ts';
import type { Db, Sqlite } from './connect.ts';
import { clientId, section, sectionUpdate } from './schema.ts';

export function sectionActs(db: Db, data: Sqlite): SectionActs {
	const append = appending(db, data);
	return {
		appendUpdates(rows) {
			for (const row of rows) append(row);
		},
		compactSection: (write) => compact(db, write),
		issueClientIds(rows) {
			for (const row of rows) issue(db, row);
		},
		resumeClientIds: (resumeHash) => resume(db, resumeHash),
	};
}

/** Adds one row where the log ends just before it; begins a log with a first row. In SQLite's own words: this is the hot path. */
function appending(db: Db, data: Sqlite): (row: UpdateWrite) => void {
	const follow = data.prepare(
		'update section set last = ? where id = ? and generation = ? and last = ?',
	);
	const insert = data.prepare(
		"insert into section_update (section, n, kind, body) values (?, ?, 'update', ?)",
	);
	return (row) => {
		const { section: id, generation, n, body } = row;
		if (follow.run(n, id, generation, n - 1).changes === 0) first(db, row);
		insert.run(id, n, body);
	};
}

function first(db: Db, { section: id, meeting, generation, n }: UpdateWrite): void {
	const stored = db.select().from(section).where(eq(section.id, id)).get();
	if (stored && stored.generation !== generation) throw new ConflictError('another generation');
	if (stored || n !== 1) throw new ConflictError('a row before it is missing');
	db.insert(section).values({ id, meeting, generation, first: 1, last: 1 }).run();
}

function compact(db: Db, { section: id, generation, first, upTo, body }: CompactWrite): void {
	const stored = db.select().from(section).where(eq(section.id, id)).get();
	if (stored?.generation !== generation || stored.first !== first || stored.last < upTo)
		throw new ConflictError('the log is another one by now');
	const replaced = and(eq(sectionUpdate.section, id), lte(sectionUpdate.n, upTo));
	db.delete(sectionUpdate).where(replaced).run();
	db.insert(sectionUpdate).values({ section: id, n: upTo, kind: 'snapshot', body }).run();
	db.update(section).set({ first: upTo }).where(eq(section.id, id)).run();
}

function issue(db: Db, row: ClientIdRow): void {
	const { meeting, participant, resumeHash, since } = row;
	db.insert(clientId)
		.values(row)
		.onConflictDoUpdate({
			target: [clientId.section, clientId.generation, clientId.clientId],
			set: { meeting, participant, resumeHash, since },
		})
		.run();
}

function resume(db: Db, resumeHash: string): ClientIdRow[] {
	const rows = db.select().from(clientId).where(eq(clientId.resumeHash, resumeHash)).all();
	db.update(clientId).set({ resumeHash: null }).where(eq(clientId.resumeHash, resumeHash)).run();
	return rows.map((row) => ({ ...row, resumeHash }));
}

export function sectionReads(db: Db): SectionReads {
	const head = headOf(db);
	return {
		section: head,
		sectionLog: (id) =>
			db.transaction(() => {
				const stored = head(id);
				const updates = updatesOf(db, id);
				if (!stored && updates.length > 0)
					throw new UnreadableError(`section ${JSON.stringify(id)} has lost its head`, 'missing');
				return stored ? { head: stored, updates } : null;
			}),
		clientIds: (id, generation) =>
			db
				.select({ clientId: clientId.clientId, participant: clientId.participant })
				.from(clientId)
				.where(and(eq(clientId.section, id), eq(clientId.generation, generation)))
				.all(),
	};
}

function headOf(db: Db): SectionReads['section'] {
	const { meeting, generation, first, last } = section;
	const query = db
		.select({ meeting, generation, first, last })
		.from(section)
		.where(eq(section.id, sql.placeholder('id')))
		.prepare();
	return (id) => query.get({ id }) ?? null;
}

function updatesOf(db: Db, id: string) {
	const { n, kind, body } = sectionUpdate;
	return db
		.select({ n, kind, body })
		.from(sectionUpdate)
		.where(eq(sectionUpdate.section, id))
		.orderBy(asc(n))
		.all();
}
