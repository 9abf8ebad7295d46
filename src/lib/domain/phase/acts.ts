// Acts on the meeting's course: starting, phases, ending. The coordinator's.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { PhaseId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';

const NOT_ALLOWED = refuse('not-allowed');

export function startMeeting(act: Act): Done | Refusal {
	if (!act.isCoordinator) return NOT_ALLOWED;
	if (act.meeting.state !== 'called') return refuse('meeting-state');
	const phase = act.id<PhaseId>();
	return done([{ type: 'meeting-started', phase, by: act.actor.id }], { phaseId: phase });
}

export function startPhase(act: Act, command: CommandOf<'start-phase'>): Done | Refusal {
	const unknown = act.unknownPeople(command.present);
	if (unknown) return unknown;
	if (!act.isCoordinator) return NOT_ALLOWED;
	if (act.meeting.state !== 'running') return refuse('meeting-state');
	const { step = null } = command;
	if (step !== null && step >= act.meeting.phases.plan.length)
		return refuse('malformed', { field: 'step' });
	const phase = act.id<PhaseId>();
	const title = act.words(`meeting:${act.meeting.id}`, command.title);
	const call = command.call ? act.words(`meeting:${act.meeting.id}`, command.call) : null;
	const present = [...new Set(command.present)];
	return done([{ type: 'phase-started', phase, title, present, step, call, by: act.actor.id }], {
		phaseId: phase,
	});
}

/** Ends phases and what hangs on them, nothing else. */
export function endMeeting(act: Act): Done | Refusal {
	if (!act.isCoordinator) return NOT_ALLOWED;
	if (act.meeting.state !== 'running') return refuse('meeting-state');
	return done([{ type: 'meeting-ended', by: act.actor.id }]);
}
