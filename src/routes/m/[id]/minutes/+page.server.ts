import { error } from '@sveltejs/kit';
import { app, isRefusal, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const minutes = await app().meetings.minutes(locals.visitor, params.id);
	if (isRefusal(minutes)) error(statusOf(minutes));
	return { minutes, at: Date.now() };
};
