// Sets documents as PDF, one after the other in a thread of its own, each with a time limit. Nothing of them touches the disk.
import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';

/** Over this the thread is ended, in milliseconds; an ordinary document takes some hundred at most. */
export const PDF_TIME_LIMIT = 10_000;
/** Documents that may wait for their turn; the next one is refused. */
export const PDF_WAITING = 20;
/** Then a new thread: the compiler remembers what it set, for speed, and forgets nothing by itself. */
export const PDF_PER_THREAD = 50;
/** The largest document, in characters of JSON. */
export const PDF_SIZE = 2_000_000;

export interface Setting {
	/** JSON. */
	readonly data: string;
	/** The time that stands in the file, in milliseconds. */
	readonly at: number;
}

export interface FromThread {
	readonly pdf: Uint8Array | null;
}

export interface ThreadData {
	readonly directory: string;
	readonly fonts: readonly string[];
}

/** What keeps a document from being made: it takes too long or is too large, too many wait, or it cannot be set. */
export class PdfError extends Error {
	override readonly name = 'PdfError';
}

const FONTS = [
	['atkinson-hyperlegible-next', '400Regular'],
	['atkinson-hyperlegible-next', '400Regular_Italic'],
	['atkinson-hyperlegible-next', '700Bold'],
	['atkinson-hyperlegible-next', '700Bold_Italic'],
	['noto-sans-arabic', '400Regular'],
	['noto-sans-arabic', '700Bold'],
] as const;

interface Options {
	readonly timeLimit?: number;
	/** The thread's file; a test has one that never answers. */
	readonly thread?: string;
}

export class PdfMaker {
	readonly #options: Required<Options>;
	#worker: Worker | null = null;
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	#made = 0;

	constructor(options: Options = {}) {
		const thread = path.join(process.cwd(), 'server', 'pdf', 'pdf-thread.ts');
		this.#options = { timeLimit: PDF_TIME_LIMIT, thread, ...options };
	}

	/** Rejects with PdfError; the next document is not touched by that. */
	async make(setting: Setting): Promise<Uint8Array> {
		if (setting.data.length > PDF_SIZE) throw new PdfError('the document is too large');
		if (this.#waiting >= PDF_WAITING) throw new PdfError('too many documents wait');
		this.#waiting += 1;
		const turn = this.#last.then(() => this.#set(setting));
		this.#last = turn.catch(() => undefined);
		try {
			return await turn;
		} finally {
			this.#waiting -= 1;
		}
	}

	async close(): Promise<void> {
		await this.#end();
	}

	async #set(setting: Setting): Promise<Uint8Array> {
		const worker = (this.#worker ??= this.#start());
		const { promise, resolve, reject } = Promise.withResolvers<FromThread>();
		const late = setTimeout(
			() => reject(new PdfError('the document takes too long')),
			this.#options.timeLimit,
		);
		const died = () => reject(new PdfError('the thread ended'));
		worker.once('message', resolve).once('error', died).once('exit', died);
		worker.postMessage(setting);
		try {
			const { pdf } = await promise;
			if (!pdf) throw new PdfError('the document cannot be set');
			this.#made += 1;
			if (this.#made % PDF_PER_THREAD === 0) await this.#end();
			return pdf;
		} catch (error) {
			await this.#end();
			throw error;
		} finally {
			clearTimeout(late);
			worker.off('message', resolve).off('error', died).off('exit', died);
		}
	}

	#start(): Worker {
		const fonts = FONTS.map((font) =>
			path.join(process.cwd(), 'node_modules', '@expo-google-fonts', ...font),
		);
		const workerData: ThreadData = { directory: path.join(process.cwd(), 'server', 'pdf'), fonts };
		const worker = new Worker(this.#options.thread, {
			workerData,
			execArgv: [],
			name: 'entour pdf',
		});
		// a fault of the thread is told to whoever waits, and ends nothing else
		worker.on('error', () => {});
		worker.unref();
		return worker;
	}

	async #end(): Promise<void> {
		const worker = this.#worker;
		this.#worker = null;
		await worker?.terminate();
	}
}
