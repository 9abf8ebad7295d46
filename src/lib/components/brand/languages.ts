// What each language calls itself.
import type { Locale } from '#lib/paraglide/runtime.js';

export const LANGUAGES: Readonly<Record<Locale, string>> = {
	fr: 'Français',
	en: 'English',
	nl: 'Nederlands',
	de: 'Deutsch',
};
