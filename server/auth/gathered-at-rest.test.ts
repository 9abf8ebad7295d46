// What lies on the disk of a guest who gathered codes, once their session has ended: every file of both directories.
// Seen red: without the padding, with the list not sealed, and with nothing thrown away.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { act, seat } from '../store/contract/world.ts';
import { directories, inStore } from '../store/sqlite/store-world.ts';
import { Gathered } from './gathered.ts';
import { Passwords } from './password.ts';
import { Sessions } from './sessions.ts';
import { Words } from './words.ts';

const NOW = Date.UTC(2026, 10, 27);
const WORD = 'canari-groseille';
const CODES = ['canari-hachage-un', 'canari-hachage-deux'] as const;
const MEETINGS = ['m', 'n'] as const;

const bytesOf = (root: string): Buffer =>
	Buffer.concat(
		readdirSync(root, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => readFileSync(path.join(entry.parentPath, entry.name))),
	);

function bodies(dataDir: string): Buffer[] {
	const database = new Database(path.join(dataDir, 'entour.db'), { readonly: true });
	const sql = `select body from record where kind = 'gathered' order by id`;
	const found = database.prepare(sql).pluck().all() as Buffer[];
	database.close();
	return found;
}

it('[K5] the disk tells neither the code, nor the word, nor how many seats, and keeps nothing that was thrown away', async () => {
	using place = directories();
	const passwords = new Passwords();
	const made = await inStore(place, async (store) => {
		const sessions = new Sessions(store, () => undefined);
		const gathered = new Gathered(store, passwords, new Words(store.entries, passwords));
		const owns: { code: string; word: string }[] = [];
		for (const [index, meeting] of MEETINGS.entries()) {
			const seats = [seat('p', { code: CODES[index]! })];
			await store.meetings.append(act(0, '', { meeting, seats }));
		}
		for (const count of [1, 2]) {
			const { session } = await sessions.open(null);
			for (const meeting of MEETINGS.slice(0, count)) {
				const by = { session: session.id, meeting, participant: 'p', entry: null };
				await store.seats.hold(by);
			}
			gathered.remember(session.id, CODES.slice(0, count));
			const code = (await gathered.make(session, { word: WORD, source: 'here' }, NOW))?.code;
			owns.push({ code: code!, word: WORD });
			await sessions.end(session);
		}
		const told = owns.map((own) => gathered.codes(own, 'here', NOW));
		expect((await Promise.all(told)).map((codes) => codes?.length)).toEqual([1, 2]);
		for (const row of await store.organisations.allGathered('o'))
			for (const hash of CODES)
				expect(Buffer.from(row.sealed, 'base64').includes(hash)).toBe(false);
		return owns;
	});
	const stored = bodies(place.dataDir);
	expect(stored).toHaveLength(2);
	expect(new Set(stored.map(({ length }) => length)).size).toBe(1);
	for (const word of [WORD, ...made.map(({ code }) => code)])
		expect(bytesOf(place.root).includes(word)).toBe(false);
	await inStore(place, async (store) => {
		for (const own of made)
			expect(
				await new Gathered(store, passwords, new Words(store.entries, passwords)).forget(
					own,
					'here',
					NOW,
				),
			).toBe(true);
	});
	expect(bodies(place.dataDir)).toEqual([]);
	const pieces = stored.map((body) => body.subarray(100, 200));
	expect(pieces.map((piece) => bytesOf(place.root).includes(piece))).toEqual([false, false]);
});
