// Entries by a code, bound devices and words, on disk.

import { and, asc, eq, sql } from 'drizzle-orm';
import { ConflictError } from '../errors.ts';
import type { EntryActs, EntryReads } from '../rows.ts';
import type { Db } from './connect.ts';
import { admission, device, entry, word } from './schema.ts';

export function entryActs(db: Db): EntryActs {
	return {
		recordEntry(row) {
			const added = db.insert(entry).values(row).onConflictDoNothing().run();
			if (added.changes === 0) throw new ConflictError('the id is taken');
		},
		admitEntry(row) {
			const known = db.select().from(entry).where(eq(entry.id, row.entry)).get();
			if (!known) throw new ConflictError('no such entry');
			db.insert(admission).values(row).onConflictDoNothing().run();
		},
		bindDevice({ when, ...row }) {
			const bound = devicesOf(db, row.meeting, row.participant);
			if (when === 'if-first' && bound.length > 0) return bound.includes(row.device);
			db.insert(device).values(row).onConflictDoNothing().run();
			return true;
		},
		setWord({ meeting, participant, wordHash }) {
			if (wordHash === null) {
				db.delete(word).where(wordOf(meeting, participant)).run();
				return;
			}
			db.insert(word)
				.values({ meeting, participant, wordHash })
				.onConflictDoUpdate({ target: [word.meeting, word.participant], set: { wordHash } })
				.run();
		},
	};
}

export function entryReads(db: Db): EntryReads {
	return {
		entries: (meeting) =>
			db.transaction(() => {
				const rows = db
					.select()
					.from(entry)
					.where(eq(entry.meeting, meeting))
					.orderBy(asc(entry.at), sql`rowid`)
					.all();
				return rows.map((row) => ({ ...row, admitted: admittedTo(db, row.id) }));
			}),
		devices: (meeting, participant) => devicesOf(db, meeting, participant),
		word(meeting, participant) {
			const found = db.select().from(word).where(wordOf(meeting, participant)).get();
			return found?.wordHash ?? null;
		},
	};
}

function admittedTo(db: Db, id: string): string[] {
	const rows = db.select().from(admission).where(eq(admission.entry, id));
	return rows
		.orderBy(asc(admission.section))
		.all()
		.map((row) => row.section);
}

function devicesOf(db: Db, meeting: string, participant: string): string[] {
	const bound = and(eq(device.meeting, meeting), eq(device.participant, participant));
	const rows = db.select({ id: device.device }).from(device).where(bound).all();
	return rows.map((row) => row.id);
}

function wordOf(meeting: string, participant: string) {
	return and(eq(word.meeting, meeting), eq(word.participant, participant));
}
