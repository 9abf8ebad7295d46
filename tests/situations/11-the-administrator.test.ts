// Situation 11. The board, the computer service and the funder would like the keys: they get counts, and cipher text.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#server/store/sqlite/store.ts';
import { Table } from './table.ts';

const SECRET = 'Elle a porté plainte deux fois';
const COMMON = 'La rentrée se prépare le lundi';
const NOTE = 'Je me demande si je me trompe';

/** Every byte that lies in a directory, as somebody reads it who has the disk and nothing else. */
const everythingIn = (directory: string): string =>
	fs
		.readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)).toString('latin1'))
		.join('\n');

test('11. whoever administers opens no meeting, and the disk is cipher text to whoever has it', async () => {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entour-eleven-'));
	const dataDir = path.join(root, 'data');
	const store = await openStore({ dataDir, keyDir: path.join(root, 'keys') });
	try {
		await using table = await Table.of(
			{
				amo: { bound: ['youth-aid'] },
				saj: { bound: ['youth-aid'] },
				mother: { family: 'parent' },
			},
			['youth-aid'],
			store,
		);
		await table.agrees('mother', { for: ['youth-aid'] });
		const about = ['mother'];
		const part = await table.shares('amo', {
			title: 'Les plaintes',
			words: SECRET,
			about,
			missions: ['youth-aid'],
		});
		expect(await table.reads('saj', part)).toContain(SECRET);
		await table.does('amo', 'record-decision', { text: COMMON });
		const own = `/api/meetings/${table.meeting}/notebook`;
		const kept = await table.person('amo').fetch(own, { method: 'PUT', body: NOTE });
		expect(kept.status).toBe(204);
		expect(await (await table.person('amo').fetch(own)).text()).toBe(NOTE);

		// The administrator looks after accounts. The meeting does not exist for them, nor does anybody's notebook.
		const admin = await table.administers('it');
		for (const at of ['', '/minutes', '/ledger', '/notebook', '/minutes?format=html'])
			expect([at, (await admin.json(`/api/meetings/${table.meeting}${at}`)).status]).toEqual([
				at,
				404,
			]);
		expect((await admin.command(table.meeting, 'propose-minutes')).status).toBe(404);
		const list = await admin.fetch('/api/meetings');
		expect(await list.text()).not.toMatch(/plaintes|rentrée|Préparer/);

		// A worker's notebook is handed to nobody: not to the coordinator, not to a colleague of the same mission.
		for (const name of ['carole', 'saj', 'mother'])
			expect(await (await table.person(name).fetch(own)).text()).not.toContain(NOTE);

		// Whoever has the disk has cipher text.
		const disk = everythingIn(dataDir);
		expect(disk.length).toBeGreaterThan(10_000);
		for (const words of [SECRET, COMMON, NOTE, 'Les plaintes', 'Préparer la suite', 'youth-aid'])
			expect([words, disk.includes(Buffer.from(words).toString('latin1'))]).toEqual([words, false]);
	} finally {
		fs.rmSync(root, { recursive: true, force: true });
	}
});
