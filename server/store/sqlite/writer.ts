// The main thread's end of the writer: hands over at once when the writer is idle, and what gathered meanwhile when it is busy.

import { Worker } from 'node:worker_threads';
import { ConflictError, OpeningError, StorageError, type OpeningFault } from '../errors.ts';
import type { Acts, WrappedKey, Writer } from '../rows.ts';
import { projectPath } from './connect.ts';
import type { DiskOptions } from './disk.ts';
import type { Job, Outcome } from './group.ts';

/** At most so many writes in one transaction, so that none waits long for the others. */
const GROUP = 1_000;

/**
 * When writes come faster than they are committed, groups leave no closer together than this, in milliseconds:
 * fewer and larger ones spare the processor. A write that finds the writer idle never waits.
 */
const PACE = 4;

export type ToWriter = { type: 'commit'; jobs: Job[] } | { type: 'close' };
export type FromWriter =
	| { type: 'ready' }
	| { type: 'refused'; code: OpeningFault; message: string }
	| { type: 'committed'; outcomes: Outcome[] };

interface Waiting {
	job: Job;
	resolve: (answer: unknown) => void;
	reject: (error: Error) => void;
}

/** Starts the writer thread; resolves once both databases are open and up to date. */
export async function startWriter(options: DiskOptions): Promise<ThreadWriter> {
	const file = projectPath('server', 'store', 'sqlite', 'writer-thread.ts');
	const worker = new Worker(file, { workerData: options, execArgv: [], name: 'entour writer' });
	const first = await new Promise<FromWriter>((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new Error('the writer thread ended as it started')));
	});
	if (first.type === 'ready') return new ThreadWriter(worker);
	await worker.terminate();
	if (first.type === 'refused') throw new OpeningError(first.code, first.message);
	throw new Error('the writer thread answered before it was asked');
}

export class ThreadWriter implements Writer {
	readonly #worker: Worker;
	readonly #ended: Promise<void>;
	#waiting: Waiting[] = [];
	#busy: Waiting[] = [];
	#handing = false;
	#handedAt = 0;
	#closed: Promise<void> | null = null;
	#drained: (() => void) | null = null;
	#dead = false;
	/** How many transactions were made; a test's and a metric's. */
	commits = 0;

	constructor(worker: Worker) {
		this.#worker = worker;
		this.#ended = new Promise((resolve) => worker.once('exit', () => resolve()));
		worker.removeAllListeners('error');
		worker.on('message', (message: FromWriter) => this.#heard(message));
		worker.on('error', (error) => this.#died(messageOf(error)));
		worker.once('exit', () => this.#died('it ended'));
	}

	write<K extends keyof Acts>(act: K, argument: Parameters<Acts[K]>[0], keys: WrappedKey[] = []) {
		return new Promise<ReturnType<Acts[K]>>((resolve, reject) => {
			if (this.#closed || this.#dead) {
				reject(new StorageError('closed', 'the store is closed'));
				return;
			}
			const settle = resolve as (answer: unknown) => void;
			this.#waiting.push({ job: { act, argument, keys }, resolve: settle, reject });
			this.#handOver();
		});
	}

	close(): Promise<void> {
		this.#closed ??= this.#finish();
		return this.#closed;
	}

	/** Ends the thread with whatever it is doing, as a fault of it would. */
	async abandon(): Promise<void> {
		await this.#worker.terminate();
	}

	/** What was asked in the same task goes together. */
	#handOver(): void {
		if (this.#handing || this.#busy.length > 0) return;
		this.#handing = true;
		queueMicrotask(() => this.#next());
	}

	/** After a group: what gathered meanwhile goes next, in its own time. */
	#follow(): void {
		const early = PACE - (performance.now() - this.#handedAt);
		if (this.#waiting.length === 0 || this.#waiting.length >= GROUP || early < 1 || this.#closed) {
			this.#next();
			return;
		}
		this.#handing = true;
		setTimeout(() => this.#next(), early);
	}

	#next(): void {
		this.#handing = false;
		if (this.#busy.length > 0) return;
		if (this.#waiting.length === 0 || this.#dead) {
			this.#drained?.();
			return;
		}
		this.#handedAt = performance.now();
		this.#busy = this.#waiting.splice(0, GROUP);
		this.commits++;
		this.#tell({ type: 'commit', jobs: this.#busy.map(({ job }) => job) });
	}

	#tell(message: ToWriter): void {
		try {
			this.#worker.postMessage(message);
		} catch (error) {
			// something that cannot cross to a thread: a bug of the caller's, and not its neighbours' end
			const lost = this.#busy;
			this.#busy = [];
			for (const { reject } of lost) reject(new StorageError('failed', messageOf(error)));
			this.#next();
		}
	}

	#heard(message: FromWriter): void {
		if (message.type !== 'committed') return;
		const settled = this.#busy;
		this.#busy = [];
		// the next group is on its way before anyone hears of this one
		this.#follow();
		for (const [index, waiting] of settled.entries()) settle(waiting, message.outcomes[index]);
	}

	async #finish(): Promise<void> {
		const drained = new Promise<void>((resolve) => (this.#drained = resolve));
		this.#next();
		await drained;
		if (!this.#dead) this.#tell({ type: 'close' });
		await this.#ended;
	}

	#died(why: string): void {
		this.#dead = true;
		const lost = [...this.#busy, ...this.#waiting];
		this.#busy = [];
		this.#waiting = [];
		for (const { reject } of lost)
			reject(new StorageError('closed', `the writer thread is gone: ${why}`));
		this.#drained?.();
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : 'unknown';
}

/** Tells whoever waits what became of the job, as the errors that the ports promise. */
export function settle(
	{ resolve, reject }: Omit<Waiting, 'job'>,
	outcome: Outcome | undefined,
): void {
	if (!outcome) reject(new StorageError('failed', 'the writer thread gave no answer'));
	else if (outcome.done) resolve(outcome.answer);
	else if ('conflict' in outcome) reject(new ConflictError(outcome.conflict));
	else reject(new StorageError(outcome.fault, outcome.message));
}
