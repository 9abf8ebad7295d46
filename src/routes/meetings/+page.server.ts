import { redirect } from '@sveltejs/kit';
import { app } from '#server/app.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.session) redirect(303, '/login');
	const { meetings, gathered } = app();
	const [all, byCode] = await Promise.all([
		meetings.list(locals.visitor),
		gathered.seats(locals.visitor.session),
	]);
	return {
		meetings: all,
		mayGather: byCode.length > 0,
		mayCall: locals.account?.kind === 'coordinator',
	};
};
