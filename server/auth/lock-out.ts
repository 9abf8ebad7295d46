// Counts failed guesses per source, in memory only. What is right always passes where a caller says so: only failures count.

export interface LockOutRule {
	/** So many failures within the window lock the key. */
	failures: number;
	windowMs: number;
}

/** So many keys are remembered at most; the oldest are forgotten first, so that a flood of sources cannot fill the memory. */
const MOST_KEYS = 50_000;

export class LockOut {
	readonly #rule: LockOutRule;
	readonly #failures = new Map<string, number[]>();

	constructor(rule: LockOutRule) {
		this.#rule = rule;
	}

	isLocked(key: string, now: number): boolean {
		return this.#recent(key, now).length >= this.#rule.failures;
	}

	/** Failures beyond the limit do not lengthen the lock: a colleague's robot cannot keep an office out for ever. */
	failed(key: string, now: number): void {
		const recent = this.#recent(key, now);
		if (recent.length >= this.#rule.failures) return;
		this.#failures.delete(key);
		this.#failures.set(key, [...recent, now]);
		if (this.#failures.size > MOST_KEYS) this.#forgetOldest();
	}

	/** Takes back one failure that was counted at this time before its outcome was known. */
	forgive(key: string, at: number): void {
		const counted = this.#failures.get(key) ?? [];
		const left = counted.toSpliced(counted.lastIndexOf(at), counted.includes(at) ? 1 : 0);
		if (left.length > 0) this.#failures.set(key, left);
		else this.#failures.delete(key);
	}

	#recent(key: string, now: number): number[] {
		const since = now - this.#rule.windowMs;
		return (this.#failures.get(key) ?? []).filter((at) => at > since);
	}

	#forgetOldest(): void {
		const oldest = this.#failures.keys().next();
		if (!oldest.done) this.#failures.delete(oldest.value);
	}
}
