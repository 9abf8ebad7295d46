// What a page is sent, from a moment on: every answer and every message of its sockets.
import type { Page } from '@playwright/test';
import { Recorder } from '../../worlds/recorder.ts';

export class Ears {
	#now = new Recorder();
	/** Counts the moments, so that a socket's messages go to the record of the moment in which they came. */
	#moment = 0;

	constructor(page: Page) {
		page.on('response', (response) => {
			const record = this.#now;
			record.keep(JSON.stringify([response.headers(), response.url()]));
			record.later(response.body().then((bytes) => record.keep(bytes)));
		});
		page.on('websocket', (socket) => {
			let moment = this.#moment;
			let record = this.#now.socket();
			socket.on('framereceived', ({ payload }) => {
				if (moment !== this.#moment) record = this.#now.socket();
				moment = this.#moment;
				record.take(Buffer.from(payload));
			});
		});
	}

	/** From here on only what comes now is kept. */
	anew(): void {
		this.#moment += 1;
		this.#now = new Recorder();
	}

	found(...words: string[]): Promise<string[]> {
		return this.#now.found(words);
	}
}
