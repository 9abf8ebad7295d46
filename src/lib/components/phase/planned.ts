// [T21] the steps laid out beforehand: the usual ones, which comes next with the people who stay, and until when it was thought of.
import { m } from '#lib/paraglide/messages.js';
import type { CallMeetingInput } from '#lib/domain/command.ts';
import type { Moment, ParticipantId } from '#lib/domain/ids.ts';
import type { View } from '#lib/domain/view/view.ts';
import { nextPreset, presetOf, presetsOf } from './presets.ts';

export type CourseStep = NonNullable<CallMeetingInput['course']>[number];

/** 75 minutes, as network meetings are held: everybody first, the circle in the middle, everybody at the end. */
export const usualCourse = (): CourseStep[] => [
	{ title: m.plan_welcome(), stays: 'everyone', minutes: 5 },
	{ title: m.plan_agreements(), stays: 'everyone', minutes: 10 },
	{ title: m.plan_short_first(), stays: 'everyone', minutes: 15 },
	{ title: m.phase_circle(), stays: 'circle', minutes: 25 },
	{ title: m.plan_back(), stays: 'everyone', minutes: 15 },
	{ title: m.plan_reading(), stays: 'everyone', minutes: 5 },
];

export interface Next {
	readonly title: string;
	readonly present: readonly ParticipantId[];
	/** Its place in the plan. */
	readonly place?: number;
}

/** What is still to come of the plan, with those who would stay as things stand now; a step that nobody is left for is none. */
export function stepsToCome(view: View): Required<Next>[] {
	const { plan } = view.meeting;
	if (!plan) return [];
	const done = plan.step ?? -1;
	return plan.steps
		.map(({ title, stays }, place) => ({ title, place, present: presetOf(view, stays).present }))
		.filter(({ place, present }) => place > done && present.length > 0);
}

/** One gesture away; null: all that was laid out is done, and what is left is to end. */
export function nextStep(view: View): Next | null {
	const [next] = stepsToCome(view);
	if (next) return next;
	return view.meeting.plan ? null : nextPreset(view);
}

/** The circle: as it was laid out, if it is what comes next. */
export function circleOf(view: View): Next {
	const [next] = stepsToCome(view);
	const isCircle = next && view.meeting.plan?.steps[next.place]?.stays === 'circle';
	return isCircle ? next : presetOf(view, 'circle');
}

export interface StepOption extends Next {
	readonly value: string;
	readonly hint: string;
}

/** Of the plan what is still to come, then the usual steps that are not among it. */
export function stepOptions(view: View): StepOption[] {
	const planned = stepsToCome(view).map((next) => ({
		...next,
		value: `planned-${next.place}`,
		hint: m.plan_hint_planned(),
	}));
	const titles = new Set(planned.map(({ title }) => title));
	const others = presetsOf(view)
		.filter(({ title }) => !titles.has(title))
		.map(({ step, title, hint, present }) => ({ value: step, title, hint, present }));
	return [...planned, ...others];
}

/** Chosen already when the question opens. */
export function likelyStep(view: View): StepOption {
	const [first, ...rest] = stepOptions(view);
	const { step, title, hint, present } = nextPreset(view);
	if (first?.place !== undefined) return first;
	const found = [first, ...rest].find((option) => option?.value === step);
	return found ?? { value: step, title, hint, present };
}

const MINUTE = 60_000;

/** Of the planned step that runs: until when it was thought of. null while a step beside the plan runs, or none. */
export function thoughtUntil({ meeting }: View): Moment | null {
	const { plan, state } = meeting;
	const now = plan?.step == null ? undefined : plan.steps[plan.step];
	if (state !== 'running' || !now || plan?.since == null) return null;
	return plan.since + now.minutes * MINUTE;
}

export type When = 'done' | 'now' | 'next' | 'later';

export interface PlanRow {
	readonly title: string;
	readonly minutes: number;
	readonly when: When;
}

export function planRows({ meeting: { plan, state } }: View): PlanRow[] {
	const now = plan?.step ?? -1;
	const when = (place: number): When => {
		if (state === 'ended' || place < now) return place <= now ? 'done' : 'later';
		if (place === now) return 'now';
		return place === now + 1 ? 'next' : 'later';
	};
	return (plan?.steps ?? []).map(({ title, minutes }, place) => ({
		title,
		minutes,
		when: when(place),
	}));
}

/** The meeting begins without a title: whoever laid the first step out knows what it is. */
export const firstPlanned = ({ meeting: { plan } }: View): string =>
	(plan?.step === 0 && plan.steps[0]?.title) || '';
