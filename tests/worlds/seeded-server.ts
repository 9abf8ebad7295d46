// A production server on the demo's data: the demo's world is the tests' world.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startServer, type Mode, type ServerProcess } from './server-process.ts';

/** Names the folder that holds data made once, `data`, `keys` and `seed.json`; without it each server makes its own. */
export const TEMPLATE = 'TEST_SEED_FOLDER';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface SeededPerson {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly secrecy: string;
	readonly missions: readonly string[];
	readonly code: string;
}
export interface SeededSection {
	readonly id: string;
	readonly title: string;
	readonly kind: string;
	readonly about: readonly string[];
	readonly missions: readonly string[];
	readonly holder: string;
	readonly readers: readonly string[];
	readonly canary: string;
}
export interface Seed {
	readonly origin: string;
	readonly organisation: unknown;
	readonly accounts: readonly {
		readonly name: string;
		readonly email: string;
		readonly password: string;
		readonly kind: 'coordinator' | 'professional' | 'administrator';
	}[];
	readonly meetings: readonly {
		readonly id: string;
		readonly kind: string;
		readonly purpose: string;
		readonly participants: readonly SeededPerson[];
		readonly sections: readonly SeededSection[];
	}[];
}

export interface SeededServer extends ServerProcess {
	readonly seed: Seed;
	/** Data and keys: start again on the same. */
	readonly folder: string;
}

/** Runs the documented command and reads what it prints. */
export async function seed(env: Record<string, string>): Promise<Seed> {
	const child = spawn('npm', ['run', '--silent', 'seed', '--', '--json'], {
		cwd: ROOT,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`seed ended with ${code}: ${output}`);
	return JSON.parse(output) as Seed;
}

async function seededIn(folder: string): Promise<Seed> {
	const template = process.env[TEMPLATE];
	const [data, keys] = [path.join(folder, 'data'), path.join(folder, 'keys')];
	if (template === undefined) return seed({ DATA_DIR: data, KEY_DIR: keys });
	await cp(path.join(template, 'data'), data, { recursive: true });
	await cp(path.join(template, 'keys'), keys, { recursive: true });
	return JSON.parse(await readFile(path.join(template, 'seed.json'), 'utf8')) as Seed;
}

/** `home`: where its folder is made. */
export async function startSeeded(
	mode: Mode = 'production',
	home = os.tmpdir(),
): Promise<SeededServer> {
	const folder = await mkdtemp(path.join(home, 'entour-'));
	const seeded = await seededIn(folder);
	const server = await startServer(mode, { folder });
	const forget = server[Symbol.asyncDispose].bind(server);
	return {
		...server,
		seed: seeded,
		folder,
		async [Symbol.asyncDispose]() {
			await forget();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

export const accountOf = (
	{ accounts }: Seed,
	kind: Seed['accounts'][number]['kind'],
): Seed['accounts'][number] => {
	const account = accounts.find((one) => one.kind === kind);
	if (!account) throw new Error(`no ${kind} in the seed`);
	return account;
};
