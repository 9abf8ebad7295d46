// Erasing is deleting a key: from its row, from the log beside the database, from every page that ever held it, and
// whenever the process dies. Every file of DATA_DIR and KEY_DIR is searched for it, in every shape that it could have.
// Seen red: without the log being emptied, and without the erasure being finished at the next start.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { place, verified, type Place } from '../../verify/verify-world.ts';
import { update } from '../contract/world.ts';
import type { KeyOwner } from '../ports.ts';
import { holds, imageOf, shapesOf, wrappedKeys } from './disk-world.ts';
import { directories, inStore } from './store-world.ts';

const PROCESS = path.join(import.meta.dirname, 'erasing-process-world.ts');
/** More than an erasure takes, so that the last kill comes after its end. */
const STEPS = 9;

async function killedBefore({ dataDir, keyDir }: Place, owners: readonly KeyOwner[], step: number) {
	const child = spawn(process.execPath, [PROCESS, dataDir, keyDir, String(step), ...owners], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const [, signal] = (await once(child, 'close')) as [number | null, string | null];
	expect(signal).toBe('SIGKILL');
	return output;
}

/** What became of two parts whose erasure was cut off there, once a server has started again. */
async function outcomeOf(step: number): Promise<string> {
	using home = await place();
	const [{ draft, secret }] = home.lived;
	const owners = [`section:${draft}`, `section:${secret}`] as const;
	const keys = owners.flatMap((owner) => wrappedKeys(home.keyDir, owner));
	const held = () => keys.map((key) => holds(imageOf(home), key));
	expect(held()).toEqual([true, true]);
	const told = (await killedBefore(home, owners, step)) !== '';
	const erased = await inStore(home, async ({ sections }) => {
		const isErased = (await sections.load(draft)) === null;
		expect((await sections.load(secret)) === null).toBe(isErased);
		expect([step, held()]).toEqual([step, [!isErased, !isErased]]);
		return isErased;
	});
	const { faults, counts } = verified(home);
	expect([faults, counts['erased sections']]).toEqual([[], erased ? 2 : 0]);
	return `${erased ? 'erased' : 'kept'}${told ? ' and told' : ''}`;
}

describe('an erasure whose process is killed', () => {
	it('before each of its steps: at the next start it is finished, or had not begun', async () => {
		const outcomes: string[] = [];
		for (let step = 1; step <= STEPS; step++) outcomes.push(await outcomeOf(step));
		expect(outcomes.join()).toMatch(/^(kept,){2,}(erased,){2,}(erased and told,?)+$/);
	}, 180_000);
});

describe('what was erased', () => {
	it('is searched for as it is, in hex and in base64, narrow and wide', () => {
		using home = directories();
		const key = Buffer.from('a key of no owner at all');
		fs.mkdirSync(home.dataDir);
		fs.mkdirSync(home.keyDir);
		for (const shape of shapesOf(key)) {
			fs.writeFileSync(path.join(home.keyDir, 'file'), Buffer.concat([Buffer.from('ab'), shape]));
			expect(holds(imageOf(home), key)).toBe(true);
		}
		fs.writeFileSync(path.join(home.keyDir, 'file'), '');
		expect(holds(imageOf(home), key)).toBe(false);
	});

	it('of a meeting, a part and a person is in no file, while the store is open and after', async () => {
		using home = await place();
		const [{ meeting, secret, amo }] = home.lived;
		const owners = [
			`meeting:${meeting}`,
			`section:${secret}`,
			`person:${amo.participant}`,
		] as const;
		const keys = owners.flatMap((owner) => wrappedKeys(home.keyDir, owner));
		expect(keys).toHaveLength(3);
		for (const key of keys) expect(holds(imageOf(home), key)).toBe(true);
		await inStore(home, async (store) => {
			for (const owner of owners) await store.keys.erase(owner);
			for (const key of keys) expect(holds(imageOf(home), key)).toBe(false);
			expect(await store.meetings.load(meeting)).toBeNull();
			expect(await store.sections.load(secret)).toBeNull();
			expect(await store.notebooks.get(meeting, amo.participant)).toBeNull();
		});
		for (const key of keys) expect(holds(imageOf(home), key)).toBe(false);
		expect(verified(home).faults).toEqual([]);
	});

	it('among many keys leaves no copy on a page from which it had moved, and takes no other along', async () => {
		using home = directories();
		const names = Array.from({ length: 400 }, (_, n) => `${n}`);
		await inStore(home, async ({ sections, keys }) => {
			await sections.append(names.map((name) => update('words', name)));
			const all = names.map((name) => wrappedKeys(home.keyDir, `section:${name}`)[0]!);
			for (const half of [1, 0])
				await Promise.all(
					names
						.filter((_, n) => n % 2 === half && n >= 40)
						.map((name) => keys.erase(`section:${name}`)),
				);
			const image = imageOf(home);
			const left = names.filter((_, n) => image.includes(all[n]!.subarray(12, 44)));
			expect(left).toEqual(names.slice(0, 40));
		});
	});
});
