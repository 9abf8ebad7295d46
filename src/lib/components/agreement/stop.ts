// "Stop" and "pause": one gesture, at once and for the future; who may say it for whom, as the view tells.
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { isMe } from '../table/people.ts';

export const stopOf = (person: ParticipantId, section: SectionId): CommandInput => ({
	type: 'withdraw-agreement',
	person,
	scope: [section],
});

export const pauseOf = (person: ParticipantId): CommandInput => ({ type: 'pause-sharing', person });

/** A young person's stop is silent: no words rise on a screen that somebody beside them may look at, and none are spoken. */
export const heard = ({ me }: Pick<View, 'me'>, words: string): string | undefined =>
	me.kind === 'young-person' ? undefined : words;

/** The person themselves, the coordinator, and for a child below the age a parent. */
export function mayPause(view: View, person: ParticipantView): boolean {
	if (isMe(view, person.id) || view.me.coordinator) return true;
	const child = person.childOf?.includes(view.me.participantId) === true;
	return child && person.capacities?.includes('representative') === true;
}
