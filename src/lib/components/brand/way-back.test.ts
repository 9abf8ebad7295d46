import { expect, test } from 'vitest';
import { wayBack } from './way-back.ts';

test('one comes back to the page that one was on, without its query', () => {
	expect(wayBack('https://entour.test/m/abc?x=1#y')).toBe('/m/abc');
});

test.each([
	['no address', null],
	['no address at all', 'nonsense'],
	['another host as a path', 'https://entour.test//evil.example'],
	['the same with backslashes', 'https://entour.test/\\evil.example'],
	['a script', 'javascript:alert(1)'],
	['data', 'data:text/html,x'],
])('%s leads home', (_, referer) => {
	expect(wayBack(referer)).toBe('/');
});

test('another site only ever gives a path of ours', () => {
	expect(wayBack('https://evil.example/login')).toBe('/login');
});
