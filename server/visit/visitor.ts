// Who asks: the session and the device that a request's cookies name, and where it comes from.
import { cookieNames, readCookie, type CookieNames } from '../auth/cookies.ts';
import type { Session, Sessions } from '../auth/sessions.ts';
import { sourceOf } from './source.ts';

export interface Visitor {
	/** null: nobody is signed in, and nobody entered by a code. */
	readonly session: Session | null;
	/** The device's own secret, where it has one. */
	readonly device: string | null;
	/** The address that the request came from: what failed guesses are counted by. */
	readonly source: string;
}

/** What a request tells about who sent it. */
export interface Sender {
	readonly cookies: string | null;
	/** The address at the other end of the connection. */
	readonly peer: string;
	readonly forwarded: string | null;
}

export class Visitors {
	readonly names: CookieNames;
	readonly #origin: string;
	readonly #sessions: Sessions;

	constructor(origin: string, sessions: Sessions) {
		this.#origin = origin;
		this.names = cookieNames(origin);
		this.#sessions = sessions;
	}

	async of({ cookies, peer, forwarded }: Sender): Promise<Visitor> {
		const session = await this.#sessions.find(readCookie(cookies, this.names.session));
		const device = readCookie(cookies, this.names.device);
		return { session, device, source: sourceOf(peer, forwarded, this.#origin) };
	}
}
