import { describe, expect, test } from 'vitest';
import { awaMeeting, ID } from './awa.fixture.ts';
import { inOrder, shortName, shortNameOf } from './people.ts';

describe('what people are called', () => {
	test.each([
		['Karim Benali', 'Karim'],
		['Mme Diallo', 'Mme Diallo'],
		['Dr Lena Voss', 'Dr Lena Voss'],
		['Awa, 13 ans', 'Awa'],
	])('%s is called %s', (name, short) => expect(shortName(name)).toBe(short));

	test('two who share a first name keep their whole names', () => {
		const names = ['Karim Benali', 'Karim Roy'];
		expect(names.map((name) => shortName(name, names))).toEqual(names);
	});

	test('whoever is no longer in the view has no name', () => {
		const view = awaMeeting();
		expect(shortNameOf(view, ID.karim)).toBe('Karim');
		const without = {
			...view,
			participants: view.participants.filter(({ id }) => id !== ID.karim),
		};
		expect(shortNameOf(without, ID.karim)).toBe('');
	});
});

test('the family stands first, then oneself, then those bound by secrecy', () => {
	expect(inOrder(awaMeeting()).map(({ id }) => id)).toEqual([
		ID.awa,
		ID.mother,
		ID.sophie,
		ID.lena,
		ID.karim,
		ID.ines,
		ID.marc,
	]);
});
