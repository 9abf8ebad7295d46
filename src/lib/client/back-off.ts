// When the page tries again. Only the multiplexer waits; the providers of the sections never do.
import { RECONNECT_MS } from '#lib/sync/limits.ts';

/** The server said "try later": it is asked less often. */
const ASKED_TO_WAIT = { first: 5_000, longest: 60_000 } as const;

/** Milliseconds before the given attempt (from 0), spread by `random` in [0, 1) over its upper half, so that a whole table does not come back in one instant. */
export function backOff(attempt: number, random: number, asked = false): number {
	const { first, longest } = asked ? ASKED_TO_WAIT : RECONNECT_MS;
	const full = Math.min(first * 2 ** Math.min(attempt, 16), longest);
	return (full + random * full) / 2;
}
