// Security case I3: whoever has the database, but not the keys, edits, drops, reorders and back-dates.
// Seen red: with the time left out of the payload, with the sequence left out of the place, and without the sealed end.

import { createHash } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { act, generation, update } from '../contract/world.ts';
import { chained, NO_LINK } from '../envelope/chain.ts';
import { UnreadableError } from '../errors.ts';
import type { Store } from '../ports.ts';
import type { ChainRow } from '../rows.ts';
import { directories, inStore, tamper } from './store-world.ts';

const ROWS = `update chain_row set`;

async function filled(place: ReturnType<typeof directories>): Promise<void> {
	await inStore(place, async ({ meetings, sections, deliveries }) => {
		const texts = [{ id: 't', owner: 'meeting:m' as const, words: 'words' }];
		await meetings.append(act(0, 'called', { texts, generations: [generation(1, 'start')] }));
		for (const seq of [1, 2, 3, 4])
			await meetings.append(act(seq, `act ${seq}`, { at: seq * 1_000 }));
		for (const word of ['one', 'two', 'three']) await sections.append([update(word)]);
		for (const at of [1, 2, 3])
			await deliveries.append([{ meeting: 'm', section: 's', participant: 'p', at }]);
	});
}

/** What reading says after this was done to the database; null when it reads. */
async function after(statements: string[], read: (store: Store) => Promise<unknown>) {
	using place = directories();
	await filled(place);
	await inStore(place, read);
	for (const statement of statements)
		expect(tamper(place.dataDir, 'entour.db', statement)).toBeGreaterThan(0);
	return await faultOf(place, read);
}

async function faultOf(
	place: ReturnType<typeof directories>,
	read: (store: Store) => Promise<unknown>,
) {
	try {
		await inStore(place, read);
		return null;
	} catch (error) {
		if (!(error instanceof UnreadableError)) throw error;
		return { reason: error.reason, seq: error.seq };
	}
}

const meeting = (store: Store) => store.meetings.load('m');
const section = (store: Store) => store.sections.load('s');
const deliveries = (store: Store) => store.deliveries.of('m');

describe('a meeting whose stored events were', () => {
	it.each([
		['edited', [`${ROWS} body = zeroblob(90) where log = 'events' and seq = 3`], 'changed', 3],
		[
			'edited in the salt',
			[`${ROWS} salt = zeroblob(16) where log = 'events' and seq = 1`],
			'changed',
			1,
		],
		['dropped', [`delete from chain_row where log = 'events' and seq = 2`], 'missing', 2],
		[
			'dropped at the start',
			[`delete from chain_row where log = 'events' and seq = 1`],
			'missing',
			1,
		],
		['cut off at the end', [`delete from chain_row where log = 'events' and seq = 5`], 'cut', 5],
		['back-dated', [`${ROWS} at = 1 where log = 'events' and seq = 4`], 'changed', 4],
		[
			'reordered',
			[2, 3]
				.map((seq) => `${ROWS} seq = -${5 - seq} where log = 'events' and seq = ${seq}`)
				.concat(`${ROWS} seq = -seq where seq < 0`),
			'changed',
			2,
		],
		['taken from another log', [`${ROWS} log = 'x' where log = 'events' and seq = 5`], 'cut', 5],
	])('%s is unreadable, and says which', async (_, statements, reason, seq) => {
		expect(await after(statements, meeting)).toEqual({ reason, seq });
	});

	it('left alone reads', async () => {
		expect(await after([], meeting)).toBeNull();
	});
});

/** Rewrites the whole chain in clear so that it holds, as somebody would who knows how it is made. */
function forge(dataDir: string, change: (rows: ChainRow[]) => ChainRow[]): void {
	const database = new Database(path.join(dataDir, 'entour.db'));
	const select = `select seq, at, prev, salt, hash, body from chain_row where log = 'events' order by seq`;
	const changed = change(database.prepare(select).all() as ChainRow[]).map((row, index) => {
		const hash = createHash('sha256').update(row.salt).update(row.body).digest();
		return { ...row, seq: index + 1, hash };
	});
	const { rows, link } = chained('events', 'm', NO_LINK, changed);
	database.exec(`delete from chain_row where log = 'events'`);
	const insert = `insert into chain_row values ('events', 'm', @seq, @at, @prev, @salt, @hash, @body)`;
	for (const row of rows) database.prepare(insert).run(row);
	const end = `update chain set seq = ?, link = ? where log = 'events'`;
	database.prepare(end).run(rows.length, Buffer.from(link));
	database.close();
}

