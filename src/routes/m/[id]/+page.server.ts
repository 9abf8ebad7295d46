import { error } from '@sveltejs/kit';
import { app, isRefusal, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

/**
 * Only what never closes: what a load returns stays in the page's source and memory,
 * where a part that closes later could still be found. The view comes over the socket.
 */
export const load: PageServerLoad = async ({ locals, params }) => {
	const view = await app().meetings.view(locals.visitor, params.id);
	if (isRefusal(view)) error(statusOf(view));
	const colleagues = view.me.coordinator ? await app().colleagues(locals.visitor) : [];
	return { id: view.meeting.id, colleagues };
};
