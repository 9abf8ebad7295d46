// How long a meeting is kept: what an organisation may set, and when notes, and then everything, have had their time.
import type { Meeting, MeetingEvent } from '../meeting/facts.ts';
import type { Moment } from '../ids.ts';

/** How long, and why: never for ever, and never without a ground. */
export interface Retention {
	/** Days for which the notes are kept once the minutes are adopted. */
	readonly notesDays: number;
	/** Days for which minutes and ledger are kept. */
	readonly minutesDays: number;
	/** The legal basis and the reason, in words. */
	readonly basis: string;
}

export const LEAST_DAYS = 30;
/** Ten years. */
export const MOST_DAYS = 3_652;
/**
 * An open objection, or minutes that nobody adopts, put an end off by so many days and not by one more: a fixed last
 * date holds whatever happens.
 */
export const WAITING_DAYS = 180;
/** What is proposed at installation: short. */
export const PROPOSED = { notesDays: 90, minutesDays: 730 } as const;

export type Due = 'nothing' | 'notes' | 'everything';

export interface Ends {
	/** null: they are gone already. */
	readonly notesAt: Moment | null;
	readonly everythingAt: Moment;
}

const DAY = 86_400_000;

/** Facts that time alone writes; they keep nothing alive. */
const OF_TIME: ReadonlySet<MeetingEvent['type']> = new Set([
	'statement-ended',
	'participant-ended',
	'readers-taken-off',
	'readers-changed',
	'section-closed',
	'notes-erased',
]);

const isOfTime = (event: MeetingEvent): boolean =>
	OF_TIME.has(event.type) || (event.type === 'dictation-ended' && event.by === null);

/** The latest that anybody did here; its planned day where that is still to come. */
function lastDone({ history, called, calledAt }: Meeting): Moment {
	const acted = history.findLast(({ event }) => !isOfTime(event))?.at ?? calledAt;
	const planned = called.date === null ? Number.NaN : Date.parse(called.date.slice(0, 10));
	return Number.isNaN(planned) ? acted : Math.max(acted, planned);
}

/** Somebody concerned objects, and has said nothing else since. */
export const isObjectedTo = ({ reviews }: Meeting): boolean =>
	[...reviews.values()].some((answers) =>
		[...answers.values()].some(({ answer, what }) => answer === 'no' && what === 'object'),
	);

/**
 * [K1] counted from the end of the meeting; of one that nobody ended from the last thing that anybody did, or `used`:
 * when somebody last had a part before them. From adoption where that is later.
 */
export function endsOf(
	meeting: Meeting,
	{ notesDays, minutesDays }: Retention,
	used: Moment | null = null,
): Ends {
	const { adopted } = meeting.minutes;
	const lived = meeting.endedAt ?? Math.max(lastDone(meeting), used ?? 0);
	const start = Math.max(lived, adopted?.at ?? 0);
	const waits = isObjectedTo(meeting) ? WAITING_DAYS : 0;
	const notes = adopted ? waits : WAITING_DAYS;
	const everythingAt = start + (Math.max(notesDays, minutesDays) + waits) * DAY;
	const notesAt = Math.min(start + (notesDays + notes) * DAY, everythingAt);
	return { notesAt: meeting.notesErasedAt === null ? notesAt : null, everythingAt };
}

/** [K2] what has had its time. */
export function dueOf(
	meeting: Meeting,
	retention: Retention,
	at: Moment,
	used: Moment | null = null,
): Due {
	const { notesAt, everythingAt } = endsOf(meeting, retention, used);
	if (at >= everythingAt) return 'everything';
	return notesAt !== null && at >= notesAt ? 'notes' : 'nothing';
}
