// What the live engine asks of the browser window: not to lose words on leaving, and to come back at once.

export interface GuardedPage {
	/** Own words that would be gone with the page. */
	holdsWords(): boolean;
	isOffline(): boolean;
	/** The line may be there again, or be another one. */
	woke(): void;
}

/** Returns what takes it all back. */
export function guardPage(page: GuardedPage): () => void {
	const listeners = new AbortController();
	const { signal } = listeners;
	let wasOffline = false;
	window.addEventListener(
		'beforeunload',
		(event) => {
			if (page.holdsWords()) event.preventDefault();
		},
		{ signal },
	);
	window.addEventListener('offline', () => (wasOffline = true), { signal });
	window.addEventListener(
		'online',
		() => {
			if (wasOffline) page.woke();
			wasOffline = false;
		},
		{ signal },
	);
	// a page in the background is woken rarely, and may still wait for its next attempt
	window.addEventListener('focus', () => page.isOffline() && page.woke(), { signal });
	// a page that the browser kept frozen may show what its reader has lost since
	window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload(), {
		signal,
	});
	return () => listeners.abort();
}
