// Security case I3: with the database in hand, and without the keys, somebody edits, drops, reorders, back-dates, moves.
// Seen red: with the chains not looked at, and with the words not asked for.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { chained, NO_LINK } from '../store/envelope/chain.ts';
import type { ChainRow } from '../store/rows.ts';
import { inStore } from '../store/sqlite/store-world.ts';
import { after, place, said, spoil, verified, type Lived, type Place } from './verify-world.ts';

describe('data that nobody touched', () => {
	it('is as it was written, and everything in it was looked at', async () => {
		using home = await place();
		const { faults, remarks, counts } = verified(home);
		expect([faults, remarks]).toEqual([[], []]);
		for (const [what, count] of Object.entries(counts))
			expect([what, count > 0]).toEqual([what, !what.startsWith('erased')]);
		expect(counts).toMatchObject({ meetings: 2, sections: 4, notebooks: 2, records: 2 });
	});

	it('is not changed by being looked at', async () => {
		using home = await place();
		const file = path.join(home.dataDir, 'entour.db');
		const before = fs.readFileSync(file);
		verified(home);
		expect(fs.readFileSync(file).equals(before)).toBe(true);
	});

	it('is not looked at while a server has it: that is said in one sentence', async () => {
		using home = await place();
		await inStore(home, async () => {
			expect(() => verified(home)).toThrow(/^Another process is using .*: stop it first/);
		});
		expect(verified(home).faults).toEqual([]);
	});
});

describe('the events of a meeting that were', () => {
	const at = ({ meeting }: Lived, seq: number, log = 'events') =>
		`where log = '${log}' and meeting = '${meeting}' and seq = ${seq}`;
	it.each<[string, (lived: Lived, other: Lived) => string[], string]>([
		[
			'edited',
			(m) => [`update chain_row set body = zeroblob(90) ${at(m, 3)}`],
			'3 is not what was written there',
		],
		['dropped', (m) => [`delete from chain_row ${at(m, 4)}`], '4 is missing'],
		[
			'back-dated',
			(m) => [`update chain_row set at = 1 ${at(m, 5)}`],
			'5 is not what was written there',
		],
		[
			'swapped',
			(m) => [
				`update chain_row set seq = -1 ${at(m, 2)}`,
				`update chain_row set seq = 2 ${at(m, 3)}`,
				`update chain_row set seq = 3 ${at(m, -1)}`,
			],
			'2 is not what was written there',
		],
		[
			'cut off at the end',
			(m) => [
				`delete from chain_row where log = 'events' and meeting = '${m.meeting}' and seq > 8`,
			],
			'9 and what follows it are gone',
		],
		[
			'exchanged for those of another meeting',
			(m, o) => [
				`update chain_row set meeting = 'x' ${at(m, 6)}`,
				`update chain_row set meeting = '${m.meeting}' ${at(o, 6)}`,
				`update chain_row set meeting = '${o.meeting}' where meeting = 'x'`,
			],
			'6 is not what was written there',
		],
	])('%s', async (_, how, what) => {
		const { lived, said } = await after(how);
		expect(said).toContain(`events of meeting "${lived.meeting}": ${what}`);
	});

	it('given another end, or none', async () => {
		const end = `(select seal from chain where log = 'events' and meeting = `;
		const moved = await after((m, o) => [
			`update chain set seal = ${end}'${o.meeting}') where log = 'events' and meeting = '${m.meeting}'`,
		]);
		expect(moved.said.join()).toContain(`events of meeting "${moved.lived.meeting}": `);
		const lost = await after((m) => [
			`delete from chain where log = 'events' and meeting = '${m.meeting}'`,
		]);
		expect(lost.said.join()).toContain(`events of meeting "${lost.lived.meeting}": `);
	});

	it('cut off with a chain that was forged anew to hold', async () => {
		using home = await place();
		const [{ meeting }] = home.lived;
		forge(home, meeting, (rows) => rows);
		expect(verified(home).faults).toEqual([]);
		forge(home, meeting, (rows) => rows.slice(0, 8));
		expect(said(verified(home))).toContain(
			`events of meeting "${meeting}": 8 is not what was written there`,
		);
	});

	it('taken away as a whole, leaving what hung on them', async () => {
		const { lived, said } = await after(({ meeting }) => [
			`delete from chain_row where meeting = '${meeting}'`,
			`delete from chain where meeting = '${meeting}'`,
			`delete from meeting where id = '${meeting}'`,
		]);
		expect(said).toContain(`meeting "${lived.meeting}": has lost its own row`);
	});

	it('moved to another organisation', async () => {
		const { said } = await after(({ meeting }) => [
			`update meeting set organisation = 'p' where id = '${meeting}'`,
		]);
		expect(said).toHaveLength(1);
	});

	it('told of deliveries that were dropped', async () => {
		const { lived, said } = await after((m) => [`delete from chain_row ${at(m, 1, 'deliveries')}`]);
		expect(said).toContain(
			`deliveries of meeting "${lived.meeting}": 1 and what follows it are gone`,
		);
	});
});

