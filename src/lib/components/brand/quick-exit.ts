// Away at once, for somebody over whose shoulder somebody looks: signed out, and on a page that says nothing.

/** A weather service: nobody wonders, and it gets no referrer. */
export const NEUTRAL_PAGE = 'https://www.meteo.be/';
/** Escape, so many times within so many milliseconds. */
const PRESSES = 3;
const WITHIN_MS = 1_500;

interface Place {
	replace(address: string): void;
}

/** The answer is not waited for: the request outlives the page. The page is replaced, so that "back" does not lead here. */
export function leaveAtOnce(place: Place, ask: typeof fetch): void {
	void ask('/logout', { method: 'POST', keepalive: true, redirect: 'manual' }).catch(
		() => undefined,
	);
	place.replace(NEUTRAL_PAGE);
}

/** Counts presses; true with the last of a quick row. */
export function escapes(now: () => number): (key: string) => boolean {
	let presses: number[] = [];
	return (key) => {
		if (key !== 'Escape') {
			presses = [];
			return false;
		}
		presses = [...presses.filter((at) => now() - at < WITHIN_MS), now()];
		return presses.length >= PRESSES;
	};
}
