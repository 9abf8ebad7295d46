import { describe, expect, test } from 'vitest';
import { Invitation } from './invitation.svelte.ts';

const past = () => {
	const urls: string[] = [];
	return {
		urls,
		replaceState: (_data: unknown, _unused: string, url: string) => void urls.push(url),
	};
};

describe('the code of an entry link', () => {
	test('is taken out of the address and kept for the button', () => {
		const history = past();
		const invitation = new Invitation();
		invitation.takeFromAddress({ pathname: '/join', hash: '#abc-123' }, history);
		expect(invitation.code).toBe('abc-123');
		expect(invitation.fromLink).toBe(true);
		expect(history.urls).toEqual(['/join']);
	});

	test('without a fragment nothing is touched', () => {
		const history = past();
		const invitation = new Invitation();
		invitation.takeFromAddress({ pathname: '/join', hash: '' }, history);
		expect(invitation.fromLink).toBe(false);
		expect(invitation.addressRead).toBe(true);
		expect(history.urls).toEqual([]);
	});

	test('survives a change of language', () => {
		const history = past();
		const invitation = new Invitation();
		invitation.takeFromAddress({ pathname: '/join', hash: '#a%20b' }, history);
		invitation.putBack(history);
		expect(invitation.code).toBe('a b');
		expect(history.urls).toEqual(['/join', '/join#a%20b']);
	});

	test('can be carried elsewhere as the link that it came with', () => {
		const invitation = new Invitation();
		invitation.takeFromAddress({ pathname: '/join', hash: '#abc-123' }, past());
		expect(invitation.link('https://entour.example')).toBe('https://entour.example/join#abc-123');
	});

	test('a fragment that cannot be decoded is taken as it is', () => {
		const invitation = new Invitation();
		invitation.takeFromAddress({ pathname: '/join', hash: '#50%' }, past());
		expect(invitation.code).toBe('50%');
	});
});
