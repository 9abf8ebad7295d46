// The commands of the meeting's course.
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';

export const startOf = (step: {
	readonly title: string;
	readonly present: readonly ParticipantId[];
}): CommandInput => ({ type: 'start-phase', title: step.title, present: [...step.present] });
