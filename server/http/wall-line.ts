// [V18] A line typed at a screen on the wall, over HTTP: with the screen's cookie alone, which is nobody's.
import * as v from 'valibot';
import { NOT_FOUND, refuse } from '#lib/domain/refusal.ts';
import { readCookie } from '../auth/cookies.ts';
import type { Asked } from './asked.ts';
import { FORM_BYTES, readBody } from './body.ts';
import { refused } from './refusals.ts';
import type { RoomParts } from './room.ts';
import { readJson } from './strict-json.ts';

const LONGEST = 500;
const A_MINUTE = 60_000;
/** More nobody types in a minute. */
const MOST = 40;
/** When each screen sent its latest lines. */
const sent = new WeakMap<AbortSignal, number[]>();

const schema = v.strictObject({
	section: v.string(),
	words: v.pipe(
		v.string(),
		v.transform((words) => words.replaceAll(/\s+/g, ' ').trim()),
		v.minLength(1),
		v.maxLength(LONGEST),
	),
});

/** `{ section, words }`: 204 once it is on disk. A part that is not on this wall, or takes no lines, is not found. */
export async function wallLine(
	{ pairing, names, hosts }: Pick<RoomParts, 'pairing' | 'names' | 'hosts'>,
	{ request, locale }: Asked,
): Promise<Response> {
	const secret = readCookie(request.headers.get('cookie'), names.screen);
	const screen = pairing.screen(secret, Date.now());
	if (!screen || screen.among !== null) return refused(NOT_FOUND, locale);
	const bytes = await readBody(request, FORM_BYTES);
	if (bytes === 'too-large') return refused({ refused: 'too-large' }, locale);
	const json = readJson(bytes);
	const line = v.safeParse(schema, json.ok ? json.value : null);
	if (!line.success)
		return refused(refuse('malformed', { field: v.getDotPath(line.issues[0]) ?? '' }), locale);
	if (isHasty(screen.gone)) return refused({ refused: 'too-many' }, locale);
	const { section, words } = line.output;
	const { meeting, by, among } = screen;
	const done = await hosts.screens(meeting, (all) => all.line({ by, among }, section, words));
	return done ? new Response(null, { status: 204 }) : refused(NOT_FOUND, locale);
}

function isHasty(screen: AbortSignal): boolean {
	const now = Date.now();
	const recent = (sent.get(screen) ?? []).filter((at) => at > now - A_MINUTE);
	if (recent.length >= MOST) return true;
	sent.set(screen, [...recent, now]);
	return false;
}
