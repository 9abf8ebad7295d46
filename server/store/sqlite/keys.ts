// Wrapped keys on disk, in a database of their own.

import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { KeyActs, KeyReads, WrappedKey } from '../rows.ts';
import type { Db } from './connect.ts';
import { dataKey } from './keys-schema.ts';

/** A key that was erased before it arrived stays erased. */
export function saveKeys(db: Db, keys: WrappedKey[]): void {
	for (const row of keys) db.insert(dataKey).values(row).onConflictDoNothing().run();
}

export function keyActs(db: Db): KeyActs {
	return {
		eraseKeys(keys) {
			for (const { id, owner } of keys)
				db.insert(dataKey)
					.values({ id, owner, wrapped: null })
					.onConflictDoUpdate({ target: dataKey.id, set: { wrapped: null } })
					.run();
		},
	};
}

export function keyReads(db: Db): KeyReads {
	const byId = db
		.select()
		.from(dataKey)
		.where(eq(dataKey.id, sql.placeholder('id')))
		.prepare();
	return {
		key: (id) => byId.get({ id }) ?? null,
		keysOf: (owner) =>
			db
				.select()
				.from(dataKey)
				.where(and(eq(dataKey.owner, owner), isNotNull(dataKey.wrapped)))
				.orderBy(asc(sql`rowid`))
				.all()
				.flatMap(({ wrapped, ...row }) => (wrapped ? [{ ...row, wrapped }] : [])),
	};
}
