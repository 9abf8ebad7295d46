// Reads what a page in memory was sent, as its person would: every byte, and every word put together again.
import type { LivePage } from '../live/live-page.ts';
import { Recorder } from '../worlds/recorder.ts';

/** The words that came to this page, from its message number `since` on. */
export function foundOn(page: LivePage, words: readonly string[], since = 0): Promise<string[]> {
	const recorder = new Recorder();
	const socket = recorder.socket();
	for (const message of page.received.slice(since)) socket.take(message);
	return recorder.found(words);
}
