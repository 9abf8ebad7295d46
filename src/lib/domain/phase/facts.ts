// Phases with presence: who is in the room or on the line now, and who has met whom.
import type { Moment, ParticipantId, PhaseId, TextId } from '../ids.ts';
import type { PlannedStep } from './plan.ts';
import { isAtTable, type Participant, type Table } from '../table/facts.ts';
import { unreachable } from '../unreachable.ts';

export interface Phase {
	readonly id: PhaseId;
	/** null: the first phase, with everyone at the table, later entrants too. */
	readonly title: TextId | null;
	readonly present: 'everyone' | readonly ParticipantId[];
	readonly startedAt: Moment;
	/** Which planned step this is, from 0; null: none. */
	readonly step: number | null;
	/** [V15] where it is called, for those in it alone. */
	readonly call: TextId | null;
}

export interface Phases {
	/** What was laid out when the meeting was called: for coordinators alone; empty: nothing. */
	readonly plan: readonly PlannedStep[];
	readonly current: Phase | null;
	readonly past: readonly Phase[];
	/** Who was ever in a phase; a reader knows only the phases that they are or were in. */
	readonly been: ReadonlyMap<PhaseId, ReadonlySet<ParticipantId>>;
	/** Who shared a phase with whom at the same moment. */
	readonly met: ReadonlyMap<ParticipantId, ReadonlySet<ParticipantId>>;
}

export type PhaseEvent =
	| { type: 'course-planned'; steps: readonly PlannedStep[]; by: ParticipantId }
	| { type: 'meeting-started'; phase: PhaseId; by: ParticipantId }
	| {
			type: 'phase-started';
			phase: PhaseId;
			title: TextId;
			present: readonly ParticipantId[];
			step: number | null;
			call: TextId | null;
			by: ParticipantId;
	  }
	| { type: 'meeting-ended'; by: ParticipantId };

export const noPhases: Phases = {
	plan: [],
	current: null,
	past: [],
	been: new Map(),
	met: new Map(),
};

const next = (phases: Phases, current: Phase | null): Phases => ({
	...phases,
	current,
	past: phases.current ? [...phases.past, phases.current] : phases.past,
});

export function evolvePhases(phases: Phases, event: PhaseEvent, at: Moment): Phases {
	switch (event.type) {
		case 'course-planned':
			return { ...phases, plan: event.steps };
		case 'meeting-started':
			return next(phases, {
				id: event.phase,
				title: null,
				present: 'everyone',
				startedAt: at,
				// a plan begins with everybody, as a meeting does
				step: phases.plan.length > 0 ? 0 : null,
				call: null,
			});
		case 'phase-started': {
			const { phase: id, title, present, step, call } = event;
			return next(phases, { id, title, present, startedAt: at, step, call });
		}
		case 'meeting-ended':
			return next(phases, null);
		default:
			return unreachable(event);
	}
}

const OUT: ReadonlySet<Participant['presence']> = new Set(['left', 'absent', 'excused']);

/** In the running phase, and not recorded left, absent or excused. */
export function isInPhase(phases: Phases, participant: Participant): boolean {
	const { current } = phases;
	if (!current || !isAtTable(participant) || OUT.has(participant.presence)) return false;
	return current.present === 'everyone' || current.present.includes(participant.id);
}

export const inPhase = (phases: Phases, table: Table): ParticipantId[] =>
	[...table.participants.values()]
		.filter((participant) => isInPhase(phases, participant))
		.map(({ id }) => id);

/** Notes who is in the phase together now; called after every fact. */
export function withEncounters(phases: Phases, table: Table): Phases {
	if (!phases.current) return phases;
	const together = inPhase(phases, table);
	const been = new Set(phases.been.get(phases.current.id));
	const isNew = together.some(
		(id) => !been.has(id) || together.some((other) => !phases.met.get(id)?.has(other)),
	);
	if (!isNew) return phases;
	const met = new Map(phases.met);
	for (const id of together) met.set(id, new Set([...(met.get(id) ?? []), ...together]));
	for (const id of together) been.add(id);
	return { ...phases, met, been: new Map(phases.been).set(phases.current.id, been) };
}
