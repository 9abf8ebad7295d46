// Opening and reopening: what was stored is there again, and data never meets keys that are not its own.

import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { act, generation, readLog, update } from '../contract/world.ts';
import { openStore } from './store.ts';
import { directories, inStore } from './store-world.ts';

const open = async () => 'open';

describe('a store that is opened again', () => {
	it('has everything, derives the same secrets, and goes on where it was', async () => {
		using place = directories();
		const secret = await inStore(place, async ({ meetings, sections, deliveries, keys }) => {
			await meetings.append(act(0, 'called', { generations: [generation(1, 'one')] }));
			await sections.append([update('two')]);
			await deliveries.append([{ meeting: 'm', section: 's', participant: 'p', at: 1 }]);
			return keys.derive('code', 'p');
		});
		await inStore(place, async ({ meetings, sections, deliveries, keys }) => {
			await meetings.append(act(1, 'started'));
			await sections.append([update('three')]);
			await deliveries.append([{ meeting: 'm', section: 's', participant: 'q', at: 2 }]);
			expect((await meetings.load('m'))?.events.map((event) => event.seq)).toEqual([1, 2]);
			expect(await readLog(sections)).toEqual(['one', 'two', 'three']);
			expect(await deliveries.of('m')).toHaveLength(2);
			expect(keys.derive('code', 'p')).toEqual(secret);
		});
	});

	it('leaves nothing beside the databases when it is closed', async () => {
		using place = directories();
		const store = await openStore(place);
		await store.sections.append([update('text')]);
		await store.close();
		await store.close();
		expect(fs.readdirSync(place.dataDir).sort()).toEqual(['entour.db', 'lock']);
		expect(fs.readdirSync(place.keyDir).sort()).toEqual(['keys.db', 'master.key']);
	});

	it('keeps what is erased erased', async () => {
		using place = directories();
		await inStore(place, async ({ sections, keys }) => {
			await sections.append([update('text'), update('kept', 't')]);
			await keys.erase('section:s');
		});
		await inStore(place, async ({ sections }) => {
			expect(await readLog(sections)).toBeNull();
			expect(await readLog(sections, 't')).toEqual(['kept']);
		});
	});
});

describe('a store refuses to open', () => {
	it.each(['master.key', 'keys.db'])('data whose %s is gone, and makes no other', async (file) => {
		using place = directories();
		await inStore(place, open);
		fs.rmSync(path.join(place.keyDir, file));
		await expect(inStore(place, open)).rejects.toMatchObject({ code: 'keys-missing' });
		expect(fs.existsSync(path.join(place.keyDir, file))).toBe(false);
	});

	it('data that was sealed under the keys of another installation', async () => {
		using place = directories();
		using other = directories();
		for (const each of [place, other]) await inStore(each, open);
		const mixed = { dataDir: place.dataDir, keyDir: other.keyDir };
		await expect(inStore({ ...place, ...mixed }, open)).rejects.toMatchObject({
			code: 'wrong-keys',
		});
		expect(await inStore(place, open)).toBe('open');
	});

	it('a master key file that holds none', async () => {
		using place = directories();
		fs.mkdirSync(place.keyDir);
		fs.writeFileSync(path.join(place.keyDir, 'master.key'), 'secret');
		await expect(inStore(place, open)).rejects.toMatchObject({ code: 'keys-missing' });
	});

	it('a directory that is a file', async () => {
		using place = directories();
		fs.writeFileSync(place.dataDir, '');
		await expect(inStore(place, open)).rejects.toMatchObject({ code: 'files' });
	});

	it('a database that is none, without touching it', async () => {
		using place = directories();
		await inStore(place, open);
		const file = path.join(place.dataDir, 'entour.db');
		fs.writeFileSync(file, 'no database at all'.repeat(1_000));
		await expect(inStore(place, open)).rejects.toMatchObject({ code: 'files' });
		expect(fs.readFileSync(file, 'utf8')).toContain('no database at all');
	});
});

describe('a section on a damaged page', () => {
	it('is unreadable, while others read (H5)', async () => {
		using place = directories();
		const word = 'x'.repeat(200_000);
		await inStore(place, async ({ sections }) => {
			await sections.append([update('kept', 'a')]);
			await sections.append([update(word)]);
		});
		const file = path.join(place.dataDir, 'entour.db');
		const bytes = fs.readFileSync(file);
		fs.writeFileSync(file, bytes.fill(255, bytes.length - 100_000));
		await inStore(place, async ({ sections }) => {
			await expect(sections.load('s')).rejects.toMatchObject({ code: 'unreadable' });
			expect(await readLog(sections, 'a')).toEqual(['kept']);
		});
	});
});
