// The demo's data is made once for all browser tests: each server begins with a copy of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { seed, TEMPLATE } from '../worlds/seeded-server.ts';

export default async function seedOnce(): Promise<() => Promise<void>> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entour-seed-'));
	const made = await seed({
		DATA_DIR: path.join(folder, 'data'),
		KEY_DIR: path.join(folder, 'keys'),
	});
	await writeFile(path.join(folder, 'seed.json'), JSON.stringify(made));
	process.env[TEMPLATE] = folder;
	return () => rm(folder, { recursive: true, force: true });
}
