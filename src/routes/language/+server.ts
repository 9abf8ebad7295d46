// The language of the pages: a cookie, and back to where one was. The hook has checked the origin.
import { redirect } from '@sveltejs/kit';
import { wayBack } from '#lib/components/brand/way-back.ts';
import { cookieMaxAge, cookieName, isLocale } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

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
	redirect(303, wayBack(request.headers.get('referer')));
};
