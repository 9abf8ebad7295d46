import { afterEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { capital, dayOf, inSentence, listed, plannedOf } from './words.ts';

afterEach(() => overwriteGetLocale(() => 'fr'));

describe('words inside a sentence', () => {
	const names = ['Awa, 13 ans', 'Mme Diallo'];
	test.each([
		['Préparer le retour', 'préparer le retour'],
		['Awa revient', 'Awa revient'],
		['Diallo', 'Diallo'],
		['AMO et CPMS', 'AMO et CPMS'],
		['L’horaire', 'l’horaire'],
		['', ''],
	])('%s → %s', (words, inside) => expect(inSentence(words, names)).toBe(inside));
});

test('lists are said in the reader’s language', () => {
	overwriteGetLocale(() => 'fr');
	expect(listed(['Awa', 'Karim', 'Lena'])).toBe('Awa, Karim et Lena');
	overwriteGetLocale(() => 'en');
	expect(listed(['Awa', 'Karim'])).toBe('Awa and Karim');
});

test('a planned moment is said as it was written, in no other zone', () => {
	overwriteGetLocale(() => 'fr');
	expect(plannedOf('2026-11-22T10:00')).toBe('22 novembre 2026, 10:00');
	expect(plannedOf('2026-11-22')).toBe('22 novembre 2026');
	expect(dayOf('2026-11-28')).toBe('28 nov.');
});

test('a sentence begins with a large letter', () => {
	expect(capital('entre vous et Karim')).toBe('Entre vous et Karim');
	expect(capital('élargir')).toBe('Élargir');
});
