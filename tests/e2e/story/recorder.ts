// Keeps every byte that a browser received: answers, sockets, and what stands on its screen. Searched in several readings.
import type { Page } from '@playwright/test';

const READINGS: readonly ((word: string) => string)[] = [
	(word) => word,
	(word) => Buffer.from(word, 'utf16le').toString('latin1'),
	(word) => Buffer.from(word).toString('base64').replace(/=+$/, ''),
	(word) => encodeURIComponent(word),
	(word) => JSON.stringify(word).slice(1, -1),
];

export class Recorder {
	readonly #bytes: Buffer[] = [];
	readonly #pending: Promise<void>[] = [];
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
		page.on('response', (response) => {
			const headers = Buffer.from(JSON.stringify(response.headers()));
			const body = response.body().then(
				(bytes) => void this.#bytes.push(bytes),
				() => undefined, // a redirect has none
			);
			this.#bytes.push(headers, Buffer.from(response.url()));
			this.#pending.push(body);
		});
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => this.#bytes.push(Buffer.from(payload))),
		);
	}

	/** How much was received: a recorder that heard nothing proves nothing. */
	get size(): number {
		return this.#bytes.reduce((sum, { length }) => sum + length, 0);
	}

	/** The words that were found in anything received, or in anything that the browser keeps. */
	async found(words: readonly string[]): Promise<string[]> {
		await Promise.all(this.#pending);
		const kept = await this.#page.evaluate(async () =>
			JSON.stringify([
				document.documentElement.outerHTML,
				{ ...localStorage },
				{ ...sessionStorage },
				(await indexedDB.databases()).map(({ name }) => name),
				location.href,
			]),
		);
		const all = Buffer.concat([...this.#bytes, Buffer.from(kept)]);
		const hay = [all.toString('latin1'), all.toString('utf8')];
		return words.filter((word) =>
			READINGS.some((reading) => hay.some((text) => text.includes(reading(word)))),
		);
	}
}
