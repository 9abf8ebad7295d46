import { error, redirect } from '@sveltejs/kit';
import type { View } from '#lib/domain/view/view.ts';
import { app, isRefusal, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

/** The people are all that this page shows; what may close later stays out of its source. */
const withoutNotes = ({ dangers: _, ...view }: View): View => ({
	...view,
	sections: [],
	agreements: [],
	outcomes: [],
	course: [],
	entries: [],
});

export const load: PageServerLoad = async ({ locals, params }) => {
	const view = await app().meetings.view(locals.visitor, params.id);
	if (isRefusal(view)) error(statusOf(view));
	if (!view.me.coordinator) redirect(303, `/m/${encodeURIComponent(params.id)}`);
	return { view: withoutNotes(view), colleagues: await app().colleagues(locals.visitor) };
};
