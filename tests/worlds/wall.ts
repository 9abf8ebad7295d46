// A screen that several look at, as a browser has it: a cookie, a stream, and every byte of it.

/** A browser with a projector: a cookie of its own, and all that its stream brought. */
export class Wall {
	bytes = '';
	over = false;
	broken = false;
	readonly #origin: string;
	cookie: string;
	readonly #left = new AbortController();

	/** `cookie`: of a browser that is a screen already. */
	constructor(origin: string, cookie = '') {
		this.#origin = origin;
		this.cookie = cookie;
	}

	async pair(code: string): Promise<string> {
		const answer = await fetch(`${this.#origin}/room`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: this.#origin },
			body: new URLSearchParams({ code }),
		});
		this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
		return answer.headers.get('location') ?? '';
	}

	async watch(): Promise<number> {
		const answer = await fetch(`${this.#origin}/room/stream`, {
			headers: { cookie: this.cookie },
			signal: this.#left.signal,
		});
		if (answer.ok) void this.#read(answer.body!).catch(() => (this.broken = true));
		return answer.status;
	}

	/** Types a line; the status. */
	async line(section: string, words: unknown): Promise<number> {
		const answer = await fetch(`${this.#origin}/room/line`, {
			method: 'POST',
			headers: { cookie: this.cookie, origin: this.#origin },
			body: JSON.stringify({ section, words }),
		});
		return answer.status;
	}

	leave(): void {
		this.#left.abort();
	}

	/** What it was told since this many characters. */
	since(place: number): string {
		return this.bytes.slice(place);
	}

	async #read(body: ReadableStream<Uint8Array>): Promise<void> {
		const decoder = new TextDecoder();
		for await (const chunk of body) this.bytes += decoder.decode(chunk, { stream: true });
		this.over = true;
	}
}
