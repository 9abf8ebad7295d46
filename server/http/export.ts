// Everything about a meeting that one person may have, in one file, complete in itself: their right of access.
import { isRefusal, refuse } from '#lib/domain/refusal.ts';
import { RECENT_SIGN_IN_MS } from '../auth/sessions.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked } from './asked.ts';
import { refused } from './refusals.ts';
import { attachment } from './rendered.ts';

/**
 * Their view, minutes and ledger, each from the one restricter: third persons are cut out of them already. Whoever
 * comes by account has signed in a short time ago; a guest's page is their own.
 */
export async function accessExport(
	meetings: Meetings,
	asked: Asked,
	id: string,
): Promise<Response> {
	const { visitor, locale } = asked;
	const [view, minutes, ledger] = await Promise.all([
		meetings.view(visitor, id),
		meetings.minutes(visitor, id),
		meetings.ledger(visitor, id),
	]);
	if (isRefusal(view)) return refused(view, locale);
	if (isRefusal(ledger)) return refused(ledger, locale);
	if (view.me.entry !== 'whole') return refused(refuse('not-allowed', { rule: 'P20' }), locale);
	const { session } = visitor;
	if (session?.account && Date.now() - session.signedInAt > RECENT_SIGN_IN_MS)
		return refused({ refused: 'sign-in-again' }, locale);
	const { version: _, ...what } = view;
	const file = {
		about: 'GDPR art. 15',
		made: new Date().toISOString(),
		view: what,
		...(!isRefusal(minutes) && { minutes }),
		ledger,
	};
	return new Response(`${JSON.stringify(file, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json',
			'content-disposition': attachment(new Date().toISOString().slice(0, 10), 'json'),
		},
	});
}
