// Entry as the contract has it, on the whole server: codes, words, second identities, sign-out. Constant answers to the byte.
import { expect, test } from 'vitest';
import { HttpPerson } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { PASSWORD, startWhole, type WholeServer } from '../worlds/whole-server.ts';

const CALL = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'Le retour en classe',
	jurisdiction: 'be-fr',
	missions: [{ id: 'youth-aid', label: 'Aide à la jeunesse' }],
};
const MOTHER = { name: 'Sandra', kind: 'parent', secrecy: 'none', missions: [] };
const SON = { name: 'Mathis', kind: 'young-person', secrecy: 'none', missions: [] };

async function called(server: WholeServer) {
	await server.account('carole', { kind: 'coordinator' });
	const carole = await server.signedIn('carole');
	const meeting = (await carole.post('/api/meetings', CALL)).body.id as string;
	const invite = async (fields: object) =>
		(await carole.do(meeting, 'invite', { ...fields })) as { participantId: string; code: string };
	return { carole, meeting, mother: await invite(MOTHER), son: await invite(SON) };
}

const entryOf = async (person: HttpPerson, meeting: string): Promise<unknown> =>
	((await person.view(meeting)).body.me as { entry: string }).entry;

/** All that an answer says, without its date. */
async function bytes(answer: Response): Promise<string> {
	const headers = [...answer.headers].filter(([name]) => name !== 'date');
	return JSON.stringify([answer.status, headers, await answer.text()]);
}

test('a code gives 303 and a session, whatever the client accepts', async () => {
	await using server = await startWhole();
	const { mother, meeting } = await called(server);
	for (const accept of ['*/*', 'application/json', 'text/html', '']) {
		const person = new HttpPerson(server.origin);
		const body = new URLSearchParams({ code: mother.code });
		const answer = await person.fetch('/join', { method: 'POST', body, headers: { accept } });
		expect([answer.status, answer.headers.get('location')]).toEqual([303, `/m/${meeting}`]);
		expect(answer.headers.getSetCookie()[0]).toMatch(
			/^entour=\w+; Path=\/; HttpOnly; SameSite=Lax$/,
		);
		expect((await person.view(meeting)).status).toBe(200);
	}
});

test('wrong, renewed, removed and ended codes get one answer, the same to the byte', async () => {
	await using server = await startWhole();
	const { carole, meeting, mother, son } = await called(server);
	const until = new Date(Date.now() + 300).toISOString();
	const volunteer = { name: 'Odile', kind: 'volunteer', secrecy: 'none', missions: [], until };
	const { code: ended } = await carole.do(meeting, 'invite', volunteer);
	await carole.do(meeting, 'renew-code', { participantId: mother.participantId });
	await carole.do(meeting, 'remove', { participantId: son.participantId });
	while (Date.now() < Date.parse(until)) await carole.view(meeting);
	const answers = [];
	for (const code of ['wrong', mother.code, son.code, ended!, '', '\0', 'é'.repeat(5000)])
		answers.push(await bytes(await new HttpPerson(server.origin).join(code, 'mot de passe')));
	const noForm = {
		method: 'POST',
		body: '{"code":"x"}',
		headers: { 'content-type': 'text/plain' },
	};
	answers.push(await bytes(await new HttpPerson(server.origin).fetch('/join', noForm)));
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toContain('403');
	expect(answers[0]).not.toContain('set-cookie');
});

test('[case G5] a robot that opens the link consumes nothing and gets no session', async () => {
	await using server = await startWhole();
	const { mother, meeting } = await called(server);
	const robot = new HttpPerson(server.origin);
	await robot.fetch('/join');
	expect(robot.cookie).not.toContain('entour=');
	const person = new HttpPerson(server.origin);
	await person.join(mother.code);
	expect(await entryOf(person, meeting)).toBe('whole');
});

