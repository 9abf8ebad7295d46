// Security case I1: what lies on the disk. Every file of both directories is searched for what was written.
// Seen red: with the sealing replaced by a copy.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { act, generation, readLog, update } from '../contract/world.ts';
import type { Store } from '../ports.ts';
import { directories, inStore } from './store-world.ts';

/** Words found nowhere else, one for each way into the store. */
const CANARIES = [
	'canari-evenement',
	'canari-texte',
	'canari-section',
	'canari-instantane',
	'canari-carnet',
	'canari-organisation',
	'canari-courriel',
	'canari-remise',
	'canari-contact',
] as const;

async function fill({ meetings, sections, notebooks, organisations, ...store }: Store) {
	const [event, text, section, snapshot, notebook, organisation, email, delivery, met] = CANARIES;
	const events = [{ type: event, version: 1, data: { is: event } }];
	const texts = [{ id: 't', owner: 'person:p' as const, words: text }];
	await meetings.append(act(0, '', { events, texts, generations: [generation(1, snapshot)] }));
	await sections.append([update(section)]);
	await sections.compact('s', 1, 2, Buffer.from(`${snapshot} ${section}`));
	await notebooks.put('m', 'p', Buffer.from(notebook), null);
	await organisations.put({ id: 'o', name: organisation, jurisdictions: [] });
	await store.accounts.create({
		id: 'a',
		organisation: 'o',
		name: organisation,
		email: `${email}@example.org`,
		passwordHash: null,
		kind: 'professional',
		service: null,
		function: organisation,
		secrecy: 'bound',
		active: true,
	});
	await organisations.keepContacts('o', [
		{
			...{ id: 'c', name: met, preset: met, introducedAs: met, service: met },
			...{ secrecy: 'bound', usedAt: 1 },
		},
	]);
	await store.deliveries.append([
		{ meeting: 'm', section: delivery, participant: delivery, at: 1 },
	]);
}

function filesUnder(root: string): string[] {
	const found = fs.readdirSync(root, { recursive: true, withFileTypes: true });
	return found
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
}

/** The word as text in three encodings, and as base64 at each of the three places where it may begin. */
function shapes(word: string): Buffer[] {
	const base64 = [0, 1, 2].map((shift) => {
		const whole = Buffer.from(' '.repeat(shift) + word).toString('base64');
		return Buffer.from(whole.slice(shift === 0 ? 0 : 4, -4));
	});
	const wide = Buffer.from(word, 'utf16le');
	return [Buffer.from(word), wide, Buffer.from(wide).swap16(), ...base64];
}

function findings(root: string, words: readonly string[]): string[] {
	return filesUnder(root).flatMap((file) => {
		const bytes = fs.readFileSync(file);
		const found = words.filter((word) => shapes(word).some((shape) => bytes.includes(shape)));
		return found.map((word) => `${word} in ${path.basename(file)}`);
	});
}

/** A copy by another process: reading a database here while it is open would drop its locks. */
function copyOf(root: string): string {
	const copy = path.join(root, 'copy');
	fs.mkdirSync(copy);
	for (const directory of ['data', 'keys'])
		execFileSync('cp', ['-r', path.join(root, directory), copy]);
	return copy;
}

