// [T21] the steps that a coordinator lays out when calling a meeting: who stays is said by their part in it, and people are
// named only when the step begins.
import type { Moment, TextId } from '../ids.ts';
import type { Phases } from './facts.ts';

export const STAYS = ['everyone', 'circle', 'professionals', 'family'] as const;
export type Stays = (typeof STAYS)[number];

export interface PlannedStep {
	readonly title: TextId;
	readonly stays: Stays;
	/** As planned; nothing ends by them. */
	readonly minutes: number;
}

/** The planned step that was begun last, and when; null before the first. A step beside the plan moves it nowhere. */
export function reached({ current, past }: Phases): { step: number; since: Moment } | null {
	const phases = current ? [...past, current] : past;
	const last = phases.findLast(({ step }) => step !== null);
	return last ? { step: last.step!, since: last.startedAt } : null;
}
