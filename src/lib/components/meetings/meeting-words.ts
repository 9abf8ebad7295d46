// A meeting under its neutral name, in the reader's language: a day, and nothing about anybody.
import { m } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import type { MeetingRow } from './groups.ts';

const REGION: Readonly<Record<Locale, string>> = {
	fr: 'fr-BE',
	en: 'en-GB',
	nl: 'nl-BE',
	de: 'de-BE',
};

const dayOf = (date: string): string =>
	new Intl.DateTimeFormat(REGION[getLocale()], { dateStyle: 'long', timeZone: 'UTC' }).format(
		Date.parse(date.slice(0, 10)),
	);

export const titleOf = ({ date }: Pick<MeetingRow, 'date'>): string =>
	date ? m.meeting_on({ day: dayOf(date) }) : m.meeting_undated();

/** The hour as it was planned, and the kind where it is another one than usual. */
export function moreOf({ date, kind }: Pick<MeetingRow, 'date' | 'kind'>): string {
	const hour = /T(\d\d:\d\d)/.exec(date ?? '')?.[1];
	const pieces = [
		date === null ? m.meetings_no_date() : (hour ?? ''),
		kind === 'case-conference' ? m.meetings_case_conference() : '',
	];
	return pieces.filter((piece) => piece !== '').join(' · ');
}
