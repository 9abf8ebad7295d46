// Everything that lies in DATA_DIR and KEY_DIR, to be looked at and never changed, while no server has it.

import fs from 'node:fs';
import path from 'node:path';
import { and, asc, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { masterKey } from '../../keys/master.ts';
import { fingerprint, KeyRing } from '../../keys/ring.ts';
import { Vault } from '../envelope/vault.ts';
import { OpeningError, StorageError } from '../errors.ts';
import type {
	ChainHead,
	ChainRow,
	KeyRow,
	LogName,
	RecordRow,
	SectionHead,
	TextRow,
	UpdateRow,
	Writer,
} from '../rows.ts';
import type { ClientIdRow, SeatIndex } from '../ports.ts';
import { DATA_FILE, KEY_FILE, openReader, projectPath, type Db, type Sqlite } from './connect.ts';
import { keyReads } from './keys.ts';
import { dataKey } from './keys-schema.ts';
import { lockDirectory } from './lock.ts';
import {
	about,
	chain,
	chainRow,
	clientId,
	device,
	entry,
	heldSeat,
	meeting,
	notebook,
	record,
	seat,
	section,
	sectionUpdate,
	word,
	words,
} from './schema.ts';
import type { Directories } from './store.ts';

/** Rows as they lie there, in an order that does not depend on chance. */
export interface Rows {
	/** What SQLite itself finds wrong with each file. */
	damage(): { file: string; faults: number }[];
	/** Whether the data says that it was sealed under this master key. */
	ownKeys(): boolean;
	/** Every id of a meeting that any row names. */
	meetings(): string[];
	organisation(meeting: string): string | null;
	log(log: LogName, meeting: string): { head: ChainHead | null; rows: ChainRow[] };
	texts(meeting: string): TextRow[];
	seats(meeting: string): SeatIndex[];
	/** Every section that any row names, with its head where there is one. */
	sections(): { id: string; head: SectionHead | null }[];
	updates(section: string): UpdateRow[];
	clientIds(): Omit<ClientIdRow, 'resumeHash' | 'since'>[];
	/** Who is named beside the facts, and in which table. */
	named(): { table: string; meeting: string; participant: string }[];
	notebooks(): { meeting: string; participant: string; etag: string; body: Uint8Array }[];
	records(): RecordRow[];
	keys(): KeyRow[];
}

export interface Inspection {
	readonly rows: Rows;
	readonly keys: KeyRing;
	readonly vault: Vault;
	close(): void;
}

/** Nothing is written here. */
const NO_WRITER: Writer = {
	write: () => Promise.reject(new StorageError('read-only', 'this is only looked at')),
	turn: () => null,
	close: () => Promise.resolve(),
};

/** Throws OpeningError: also when a server has this DATA_DIR, or when the files are of another version. */
export function openInspection({ dataDir, keyDir }: Directories): Inspection {
	const files = [path.join(dataDir, DATA_FILE), path.join(keyDir, KEY_FILE)] as const;
	for (const file of files)
		if (!fs.existsSync(file)) throw new OpeningError('files', `There is no database ${file}.`);
	const lock = lockDirectory(dataDir);
	const open: Sqlite[] = [];
	const close = () => {
		for (const database of open) database.close();
		lock.release();
	};
	try {
		const master = masterKey(keyDir, false);
		const [data, keys] = files.map((file) => {
			const database = openReader(file);
			open.push(database);
			return database;
		}) as [Sqlite, Sqlite];
		sameVersion(data, 'data');
		sameVersion(keys, 'keys');
		const ring = new KeyRing(master, keyReads(drizzle(keys)), NO_WRITER);
		const rows = rowsOf({ data, keys }, fingerprint(master));
		return { rows, keys: ring, vault: new Vault(ring, NO_WRITER), close };
	} catch (error) {
		close();
		throw error;
	}
}

/** Tables of an older program would be misread; those of a newer one are not known here. */
function sameVersion(database: Sqlite, migrations: 'data' | 'keys'): void {
	const journal = projectPath('drizzle', migrations, 'meta', '_journal.json');
	const { entries } = JSON.parse(fs.readFileSync(journal, 'utf8')) as { entries: unknown[] };
	let done: unknown;
	try {
		done = database.prepare('select count(*) from __drizzle_migrations').pluck().get();
	} catch {
		// no database, or one that is damaged where it tells its version: looked into all the same
		return;
	}
	if (done === entries.length) return;
	const advice = 'start the server on it once with this version, or check it with its own';
	throw new OpeningError('files', `${database.name} is of another version: ${advice}.`);
}

function rowsOf({ data, keys }: { data: Sqlite; keys: Sqlite }, keyCheck: string): Rows {
	const db = drizzle(data);
	return {
		damage: () => [damageOf(data, DATA_FILE), damageOf(keys, KEY_FILE)],
		ownKeys: () => db.select().from(about).get()?.keyCheck === keyCheck,
		keys: () => drizzle(keys).select().from(dataKey).orderBy(asc(dataKey.id)).all(),
		...meetingRows(db),
		...sectionRows(db),
		...otherRows(db),
	};
}

function damageOf(database: Sqlite, file: string) {
	const said = database.pragma('integrity_check') as { integrity_check: string }[];
	const good = said.length === 1 && said[0]?.integrity_check === 'ok';
	return { file, faults: good ? 0 : said.length };
}

function meetingRows(db: Db) {
	return {
		meetings() {
			const ids = [
				...db.select({ id: meeting.id }).from(meeting).all(),
				...[chain, chainRow, words, seat, section].flatMap((table) =>
					db.selectDistinct({ id: table.meeting }).from(table).all(),
				),
			];
			return [...new Set(ids.map(({ id }) => id))].sort();
		},
		organisation: (id: string) =>
			db.select().from(meeting).where(eq(meeting.id, id)).get()?.organisation ?? null,
		log(log: LogName, id: string) {
			const headAt = and(eq(chain.log, log), eq(chain.meeting, id));
			const rowsAt = and(eq(chainRow.log, log), eq(chainRow.meeting, id));
			const head = db.select().from(chain).where(headAt).get() ?? null;
			const rows = db.select().from(chainRow).where(rowsAt).orderBy(asc(chainRow.seq)).all();
			return { head, rows };
		},
		texts: (id: string) =>
			db.select().from(words).where(eq(words.meeting, id)).orderBy(asc(words.id)).all(),
		seats: (id: string) =>
			db.select().from(seat).where(eq(seat.meeting, id)).orderBy(asc(seat.participant)).all(),
	};
}

function sectionRows(db: Db) {
	return {
		sections() {
			const heads = new Map(
				db
					.select()
					.from(section)
					.all()
					.map(({ id, ...head }) => [id, head]),
			);
			const named = db.selectDistinct({ id: sectionUpdate.section }).from(sectionUpdate).all();
			const ids = [...new Set([...heads.keys(), ...named.map(({ id }) => id)])].sort();
			return ids.map((id) => ({ id, head: heads.get(id) ?? null }));
		},
		updates(id: string) {
			const { n, kind, body } = sectionUpdate;
			const ofSection = eq(sectionUpdate.section, id);
			return db
				.select({ n, kind, body })
				.from(sectionUpdate)
				.where(ofSection)
				.orderBy(asc(n))
				.all();
		},
		clientIds: () => db.select().from(clientId).all(),
	};
}

function otherRows(db: Db) {
	return {
		named: () =>
			Object.entries({ held_seat: heldSeat, entry, device, word, notebook }).flatMap(
				([name, table]) =>
					db
						.selectDistinct({ meeting: table.meeting, participant: table.participant })
						.from(table)
						.all()
						.map((row) => ({ table: name, ...row })),
			),
		notebooks: () => db.select().from(notebook).all(),
		records: () => db.select().from(record).orderBy(asc(record.kind), asc(record.id)).all(),
	};
}
