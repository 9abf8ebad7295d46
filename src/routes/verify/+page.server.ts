import { app } from '#server/app.ts';
import type { Actions, PageServerLoad } from './$types';

/** Two answers and no third: what is malformed is not known, either. */
export type Answer = 'issued' | 'unaltered' | 'unknown';

const ofCode = (code: string): Answer => (app().evidence.isCode(code) ? 'issued' : 'unknown');

export const load: PageServerLoad = ({ url }): { answer: Answer | null } => {
	const code = url.searchParams.get('code');
	return { answer: code ? ofCode(code) : null };
};

export const actions: Actions = {
	default: async ({ request }): Promise<{ answer: Answer }> => {
		const form = await request.formData();
		const file = form.get('file');
		if (file instanceof File && file.size > 0) {
			const bytes = new Uint8Array(await file.arrayBuffer());
			return { answer: app().evidence.isDocument(bytes) ? 'unaltered' : 'unknown' };
		}
		const code = form.get('code');
		return { answer: ofCode(typeof code === 'string' ? code : '') };
	},
};
