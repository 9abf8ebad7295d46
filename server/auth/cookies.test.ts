import { describe, expect, test } from 'vitest';
import {
	cookieNames,
	deviceCookie,
	noSessionCookie,
	readCookie,
	sessionCookie,
} from './cookies.ts';

describe('cookies', () => {
	test('[case G3] are out of reach of scripts and other sites, and secure when the address is', () => {
		const https = cookieNames('https://entour.example');
		expect(sessionCookie(https, 'abc')).toBe(
			'__Host-entour=abc; Path=/; HttpOnly; SameSite=Lax; Secure',
		);
		const http = cookieNames('http://127.0.0.1:3000');
		expect(sessionCookie(http, 'abc')).toBe('entour=abc; Path=/; HttpOnly; SameSite=Lax');
		expect(noSessionCookie(http)).toContain('Max-Age=0');
		expect(deviceCookie(http, 'd')).toMatch(/^entour-device=d; .*HttpOnly.*Max-Age=34560000$/);
	});

	test.each([
		['entour=abc', 'abc'],
		['other=1; entour=abc; x=2', 'abc'],
		['entour-device=abc', null],
		['entour=abc; entour=def', null],
		['entour=', null],
		['entour=a b', null],
		[`entour=${'a'.repeat(300)}`, null],
		[null, null],
	])('%s is read as %s', (header, value) => {
		expect(readCookie(header, 'entour')).toBe(value);
	});
});
