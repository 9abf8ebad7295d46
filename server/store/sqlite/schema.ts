// The tables of DATA_DIR. Whatever could tell something is in `body`, sealed; in clear stand only opaque ids,
// sequences, times and hashes. After a change: npm run db:generate.

import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { KeyOwner } from '../ports.ts';
import type { LogName, RecordRow, UpdateRow } from '../rows.ts';
import { bytes } from './columns.ts';

/** One row: which keys this data is sealed with, and when the last probe was written. */
export const about = sqliteTable('about', {
	id: integer('id').primaryKey(),
	keyCheck: text('key_check').notNull(),
	probedAt: integer('probed_at').notNull(),
});

export const meeting = sqliteTable('meeting', {
	id: text('id').primaryKey(),
	organisation: text('organisation').notNull(),
	epoch: integer('epoch').notNull(),
});

export const chain = sqliteTable(
	'chain',
	{
		log: text('log').$type<LogName>().notNull(),
		meeting: text('meeting').notNull(),
		seq: integer('seq').notNull(),
		link: bytes('link').notNull(),
		seal: bytes('seal').notNull(),
	},
	(row) => [primaryKey({ columns: [row.log, row.meeting] })],
);

export const chainRow = sqliteTable(
	'chain_row',
	{
		log: text('log').$type<LogName>().notNull(),
		meeting: text('meeting').notNull(),
		seq: integer('seq').notNull(),
		at: integer('at').notNull(),
		prev: bytes('prev').notNull(),
		salt: bytes('salt').notNull(),
		hash: bytes('hash').notNull(),
		body: bytes('body').notNull(),
	},
	(row) => [primaryKey({ columns: [row.log, row.meeting, row.seq] })],
);

/** Words, sealed under what they are about. */
export const words = sqliteTable(
	'text',
	{
		meeting: text('meeting').notNull(),
		id: text('id').notNull(),
		owner: text('owner').$type<KeyOwner>().notNull(),
		body: bytes('body').notNull(),
	},
	(row) => [primaryKey({ columns: [row.meeting, row.id] })],
);

export const seat = sqliteTable(
	'seat',
	{
		meeting: text('meeting').notNull(),
		participant: text('participant').notNull(),
		account: text('account'),
		codeHash: text('code_hash'),
		removed: integer('removed', { mode: 'boolean' }).notNull(),
	},
	(row) => [
		primaryKey({ columns: [row.meeting, row.participant] }),
		index('seat_account').on(row.account),
		index('seat_code_hash').on(row.codeHash),
	],
);

export const section = sqliteTable('section', {
	id: text('id').primaryKey(),
	meeting: text('meeting').notNull(),
	generation: integer('generation').notNull(),
	first: integer('first').notNull(),
	last: integer('last').notNull(),
});

/** Rows of the stored generation only: a new one replaces them. */
export const sectionUpdate = sqliteTable(
	'section_update',
	{
		section: text('section')
			.notNull()
			.references(() => section.id),
		n: integer('n').notNull(),
		kind: text('kind').$type<UpdateRow['kind']>().notNull(),
		body: bytes('body').notNull(),
	},
	(row) => [primaryKey({ columns: [row.section, row.n] })],
);

export const clientId = sqliteTable(
	'client_id',
	{
		meeting: text('meeting').notNull(),
		section: text('section').notNull(),
		generation: integer('generation').notNull(),
		clientId: integer('client_id').notNull(),
		participant: text('participant').notNull(),
		resumeHash: text('resume_hash'),
		since: integer('since').notNull(),
	},
	(row) => [
		primaryKey({ columns: [row.section, row.generation, row.clientId] }),
		index('client_id_resume')
			.on(row.resumeHash)
			.where(sql`${row.resumeHash} is not null`),
	],
);

export const notebook = sqliteTable(
	'notebook',
	{
		meeting: text('meeting').notNull(),
		participant: text('participant').notNull(),
		etag: text('etag').notNull(),
		body: bytes('body').notNull(),
	},
	(row) => [primaryKey({ columns: [row.meeting, row.participant] })],
);

export const record = sqliteTable(
	'record',
	{
		kind: text('kind').$type<RecordRow['kind']>().notNull(),
		id: text('id').notNull(),
		organisation: text('organisation').notNull(),
		lookup: text('lookup'),
		body: bytes('body').notNull(),
	},
	(row) => [
		primaryKey({ columns: [row.kind, row.id] }),
		uniqueIndex('record_lookup').on(row.kind, row.lookup),
		index('record_organisation').on(row.organisation),
	],
);

export const session = sqliteTable(
	'session',
	{
		id: text('id').primaryKey(),
		user: text('user').notNull(),
		expiresAt: integer('expires_at').notNull(),
		createdAt: integer('created_at').notNull(),
		lastSeen: integer('last_seen').notNull(),
	},
	(row) => [index('session_user').on(row.user), index('session_expires_at').on(row.expiresAt)],
);

export const heldSeat = sqliteTable(
	'held_seat',
	{
		session: text('session')
			.notNull()
			.references(() => session.id, { onDelete: 'cascade' }),
		meeting: text('meeting').notNull(),
		participant: text('participant').notNull(),
		entry: text('entry'),
	},
	(row) => [
		primaryKey({ columns: [row.session, row.meeting] }),
		index('held_seat_participant').on(row.meeting, row.participant),
	],
);

export const entry = sqliteTable(
	'entry',
	{
		id: text('id').primaryKey(),
		meeting: text('meeting').notNull(),
		participant: text('participant').notNull(),
		at: integer('at').notNull(),
		device: text('device').notNull(),
	},
	(row) => [index('entry_meeting').on(row.meeting)],
);

export const admission = sqliteTable(
	'admission',
	{
		entry: text('entry')
			.notNull()
			.references(() => entry.id),
		section: text('section').notNull(),
	},
	(row) => [primaryKey({ columns: [row.entry, row.section] })],
);

export const device = sqliteTable(
	'device',
	{
		meeting: text('meeting').notNull(),
		participant: text('participant').notNull(),
		device: text('device').notNull(),
		at: integer('at').notNull(),
	},
	(row) => [primaryKey({ columns: [row.meeting, row.participant, row.device] })],
);

/** The hash of the word that a guest chose. */
export const word = sqliteTable(
	'word',
	{
		meeting: text('meeting').notNull(),
		participant: text('participant').notNull(),
		wordHash: text('word_hash').notNull(),
	},
	(row) => [primaryKey({ columns: [row.meeting, row.participant] })],
);
