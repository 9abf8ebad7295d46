// How lists, times and days are said in the reader's language.
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import type { Moment } from '#lib/domain/ids.ts';

/** As it is written where the product is used: 14:05, not 2:05 PM. */
const REGION: Readonly<Record<Locale, string>> = {
	fr: 'fr-BE',
	en: 'en-GB',
	nl: 'nl-BE',
	de: 'de-BE',
};
const region = (): string => REGION[getLocale()];

export const listed = (names: readonly string[]): string =>
	new Intl.ListFormat(region(), { type: 'conjunction' }).format(names);

export const timeOf = (moment: Moment): string =>
	new Intl.DateTimeFormat(region(), { hour: '2-digit', minute: '2-digit' }).format(moment);

/** "30 juin 2027" */
export const dateOf = (moment: Moment): string =>
	new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeZone: 'UTC' }).format(moment);

/** "28 nov." for a due date that carries no time. */
export const dayOf = (day: string): string =>
	new Intl.DateTimeFormat(region(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
		Date.parse(day.slice(0, 10)),
	);

/** "22 novembre 2026, 10:00", as the coordinator planned it: no zone is applied. */
export function plannedOf(date: string): string {
	const clock = /T(\d\d:\d\d)/.exec(date)?.[1];
	const day = new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeZone: 'UTC' }).format(
		Date.parse(date.slice(0, 10)),
	);
	return clock ? `${day}, ${clock}` : day;
}

/** The first letter large, at the head of a sentence. */
export const capital = (words: string): string => {
	const [first = '', ...rest] = [...words];
	return first.toLocaleUpperCase(region()) + rest.join('');
};

/** Words that began a line, inside a sentence: a first letter goes small, unless it begins one of these names. */
export function inSentence(words: string, names: readonly string[]): string {
	const [first = ''] = words.split(/[\s’']/u);
	const named = names.some((name) => name.split(/[\s,]/u).includes(first));
	const [initial = '', second = '', ...rest] = [...words];
	if (named || second !== second.toLocaleLowerCase(region())) return words;
	return initial.toLocaleLowerCase(region()) + second + rest.join('');
}
