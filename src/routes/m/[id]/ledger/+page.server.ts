import { error, fail, redirect } from '@sveltejs/kit';
import { getLocale } from '#lib/paraglide/runtime.js';
import { app, isRefusal, refusalBody, statusOf } from '#server/app.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ledger = await app().meetings.ledger(locals.visitor, params.id);
	if (isRefusal(ledger)) error(statusOf(ledger));
	const may = await app().meetings.mayHaveAccessAnswer(locals.visitor, params.id);
	const mayAsk = !('refused' in may) || may.refused === 'sign-in-again';
	return { ledger, mayAsk, at: Date.now() };
};

const filled = (value: FormDataEntryValue | null): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Done: the page anew, so that a reload sends nothing twice. */
async function act({ locals, params }: RequestEvent, section: string, command: object) {
	const answer = await app().meetings.command(locals.visitor, params.id, command);
	if (isRefusal(answer))
		return fail(statusOf(answer), { section, ...refusalBody(answer, getLocale()) });
	redirect(303, `/m/${encodeURIComponent(params.id)}/ledger`);
}

/** One's own word alone: whoever has no place at this table gets what an unknown meeting gives. */
async function withdraw(event: RequestEvent, scope: 'all' | readonly string[]) {
	const { locals, params } = event;
	const ledger = await app().meetings.ledger(locals.visitor, params.id);
	if (isRefusal(ledger)) error(statusOf(ledger));
	const person = ledger.reader.id;
	return act(event, String(scope), { type: 'withdraw-agreement', person, scope });
}

export const actions: Actions = {
	async answer(event) {
		const form = await event.request.formData();
		const sectionId = filled(form.get('sectionId')) ?? '';
		const fields = ['answer', 'what', 'words'].flatMap((name) => {
			const value = filled(form.get(name));
			return value === undefined ? [] : [[name, value] as const];
		});
		const command = { type: 'answer-part', sectionId, ...Object.fromEntries(fields) };
		return act(event, sectionId, command);
	},
	async stop(event) {
		const sectionId = filled((await event.request.formData()).get('sectionId')) ?? '';
		return withdraw(event, [sectionId]);
	},
	async unsay(event) {
		const scope = (await event.request.formData()).getAll('scope').map(String);
		return withdraw(event, scope.includes('all') ? 'all' : scope);
	},
};
