// What the reader promised, and what that means for them, in a few plain sentences.
import { m } from '#lib/paraglide/messages.js';
import type { View } from '#lib/domain/view/view.ts';
import { jurisdictionOf } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import { isConcerned } from '../section/acts.ts';
import { personOf } from '../table/people.ts';

/** Only where the law asks for this very person's agreement is it promised that nothing is shared without it. */
function isOwnWord(view: View): boolean {
	const { opening, sameMissionNeedsNothing } = jurisdictionOf(view.meeting.jurisdiction);
	const capacities = personOf(view, view.me.participantId)?.capacities ?? [];
	const own = capacities.some((capacity) => capacity !== 'representative');
	return own && !sameMissionNeedsNothing && opening.every((decision) => decision === 'given');
}

export function promiseOf(view: View): string {
	if (isConcerned(view))
		return isOwnWord(view) ? m.guest_promise_none() : m.guest_promise_informed();
	if (view.me.secrecy === 'bound') return m.guest_promise_secrecy();
	if (view.me.undertaking === 'given') return m.undertake_told();
	return view.me.secrecy === 'discretion' ? m.guest_promise_discretion() : m.guest_promise_other();
}
