import { problemOf } from '#lib/components/entry/problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	problem: problemOf(url.searchParams.get('problem')),
});
