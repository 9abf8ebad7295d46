import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { originAt, readConfig } from './config.ts';

const sentence = (env: Record<string, string>) => {
	const answer = readConfig(env);
	return answer.ok ? null : answer.sentence;
};

describe('the environment', () => {
	test('nothing set gives the loopback address and folders beside the project', () => {
		expect(readConfig({})).toEqual({
			ok: true,
			config: {
				port: 3000,
				host: '127.0.0.1',
				origin: null,
				dataDir: path.resolve('data'),
				keyDir: path.resolve('keys'),
				smtpUrl: null,
			},
		});
	});

	test('every setting arrives as a typed value', () => {
		const answer = readConfig({
			PORT: '0',
			HOST: '::',
			ORIGIN: 'https://entour.example',
			DATA_DIR: '/srv/data',
			KEY_DIR: '/srv/keys',
			SMTP_URL: 'smtps://user:secret@mail.example',
			PATH: '/usr/bin',
		});
		expect(answer).toEqual({
			ok: true,
			config: {
				port: 0,
				host: '::',
				origin: 'https://entour.example',
				dataDir: '/srv/data',
				keyDir: '/srv/keys',
				smtpUrl: 'smtps://user:secret@mail.example',
			},
		});
	});

	test.each([
		['PORT', ['', 'http', '-1', '65536', '3000.5', '0x10', ' 80']],
		['HOST', ['', 'a b', 'http://x', '127.0.0.1/8']],
		['ORIGIN', ['', 'entour.example', 'ftp://x.example', 'https://x.example/', 'https://x/y']],
		['DATA_DIR', ['', ' ', 'a\0b']],
		['KEY_DIR', ['', '\t']],
		['SMTP_URL', ['', 'mail.example', 'http://mail.example', 'smtp://']],
	])('a bad %s is refused in one sentence that names it', (name, values) => {
		for (const value of values)
			expect(sentence({ [name]: value }), JSON.stringify(value)).toMatch(
				new RegExp(`^${name} must be [^.]+(\\.[^. ]+)*\\.$`),
			);
	});

	test('a refusal never repeats the value, which may hold a password', () => {
		expect(sentence({ SMTP_URL: 'http://user:hunter2@mail.example' })).not.toContain('hunter2');
	});

	test('an unknown setting of ours is refused, and the known ones are named', () => {
		expect(sentence({ ENTOUR_PROT: '3000' })).toBe(
			'ENTOUR_PROT is not a setting of Entour; the settings are PORT, HOST, ORIGIN, DATA_DIR, KEY_DIR, SMTP_URL.',
		);
	});

	test('a host off loopback needs the public address', () => {
		expect(sentence({ HOST: '0.0.0.0' })).toBe(
			'ORIGIN must be set when HOST (0.0.0.0) is not a loopback address.',
		);
		expect(sentence({ HOST: '0.0.0.0', ORIGIN: 'https://entour.example' })).toBeNull();
		for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '::1'])
			expect(sentence({ HOST: host })).toBeNull();
	});

	test('the address that the server got is an origin, also with IPv6', () => {
		expect(originAt('127.0.0.1', 3000)).toBe('http://127.0.0.1:3000');
		expect(originAt('::1', 80)).toBe('http://[::1]');
	});
});
