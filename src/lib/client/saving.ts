// What a page says about its own changes, as one union; its `state` stands in the DOM as data-state.

export type Saving =
	| { readonly state: 'opening' }
	/** Everything that this page changed is on the server's disk. */
	| { readonly state: 'saved' }
	| { readonly state: 'saving'; readonly waiting: number }
	/** The line stands, and the server has stored nothing for a while. */
	| { readonly state: 'stalled'; readonly waiting: number }
	| { readonly state: 'offline'; readonly waiting: number }
	| { readonly state: 'closed' }
	/** The server cannot read this text now; it keeps what it has, and tries again. */
	| { readonly state: 'unreadable' }
	/** The server took the last changes not; they are kept as undelivered words. */
	| { readonly state: 'refused'; readonly code: string };

/** What asks for attention first, when many sections are told as one. */
const ORDER: readonly Saving['state'][] = [
	'refused',
	'stalled',
	'offline',
	'saving',
	'unreadable',
	'opening',
	'closed',
	'saved',
];

const waitingOf = (saving: Saving): number => ('waiting' in saving ? saving.waiting : 0);

/** The whole page's saving: its worst section's, with all that waits. */
export function worst(savings: readonly Saving[]): Saving {
	const state = ORDER.find((candidate) => savings.some((saving) => saving.state === candidate));
	const found = savings.find((saving) => saving.state === state) ?? { state: 'saved' };
	if (!('waiting' in found)) return found;
	return { state: found.state, waiting: savings.reduce((sum, one) => sum + waitingOf(one), 0) };
}
