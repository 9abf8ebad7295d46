// Every request passes here: the language, who asks, what the server answers by itself, then the pages.
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { redirect } from '@sveltejs/kit';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { app, isStorageFault, localsOf, ready, traceOf } from '#server/app.ts';

/** Where an account can go before its person has chosen a password of their own. */
const OPEN_TO_PROVISIONAL: ReadonlySet<string> = new Set(['/password', '/language']);

export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ locale }) => {
		const state = await ready();
		if (!state.ok) return new Response(state.sentence, { status: 503 });
		const { request, url } = event;
		const { visitors, http, ...parts } = app();
		const visitor = await visitors.of({
			cookies: request.headers.get('cookie'),
			peer: event.getClientAddress(),
			forwarded: request.headers.get('x-forwarded-for'),
		});
		const asked = { request, url, visitor, locale };
		const own = await http.answer(asked, (page) => event.fetch(page));
		if (own) return own;
		Object.assign(event.locals, await localsOf(parts, visitor));
		if (event.locals.account?.provisional && !OPEN_TO_PROVISIONAL.has(url.pathname))
			redirect(303, '/password');
		const page = await resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%dir%', getTextDirection(locale)),
		});
		return http.dress(asked, page);
	});

/** INVARIANT: no message of an error reaches a log or a person: it may hold words of a note. */
export const handleError: HandleServerError = ({ kind, error }) => {
	if (kind !== 'unknown') return;
	if (isStorageFault(error)) return { status: 503 };
	console.error(`unexpected: ${traceOf(error)}`);
};
