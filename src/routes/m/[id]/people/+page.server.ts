import { error, redirect } from '@sveltejs/kit';
import { app, isRefusal, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const view = await app().meetings.view(locals.visitor, params.id);
	if (isRefusal(view)) error(statusOf(view));
	if (!view.me.coordinator) redirect(303, `/m/${encodeURIComponent(params.id)}`);
	return { view, colleagues: await app().colleagues(locals.visitor) };
};
