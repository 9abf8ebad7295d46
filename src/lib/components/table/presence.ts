// Presence in words, in the order in which it is asked.
import { m } from '#lib/paraglide/messages.js';
import { PRESENCES, type Presence } from '#lib/domain/table/facts.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView } from '#lib/domain/view/view.ts';

const WORDS: Readonly<Record<Presence, () => string>> = {
	expected: m.presence_expected,
	'in-room': m.presence_in_room,
	remote: m.presence_remote,
	represented: m.presence_represented,
	excused: m.presence_excused,
	absent: m.presence_absent,
	left: m.presence_left,
};

export const presenceWords = (presence: Presence): string => WORDS[presence]();

export const PRESENCE_CHOICES: readonly Presence[] = [
	'in-room',
	...PRESENCES.filter((presence) => presence !== 'in-room'),
];

/** Presence, and for whoever is at a distance what they said of who can hear there. */
export function presenceOf({ presence, alone }: ParticipantView): string {
	const heard = alone === undefined ? '' : alone ? m.earshot_is_alone() : m.earshot_is_overheard();
	return [presenceWords(presence), heard].filter(Boolean).join(', ');
}

/** "All present except…": one command for each person whose presence changes. */
export function rollCommands(
	people: readonly ParticipantView[],
	here: readonly ParticipantId[],
	missing: Presence,
): CommandInput[] {
	return people.flatMap((person): CommandInput[] => {
		const presence = here.includes(person.id)
			? person.presence === 'remote'
				? 'remote'
				: 'in-room'
			: missing;
		if (person.presence === presence) return [];
		return [{ type: 'record-presence', participantId: person.id, presence }];
	});
}
