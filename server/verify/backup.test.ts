// A backup while twenty writers write: what was stored before it began is in it, and it verifies.
// Seen red: with the keys copied first.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Store } from '../store/ports.ts';
import { openStore, type Directories } from '../store/sqlite/store.ts';
import { wrappedKeys } from '../store/sqlite/disk-world.ts';
import { directories, inStore } from '../store/sqlite/store-world.ts';
import { command, hostsOf, place, verified, type Lived, type Place } from './verify-world.ts';

const COMMAND = path.resolve(import.meta.dirname, '../admin/backup.ts');
const WRITERS = 20;
/** Each backup is a process of its own. */
const SLOW_MS = 180_000;

async function backUp({ dataDir, keyDir }: Directories, ...args: string[]) {
	const env = { ...process.env, DATA_DIR: dataDir, KEY_DIR: keyDir };
	const child = spawn(process.execPath, [COMMAND, ...args], { env });
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number];
	return { code, output };
}

const only = (directory: string): string => {
	const [name = '', ...more] = fs.readdirSync(directory);
	expect(more).toEqual([]);
	return path.join(directory, name);
};

/** Puts copies back where a server looks for them; the master key comes from where it is kept. */
function restored(data: string, keys: string, { keyDir }: Directories) {
	const home = directories();
	fs.mkdirSync(home.dataDir, { recursive: true });
	fs.mkdirSync(home.keyDir, { recursive: true });
	fs.copyFileSync(path.join(data, 'entour.db'), path.join(home.dataDir, 'entour.db'));
	fs.copyFileSync(path.join(keys, 'keys.db'), path.join(home.keyDir, 'keys.db'));
	fs.copyFileSync(path.join(keyDir, 'master.key'), path.join(home.keyDir, 'master.key'));
	return home;
}

/** Each writer's, in all fewer than one person may have. */
const PARTS = 4;

/** Types into parts of their own, each new with a key of its own, in the last one until told to stop; how many rows each had stored. */
async function writing(store: Store, { meeting, amo }: Lived) {
	const stored = new Map<string, number>();
	const hosts = hostsOf(store);
	let on = true;
	const writers = Array.from({ length: WRITERS }, async () => {
		for (let part = 1; on && part <= PARTS; part++) {
			const made = await command(hosts, { meeting, reader: amo }, { type: 'create-section' });
			await typing(
				store,
				{ meeting, section: made.sectionId as string, amo },
				stored,
				() => on && part === PARTS,
			);
		}
	});
	const stop = async () => {
		on = false;
		await Promise.all(writers);
		await hosts.shutdown();
	};
	return { stored, stop };
}

async function typing(
	store: Store,
	{ meeting, section, amo }: { meeting: string; section: string; amo: Lived['amo'] },
	stored: Map<string, number>,
	goesOn: () => boolean,
): Promise<void> {
	const doc = new Y.Doc();
	doc.clientID = randomInt(1, 2 ** 32 - 1);
	const given = { meeting, section, generation: 1, participant: amo.participant };
	await store.sections.issue([{ ...given, clientId: doc.clientID, resumeHash: section, since: 1 }]);
	for (let n = 1; n <= 100 || goesOn(); n++) {
		const before = Y.encodeStateVector(doc);
		doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
		const update = Y.encodeStateAsUpdate(doc, before);
		await store.sections.append([{ meeting, section, generation: 1, update }]);
		stored.set(section, n);
	}
}

/** Copies while they write; each with what had been stored when it began. */
async function copies(home: Place, times: number) {
	const store = await openStore(home);
	const { stored, stop } = await writing(store, home.lived[0]);
	const taken = [];
	for (let n = 0; n < times; n++) {
		const to = path.join(home.root, `copy ${n}`);
		while (stored.size <= n * 5) await new Promise((resolve) => setImmediate(resolve));
		const had = new Map(stored);
		taken.push({ to, had, ...(await backUp(home, to)) });
	}
	await stop();
	await store.close();
	return taken;
}

describe('a backup', () => {
	it(
		'of a running server with 20 writers has all that was stored before it, and verifies',
		async () => {
			using home = await place();
			for (const { to, had, code, output } of await copies(home, 2)) {
				expect([code, output]).toEqual([0, expect.stringContaining('The data is in ')]);
				using back = restored(only(path.join(to, 'data')), only(path.join(to, 'keys')), home);
				expect(verified(back).faults).toEqual([]);
				await inStore(back, async ({ sections }) => {
					for (const [section, rows] of had)
						expect((await sections.load(section))?.updates.length).toBeGreaterThanOrEqual(rows);
				});
				expect(had.size).toBeGreaterThan(0);
			}
		},
		SLOW_MS,
	);

	it('of a stopped server is private, whole, and without the master key unless asked', async () => {
		using home = await place();
		const to = path.join(home.root, 'copy');
		const elsewhere = path.join(home.root, 'for a shorter time');
		expect((await backUp(home, to)).code).toBe(0);
		expect((await backUp(home, to, '--keys', elsewhere, '--with-master-key')).code).toBe(0);
		expect(fs.readdirSync(only(path.join(to, 'keys')))).toEqual(['keys.db']);
		expect(fs.readdirSync(only(elsewhere)).sort()).toEqual(['keys.db', 'master.key']);
		expect(fs.readdirSync(path.join(to, 'data'))).toHaveLength(2);
		for (const entry of fs.readdirSync(to, { recursive: true, withFileTypes: true }))
			if (entry.isFile())
				expect(fs.statSync(path.join(entry.parentPath, entry.name)).mode & 0o777).toBe(0o600);
	});

	it('goes nowhere near the originals, and says so', async () => {
		using home = await place();
		const inside = await backUp(home, path.join(home.dataDir, 'copy'));
		expect(inside.code).toBe(1);
		expect(inside.output).toContain('cannot lie inside');
		expect((await backUp(home)).output).toContain('npm run backup');
	});

	it('has no key that was erased before it; older data under newer keys stays erased', async () => {
		using home = await place();
		const [{ draft, secret }] = home.lived;
		const [before, later] = [path.join(home.root, 'before'), path.join(home.root, 'later')];
		await backUp(home, before);
		const wrapped = wrappedKeys(only(path.join(before, 'keys')), `section:${draft}`);
		expect(wrapped).toHaveLength(1);
		await inStore(home, ({ keys }) => keys.erase(`section:${draft}`));
		await backUp(home, later);
		const files = fs.readFileSync(path.join(only(path.join(later, 'keys')), 'keys.db'));
		for (const key of wrapped) expect(files.includes(key)).toBe(false);
		using back = restored(only(path.join(before, 'data')), only(path.join(later, 'keys')), home);
		expect(verified(back).faults).toEqual([]);
		await inStore(back, async ({ sections }) => {
			expect(await sections.load(draft)).toBeNull();
			expect(await sections.load(secret)).not.toBeNull();
		});
	});
});