describe('on the disk', () => {
	it('the search finds a word that is there, in each of its shapes', () => {
		using place = directories();
		for (const [index, shape] of shapes('canari-de-mine').entries())
			fs.writeFileSync(
				path.join(place.root, `file ${index}`),
				Buffer.concat([Buffer.from('ab'), shape]),
			);
		expect(findings(place.root, ['canari-de-mine'])).toHaveLength(shapes('').length);
	});

	it('[case I1] nothing that was written can be read, neither while the store is open nor after', async () => {
		using place = directories();
		await inStore(place, async (store) => {
			await fill(store);
			expect((await store.meetings.load('m'))?.texts.get('t')).toBe('canari-texte');
			expect(await readLog(store.sections)).toEqual(['canari-instantane canari-section']);
			const copy = copyOf(place.root);
			expect(filesUnder(copy).map((file) => path.basename(file))).toContain('entour.db-wal');
			expect(findings(copy, CANARIES)).toEqual([]);
		});
		expect(findings(place.root, CANARIES)).toEqual([]);
	});

	it('an erased key is gone from every file, at once', async () => {
		using place = directories();
		await inStore(place, async (store) => {
			await fill(store);
			const wrapped = wrappedKey(copyOf(place.root), 'person:p');
			expect(wrapped).toHaveLength(60);
			expect(bytesUnder(path.join(place.root, 'copy')).includes(wrapped)).toBe(true);
			fs.rmSync(path.join(place.root, 'copy'), { recursive: true });
			await store.keys.erase('person:p');
			expect(bytesUnder(copyOf(place.root)).includes(wrapped)).toBe(false);
		});
	});

	it('[N4] what people leave out of the figures has one length, and another cipher each day', async () => {
		using place = directories();
		const word = { account: 'a'.repeat(36), meeting: 'm'.repeat(36), period: '2026-Q4' } as const;
		const bodies: Buffer[] = [];
		for (const count of [0, 1, 100]) {
			const words = Array.from({ length: count }, () => word);
			await inStore(place, ({ organisations }) => organisations.keepLeftOut('o', words));
			const database = new Database(path.join(place.dataDir, 'entour.db'), { readonly: true });
			const sql = `select body from record where kind = 'left-out'`;
			bodies.push(
				...database
					.prepare(sql)
					.pluck()
					.all()
					.map((body) => body as Buffer),
			);
			database.close();
		}
		expect(bodies).toHaveLength(3);
		expect(new Set(bodies.map(({ length }) => length)).size).toBe(1);
		expect(new Set(bodies.map((body) => body.toString('hex'))).size).toBe(3);
	});

	it('what compaction replaced is gone from every file once the store is closed', async () => {
		using place = directories();
		const cipher = await inStore(place, async ({ sections }) => {
			await sections.append([update('x'.repeat(50_000)), update('last')]);
			return bodyOf(copyOf(place.root));
		});
		expect(bytesUnder(place.dataDir).includes(cipher)).toBe(true);
		await inStore(place, ({ sections }) => sections.compact('s', 1, 2, Buffer.from('short')));
		expect(bytesUnder(place.dataDir).includes(cipher)).toBe(false);
	});

	it('everything is closed to other users', async () => {
		using place = directories();
		fs.mkdirSync(place.keyDir, { mode: 0o755 });
		const modes = await inStore(place, async (store) => {
			await fill(store);
			const all = [place.dataDir, place.keyDir, ...filesUnder(place.root)];
			return all.map((file) => [path.basename(file), (fs.statSync(file).mode & 0o777).toString(8)]);
		});
		expect(modes.length).toBeGreaterThan(6);
		expect(Object.fromEntries(modes.filter(([, mode]) => mode !== '600'))).toEqual({
			data: '700',
			keys: '700',
		});
	});
});

function wrappedKey(copy: string, owner: string): Buffer {
	const database = new Database(path.join(copy, 'keys', 'keys.db'));
	const row = database.prepare('select wrapped from data_key where owner = ?').pluck().get(owner);
	database.close();
	return row as Buffer;
}

/** A piece from the middle of the first update's cipher text, as long as one page surely holds. */
function bodyOf(copy: string): Buffer {
	const database = new Database(path.join(copy, 'data', 'entour.db'));
	const row = database.prepare('select body from section_update where n = 1').pluck().get();
	database.close();
	return (row as Buffer).subarray(20_000, 20_100);
}

function bytesUnder(root: string): Buffer {
	return Buffer.concat(filesUnder(root).map((file) => fs.readFileSync(file)));
}
