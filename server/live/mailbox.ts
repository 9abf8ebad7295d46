// One order for everything that happens in a meeting: acts one by one, text and newcomers gathered while something runs (W40).

interface Work<Text, Newcomer> {
	text(items: readonly Text[]): Promise<void> | void;
	/** When this text should be taken; null: now. More may join it until then, and an act behind it waits for nothing. */
	turn(items: readonly Text[]): Promise<void> | null;
	newcomers(items: readonly Newcomer[]): Promise<void>;
	/** An act is over: what had to wait may leave. */
	acted(): void;
	/** A bug or a store that is no longer ours: the order cannot go on. */
	broken(error: unknown): void;
}

type Job<Text, Newcomer> =
	| { readonly kind: 'text'; readonly items: Text[] }
	| { readonly kind: 'newcomers'; readonly items: Newcomer[] }
	| { readonly kind: 'act'; readonly run: () => Promise<void> };

export class Mailbox<Text, Newcomer> {
	readonly #work: Work<Text, Newcomer>;
	readonly #jobs: Job<Text, Newcomer>[] = [];
	#running: Job<Text, Newcomer>['kind'] | null = null;
	#waiting: (() => void)[] = [];
	/** The turn that the text at the head waits for. */
	#turn: Promise<void> | null = null;

	constructor(work: Work<Text, Newcomer>) {
		this.#work = work;
	}

	get idle(): boolean {
		return this.#running === null && this.#jobs.length === 0;
	}

	/** An act is being stored or told: no text may leave. */
	get acting(): boolean {
		return this.#running === 'act';
	}

	text(item: Text): void {
		const last = this.#jobs.at(-1);
		if (last?.kind === 'text') last.items.push(item);
		else this.#post({ kind: 'text', items: [item] });
	}

	/** Comes to the text again, though none is new. */
	nudge(): void {
		this.#post({ kind: 'text', items: [] });
	}

	newcomer(item: Newcomer): void {
		const last = this.#jobs.at(-1);
		if (last?.kind === 'newcomers') last.items.push(item);
		else this.#post({ kind: 'newcomers', items: [item] });
	}

	/** Runs alone, in its turn. What it throws reaches the caller, and the order goes on. */
	act<Result>(run: () => Promise<Result>): Promise<Result> {
		const { promise, resolve, reject } = Promise.withResolvers<Result>();
		this.#post({ kind: 'act', run: () => run().then(resolve, reject) });
		return promise;
	}

	/** Resolves when everything posted so far, and what it posted itself, is done. */
	drained(): Promise<void> {
		if (this.idle) return Promise.resolve();
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	#post(job: Job<Text, Newcomer>): void {
		this.#jobs.push(job);
		if (this.#running !== null) return;
		if (this.#jobs.length > 1 && this.#turn === null) return;
		const late = this.#turn !== null;
		this.#turn = null;
		queueMicrotask(() => void this.#run(late));
	}

	/** `late`: the text at the head has waited. */
	async #run(late: boolean): Promise<void> {
		for (let job = this.#take(late); job; job = this.#take(false)) {
			this.#running = job.kind;
			try {
				await this.#do(job);
			} catch (error) {
				this.#work.broken(error);
			}
			this.#running = null;
			if (job.kind === 'act') this.#work.acted();
		}
		if (this.idle) for (const resolve of this.#waiting.splice(0)) resolve();
	}

	#take(late: boolean): Job<Text, Newcomer> | undefined {
		const [first] = this.#jobs;
		if (first?.kind !== 'text' || this.#jobs.length > 1 || late) return this.#jobs.shift();
		const turn = this.#work.turn(first.items);
		if (turn === null) return this.#jobs.shift();
		this.#turn = turn;
		void turn.then(() => this.#turned(turn));
		return undefined;
	}

	#turned(turn: Promise<void>): void {
		if (this.#turn !== turn) return;
		this.#turn = null;
		void this.#run(true);
	}

	#do(job: Job<Text, Newcomer>): Promise<void> | void {
		switch (job.kind) {
			case 'text':
				return this.#work.text(job.items);
			case 'newcomers':
				return this.#work.newcomers(job.items);
			default:
				return job.run();
		}
	}
}
