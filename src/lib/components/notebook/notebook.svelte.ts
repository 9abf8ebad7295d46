// One's own notebook: an opaque blob to the server, plain words here. Two devices that both wrote lose nothing.

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
export type NotebookState =
	| 'loading'
	| 'saved'
	| 'saving'
	| 'offline'
	/** Changed on another device: `theirs` holds the words from there. */
	| 'conflict'
	| 'too-long';

/** Writing rests this long before it is sent. */
const REST_MS = 700;
const AGAIN_MS = 5_000;

export interface NotebookOptions {
	readonly meeting: string;
	readonly fetch?: Fetch;
	/** setTimeout of the browser; a test's own otherwise. */
	readonly later?: (act: () => void, ms: number) => ReturnType<typeof setTimeout>;
}

interface Kept {
	readonly etag: string | null;
	readonly words: string;
}

export class Notebook {
	words = $state('');
	state = $state<NotebookState>('loading');
	theirs = $state<string | null>(null);
	readonly #path: string;
	readonly #fetch: Fetch;
	readonly #later: NonNullable<NotebookOptions['later']>;
	#etag: string | null = null;
	/** What is known to be on the server's disk. */
	#kept = '';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending = false;

	constructor({ meeting, fetch, later }: NotebookOptions) {
		this.#path = `/api/meetings/${encodeURIComponent(meeting)}/notebook`;
		this.#fetch = fetch ?? ((path, init) => globalThis.fetch(path, init));
		this.#later = later ?? ((act, ms) => setTimeout(act, ms));
	}

	async load(): Promise<void> {
		const kept = await this.#get();
		if (!kept) {
			this.#again(() => void this.load());
			return;
		}
		this.#etag = kept.etag;
		this.#kept = kept.words;
		if (this.words === '') this.words = kept.words;
		this.#settle();
	}

	typed(words: string): void {
		this.words = words;
		if (this.state === 'loading' || this.state === 'conflict') return;
		this.state = 'saving';
		clearTimeout(this.#timer);
		this.#timer = this.#later(() => void this.save(), REST_MS);
	}

	async save(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#sending || this.state === 'conflict' || this.state === 'loading') return;
		if (this.words === this.#kept) {
			this.state = 'saved';
			return;
		}
		this.#sending = true;
		this.state = 'saving';
		const { words } = this;
		const status = await this.#put(words);
		this.#sending = false;
		await this.#answered(status, words);
	}

	/** Both, one's own first; or one of the two. */
	resolve(choice: 'both' | 'mine' | 'theirs'): void {
		const theirs = this.theirs ?? '';
		if (choice === 'both') this.words = `${this.words.trimEnd()}\n\n${theirs}`;
		if (choice === 'theirs') this.words = theirs;
		this.theirs = null;
		this.state = 'saving';
		void this.save();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	async #answered(status: number, words: string): Promise<void> {
		if (status >= 200 && status < 300) {
			this.#kept = words;
			this.#settle();
		} else if (status === 412 || status === 428) await this.#conflict();
		else if (status === 413) this.state = 'too-long';
		else this.#again(() => void this.save());
	}

	#settle(): void {
		if (this.words === this.#kept) this.state = 'saved';
		else {
			this.state = 'saving';
			void this.save();
		}
	}

	async #conflict(): Promise<void> {
		const now = await this.#get();
		if (!now) {
			this.#again(() => void this.save());
			return;
		}
		this.#etag = now.etag;
		this.#kept = now.words;
		if (now.words === this.words) {
			this.state = 'saved';
			return;
		}
		this.theirs = now.words;
		this.state = 'conflict';
	}

	#again(act: () => void): void {
		if (this.state !== 'loading') this.state = 'offline';
		this.#timer = this.#later(act, AGAIN_MS);
	}

	async #get(): Promise<Kept | null> {
		try {
			const response = await this.#fetch(this.#path);
			if (!response.ok) return null;
			const words = response.status === 204 ? '' : await response.text();
			return { etag: response.headers.get('etag'), words };
		} catch {
			return null;
		}
	}

	/** The status; 0 when nothing answered. `keepalive`: also while the page is being left. */
	async #put(words: string): Promise<number> {
		const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
		if (this.#etag === null) headers['if-none-match'] = '*';
		else headers['if-match'] = this.#etag;
		try {
			const body = new TextEncoder().encode(words);
			const keepalive = body.byteLength < 60_000;
			const response = await this.#fetch(this.#path, { method: 'PUT', headers, body, keepalive });
			if (response.ok) this.#etag = response.headers.get('etag') ?? this.#etag;
			return response.status;
		} catch {
			return 0;
		}
	}
}
