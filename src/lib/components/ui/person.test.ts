import { describe, expect, test } from 'vitest';
import { initialsOf, ringOf } from './person.ts';

describe('initials', () => {
	test.each([
		['Mme Diallo', 'MD'],
		['Awa', 'AW'],
		['Awa, 13 ans', 'AW'],
		['Dr Lena Voss', 'LV'],
		['Sophie de la Tour', 'ST'],
		['Éloïse', 'ÉL'],
		['  ', '?'],
		['Dr', 'DR'],
		['محمد علي', 'مع'],
	])('%s is drawn as %s', (name, initials) => {
		expect(initialsOf(name)).toBe(initials);
	});
});

describe('rings', () => {
	test('the family has its own ring whatever was promised', () => {
		expect(ringOf({ family: true, promise: 'none' })).toBe('family');
	});

	test('only secrecy makes a double ring', () => {
		expect(ringOf({ family: false, promise: 'secrecy' })).toBe('bound');
		expect(ringOf({ family: false, promise: 'discretion' })).toBe('free');
		expect(ringOf({ family: false, promise: 'none' })).toBe('free');
	});
});
