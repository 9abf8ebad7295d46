import { error, redirect } from '@sveltejs/kit';
import type { PaperSheets } from '#lib/documents/paper.ts';
import { paperSheets } from '#lib/documents/paper.ts';
import { app, isRefusal, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

/** Sheets for a meeting that is held on paper: who is expected, and nothing that anybody wrote. */
export const load: PageServerLoad = async ({
	locals,
	params,
}): Promise<{ id: string; sheets: PaperSheets }> => {
	const view = await app().meetings.view(locals.visitor, params.id);
	if (isRefusal(view)) error(statusOf(view));
	if (!view.me.coordinator) redirect(303, `/m/${encodeURIComponent(params.id)}`);
	const proposed = await app().groundRules(locals.visitor, params.id);
	const rules = isRefusal(proposed) ? null : proposed.organisation;
	return { id: params.id, sheets: paperSheets(view, rules) };
};
