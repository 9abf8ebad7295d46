import { app } from '#server/app.ts';
import type { PageServerLoad } from './$types';

/** Nothing of a meeting is rendered here: what the screen shows comes over its stream, or not at all. */
export const load: PageServerLoad = ({ request, url }) => ({
	paired: app().http.isScreen(request.headers.get('cookie')),
	refused: url.searchParams.has('problem'),
});
