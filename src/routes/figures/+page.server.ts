import { error, redirect } from '@sveltejs/kit';
import { app } from '#server/app.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** [N3] what went out, and what will go out of one's own work; of nobody else's. */
export const load: PageServerLoad = async ({ locals }) => {
	const desk = await app().figures.desk(locals.visitor, Date.now());
	return desk ? { desk, administers: locals.account?.kind === 'administrator' } : error(404);
};

/** [N4] Done: the page anew, where it was. What is not theirs, or is out, is not there. */
const leave = (isOut: boolean) => async (event: RequestEvent) => {
	const field = (await event.request.formData()).get('meeting');
	const meeting = typeof field === 'string' ? field : '';
	const { visitor } = event.locals;
	const isTheirs = await app().figures.leaveOut(visitor, meeting, isOut, Date.now());
	if (!isTheirs) error(404);
	redirect(303, `/figures#counts-${encodeURIComponent(meeting)}`);
};

export const actions: Actions = { leaveOut: leave(true), count: leave(false) };
