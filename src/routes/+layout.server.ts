import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { account, session } = locals;
	if (!session) return { visitor: null };
	return {
		visitor: {
			name: account?.name ?? null,
			administrator: account?.kind === 'administrator',
			coordinator: account?.kind === 'coordinator',
		},
	};
};
