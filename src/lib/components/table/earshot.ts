// [T22] Who at the table is at a distance, and whether somebody there can hear.
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { isMe } from './people.ts';

const isFar = ({ seated, presence }: ParticipantView): boolean => seated && presence === 'remote';

/** Somebody has said that others can hear there. */
export const overheard = (view: View): ParticipantView[] =>
	view.participants.filter((person) => isFar(person) && person.alone === false);

/** Those for whom this reader may say it. */
export const toTell = (view: View): ParticipantView[] =>
	view.participants.filter(
		(person) => isFar(person) && (view.me.coordinator || isMe(view, person.id)),
	);

export const earshotOf = ({ id }: ParticipantView, alone: boolean): CommandInput => ({
	type: 'tell-earshot',
	participantId: id,
	alone,
});
