// Security case H5: a text that cannot be read opens nothing and is overwritten by nothing; those who may read it are
// told, nobody else gets a byte, everything else goes on, and after a repair it opens again.
// Seen red: with a lost beginning taken for an empty text, and with nobody told.
import { describe, expect, test } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import { openStoreWith } from '#server/store/sqlite/store.ts';
import { directories, InlineWriter } from '#server/store/sqlite/store-world.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const withheld = (page: LivePage): SectionId[] =>
	page.events.flatMap((event) => (event.type === 'unreadable' ? [event.sectionId] : []));

async function onDisk() {
	const home = directories();
	let writer: InlineWriter | undefined;
	const store = await openStoreWith(home, async (options) => (writer = new InlineWriter(options)));
	const world = await LiveWorld.network(store);
	const { data, keys } = writer!.disk;
	const close = async () => {
		await world.hosts.shutdown();
		await store.close();
		home[Symbol.dispose]();
	};
	return { world, data, keys, [Symbol.asyncDispose]: close };
}

type Disk = Pick<Awaited<ReturnType<typeof onDisk>>, 'data' | 'keys'>;

/** Each does its damage and answers how it is repaired; the key ring forgets what it had at hand by a restart. */
const DAMAGES: [string, (disk: Disk, section: string) => () => void][] = [
	[
		'a damaged row',
		({ data }, section) =>
			changed(
				data,
				`update section_update set body = zeroblob(70) where section = '${section}' and n = 2`,
				'section_update',
			),
	],
	[
		'a missing row',
		({ data }, section) =>
			changed(
				data,
				`delete from section_update where section = '${section}' and n = 2`,
				'section_update',
			),
	],
	[
		'a missing end',
		({ data }, section) =>
			changed(
				data,
				`delete from section_update where section = '${section}' and n = 3`,
				'section_update',
			),
	],
	[
		'a missing head',
		({ data }, section) => changed(data, `delete from section where id = '${section}'`, 'section'),
	],
	[
		'another generation',
		({ data }, section) =>
			changed(data, `update section set generation = 7 where id = '${section}'`, 'section'),
	],
	[
		'a missing text',
		({ data }, section) => {
			const rows = changed(
				data,
				`delete from section_update where section = '${section}'`,
				'section_update',
			);
			const head = changed(data, `delete from section where id = '${section}'`, 'section');
			return () => (head(), rows());
		},
	],
];

/** What a table held is put back as it was. */
function changed(database: Disk['data'], statement: string, table: string): () => void {
	database.pragma('foreign_keys = OFF');
	const before = database.prepare(`select * from ${table}`).all() as object[];
	expect(database.prepare(statement).run().changes).toBeGreaterThan(0);
	return () => {
		database.exec(`delete from ${table}`);
		for (const row of before) {
			const names = Object.keys(row);
			const values = names.map((name) => `@${name}`).join();
			database.prepare(`insert into ${table} (${names.join()}) values (${values})`).run(row);
		}
	};
}

describe('a shared part with', () => {
	test.each(DAMAGES)(
		'[W16] %s opens to nobody, and opens again when it is repaired',
		async (_, damage) => {
			await using home = await onDisk();
			const { world } = home;
			const section = await world.shared();
			const other = await world.draft('amo');
			const before = await world.page('amo');
			for (const words of ['un', 'deux']) before.write(section, words);
			await world.rest();
			const marcBefore = (await world.page('marc')).received.map(({ length }) => length);
			const text = before.text(section);
			await world.restart();
			const repair = damage(home, section);
			const stored = everything(home, section);

			const [amo, amo2] = [await world.page('amo'), await world.page('amo2')];
			const marc = await world.page('marc');
			for (const page of [amo, amo2]) {
				expect(page.channel(section)).toBeUndefined();
				expect(withheld(page)).toEqual([section]);
			}
			expect(withheld(marc)).toEqual([]);
			expect(marc.received.map(({ length }) => length)).toEqual(marcBefore);
			amo.write(other, 'le reste va');
			await world.pass(60_000);
			expect(amo.has(other).saved).toBe(amo.has(other).sent);
			expect(withheld(amo)).toEqual([section]);
			expect(everything(home, section)).toEqual(stored);

			repair();
			await world.pass(60_000);
			for (const page of [amo, amo2]) expect(page.text(section)).toBe(text);
		},
	);
});

/** Every row of this section: nothing may be written over them. */
function everything({ data }: Disk, section: string): unknown[] {
	return [
		...data.prepare('select * from section_update where section = ? order by n').all(section),
		...data.prepare('select * from section where id = ?').all(section),
	];
}
