// A case conference with its people, for the tests of what such a room is.
import type { CallMeeting } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import { World } from './world.ts';

/** A case conference under the prosecutor's authorisation: two bound professionals, a lawyer, an officer; the mother is its subject. */
export function conferenceWorld(call: Partial<CallMeeting> = {}): World {
	const world = new World('be-fr', {
		kind: 'case-conference',
		legalBasis: 'Décret du 18 janvier 2018',
		...call,
	});
	world.bound('amo', 'youth-aid');
	world.bound('doctor', 'care');
	world.teacher('marc');
	world.seat('officer', 'authority');
	const named = world.do('carole', { type: 'name-person', name: 'mother', kind: 'parent' });
	world.people.set('mother', named.participantId as ParticipantId);
	world.seat('lawyer', 'lawyer', { accompanies: world.id('mother') });
	return world.start().inRoom('amo', 'doctor', 'officer', 'lawyer', 'marc');
}
