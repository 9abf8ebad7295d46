// npm run demo: builds if needed, makes fresh data of its own, starts, and prints a link for each person.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { linksOf } from './links.ts';
import type { Seeded } from './world.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The one folder that the demo touches; everywhere else keys and data lie apart. */
const DEMO = path.join(ROOT, 'demo-data');
const DATA_DIR = path.join(DEMO, 'data');
const KEY_DIR = path.join(DEMO, 'keys');
const BUILT = path.join(ROOT, 'build/handler.js');
const SOURCES = ['src/**/*', 'server/**/*', 'static/**/*', 'vite.config.ts', 'package-lock.json'];
const GENERATED = /^src[\\/]lib[\\/]paraglide[\\/]/;
const ADDRESS = /https?:\/\/\S+/;

const env = { ...process.env, DATA_DIR, KEY_DIR };

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function isBuilt(): boolean {
	if (!existsSync(BUILT)) return false;
	const built = statSync(BUILT).mtimeMs;
	return globSync(SOURCES, { cwd: ROOT })
		.filter((file) => !GENERATED.test(file))
		.every((file) => statSync(path.join(ROOT, file)).mtimeMs <= built);
}

function build(): void {
	if (isBuilt()) return;
	console.log('Building Entour, once (about half a minute) …');
	const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
	const stdio = ['ignore', 'ignore', 'inherit'] as const;
	const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: ROOT,
		stdio: [...stdio],
	});
	if (done.status !== 0) stop('Entour could not be built.');
}

/** INVARIANT: only the demo's own folder goes, and not that of a demo that runs. */
async function freshFolder(): Promise<void> {
	if (existsSync(DATA_DIR) && (await inUse()))
		stop('A demo runs already on ./demo-data: stop it first.');
	rmSync(DEMO, { recursive: true, force: true });
}

/** After the build only: the app needs what the build makes. */
async function inUse(): Promise<boolean> {
	const { openApp } = await import('../app.ts');
	const { OpeningError } = await import('../store/errors.ts');
	const settings = { host: '127.0.0.1', port: 0, origin: null, smtpUrl: null };
	try {
		const app = await openApp({ ...settings, dataDir: DATA_DIR, keyDir: KEY_DIR });
		await app.close();
		return false;
	} catch (error) {
		return error instanceof OpeningError && error.code === 'in-use';
	}
}

function seed(): Seeded {
	const file = path.join(import.meta.dirname, 'seed.ts');
	const done = spawnSync(process.execPath, [file, '--json'], {
		cwd: ROOT,
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
		maxBuffer: 64 * 1024 * 1024,
	});
	if (done.status !== 0) stop('The demo could not be filled.');
	return JSON.parse(done.stdout.toString()) as Seeded;
}

function start(seeded: Seeded): void {
	const main = path.join(ROOT, 'server/main.ts');
	const server: ChildProcess = spawn(process.execPath, [main], {
		cwd: ROOT,
		env: { ...env, NODE_ENV: 'production' },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let told = false;
	server.stdout?.on('data', (chunk: Buffer) => {
		const origin = ADDRESS.exec(chunk.toString())?.[0];
		if (!told && origin) console.log(`\n${linksOf(seeded, origin)}\n`);
		told ||= origin !== undefined;
		process.stdout.write(chunk);
	});
	for (const signal of ['SIGTERM', 'SIGINT'] as const)
		process.on(signal, () => server.kill(signal));
	server.on('exit', (code) => process.exit(code ?? 1));
}

build();
await freshFolder();
start(seed());
