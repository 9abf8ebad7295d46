import { error } from '@sveltejs/kit';
import { app, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

/** What the file is, and whether it can be had now: its words stand in the file alone. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const may = await app().meetings.mayHaveAccessAnswer(locals.visitor, params.id);
	if (!('refused' in may)) return { id: params.id, signInAgain: false };
	if (may.refused !== 'sign-in-again') error(statusOf(may));
	return { id: params.id, signInAgain: true };
};
