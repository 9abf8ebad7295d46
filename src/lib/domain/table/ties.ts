// Acts on what surrounds somebody's place: whether others hear what is said to them; and on what ties who is not bound: a link ended by either end, the notice that the law asks for a volunteer (R11),
// and the promise of discretion that each gives for themselves.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { isAskedToUndertake } from './facts.ts';

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

/** [T22] of somebody at a distance: by themselves, or by whoever runs the meeting, at their word. */
export function tellEarshot(act: Act, command: CommandOf<'tell-earshot'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	if (person.id !== act.actor.id && !act.isCoordinator) return NOT_ALLOWED;
	if (person.presence !== 'remote') return refuse('not-present', { field: 'participantId' });
	const { alone } = command;
	if (person.alone === alone) return done([]);
	return done([{ type: 'earshot-told', participant: person.id, alone, by: act.actor.id }]);
}

/** [T19] for oneself; once. It opens nothing, and nothing but an extract waits for it. */
export function giveUndertaking(act: Act): Done | Refusal {
	const { actor } = act;
	if (!isAskedToUndertake(actor)) return NOT_ALLOWED;
	if (actor.undertookAt !== null) return done([]);
	return done([{ type: 'undertaking-given', participant: actor.id }]);
}
