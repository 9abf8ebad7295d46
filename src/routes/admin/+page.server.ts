import { error, fail } from '@sveltejs/kit';
import { getLocale } from '#lib/paraglide/runtime.js';
import { app, refusalBody, statusOf, type AdminAction } from '#server/app.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const desk = await app().admin.desk(locals.visitor);
	return desk ?? error(404);
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
	addService: act('addService'),
	changeService: act('changeService'),
	addPerson: act('addPerson'),
	changePerson: act('changePerson'),
	resetPassword: act('resetPassword'),
};
