import { expect, test } from 'vitest';
import { mayPass } from './origin.ts';

const OURS = 'https://entour.example';
const request = (method: string, origin: string | null) =>
	new Request(OURS, { method, headers: origin === null ? {} : { origin } });

test('[case G1] reading needs no origin', () => {
	expect(mayPass(request('GET', null), OURS)).toBe(true);
	expect(mayPass(request('HEAD', 'https://evil.example'), OURS)).toBe(true);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
	'[case G2] %s passes from our own pages alone',
	(method) => {
		expect(mayPass(request(method, OURS), OURS)).toBe(true);
		for (const origin of [
			null,
			'null',
			'',
			'http://entour.example',
			'https://entour.example:8443',
			'https://entour.example.evil.example',
			'https://ENTOUR.example',
			'https://entour.example/',
			'https://evil.example',
		]) {
			expect(mayPass(request(method, origin), OURS)).toBe(false);
		}
	},
);
