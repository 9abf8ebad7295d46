// What a meeting may cost its people in gestures and seconds; a rehearsal that needs more fails.
import { expect } from '@playwright/test';

/** Seconds or gestures, by what they are for; none may be more. */
export const ROOM = {
	'first meeting ready, seconds': 180,
	'joining, gestures': 2,
	'agreements of the family, seconds': 60,
	'questions before the first letter': 0,
	'sharing, gestures': 3,
	'next step, gestures': 1,
	'stop, gestures': 1,
	'leaving, gestures': 1,
	'minutes in hand, seconds': 60,
	'adopting, gestures': 2,
	'the next meeting, seconds': 60,
	'the coordinator’s hands, seconds': 600,
} as const;

/** A meeting that was held on paper, entered afterwards by whoever wrote. */
export const PAPER = { 'entered from paper, seconds': 300 } as const;

/** What was needed, the most of it where there were several. */
export class Needed<Budget extends string> {
	readonly #budgets: Readonly<Record<Budget, number>>;
	readonly #needed = new Map<Budget, number>();

	constructor(budgets: Readonly<Record<Budget, number>>) {
		this.#budgets = budgets;
	}

	note(what: Budget, much: number): void {
		this.#needed.set(what, Math.max(much, this.#needed.get(what) ?? 0));
		expect.soft(much, what).toBeLessThanOrEqual(this.#budgets[what]);
	}

	/** Told once every budget was measured. */
	all(): string {
		expect([...this.#needed.keys()].sort()).toEqual(Object.keys(this.#budgets).sort());
		return JSON.stringify(Object.fromEntries(this.#needed));
	}
}

/** Words a second of somebody who reads aloud so that everybody follows. */
const READING = 2.2;
export const readAloud = (words: string): number => words.split(/\s+/).length / READING;
/** Seconds in which somebody says yes or no. */
export const ANSWER_S = 3;
