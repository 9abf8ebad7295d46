// The entry forms as a browser without scripts uses them, against the production server.
import { expect, test as base } from '@playwright/test';
import { HttpPerson } from '../worlds/http-person.ts';
import { startSeeded, type SeededServer } from '../worlds/seeded-server.ts';

const test = base.extend<object, { server: SeededServer }>({
	server: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from this pattern
		async ({}, use) => {
			await using server = await startSeeded();
			await use(server);
		},
		{ scope: 'worker' },
	],
});

const HTML = { accept: 'text/html,application/xhtml+xml' };

/** All that an answer says, without its date. */
async function bytes(answer: Response): Promise<string> {
	const headers = [...answer.headers].filter(([name]) => name !== 'date');
	return JSON.stringify([answer.status, headers, await answer.text()]);
}

const post = (server: SeededServer, path: string, fields: Record<string, string>) =>
	new HttpPerson(server.origin).fetch(path, {
		method: 'POST',
		headers: HTML,
		body: new URLSearchParams(fields),
	});

test('a code that does not open gets the page again, the same to the byte whatever the reason', async ({
	server,
}) => {
	const answers = [];
	for (const fields of [{ code: 'wrong' }, { code: '' }, { code: '\0', word: 'x' }, {}])
		answers.push(await bytes(await post(server, '/join', fields as Record<string, string>)));
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toContain('Content-Security-Policy'.toLowerCase());
	expect(answers[0]).toContain('[403,');
	expect(answers[0]).toContain('<form');
});

test('a sign-in that fails gets the page again, the same to the byte whatever the reason', async ({
	server,
}) => {
	const [{ email } = { email: '' }] = server.seed.accounts;
	const answers = [];
	for (const fields of [
		{ email, password: 'autre chose' },
		{ email: 'nobody@deux-rives.example', password: 'autre chose' },
		{ email: '', password: '' },
	])
		answers.push(await bytes(await post(server, '/login', fields)));
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toContain('[401,');
});

test('[case G5] opening the page names the device and begins no session', async ({ server }) => {
	const robot = new HttpPerson(server.origin);
	const page = await robot.fetch('/join', { headers: HTML });
	expect(page.status).toBe(200);
	expect(page.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
		'entour-device',
	]);
	const again = await robot.fetch('/join', { headers: HTML });
	expect(again.headers.getSetCookie()).toEqual([]);
});

test('[case G4] an answer that was lost on its way leaves the person whole at the next try', async ({
	server,
}) => {
	const [meeting] = server.seed.meetings;
	const { code } = meeting!.participants.find(({ kind }) => kind === 'adult')!;
	const person = new HttpPerson(server.origin);
	await person.fetch('/join', { headers: HTML });
	const lost = { method: 'POST', body: new URLSearchParams({ code }) };
	const headers = { cookie: person.cookie, origin: server.origin };
	await fetch(`${server.origin}/join`, { ...lost, headers, redirect: 'manual' });
	await person.join(code);
	expect((await person.view(meeting!.id)).body.me).toMatchObject({ entry: 'whole' });
});

test('every page says that it is not to be kept, framed or told elsewhere', async ({ server }) => {
	for (const path of ['/', '/join', '/login', '/nowhere', '/meetings', '/join/', '/icon.svg']) {
		const { headers } = await new HttpPerson(server.origin).fetch(path, { headers: HTML });
		expect([path, headers.get('referrer-policy')]).toEqual([path, 'same-origin']);
		expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
		expect([path, headers.get('cross-origin-opener-policy')]).toEqual([path, 'same-origin']);
	}
	for (const path of ['/join', '/login', '/nowhere']) {
		const { headers } = await new HttpPerson(server.origin).fetch(path, { headers: HTML });
		expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
	}
});
