// A document of titles and lines: what a plain page and a PDF are made of, and nothing beside it.
import { getLocale, getTextDirection, type Locale } from '#lib/paraglide/runtime.js';
import type { Fact, Line } from './minutes-words.ts';

export type PrintedLine = Omit<Line, 'kind'>;

export interface PrintedList {
	/** How it is set: one person a line, one thing a paragraph, or the times beside what happened. */
	readonly form: 'people' | 'things' | 'course';
	readonly title: string;
	/** Said before the lines; empty: nothing. */
	readonly aside: string;
	readonly lines: readonly PrintedLine[];
}

export interface PrintedDocument {
	readonly locale: Locale;
	readonly direction: 'ltr' | 'rtl';
	/** Neutral: a day. */
	readonly title: string;
	readonly what: string;
	/** "Personal and confidential", with the name of the one whose copy it is. */
	readonly confidential: string;
	readonly standing: string;
	readonly facts: readonly Fact[];
	readonly lists: readonly PrintedList[];
	readonly foot: string;
}

/** The reader's language, and the way it is written. */
export function written(): Pick<PrintedDocument, 'locale' | 'direction'> {
	const locale = getLocale();
	return { locale, direction: getTextDirection(locale) === 'rtl' ? 'rtl' : 'ltr' };
}
