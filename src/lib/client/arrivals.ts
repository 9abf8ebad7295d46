// Lets a command's answer wait for the view that contains what it made.

/** A view may be overtaken by the next one; nobody waits longer than this. */
const LONGEST_MS = 1_000;

export class Arrivals {
	readonly #waiting = new Map<string, Set<() => void>>();

	/** Resolves when the view of this version arrives, or after a second. */
	of(version: string): Promise<void> {
		return new Promise((resolve) => {
			const waiting = this.#waiting.get(version) ?? new Set();
			this.#waiting.set(version, waiting);
			const timer = setTimeout(() => done(), LONGEST_MS);
			const done = (): void => {
				clearTimeout(timer);
				waiting.delete(done);
				if (waiting.size === 0) this.#waiting.delete(version);
				resolve();
			};
			waiting.add(done);
		});
	}

	arrived(version: string): void {
		for (const done of [...(this.#waiting.get(version) ?? [])]) done();
	}
}
