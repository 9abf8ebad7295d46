// Where a request comes from, for counting failed guesses. A header is believed from our own machine's proxy alone.

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** An address is shorter. */
const LONGEST = 45;

/**
 * Behind a proxy on this machine every connection comes from loopback: then the last address that the proxy noted
 * counts. Whoever connects from elsewhere, or where the public address is loopback itself, may write what they want.
 */
export function sourceOf(peer: string, forwarded: string | null, origin: string): string {
	const behindProxy = LOOPBACK.test(peer) && !LOOPBACK_NAME.test(new URL(origin).hostname);
	const noted = behindProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
	return noted && noted.length <= LONGEST ? noted : peer;
}
