// Acts on what ties a derived reader: a link ended by either end, and the notice that the law asks for a volunteer (R11).
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';

const NOT_ALLOWED = refuse('not-allowed');

/** Narrows, so either end may, at any time; only the person accompanied or the supervisor makes it true again. */
export function endLink(act: Act, command: CommandOf<'end-link'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	const other = person.accompanies ?? person.supervisor;
	if (other === null || ![other, person.id].includes(act.actor.id)) return NOT_ALLOWED;
	if (!person.linkConfirmed) return done([]);
	return done([{ type: 'link-ended', participant: person.id, by: act.actor.id }]);
}

/** Said by the service: by who runs the meeting, or by the supervisor. It opens nothing without the family's yes. */
export function recordNotice(act: Act, command: CommandOf<'record-notice'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	const says =
		person.id !== act.actor.id && (act.isCoordinator || person.supervisor === act.actor.id);
	if (!says) return NOT_ALLOWED;
	if (person.kind !== 'volunteer') return refuse('combination', { field: 'participantId' });
	if (person.noticed) return done([]);
	return done([{ type: 'notice-recorded', participant: person.id, by: act.actor.id }]);
}
