// What the live engine asks of the browser window: not to lose words on leaving, and to come back at once.

export interface GuardedPage {
	/** Own changes are not on disk yet. */
	hasWaiting(): boolean;
	/** The network is back, or the page is. */
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
			if (page.hasWaiting()) event.preventDefault();
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
	// a page that the browser kept frozen may show what its reader has lost since
	window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload(), {
		signal,
	});
	return () => listeners.abort();
}
