import { error } from '@sveltejs/kit';
import { app } from '#server/app.ts';
import type { PageServerLoad } from './$types';

/** What is kept, for whom and until when: of the organisation, and of no meeting. */
export const load: PageServerLoad = async ({ locals }) => {
	const desk = await app().admin.desk(locals.visitor);
	return desk ? { organisation: desk.organisation } : error(404);
};
