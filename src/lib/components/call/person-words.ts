// How a person's place at the table is said to the coordinator.
import type { Kind, Secrecy } from '#lib/domain/table/facts.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Option } from '../ui/option.ts';

const SECRECY: Record<Secrecy, { label: () => string; hint: () => string }> = {
	bound: { label: m.secrecy_bound, hint: m.secrecy_bound_hint },
	discretion: { label: m.secrecy_discretion, hint: m.secrecy_discretion_hint },
	authority: { label: m.secrecy_authority, hint: m.secrecy_authority_hint },
	none: { label: m.secrecy_none, hint: m.secrecy_none_hint },
};

export const secrecyOption = (secrecy: Secrecy): Option<Secrecy> => ({
	value: secrecy,
	label: SECRECY[secrecy].label(),
	hint: SECRECY[secrecy].hint(),
});

const KIND: Record<Kind, () => string> = {
	professional: m.kind_professional,
	adult: m.kind_adult,
	'young-person': m.kind_young_person,
	parent: m.kind_parent,
	support: m.kind_support,
	lawyer: m.kind_lawyer,
	interpreter: m.kind_interpreter,
	intern: m.kind_intern,
	volunteer: m.kind_volunteer,
	superior: m.kind_superior,
	authority: m.kind_authority,
	other: m.kind_other,
};

export const kindLabel = (kind: Kind): string => KIND[kind]();

/** As the view tells it: a promise, or the office of an authority. */
export function secrecyOf({ kind, promise }: ParticipantView): Secrecy {
	if (kind === 'authority') return 'authority';
	return promise === 'secrecy' ? 'bound' : promise;
}

/** "Secret professionnel · aide à la jeunesse", "Discrétion", and what else is special about this seat. */
export function placeWords(view: View, person: ParticipantView): string {
	const secrecy = secrecyOf(person);
	const missions = (person.missions ?? [])
		.map((id) => view.meeting.missions?.find((mission) => mission.id === id)?.label)
		.filter((label) => label !== undefined);
	return [
		secrecy === 'none' ? '' : SECRECY[secrecy].label(),
		...missions,
		linkWords(view, person),
		person.coordinator ? m.list_coordinates() : '',
		person.seated ? '' : m.list_unseated(),
	]
		.filter((words) => words !== '')
		.join(' · ');
}

function linkWords(view: View, { link }: ParticipantView): string {
	const name = link && view.participants.find(({ id }) => id === link.to)?.name;
	if (!link || !name) return '';
	const words = m.list_accompanies({ name });
	return link.confirmed ? words : `${words} (${m.list_to_confirm()})`;
}
