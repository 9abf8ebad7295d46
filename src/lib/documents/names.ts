// Whom and what the minutes may name: only what stands in them.
import type { Minutes } from '#lib/domain/minutes/minutes-of.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import type { Moment } from '#lib/domain/ids.ts';

/** Where the meetings are held, wherever they are rendered. */
const ZONE = 'Europe/Brussels';
const REGION: Readonly<Record<Locale, string>> = {
	fr: 'fr-BE',
	en: 'en-GB',
	nl: 'nl-BE',
	de: 'de-BE',
};
const region = (): string => REGION[getLocale()];

export const clock = (moment: Moment): string =>
	new Intl.DateTimeFormat(region(), { timeStyle: 'short', timeZone: ZONE }).format(moment);
export const day = (moment: Moment): string =>
	new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeZone: ZONE }).format(moment);
/** The time, with the day where it is not the one that a meeting began on. */
export function clockOn(startedAt: Moment | null, moment: Moment): string {
	const time = clock(moment);
	if (startedAt !== null && day(startedAt) === day(moment)) return time;
	return m.pv_day_time({ day: day(moment), time });
}
/** A day without a time stands in no zone. */
export const dayWritten = (date: string): string =>
	new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeZone: 'UTC' }).format(
		Date.parse(date.slice(0, 10)),
	);
/** A meeting under its neutral name: a day, and nothing about anybody. */
export const titleOf = ({ date }: { readonly date: string | null }): string =>
	date ? m.meeting_on({ day: dayWritten(date) }) : m.meeting_undated();

export const listed = (names: readonly string[]): string =>
	new Intl.ListFormat(region(), { type: 'conjunction' }).format(names);

export const nameIn = ({ present, notPresent, reader }: Minutes, id: string): string =>
	[...present, ...notPresent].find((person) => person.id === id)?.name ??
	(reader.participantId === id ? reader.name : '');

export const namesIn = (minutes: Minutes, ids: readonly string[]): string[] =>
	ids.map((id) => nameIn(minutes, id)).filter((name) => name !== '');

/** A part without a title is named after its holder; one that left the minutes has no name at all. */
export function titleIn(minutes: Minutes, id: string): string | null {
	const part = minutes.parts.find((each) => each.id === id);
	if (!part) return null;
	if (part.groundRules) return m.paper_rules();
	if (part.title) return part.title;
	const name = nameIn(minutes, part.holder);
	return name ? m.pv_part_untitled({ name }) : m.pv_part_nameless();
}

export const missionsIn = ({ meeting }: Minutes, ids: readonly string[]): string[] =>
	ids
		.map((id) => meeting.missions?.find((mission) => mission.id === id)?.label)
		.filter((label) => label !== undefined);