test('[case G4] another device shows common parts only, until the word is given', async () => {
	await using server = await startWhole();
	const { mother, meeting } = await called(server);
	const first = new HttpPerson(server.origin);
	await first.join(mother.code, 'Coquelicot');
	expect(await entryOf(first, meeting)).toBe('whole');
	const phone = new HttpPerson(server.origin);
	await phone.join(mother.code);
	expect(await entryOf(phone, meeting)).toBe('common');
	const word = (given: unknown) =>
		phone.json(`/api/meetings/${meeting}/word`, {
			method: 'PUT',
			body: JSON.stringify({ word: given }),
		});
	expect(await word('bleuet')).toMatchObject({ status: 403, body: { code: 'wrong-word' } });
	expect(await word(7)).toMatchObject({ status: 400, body: { field: 'word' } });
	expect((await phone.json(`/api/meetings/${meeting}/notebook`)).status).toBe(404);
	expect((await word('coquelicot')).status).toBe(204);
	expect(await entryOf(phone, meeting)).toBe('whole');
	expect((await phone.json(`/api/meetings/${meeting}/notebook`)).status).toBe(200);
});

test('[case G4] the person sees every later device, and wrong words lock the source out of words alone', async () => {
	await using server = await startWhole();
	const { mother, meeting } = await called(server);
	const first = new HttpPerson(server.origin);
	await first.join(mother.code, 'coquelicot');
	const guesser = new HttpPerson(server.origin);
	for (let guess = 0; guess < 10; guess += 1) {
		expect((await guesser.join(mother.code, `bleuet ${guess}`)).status).toBe(303);
	}
	expect((await guesser.join(mother.code, 'coquelicot')).status).toBe(303);
	expect(await entryOf(guesser, meeting)).toBe('common');
	const { body } = await first.view(meeting);
	expect(body.entries).toMatchObject([{ participantId: mother.participantId, whole: false }]);
});

test('a second identity in the same meeting, or a second account, is 409 and changes nothing', async () => {
	await using server = await startWhole();
	const { carole, meeting, mother, son } = await called(server);
	await server.account('aline');
	const person = new HttpPerson(server.origin);
	await person.join(mother.code);
	const again = await person.join(son.code);
	expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([
		409,
		'sign-out-first',
	]);
	expect(((await person.view(meeting)).body.me as { name: string }).name).toBe('Sandra');
	expect((await carole.join(son.code)).status).toBe(409);
	expect((await carole.signIn('aline@deux-rives.example', PASSWORD)).status).toBe(409);
	expect((await carole.view(meeting)).status).toBe(200);
});

test('[case G3] sign-in renews the session’s secret; a failed one is constant', async () => {
	await using server = await startWhole();
	await server.account('carole', { kind: 'coordinator' });
	await server.account('gone', { active: false });
	const person = await server.signedIn('carole');
	const before = person.cookie;
	await person.signIn('carole@deux-rives.example', PASSWORD);
	expect(person.cookie).not.toBe(before);
	const old = await fetch(`${server.origin}/api/meetings`, { headers: { cookie: before } });
	expect(old.status).toBe(401);
	const failed = await Promise.all(
		[
			['carole@deux-rives.example', 'autre chose'],
			['nobody@deux-rives.example', PASSWORD],
			['gone@deux-rives.example', PASSWORD],
			['', ''],
		].map(async ([email, password]) =>
			bytes(await new HttpPerson(server.origin).signIn(email!, password!)),
		),
	);
	expect(new Set(failed).size).toBe(1);
	expect(failed[0]).toContain('401');
});

test('[case G3] sign-out closes that session’s sockets within a second, and no other’s', async () => {
	await using server = await startWhole();
	const { mother, son, meeting } = await called(server);
	const [one, other] = [new HttpPerson(server.origin), new HttpPerson(server.origin)];
	await one.join(mother.code);
	await other.join(son.code);
	using hers = new PlainPage(one, meeting);
	using his = new PlainPage(other, meeting);
	for (const page of [hers, his]) await page.until(() => page.controls.length > 0, 'in');
	const from = performance.now();
	const answer = await one.form('/logout', {});
	await hers.until(() => hers.closed !== null, 'closed');
	expect(performance.now() - from).toBeLessThan(1000);
	expect([answer.status, hers.closed, his.closed]).toEqual([303, 4401, null]);
	expect((await one.view(meeting)).status).toBe(401);
});

test('[case G3] a page that stays open through a renewed sign-in is still closed by the sign-out', async () => {
	await using server = await startWhole();
	const { carole, meeting } = await called(server);
	using page = new PlainPage(carole, meeting);
	await page.until(() => page.controls.length > 0, 'in');
	await carole.signIn('carole@deux-rives.example', PASSWORD);
	expect(page.closed).toBeNull();
	await carole.form('/logout', {});
	await page.until(() => page.closed !== null, 'closed');
	expect(page.closed).toBe(4401);
});
