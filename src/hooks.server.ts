import type { Handle } from '@sveltejs/kit/hooks';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';

/** What every answer carries; the content policy comes from vite.config.ts. */
const HEADERS = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-robots-tag': 'noindex, nofollow',
};

export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ locale }) => {
		const response = await resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%dir%', getTextDirection(locale)),
		});
		for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
		if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
		return response;
	});
