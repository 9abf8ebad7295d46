// Sockets outlive the renewal of their session's secret: they hang on the first id of that session, known in this process alone.
export class LiveKeys {
	readonly #first = new Map<string, string>();
	readonly #current = new Map<string, string>();

	/** The key under which sockets of this session are kept. */
	of(session: string): string {
		return this.#first.get(session) ?? session;
	}

	/** The session that this key means now. */
	session(liveKey: string): string {
		return this.#current.get(liveKey) ?? liveKey;
	}

	renew(old: string, next: string): void {
		const key = this.of(old);
		this.#first.delete(old);
		this.#first.set(next, key);
		this.#current.set(key, next);
	}

	/** The sessions that were renewed and not forgotten yet. */
	renewed(): string[] {
		return [...this.#first.keys()];
	}

	forget(session: string): void {
		this.#current.delete(this.of(session));
		this.#first.delete(session);
	}
}
