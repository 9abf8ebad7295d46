// A holder records that a superior takes part in this help: the one way by which a superior may ever read a secret (R10).
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { isBound } from '../table/facts.ts';

const NOT_ALLOWED = refuse('not-allowed');

/** For one section, by name, and its holder's word alone. It opens nothing: they are named, and agreed to, besides. */
export function recordParticipation(
	act: Act,
	command: CommandOf<'record-participation'>,
): Done | Refusal {
	const seen = act.section(command.sectionId);
	if (isRefusal(seen)) return seen;
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	if (seen.section.holder !== act.actor.id) return NOT_ALLOWED;
	if (person.kind !== 'superior' || !isBound(person))
		return refuse('combination', { field: 'participantId' });
	if (seen.section.takingPart.includes(person.id)) return done([]);
	const { sectionId: section, participantId: participant } = command;
	return done([{ type: 'participation-recorded', section, participant, by: act.actor.id }]);
}
