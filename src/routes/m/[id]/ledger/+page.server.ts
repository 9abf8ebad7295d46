import { error } from '@sveltejs/kit';
import { app, isRefusal, statusOf } from '#server/app.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ledger = await app().meetings.ledger(locals.visitor, params.id);
	if (isRefusal(ledger)) error(statusOf(ledger));
	return { ledger, at: Date.now() };
};
