// Accounts from the administrator's desk to the first meeting, by plain forms against the production server.
import { expect, test as base } from '@playwright/test';
import { HttpPerson } from '../worlds/http-person.ts';
import { CALL } from '../worlds/http-table.ts';
import { accountOf, startSeeded, type SeededServer } from '../worlds/seeded-server.ts';

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

const HTML = { accept: 'text/html' };
const OWN = 'chapeau de paille et parasol';

async function signedIn(server: SeededServer, kind: Parameters<typeof accountOf>[1]) {
	const person = new HttpPerson(server.origin);
	const { email, password } = accountOf(server.seed, kind);
	expect((await person.signIn(email, password)).status).toBe(303);
	return person;
}

const act = (person: HttpPerson, action: string, fields: Record<string, string>) =>
	person.fetch(`/admin?/${action}`, {
		method: 'POST',
		headers: { accept: 'application/json' },
		body: new URLSearchParams(fields),
	});

/** The one password that is told, to be handed over, and whose it is. */
async function told(answer: Response): Promise<{ password: string; person: string }> {
	const text = await answer.text();
	const [password] = /[a-z2-9]{5}(?:-[a-z2-9]{5}){3}/.exec(text) ?? [''];
	const [person] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text) ?? [''];
	return { password, person };
}

test('[R12] a new person chooses a password of their own before anything opens', async ({
	server,
}) => {
	const admin = await signedIn(server, 'administrator');
	const email = 'paul.evrard@deux-rives.example';
	const person = { name: 'Paul Evrard', email, kind: 'coordinator', secrecy: 'bound' };
	const { password: first } = await told(await act(admin, 'addPerson', person));
	const paul = new HttpPerson(server.origin);
	expect((await paul.signIn(email, first)).headers.get('location')).toBe('/password');
	expect((await paul.fetch('/meetings', { headers: HTML })).headers.get('location')).toBe(
		'/password',
	);
	expect((await paul.post('/api/meetings', CALL)).status).toBe(403);
	const chosen = await paul.fetch('/password', {
		method: 'POST',
		headers: HTML,
		body: new URLSearchParams({ current: first, password: OWN, again: OWN }),
	});
	expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/meetings']);
	expect((await paul.post('/api/meetings', CALL)).status).toBe(201);
	expect((await new HttpPerson(server.origin).signIn(email, first)).status).toBe(401);
});

test('[R12] a reset account is signed out and has no meeting any more', async ({ server }) => {
	const admin = await signedIn(server, 'administrator');
	const email = 'lea.dumont@deux-rives.example';
	const person = { name: 'Léa Dumont', email, kind: 'coordinator', secrecy: 'bound' };
	const { password: first, person: id } = await told(await act(admin, 'addPerson', person));
	const lea = new HttpPerson(server.origin);
	await lea.signIn(email, first);
	await lea.form('/password', { current: first, password: OWN, again: OWN });
	const { body } = await lea.post('/api/meetings', CALL);
	expect((await lea.view(body.id as string)).status).toBe(200);

	const { password: second } = await told(await act(admin, 'resetPassword', { id }));
	expect((await lea.view(body.id as string)).status).toBe(401);
	await lea.signIn(email, second);
	await lea.form('/password', { current: second, password: `${OWN}s`, again: `${OWN}s` });
	expect((await lea.view(body.id as string)).status).toBe(404);
	expect((await lea.json('/api/meetings')).body).toEqual({ meetings: [] });
});

test('nobody but an administrator has a desk', async ({ server }) => {
	for (const kind of ['coordinator', 'professional'] as const) {
		const person = await signedIn(server, kind);
		for (const page of ['/admin', '/admin/register'])
			expect((await person.fetch(page, { headers: HTML })).status).toBe(404);
		expect((await person.fetch('/admin/__data.json')).status).not.toBe(500);
		expect((await act(person, 'addService', { name: 'x' })).status).toBe(404);
	}
});
