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
 * Whoever asks for a turn goes with a group, and these leave no closer together than this, in milliseconds: fewer and
 * larger ones spare the processor and the readers' sockets. A turn asked for after a pause is now; a write never waits.
 */
const PACE = 16;

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
	/** A group is being gathered: it leaves once everything that runs now has run. */
	#handing = false;
	#handedAt = Number.NEGATIVE_INFINITY;
	#turn: PromiseWithResolvers<void> | null = null;
	#paced: NodeJS.Timeout | null = null;
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

	turn(): Promise<void> | null {
		const idle = this.#busy.length === 0;
		if (this.#closed || this.#dead || this.#handing || (idle && this.#early < 1)) return null;
		this.#turn ??= Promise.withResolvers<void>();
		if (idle) this.#pace();
		return this.#turn.promise;
	}

	close(): Promise<void> {
		this.#closed ??= this.#finish();
		return this.#closed;
	}

	/** Ends the thread with whatever it is doing, as a fault of it would. */
	async abandon(): Promise<void> {
		await this.#worker.terminate();
	}

	get #early(): number {
		return PACE - (performance.now() - this.#handedAt);
	}

	#pace(): void {
		this.#paced ??= setTimeout(() => this.#handOver(), Math.max(0, this.#early));
	}

	/** What is asked for in the same task goes together, and so does what all those write whose turn it is. */
	#handOver(): void {
		if (this.#handing || this.#busy.length > 0) return;
		if (this.#paced) clearTimeout(this.#paced);
		this.#paced = null;
		this.#handing = true;
		this.#call();
		// a tick that is asked for in a microtask comes after all microtasks
		queueMicrotask(() => process.nextTick(() => this.#next()));
	}

	#call(): void {
		this.#turn?.resolve();
		this.#turn = null;
	}

	/** After a group. */
	#follow(): void {
		if (this.#waiting.length > 0 || this.#closed || (this.#turn && this.#early < 1))
			this.#handOver();
		else if (this.#turn) this.#pace();
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
			this.#handOver();
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
		this.#handOver();
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
		this.#call();
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
