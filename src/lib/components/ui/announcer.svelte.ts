// What is said aloud to those who listen to the page: refusals, agreements, "saved". One region per page, in the root layout.

class Announcer {
	polite = $state('');
	urgent = $state('');

	/** When convenient. The same words again are said again. */
	say(words: string): void {
		this.polite = again(this.polite, words);
	}

	/** At once: refusals and what just closed. */
	interrupt(words: string): void {
		this.urgent = again(this.urgent, words);
	}
}

/** A region speaks only when its text changes; an unseen character makes a repetition a change. */
const again = (before: string, words: string): string =>
	before === words ? `${words}\u200b` : words;

/** INVARIANT: only ever spoken to in a browser, after a person's act or a live message; never while rendering on the server. */
export const announcer = new Announcer();
