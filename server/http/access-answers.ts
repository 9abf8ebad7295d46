// The right of access: everything that a person concerned may have of a meeting, for machines, or as one page that needs nothing else.
import { refuse } from '#lib/domain/refusal.ts';
import { accessRecord, printedAccessAnswer } from '#lib/documents/printed-access-answer.ts';
import type { Retention } from '#lib/domain/retention/retention.ts';
import type { Store } from '../store/ports.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked } from './asked.ts';
import { documentPage } from './document-page.ts';
import { refused } from './refusals.ts';
import { attachment } from './rendered.ts';

interface Parts {
	readonly meetings: Meetings;
	readonly store: Pick<Store, 'meetings' | 'organisations'>;
}

/** How long the meeting's organisation keeps it; null: it has not said. */
async function keptFor({ store }: Parts, meeting: string): Promise<Retention | null> {
	const all = await store.meetings.all();
	const whose = all.find((one) => one.meeting === meeting)?.organisation;
	const organisation = whose === undefined ? null : await store.organisations.get(whose);
	return organisation?.retention ?? null;
}

export async function accessAnswer(parts: Parts, asked: Asked, id: string): Promise<Response> {
	const answer = await parts.meetings.accessAnswer(asked.visitor, id);
	if ('refused' in answer) return refused(answer, asked.locale);
	const format = asked.url.searchParams.get('format') ?? 'json';
	const made = { at: Date.now(), kept: await keptFor(parts, answer.view.meeting.id) };
	const day = answer.view.meeting.date?.slice(0, 10) ?? null;
	const record = accessRecord(answer, made);
	if (format === 'json') return asFile(Response.json(record), day, 'json');
	if (format !== 'html') return refused(refuse('malformed', { field: 'format' }), asked.locale);
	return asFile(documentPage(printedAccessAnswer(answer, made), record), day, 'html');
}

function asFile(response: Response, day: string | null, ending: string): Response {
	response.headers.set('content-disposition', attachment(day, ending));
	return response;
}
