// [V17] Some who share a laptop: the page of one of them gives way to what each of them may read, and their session ends,
// so that nothing of theirs alone lies behind it.
import * as v from 'valibot';
import { isRefusal, NOT_FOUND, refuse } from '#lib/domain/refusal.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import { noSessionCookie, readCookie, screenCookie, type CookieNames } from '../auth/cookies.ts';
import type { Pairing } from '../auth/pairing.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked } from './asked.ts';
import { wayOut } from './entry-forms.ts';
import { refused } from './refusals.ts';

export interface TogetherParts {
	readonly pairing: Pairing;
	readonly meetings: Meetings;
	readonly sessions: Sessions;
	readonly names: CookieNames;
}

/** More do not see one laptop. */
const MOST = 6;
const schema = v.strictObject({
	with: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(MOST)),
});

/** `input`: `{ with }`, ids of people whom the reader knows. The screen's cookie is set and the session gone: 204. */
export async function shareLaptop(
	{ pairing, meetings, sessions, names }: TogetherParts,
	asked: Asked,
	id: string,
	input: unknown,
): Promise<Response> {
	const view = await meetings.view(asked.visitor, id);
	if (isRefusal(view)) return refused(view, asked.locale);
	const { participantId: me, entry } = view.me;
	if (entry !== 'whole') return refused(refuse('not-allowed'), asked.locale);
	const among = amongIn(input, me);
	if (!among) return refused(refuse('malformed', { field: 'with' }), asked.locale);
	const known = new Set<string>(view.participants.map((person) => person.id));
	if (!among.every((one) => known.has(one))) return refused(NOT_FOUND, asked.locale);
	if (asked.visitor.session) await sessions.end(asked.visitor.session);
	const back = wayOut(asked.visitor);
	const secret = pairing.together({ meeting: id, by: me, among, back }, Date.now());
	const headers = new Headers();
	headers.append('set-cookie', noSessionCookie(names));
	headers.append('set-cookie', screenCookie(names, secret));
	return new Response(null, { status: 204, headers });
}

function amongIn(input: unknown, me: ParticipantId): readonly ParticipantId[] | null {
	const parsed = v.safeParse(schema, input);
	if (!parsed.success) return null;
	const among = parsed.output.with as ParticipantId[];
	return among.includes(me) || new Set(among).size < among.length ? null : among;
}

/** The form of a shared screen: it is over, and whoever it was comes in again as themselves. */
export function leaveLaptop(
	{ pairing, names }: Pick<TogetherParts, 'pairing' | 'names'>,
	{ request }: Asked,
): Response {
	const secret = readCookie(request.headers.get('cookie'), names.screen);
	const back = pairing.leave(secret);
	const headers = new Headers({ location: back ?? '/room' });
	// what hangs on the wall is its coordinator's to end
	if (back !== null) headers.append('set-cookie', screenCookie(names, null));
	return new Response(null, { status: 303, headers });
}
