// Whose sessions live on because their page does: in a running meeting a connected page is enough, elsewhere typing counts.
import { decodeFrames, isFrameFault } from '#lib/sync/frames.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Hosts } from '../live/hosts.ts';

/** How often the sessions behind open pages are looked at: a session that is over closes its pages this late at most. */
export const WATCH_MS = 30_000;

const SYNC = 0;
const UPDATE = 2;

export class SessionWatch {
	readonly #sessions: Sessions;
	readonly #hosts: Pick<Hosts, 'connectedSessions'>;
	/** The live keys of sessions that typed since the last look. */
	readonly #typed = new Set<string>();

	constructor(sessions: Sessions, hosts: Pick<Hosts, 'connectedSessions'>) {
		this.#sessions = sessions;
		this.#hosts = hosts;
	}

	heard(liveKey: string, message: Uint8Array): void {
		if (!this.#typed.has(liveKey) && isTyping(message)) this.#typed.add(liveKey);
	}

	/** One look at all sessions with open pages. */
	async look(): Promise<void> {
		const typed = new Set(this.#typed);
		this.#typed.clear();
		for (const [liveKey, { running }] of this.#hosts.connectedSessions())
			await this.#sessions.check(liveKey, running || typed.has(liveKey));
	}
}

/** Whether a message holds a change of text: presence is sent by itself, nobody need be there for it. */
export function isTyping(message: Uint8Array): boolean {
	const frames = decodeFrames(message);
	if (isFrameFault(frames)) return false;
	return frames.some(
		({ channel, payload }) => channel > 0 && payload[0] === SYNC && payload[1] === UPDATE,
	);
}
