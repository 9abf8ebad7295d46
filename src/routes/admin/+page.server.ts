import { error, fail } from '@sveltejs/kit';
import { getLocale, isLocale } from '#lib/paraglide/runtime.js';
import { app, refusalBody, statusOf, type AdminAction } from '#server/app.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const desk = await app().admin.desk(locals.visitor);
	if (!desk) error(404);
	const asked = url.searchParams.get('rules');
	return { ...desk, proposedIn: isLocale(asked) ? asked : null };
};

const act = (action: AdminAction) => async (event: RequestEvent) => {
	const { locals, request } = event;
	const answer = await app().admin.act(locals.visitor, action, await request.formData());
	if ('done' in answer) return answer;
	return fail(statusOf(answer), { action, ...refusalBody(answer, getLocale()) });
};

export const actions: Actions = {
	organisation: act('organisation'),
	retention: act('retention'),
	rules: act('rules'),
	figures: act('figures'),
	addService: act('addService'),
	changeService: act('changeService'),
	addPerson: act('addPerson'),
	changePerson: act('changePerson'),
	resetPassword: act('resetPassword'),
};
