// The commands of the meeting's course.
import * as v from 'valibot';
import { callLink } from '#lib/domain/command-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';

export const startOf = (step: {
	readonly title: string;
	readonly present: readonly ParticipantId[];
	/** Its place in what was laid out. */
	readonly place?: number | undefined;
	/** Where it is called; empty: nowhere. */
	readonly call?: string | undefined;
}): CommandInput => ({
	...{ type: 'start-phase', title: step.title, present: [...step.present] },
	...(step.call?.trim() && { call: step.call.trim() }),
	...(step.place !== undefined && { step: step.place }),
});

/** Who is noted in the room or on the line, and is not of this step. */
export function goingOf({ meeting, participants }: View): ParticipantView[] {
	const { phase } = meeting;
	if (meeting.state !== 'running' || !phase) return [];
	return participants.filter(
		({ id, seated, presence }) =>
			seated && (presence === 'in-room' || presence === 'remote') && !phase.present.includes(id),
	);
}

export const isCallLink = (typed: string): boolean => v.safeParse(callLink, typed).success;
