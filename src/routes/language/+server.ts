// The language of the pages: a cookie, and back to where one was. The hook has checked the origin.
import { redirect } from '@sveltejs/kit';
import { cookieMaxAge, cookieName, isLocale } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/** Only ever a path of ours: the host of the address that sent us is not looked at. */
function pathOf(referer: string | null): string {
	if (!referer || !URL.canParse(referer)) return '/';
	const { pathname } = new URL(referer);
	return pathname.startsWith('//') ? '/' : pathname;
}

export const POST: RequestHandler = async ({ request, cookies }) => {
	const locale = (await request.formData()).get('locale');
	if (isLocale(locale)) {
		cookies.set(cookieName, locale, {
			path: '/',
			maxAge: cookieMaxAge,
			httpOnly: false,
			sameSite: 'lax',
		});
	}
	redirect(303, pathOf(request.headers.get('referer')));
};
