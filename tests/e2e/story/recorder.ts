// Keeps every byte that a browser received: answers, sockets, and what stands on its screen or in its stores.
import type { Page } from '@playwright/test';
import { foundIn, Recorder as Received } from '../../worlds/recorder.ts';
import { keptBy } from '../cases/case-browser.ts';

export class Recorder {
	readonly #received = new Received();
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
		page.on('response', (response) => {
			this.#received.keep(JSON.stringify([response.headers(), response.url()]));
			// a redirect has no body, and what streams has no end: its messages are kept as they come
			if (response.headers()['content-type']?.startsWith('text/event-stream')) return;
			this.#received.later(response.body().then((bytes) => this.#received.keep(bytes)));
		});
		page.on('websocket', (socket) => {
			const record = this.#received.socket();
			socket.on('framereceived', ({ payload }) => record.take(Buffer.from(payload)));
		});
	}

	/** From now on what comes over event streams is kept, too. */
	async streams(): Promise<void> {
		const session = await this.#page.context().newCDPSession(this.#page);
		session.on('Network.eventSourceMessageReceived', ({ eventName, data }) =>
			this.#received.keep(`${eventName} ${data}`),
		);
		await session.send('Network.enable');
	}

	/** How much was received: a recorder that heard nothing proves nothing. */
	get size(): number {
		return this.#received.size;
	}

	/** The words that were found in anything received, or in anything that the browser keeps. */
	async found(words: readonly string[]): Promise<string[]> {
		const received = await this.#received.found(words);
		const kept = foundIn(Buffer.from(await keptBy(this.#page)), words);
		return words.filter((word) => received.includes(word) || kept.includes(word));
	}
}
