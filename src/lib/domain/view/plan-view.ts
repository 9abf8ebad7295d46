// [V14] what was laid out beforehand, for whoever runs the meeting: whether or not one will be in a step, its plan is
// nobody else's.
import { wordsOf } from '../meeting/facts.ts';
import { reached } from '../phase/plan.ts';
import type { Looking } from './looking.ts';
import type { MeetingHead } from './view.ts';

export function planView({ meeting, me, sight }: Looking): Pick<MeetingHead, 'plan'> {
	const { phases } = meeting;
	if (!me.coordinator || sight.limited || phases.plan.length === 0) return {};
	const steps = phases.plan.map(({ title, stays, minutes }) => ({
		title: wordsOf(meeting, title),
		stays,
		minutes,
	}));
	const { step = null, since = null } = reached(phases) ?? {};
	return { plan: { steps, step, since } };
}
