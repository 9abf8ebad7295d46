import { fail, redirect } from '@sveltejs/kit';
import { app } from '#server/app.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { gathered, meetings } = app();
	const seats = new Set(
		(await gathered.seats(locals.visitor.session)).map(({ meeting }) => meeting),
	);
	if (seats.size === 0) redirect(303, locals.session ? '/meetings' : '/join');
	const waiting = await gathered.waiting(locals.visitor.session);
	const [all, more] = await Promise.all([
		meetings.list(locals.visitor),
		meetings.rows(waiting.map((seat) => ({ ...seat, entry: null }))),
	]);
	return { meetings: [...all.filter(({ id }) => seats.has(id)), ...more] };
};

const text = (form: FormData, field: string): string => {
	const value = form.get(field);
	return typeof value === 'string' ? value.slice(0, 400) : '';
};

export const actions: Actions = {
	async make({ locals, request }) {
		const { session, source } = locals.visitor;
		const word = text(await request.formData(), 'word');
		const made = await app().gathered.make(session, { word, source }, Date.now());
		return made ?? fail(400, { what: 'make' as const });
	},
	async add({ locals, request }) {
		const { session, source } = locals.visitor;
		const done = await app().gathered.add(
			session,
			ownCode(await request.formData()),
			source,
			Date.now(),
		);
		return done ? { done: 'added' as const } : fail(400, { what: 'add' as const });
	},
	async forget({ locals, request }) {
		const { source } = locals.visitor;
		const done = await app().gathered.forget(ownCode(await request.formData()), source, Date.now());
		return done ? { done: 'forgotten' as const } : fail(400, { what: 'forget' as const });
	},
};

const ownCode = (form: FormData) => ({ code: text(form, 'code'), word: text(form, 'word') });
