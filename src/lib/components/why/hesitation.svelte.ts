// "J’hésite": the conditions of sharing and the rule of danger, one question at a time. INVARIANT: all of it is in this page's
// memory, and goes with the window: nothing is stored, sent or announced to anybody else.
import { m } from '#lib/paraglide/messages.js';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { opensIn } from './applies.ts';

export type HesitationAnswer = 'yes' | 'no' | 'unsure';

export const CONDITIONS = [
	'informed',
	'agreed',
	'interest',
	'necessary',
	'bound',
	'mission',
] as const;
type Condition = (typeof CONDITIONS)[number];
type Asked = Condition | 'danger';

const QUESTIONS: Readonly<Record<Asked, () => string>> = {
	informed: m.hesitate_informed,
	agreed: m.hesitate_agreed,
	interest: m.hesitate_interest,
	necessary: m.hesitate_necessary,
	bound: m.hesitate_bound,
	mission: m.hesitate_mission,
	danger: m.hesitate_danger,
};
const MISSING: Readonly<Record<Condition, () => string>> = {
	informed: m.hesitate_missing_informed,
	agreed: m.hesitate_missing_agreed,
	interest: m.hesitate_missing_interest,
	necessary: m.hesitate_missing_necessary,
	bound: m.hesitate_missing_bound,
	mission: m.hesitate_missing_mission,
};
const BELGIAN: ReadonlySet<JurisdictionId> = new Set(['be-fr', 'be-nl']);

export class Hesitation {
	readonly #asked: readonly Asked[];
	readonly #jurisdiction: JurisdictionId;
	#answers = $state.raw<readonly HesitationAnswer[]>([]);

	constructor(jurisdiction: JurisdictionId) {
		this.#jurisdiction = jurisdiction;
		// where being informed is what the law asks, a yes is not asked for
		const conditions = CONDITIONS.filter(
			(condition) => condition !== 'agreed' || opensIn(jurisdiction) !== 'informed',
		);
		this.#asked = [...conditions, 'danger'];
	}

	get count(): number {
		return this.#asked.length;
	}

	/** From 1. */
	get step(): number {
		return this.#answers.length + 1;
	}

	/** null when all is answered. */
	get question(): string | null {
		const asked = this.#asked[this.#answers.length];
		return asked ? QUESTIONS[asked]() : null;
	}

	answer(answer: HesitationAnswer): void {
		if (this.question !== null) this.#answers = [...this.#answers, answer];
	}

	back(): void {
		this.#answers = this.#answers.slice(0, -1);
	}

	again(): void {
		this.#answers = [];
	}

	/** What could be done about each condition that is not met, or not sure. */
	get missing(): string[] {
		return this.#asked.flatMap((asked, index) =>
			asked === 'danger' || this.#answers[index] === 'yes' ? [] : [MISSING[asked]()],
		);
	}

	/** What comes first in danger; empty where there is none. */
	get danger(): string[] {
		const answer = this.#answers[this.#asked.indexOf('danger')];
		if (answer === 'no' || answer === undefined) return [];
		const rule = BELGIAN.has(this.#jurisdiction)
			? m.hesitate_danger_be()
			: m.hesitate_danger_else();
		return [m.hesitate_danger_now(), rule];
	}
}