/** Rewrites the chain in clear so that it holds, as somebody would who knows how it is made. */
function forge(
	{ dataDir }: Place,
	meeting: string,
	change: (rows: ChainRow[]) => ChainRow[],
): void {
	const database = new Database(path.join(dataDir, 'entour.db'));
	const of = `log = 'events' and meeting = '${meeting}'`;
	const select = `select seq, at, prev, salt, hash, body from chain_row where ${of} order by seq`;
	const changed = change(database.prepare(select).all() as ChainRow[]).map((row, index) => {
		const hash = createHash('sha256').update(row.salt).update(row.body).digest();
		return { ...row, seq: index + 1, hash };
	});
	const { rows, link } = chained('events', meeting, NO_LINK, changed);
	database.exec(`delete from chain_row where ${of}`);
	const insert = `insert into chain_row values ('events', '${meeting}', @seq, @at, @prev, @salt, @hash, @body)`;
	for (const row of rows) database.prepare(insert).run(row);
	const end = `update chain set seq = ?, link = ? where ${of}`;
	database.prepare(end).run(rows.length, Buffer.from(link));
	database.close();
}

describe('words that were', () => {
	const one = (m: Lived) => `(select min(id) from text where meeting = '${m.meeting}')`;
	const another = (m: Lived) => `(select max(id) from text where meeting = '${m.meeting}')`;
	it.each<[string, (lived: Lived) => string[], string]>([
		[
			'edited',
			(m) => [`update text set body = zeroblob(70) where id = ${one(m)}`],
			'is not what was written there',
		],
		['dropped', (m) => [`delete from text where id = ${one(m)}`], 'has lost words of its own'],
		[
			'put under another id',
			(m) => [`update text set id = 'x' where id = ${one(m)}`],
			'belongs to nothing that happened',
		],
		[
			'exchanged for others',
			(m) => [
				`update text set body = (select body from text where id = ${another(m)}) where id = ${one(m)}`,
			],
			'is not what was written there',
		],
	])('%s', async (_, how, what) => {
		expect((await after(how)).said.join('\n')).toContain(what);
	});
});

describe('what was erased', () => {
	it('a meeting verifies in clear and is counted; a row taken from it is found', async () => {
		using home = await place();
		const [{ meeting }] = home.lived;
		await inStore(home, ({ keys }) => keys.erase(`meeting:${meeting}`));
		const { faults, counts } = verified(home);
		expect(faults).toEqual([]);
		expect(counts).toMatchObject({ meetings: 2, 'erased meetings': 1, 'erased keys': 1 });
		spoil(home.dataDir, 'entour.db', [
			`delete from chain_row where log = 'events' and meeting = '${meeting}' and seq = 5`,
		]);
		expect(said(verified(home))).toEqual([`events of meeting "${meeting}": 5 is missing`]);
	});

	it('a section and a person are counted, and everything else is as it was written', async () => {
		using home = await place();
		const [{ secret, amo }] = home.lived;
		await inStore(home, async ({ keys }) => {
			await keys.erase(`section:${secret}`);
			await keys.erase(`part:${secret}`);
			await keys.erase(`person:${amo.participant}`);
		});
		const { faults, counts } = verified(home);
		expect(faults).toEqual([]);
		expect(counts['erased sections']).toBe(1);
		expect(counts['erased texts']).toBeGreaterThan(1);
	});
});

describe('what cannot be seen', () => {
	it('an older database as a whole is a good one: only what was kept elsewhere can tell', async () => {
		using home = await place();
		using now = await place();
		const [{ meeting, draft }] = now.lived;
		await inStore(now, async ({ sections }) => {
			const log = await sections.load(draft);
			await sections.append(
				log!.updates
					.slice(0, 1)
					.map((update) => ({ meeting, section: draft, generation: 1, update })),
			);
		});
		fs.copyFileSync(path.join(home.dataDir, 'entour.db'), path.join(now.dataDir, 'entour.db'));
		expect(verified(now).faults).toEqual([]);
	});
});
