// Who asks: the session and the device that a request's cookies name, and where it comes from.
import { cookieNames, readCookie, type CookieNames } from '../auth/cookies.ts';
import type { Session, Sessions } from '../auth/sessions.ts';

export interface Visitor {
	/** null: nobody is signed in, and nobody entered by a code. */
	readonly session: Session | null;
	/** The device's own secret, where it has one. */
	readonly device: string | null;
	/** The address that the request came from: what failed guesses are counted by. */
	readonly source: string;
}

export class Visitors {
	readonly names: CookieNames;
	readonly #sessions: Sessions;

	constructor(origin: string, sessions: Sessions) {
		this.names = cookieNames(origin);
		this.#sessions = sessions;
	}

	async of(cookies: string | null, source: string): Promise<Visitor> {
		const session = await this.#sessions.find(readCookie(cookies, this.names.session));
		return { session, device: readCookie(cookies, this.names.device), source };
	}
}