describe('a meeting whose chain was forged anew after its events were', () => {
	it.each<[string, (rows: ChainRow[]) => ChainRow[], number]>([
		['back-dated', (rows) => rows.map((row) => (row.seq === 4 ? { ...row, at: 1 } : row)), 4],
		['dropped', (rows) => rows.filter((row) => row.seq !== 2), 2],
		['cut off at the end', (rows) => rows.slice(0, 4), 4],
		['reordered', ([a, b, c, ...rest]) => [a, c, b, ...rest].filter((row) => row !== undefined), 2],
		['repeated', (rows) => rows.flatMap((row) => (row.seq === 3 ? [row, row] : [row])), 4],
	])('%s is unreadable, since the keys are not in DATA_DIR', async (_, change, seq) => {
		using place = directories();
		await filled(place);
		forge(place.dataDir, (rows) => rows);
		expect(await faultOf(place, meeting)).toBeNull();
		forge(place.dataDir, change);
		expect(await faultOf(place, meeting)).toMatchObject({ reason: 'changed', seq });
	});
});

describe('a stored', () => {
	it('text that was edited or moved to another id is unreadable', async () => {
		const edited = [`update text set body = zeroblob(60)`];
		expect(await after(edited, meeting)).toMatchObject({ reason: 'changed' });
		expect(await after([`update text set id = 'u'`], meeting)).toMatchObject({ reason: 'changed' });
	});

	it('meeting that was moved to another organisation is unreadable', async () => {
		const moved = [`update meeting set organisation = 'another'`];
		expect(await after(moved, meeting)).toMatchObject({ reason: 'changed' });
	});

	it.each([
		['edited', `update section_update set body = zeroblob(60) where n = 2`, 'changed', 2],
		[
			'taken for a snapshot',
			`update section_update set kind = 'snapshot' where n = 2`,
			'changed',
			2,
		],
		['dropped', `delete from section_update where n = 2`, 'missing', 2],
		['cut off at the end', `delete from section_update where n = 4`, 'cut', 4],
		['put under another generation', `update section set generation = 2`, 'changed', 1],
	])('section whose updates were %s is unreadable', async (_, statement, reason, seq) => {
		expect(await after([statement], section)).toEqual({ reason, seq });
	});

	it('log of deliveries that was back-dated or cut is unreadable', async () => {
		const late = [`${ROWS} at = 9 where log = 'deliveries' and seq = 2`];
		expect(await after(late, deliveries)).toEqual({ reason: 'changed', seq: 2 });
		const cut = [`delete from chain_row where log = 'deliveries' and seq = 3`];
		expect(await after(cut, deliveries)).toEqual({ reason: 'cut', seq: 3 });
	});
});

describe('a key', () => {
	it('that is neither there nor erased makes its data unreadable, not erased', async () => {
		using place = directories();
		await filled(place);
		tamper(place.keyDir, 'keys.db', `delete from data_key`);
		expect(await faultOf(place, meeting)).toMatchObject({ reason: 'key-missing' });
		expect(await faultOf(place, section)).toEqual({ reason: 'key-missing', seq: 1 });
	});

	it('that was exchanged for another one makes its data unreadable', async () => {
		using place = directories();
		await filled(place);
		const other = `(select wrapped from data_key where owner = 'section:s')`;
		tamper(place.keyDir, 'keys.db', `update data_key set wrapped = ${other}`);
		expect(await faultOf(place, section)).toBeNull();
		expect(await faultOf(place, meeting)).toMatchObject({ reason: 'changed' });
	});
});
