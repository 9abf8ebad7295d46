import { error, fail, redirect } from '@sveltejs/kit';
import { pageMinutes } from '#lib/domain/view/before-undertaking.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { app, isRefusal, refusalBody, statusOf } from '#server/app.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { meetings } = app();
	const minutes = await meetings.minutes(locals.visitor, params.id);
	if (isRefusal(minutes)) error(statusOf(minutes));
	const view = await meetings.view(locals.visitor, params.id);
	if (isRefusal(view)) error(statusOf(view));
	const isAsked = view.me.undertaking === 'asked';
	return { minutes: isAsked ? pageMinutes(minutes) : minutes, isAsked, at: Date.now() };
};

const filled = (value: FormDataEntryValue | null): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Done: the page anew, so that a reload sends nothing twice. */
async function act({ locals, params }: RequestEvent, name: string, command: object) {
	const answer = await app().meetings.command(locals.visitor, params.id, command);
	if (isRefusal(answer))
		return fail(statusOf(answer), { act: name, ...refusalBody(answer, getLocale()) });
	redirect(303, `/m/${encodeURIComponent(params.id)}/minutes`);
}

export const actions: Actions = {
	async remark(event) {
		const form = await event.request.formData();
		const [text, item] = [filled(form.get('text')), filled(form.get('item'))];
		const dissent = form.has('dissent');
		const about = item === undefined ? {} : { item };
		return act(event, 'remark', { type: 'remark-minutes', text, dissent, ...about });
	},
	async propose(event) {
		const until = filled((await event.request.formData()).get('until'));
		const more = until === undefined ? {} : { until };
		return act(event, 'propose', { type: 'propose-minutes', ...more });
	},
	async copy(event) {
		const form = await event.request.formData();
		const [participantId, how] = [filled(form.get('person')), filled(form.get('how'))];
		return act(event, 'copy', { type: 'offer-copy', participantId, how });
	},
	async adopt(event) {
		const form = await event.request.formData();
		const copies = [...form]
			.filter(([name]) => name.startsWith('copy '))
			.map(([name, how]) => ({ participantId: name.slice('copy '.length), how }));
		return act(event, 'adopt', { type: 'adopt-minutes', copies });
	},
};
