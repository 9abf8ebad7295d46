// What applies to this reader at this table, in three plain sentences, and what they can say aloud when they are pressed.
import { m } from '#lib/paraglide/messages.js';
import type { View } from '#lib/domain/view/view.ts';
import { sectorsIn, quotedFor } from '#lib/domain/policy/jurisdictions/codes.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { jurisdictionOf } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import { isConcerned } from '../section/acts.ts';
import { personOf } from '../table/people.ts';

type Standpoint =
	'bound' | 'concerned' | 'discretion' | 'beside' | 'superior' | 'authority' | 'other';

const BESIDE = new Set(['support', 'interpreter', 'volunteer', 'intern', 'lawyer']);

export function standpointOf(view: View): Standpoint {
	const { kind, secrecy } = view.me;
	if (isConcerned(view)) return 'concerned';
	if (kind === 'superior' || kind === 'authority') return kind;
	if (BESIDE.has(kind)) return 'beside';
	if (secrecy === 'bound') return 'bound';
	return secrecy === 'discretion' ? 'discretion' : 'other';
}

/** What opens a shared secret here, as people are told it. */
type Opens = 'given' | 'reason' | 'informed' | 'team';

export function opensIn(jurisdiction: JurisdictionId): Opens {
	const { opening, sameMissionNeedsNothing } = jurisdictionOf(jurisdiction);
	if (sameMissionNeedsNothing) return 'team';
	if (opening.includes('informed')) return 'informed';
	return opening.length > 1 ? 'reason' : 'given';
}

const BOUND: Readonly<Record<Opens, () => string>> = {
	given: m.applies_bound_2_given,
	reason: m.applies_bound_2_reason,
	informed: m.applies_bound_2_informed,
	team: m.applies_bound_2_team,
};
const CONCERNED: Readonly<Record<Opens, () => string>> = {
	given: m.guest_means_concerned_2,
	reason: m.applies_concerned_2_reason,
	informed: m.applies_concerned_2_informed,
	team: m.applies_concerned_2_team,
};

type Three = readonly [string, string, string];

export function appliesTo(view: View): Three {
	const opens = opensIn(view.meeting.jurisdiction);
	const sentences: Readonly<Record<Standpoint, () => Three>> = {
		bound: () => [m.applies_bound_1(), BOUND[opens](), m.applies_bound_3()],
		concerned: () => [m.guest_means_concerned_1(), CONCERNED[opens](), m.guest_means_concerned_3()],
		superior: () => [m.applies_superior_1(), m.applies_superior_2(), m.applies_superior_3()],
		authority: () => [m.applies_authority_1(), m.applies_authority_2(), m.applies_authority_3()],
		beside: () => [m.guest_means_other_1(), m.guest_means_other_2(), m.guest_means_other_3()],
		discretion: discreet,
		other: discreet,
	};
	return sentences[standpointOf(view)]();
}

const discreet = (): Three => [
	m.guest_means_discretion_1(),
	m.guest_means_discretion_2(),
	m.guest_means_discretion_3(),
];

/** The articles behind it, for whoever is held to them. */
export function sourceOf(view: View): string | null {
	if (view.me.secrecy !== 'bound') return null;
	const { jurisdiction } = view.meeting;
	const me = personOf(view, view.me.participantId);
	const codes = quotedFor(jurisdiction, sectorsIn(`${me?.function ?? ''}, ${me?.service ?? ''}`));
	return [...new Set([jurisdictionOf(jurisdiction).penal, ...codes])].join(' ; ');
}

const SAID: Readonly<Record<Standpoint, readonly (() => string)[]>> = {
	bound: [m.pressed_bound_1, m.pressed_bound_2, m.pressed_bound_3],
	superior: [m.pressed_bound_2, m.pressed_other_1],
	concerned: [m.pressed_concerned_1, m.pressed_concerned_2, m.pressed_concerned_3],
	discretion: [m.pressed_discretion_1, m.pressed_discretion_2, m.pressed_other_1],
	beside: [m.pressed_beside_1, m.pressed_beside_2],
	authority: [m.pressed_other_1],
	other: [m.pressed_other_1, m.pressed_discretion_2],
};

export const saidAloud = (view: View): string[] =>
	SAID[standpointOf(view)].map((sentence) => sentence());
