import { redirect } from '@sveltejs/kit';
import { app } from '#server/app.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.session) redirect(303, '/login');
	return {
		meetings: await app().meetings.list(locals.visitor),
		mayCall: locals.account?.kind === 'coordinator',
	};
};
