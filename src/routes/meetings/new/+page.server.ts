import { error, redirect } from '@sveltejs/kit';
import { JURISDICTION_IDS } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { app, isRefusal, type Visitor } from '#server/app.ts';
import type { PageServerLoad } from './$types';

/** Who sat at the last meeting, for its coordinator: names alone, which never close. */
async function lastMeeting(visitor: Visitor, from: string | null) {
	if (from === null) return null;
	const view = await app().meetings.view(visitor, from);
	if (isRefusal(view) || !view.me.coordinator || view.meeting.kind !== 'network') error(404);
	const people = view.participants
		.filter(({ id }) => id !== view.me.participantId)
		.map(({ id, name, introducedAs }) => ({ id, name, introducedAs }));
	const { id, purpose, plan } = view.meeting;
	return { id, purpose, people, course: plan?.steps ?? [] };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { account, organisation } = locals;
	if (!account) redirect(303, '/login');
	if (account.kind !== 'coordinator' || !organisation) error(404);
	const used = new Set(organisation.jurisdictions);
	const last = await lastMeeting(locals.visitor, url.searchParams.get('from'));
	return { jurisdictions: JURISDICTION_IDS.filter((id) => used.has(id)), last };
};
