// The product as a process of its own, on a free port and on fresh data; disposing of it stops it and forgets the data.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export type Mode = 'production' | 'development';

export interface ServerProcess extends AsyncDisposable {
	origin: string;
	dataDir: string;
	/** All that the process wrote to its terminal so far. */
	output: () => string;
	/** Asks the process to end; gives its exit code and how long it took. */
	stop: (signal?: NodeJS.Signals) => Promise<{ code: number | null; ms: number }>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const COMMAND: Record<Mode, string[]> = {
	production: ['server/main.ts'],
	development: ['node_modules/vite/bin/vite.js', 'dev', '--logLevel', 'info'],
};
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
const START_WITHIN_MS = 120_000;

/** Runs a command of ours to its end: for starts that must be refused. */
export async function run(mode: Mode, env: Record<string, string>) {
	const child = launch(mode, env);
	const output = collect(child);
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, output: output() };
}

export async function startServer(
	mode: Mode,
	{ folder, env = {} }: { folder?: string; env?: Record<string, string> } = {},
): Promise<ServerProcess> {
	const home = folder ?? (await mkdtemp(path.join(os.tmpdir(), 'entour-')));
	const dataDir = path.join(home, 'data');
	const child = launch(mode, { DATA_DIR: dataDir, KEY_DIR: path.join(home, 'keys'), ...env });
	const output = collect(child);
	const stop = (signal: NodeJS.Signals = 'SIGTERM') => end(child, signal);
	return {
		origin: await address(child, output),
		dataDir,
		output,
		stop,
		async [Symbol.asyncDispose]() {
			await stop();
			if (!folder) await rm(home, { recursive: true, force: true });
		},
	};
}

function launch(mode: Mode, env: Record<string, string>): ChildProcess {
	return spawn(process.execPath, COMMAND[mode], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: mode, NO_COLOR: '1', FORCE_COLOR: '0', PORT: '0', ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

function collect(child: ChildProcess): () => string {
	let text = '';
	child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
	return () => text;
}

function address(child: ChildProcess, output: () => string): Promise<string> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => fail('did not start in time'), START_WITHIN_MS);
		const fail = (what: string) => {
			clearTimeout(late);
			child.kill('SIGKILL');
			reject(new Error(`The server ${what}:\n${output()}`));
		};
		child.once('exit', () => fail('ended at once'));
		child.stdout?.on('data', () => {
			const found = ADDRESS.exec(output())?.[0];
			if (!found) return;
			clearTimeout(late);
			child.removeAllListeners('exit');
			resolve(found);
		});
	});
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
	const from = performance.now();
	if (child.exitCode === null && child.signalCode === null) {
		const closed = once(child, 'close');
		child.kill(signal);
		await closed;
	}
	return { code: child.exitCode, ms: performance.now() - from };
}
