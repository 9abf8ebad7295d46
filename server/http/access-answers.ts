// The right of access: everything that a person concerned may have of a meeting, for machines, or as one page that needs nothing else.
import { refuse } from '#lib/domain/refusal.ts';
import { accessRecord, printedAccessAnswer } from '#lib/documents/printed-access-answer.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked } from './asked.ts';
import { documentPage } from './document-page.ts';
import { refused } from './refusals.ts';
import { attachment } from './rendered.ts';

export async function accessAnswer(
	meetings: Meetings,
	asked: Asked,
	id: string,
): Promise<Response> {
	const answer = await meetings.accessAnswer(asked.visitor, id);
	if ('refused' in answer) return refused(answer, asked.locale);
	const format = asked.url.searchParams.get('format') ?? 'json';
	const now = Date.now();
	const day = answer.view.meeting.date?.slice(0, 10) ?? null;
	const record = accessRecord(answer, now);
	if (format === 'json') return asFile(Response.json(record), day, 'json');
	if (format !== 'html') return refused(refuse('malformed', { field: 'format' }), asked.locale);
	return asFile(documentPage(printedAccessAnswer(answer, now), record), day, 'html');
}

function asFile(response: Response, day: string | null, ending: string): Response {
	response.headers.set('content-disposition', attachment(day, ending));
	return response;
}
