// The table of KEY_DIR. A file of its own, so that its backups can have a shorter life than those of the data.

import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KeyOwner } from '../ports.ts';
import { bytes } from './columns.ts';

/** A row without its wrapped key is the tombstone of an erased one. */
export const dataKey = sqliteTable(
	'data_key',
	{
		id: text('id').primaryKey(),
		owner: text('owner').$type<KeyOwner>().notNull(),
		wrapped: bytes('wrapped'),
	},
	(row) => [index('data_key_owner').on(row.owner)],
);
