// One measured server as a process of its own: started, asked what it uses, stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Memory } from './servers/usage.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
/** Loaded before the server itself, which knows nothing of it. */
const USAGE = new URL('./servers/usage.ts', import.meta.url).href;

export class MeasuredProcess implements AsyncDisposable {
	readonly #child: ChildProcess;
	readonly origin: string;

	private constructor(child: ChildProcess, origin: string) {
		this.#child = child;
		this.origin = origin;
	}

	/** `more`: flags for Node, for a profile. */
	static async start(
		file: string,
		env: Record<string, string> = {},
		more: readonly string[] = [],
	): Promise<MeasuredProcess> {
		const child = spawn(process.execPath, [...more, '--import', USAGE, file], {
			cwd: ROOT,
			env: { ...process.env, NODE_ENV: 'production', PORT: '0', ...env },
			stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
		});
		let said = '';
		for await (const chunk of child.stdout!) {
			said += String(chunk);
			const found = ADDRESS.exec(said);
			if (!found) continue;
			child.stdout!.resume();
			return new MeasuredProcess(child, found[0]);
		}
		throw new Error(`${file} did not start: ${said}`);
	}

	/** Microseconds of processor time so far. */
	async cpu(): Promise<number> {
		return (await this.#ask<{ cpu: number }>('cpu')).cpu;
	}

	async memory(): Promise<Memory> {
		return (await this.#ask<{ memory: Memory }>('memory')).memory;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#child.exitCode !== null) return;
		const closed = once(this.#child, 'close');
		this.#child.kill('SIGTERM');
		const late = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
		await closed;
		clearTimeout(late);
	}

	async #ask<Answer>(question: 'cpu' | 'memory'): Promise<Answer> {
		const answer = once(this.#child, 'message');
		this.#child.send(question);
		return (await answer)[0] as Answer;
	}
}
