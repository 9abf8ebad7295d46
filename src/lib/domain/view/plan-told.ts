// What a coordinator has of the steps laid out beforehand.
import type { Moment } from '../ids.ts';
import type { Stays } from '../phase/plan.ts';

export interface PlanView {
	readonly steps: readonly {
		readonly title: string;
		readonly stays: Stays;
		readonly minutes: number;
	}[];
	/** The place of the step that was begun last, and when; null before the meeting. */
	readonly step: number | null;
	readonly since: Moment | null;
}
