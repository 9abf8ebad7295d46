// Stored facts carry a version and are never rewritten; this table brings every (type, version) ever released to today's shape.
import type { MeetingEvent } from './facts.ts';

export interface Stored {
	readonly type: string;
	readonly version: number;
	readonly data: unknown;
}

export const EVENT_TYPES = [
	'meeting-called',
	'conference-authorised',
	'command-answered',
	'participant-ended',
	'participant-invited',
	'participant-retagged',
	'participant-removed',
	'code-renewed',
	'link-confirmed',
	'link-ended',
	'notice-recorded',
	'undertaking-given',
	'earshot-told',
	'person-tied',
	'presence-recorded',
	'device-entered',
	'word-given',
	'entry-admitted',
	'statement-recorded',
	'statement-lasting',
	'statement-ended',
	'section-created',
	'section-classified',
	'section-retitled',
	'participation-recorded',
	'section-opened',
	'section-widened',
	'section-closed',
	'section-entrusted',
	'extract-agreed',
	'extract-reworded',
	'section-confided',
	'section-placed-beside',
	'dictation-begun',
	'dictation-ended',
	'opened-by-hand',
	'section-withheld',
	'withholding-ended',
	'passage-taken-back',
	'words-moved',
	'readers-taken-off',
	'readers-changed',
	'course-planned',
	'meeting-started',
	'phase-started',
	'meeting-ended',
	'ground-rules-laid',
	'ground-rules-read',
	'decision-recorded',
	'part-answered',
	'part-marked',
	'minutes-proposed',
	'minutes-remarked',
	'copy-offered',
	'minutes-adopted',
	'adopted-readers-taken-off',
	'adopted-passage-taken-back',
	'notes-erased',
	'danger-recorded',
	'danger-shared',
	'danger-family-decided',
] as const satisfies readonly MeetingEvent['type'][];

type Missing = Exclude<MeetingEvent['type'], (typeof EVENT_TYPES)[number]>;
/** The compiler refuses an event type that this table forgets. */
export const complete: Missing extends never ? true : never = true;

/** Each type counts its own versions: what changes its shape rises, and teaches `upcast` the shape before. */
const RISEN: Readonly<Partial<Record<MeetingEvent['type'], number>>> = {
	'phase-started': 2,
	'readers-changed': 2,
	'statement-recorded': 2,
};

export const versionOf = (type: MeetingEvent['type']): number => RISEN[type] ?? 1;

type Upcast = (data: object) => object;
const asItIs: Upcast = (data) => data;

/** The first release did not note through whom somebody read, nor by whose word. */
const withoutGrounds: Upcast = (data) => ({
	...data,
	gained: (data as { gained: object[] }).gained.map((gained) => ({
		...gained,
		through: null,
		agreements: [],
	})),
});

/** Whether an end was said was not noted: such a word keeps its own. */
const untilItsEnd: Upcast = (data) => ({
	...data,
	statement: { ...(data as { statement: object }).statement, thisMeeting: false },
});

/** Before steps could be laid out, each was begun as it came; nor had any a call of its own. */
const besideAnyPlan: Upcast = (data) => ({ ...data, step: null, call: null });

const UPCASTS: ReadonlyMap<string, Upcast> = new Map([
	...EVENT_TYPES.map((type) => [`${type}@${versionOf(type)}`, asItIs] as const),
	['phase-started@1', besideAnyPlan],
	['readers-changed@1', withoutGrounds],
	['statement-recorded@1', untilItsEnd],
]);

/** Throws on a type or version that no release ever wrote: the stream is broken or newer than this program. */
export function upcast(stored: Stored): MeetingEvent {
	const up = UPCASTS.get(`${stored.type}@${stored.version}`);
	if (!up || typeof stored.data !== 'object' || stored.data === null)
		throw new Error(`unknown event ${stored.type}@${stored.version}`);
	return { ...up(stored.data), type: stored.type } as MeetingEvent;
}

export function downcast(event: MeetingEvent): Stored {
	const { type, ...data } = event;
	return { type, version: versionOf(type), data };
}
