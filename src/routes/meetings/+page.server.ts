import { fail, redirect } from '@sveltejs/kit';
import { app } from '#server/app.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.session) redirect(303, '/login');
	const { meetings, gathered } = app();
	const { session } = locals.visitor;
	const [all, byCode, waiting] = await Promise.all([
		meetings.list(locals.visitor),
		gathered.seats(session),
		gathered.waiting(session),
	]);
	return {
		meetings: all,
		/** Gathered under one code, and not entered yet. */
		waiting: await meetings.rows(waiting.map((seat) => ({ ...seat, entry: null }))),
		mayGather: byCode.length > 0,
		mayCall: locals.account?.kind === 'coordinator',
	};
};

export const actions: Actions = {
	/** One of those that a guest's gathered code stands for. */
	async enter({ locals, request }) {
		const meeting = (await request.formData()).get('meeting');
		if (typeof meeting !== 'string') return fail(400);
		const entered = await app().entry.enterGathered(meeting, locals.visitor);
		if (!entered) redirect(303, '/meetings');
		redirect(303, `/m/${encodeURIComponent(meeting)}`);
	},
};
