import { error, redirect } from '@sveltejs/kit';
import { JURISDICTION_IDS } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { account, organisation } = locals;
	if (!account) redirect(303, '/login');
	if (account.kind !== 'coordinator' || !organisation) error(404);
	const used = new Set(organisation.jurisdictions);
	return { jurisdictions: JURISDICTION_IDS.filter((id) => used.has(id)) };
};
