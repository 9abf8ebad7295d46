import { error } from '@sveltejs/kit';
import { app, isRefusal, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const view = await app().meetings.view(locals.visitor, params.id);
	if (isRefusal(view)) error(statusOf(view));
	const colleagues = view.me.coordinator ? await app().colleagues(locals.visitor) : [];
	return { view, colleagues };
};
