import { fail, redirect } from '@sveltejs/kit';
import { getLocale } from '#lib/paraglide/runtime.js';
import { app, refusalBody, statusOf } from '#server/app.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.account) redirect(303, '/login');
	return { provisional: locals.account.provisional };
};

const home = (kind: string): string => (kind === 'administrator' ? '/admin' : '/meetings');

export const actions: Actions = {
	async default({ locals, request, cookies }) {
		const { account, visitor } = locals;
		if (!account || !visitor.session) redirect(303, '/login');
		const { ownPassword, visitors } = app();
		const chosen = await ownPassword.chooseFrom(visitor.session, await request.formData());
		if ('refused' in chosen) return fail(statusOf(chosen), refusalBody(chosen, getLocale()));
		const { session: name, secure } = visitors.names;
		cookies.set(name, chosen.secret, { path: '/', httpOnly: true, sameSite: 'lax', secure });
		redirect(303, home(account.kind));
	},
};
