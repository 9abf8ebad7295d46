// npm run seed: fills an empty DATA_DIR with the demo's world; with --json it prints nothing but what it made.
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { openApp } from '../app.ts';
import { readConfig, type Config } from '../config.ts';
import { OpeningError } from '../store/errors.ts';
import { linksOf } from './links.ts';
import { seedWorld, type Seeded } from './world.ts';

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function config(): Config {
	const read = readConfig(process.env);
	if (!read.ok) stop(read.sentence);
	const { dataDir } = read.config;
	if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
		stop(`DATA_DIR (${dataDir}) is not empty: the demo only fills an empty one.`);
	return read.config;
}

async function seed(settings: Config): Promise<Seeded> {
	const app = await openApp(settings);
	try {
		return await seedWorld(app, app.origin);
	} finally {
		await app.close();
	}
}

const unknown = process.argv.slice(2).find((argument) => argument !== '--json');
if (unknown !== undefined) stop(`${unknown} is not an option of seed; the only one is --json.`);
try {
	const seeded = await seed(config());
	const json = process.argv.includes('--json');
	console.log(json ? JSON.stringify(seeded) : linksOf(seeded, seeded.origin));
} catch (error) {
	if (error instanceof OpeningError) stop(error.message);
	throw error;
}
