// A meeting for one's own calendar: a day, perhaps an hour, and the word "meeting". Nothing from which to tell anything else.
import ical from 'ical-generator';
import { isRefusal, NOT_FOUND } from '#lib/domain/refusal.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Keys } from '../store/ports.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked } from './asked.ts';
import { refused } from './refusals.ts';
import { attachment } from './rendered.ts';

interface Parts {
	readonly meetings: Meetings;
	readonly keys: Pick<Keys, 'derive'>;
}

const DAY = /^\d{4}-\d\d-\d\d/;
const HOUR = /T(\d\d:\d\d)/;
/** What a meeting is planned to take, in minutes. */
const MINUTES = 75;

/** Its id in the calendar follows from the person too: two calendars laid side by side tell nothing. */
export async function calendar(
	{ meetings, keys }: Parts,
	asked: Asked,
	id: string,
): Promise<Response> {
	const view = await meetings.view(asked.visitor, id);
	if (isRefusal(view)) return refused(view, asked.locale);
	const { date } = view.meeting;
	const day = DAY.exec(date ?? '')?.[0];
	if (day === undefined) return refused(NOT_FOUND, asked.locale);
	const uid = Buffer.from(keys.derive('calendar', id, view.me.participantId)).toString('hex');
	const text = eventOf(uid.slice(0, 32), day, HOUR.exec(date ?? '')?.[1]);
	return new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': attachment(day, 'ics'),
		},
	});
}

/** The hour of the place, wherever the calendar is read: as people say it. */
function eventOf(id: string, day: string, hour: string | undefined): string {
	const start = new Date(`${day}T${hour ?? '00:00'}:00Z`);
	const file = ical({ prodId: '-//Entour//Calendar//FR' });
	file.createEvent({
		id,
		stamp: new Date(`${day}T00:00:00Z`),
		start,
		...(hour === undefined
			? { allDay: true }
			: { floating: true, end: new Date(start.getTime() + MINUTES * 60_000) }),
		summary: m.calendar_meeting(),
	});
	return file.toString();
}
