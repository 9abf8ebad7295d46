// The HTTP API as the contract has it, on the whole server: who may call what, constant 404s, limits, faults of the store.
import { describe, expect, test } from 'vitest';
import { StorageError } from '#server/store/errors.ts';
import { metaOfPdf, textOfPdf } from '../worlds/pdf-text.ts';
import { HttpPerson } from '../worlds/http-person.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

const CALL = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'Le retour en classe',
	jurisdiction: 'be-fr',
	missions: [{ id: 'youth-aid', label: 'Aide à la jeunesse' }],
	date: '2026-11-23',
};

async function called(server: WholeServer) {
	await server.account('carole', { kind: 'coordinator' });
	const carole = await server.signedIn('carole');
	const meeting = (await carole.post('/api/meetings', CALL)).body.id as string;
	return { carole, meeting };
}

/** All that an answer says, without its date. */
async function bytes(answer: Response): Promise<string> {
	const headers = [...answer.headers].filter(([name]) => name !== 'date');
	return JSON.stringify([answer.status, headers, await answer.text()]);
}

test('a coordinator calls a meeting, sits in it and finds it in the list', async () => {
	await using server = await startWhole();
	const { carole, meeting } = await called(server);
	const { body } = await carole.view(meeting);
	expect(body.me).toMatchObject({
		name: 'carole',
		coordinator: true,
		secrecy: 'bound',
		missions: [],
	});
	expect((await carole.json('/api/meetings')).body).toEqual({
		meetings: [
			{
				id: meeting,
				label: 'Réunion du 23 novembre 2026',
				kind: 'network',
				state: 'called',
				date: '2026-11-23',
			},
		],
	});
});

test('[R12] nobody else calls one: no professional, no administrator, no guest, nobody from outside', async () => {
	await using server = await startWhole();
	const { carole, meeting } = await called(server);
	await server.account('aline');
	await server.account('benoit', { kind: 'administrator' });
	const guest = new HttpPerson(server.origin);
	const adult = { name: 'Sandra', kind: 'adult', secrecy: 'none', missions: [] };
	await guest.join((await carole.do(meeting, 'invite', adult)).code!);
	for (const person of [await server.signedIn('aline'), await server.signedIn('benoit'), guest])
		expect(await person.post('/api/meetings', CALL)).toMatchObject({
			status: 403,
			body: { code: 'not-allowed' },
		});
	const nobody = new HttpPerson(server.origin);
	expect((await nobody.post('/api/meetings', CALL)).body.code).toBe('not-signed-in');
	const refused = { ...CALL, jurisdiction: 'lu' };
	expect((await carole.post('/api/meetings', refused)).body.code).toBe('jurisdiction');
});

test('[R13] not existing, not yours, not visible and no such path are the same to the byte', async () => {
	await using server = await startWhole();
	const { meeting } = await called(server);
	await server.account('aline');
	const aline = await server.signedIn('aline');
	const answers = [];
	const ids = [
		'nowhere',
		'__proto__',
		'constructor',
		'%00',
		'%2e%2e',
		'',
		'é',
		'%ff',
		'a'.repeat(1_000_000),
	];
	for (const id of [meeting, ...ids]) {
		for (const rest of ['', '?as=x', '/minutes', '/minutes?format=pdf', '/notebook', '/ledger'])
			answers.push(await bytes(await aline.fetch(`/api/meetings/${id}${rest}`)));
		const body = '{ not even JSON';
		answers.push(
			await bytes(await aline.fetch(`/api/meetings/${id}/commands`, { method: 'POST', body })),
		);
		answers.push(
			await bytes(await aline.fetch(`/api/meetings/${id}/word`, { method: 'PUT', body })),
		);
	}
	for (const path of ['/api', '/api/', '/api/people', '/api/meetings/x/y/z'])
		answers.push(await bytes(await aline.fetch(path)));
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toContain('not-found');
});

test('[R12] an administrator has no meeting, and no account of theirs is ever invited', async () => {
	await using server = await startWhole();
	const { carole, meeting } = await called(server);
	await server.account('benoit', { kind: 'administrator' });
	await server.account('elsewhere', { organisation: 'organisation-2' });
	await server.account('gone', { active: false });
	await server.account('aline');
	const invite = { kind: 'professional', secrecy: 'bound', missions: [], name: 'x' };
	for (const account of ['benoit', 'elsewhere', 'gone', 'nobody'])
		expect((await carole.command(meeting, 'invite', { ...invite, account })).status).toBe(404);
	const invited = await carole.command(meeting, 'invite', { ...invite, account: 'aline' });
	expect([invited.status, invited.body.code]).toEqual([200, undefined]);
	expect((await (await server.signedIn('aline')).view(meeting)).status).toBe(200);
	const benoit = await server.signedIn('benoit');
	expect((await benoit.json('/api/meetings')).body).toEqual({ meetings: [] });
	expect((await benoit.view(meeting)).status).toBe(404);
});

describe('limits', () => {
	test('an id of 1 MB in a command is one that does not exist; what is longer is 413; the process lives', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const section = (sectionId: string) =>
			carole.command(meeting, 'open-section', { sectionId, purpose: 'x', necessity: 'y' });
		expect((await section('a'.repeat(1_048_576))).status).toBe(404);
		expect((await section('a'.repeat(1_300_000))).status).toBe(413);
		expect((await carole.json('/health')).status).toBe(200);
	});

	test('[case D2] doubled, inherited, extra and misspelt fields are refused, and nothing changes', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const before = (await carole.view(meeting)).body.version;
		for (const [body, field] of [
			['{"type":"start-meeting","type":"start-meeting"}', 'type'],
			['{"type":"start-meeting","__proto__":{}}', '__proto__'],
			['{"type":"start-meeting","constructor":1}', 'constructor'],
			['{"type":"start-meeting","extra":1}', 'extra'],
			['{"type":["start-meeting"]}', 'type'],
			['[{"type":"start-meeting"}]', 'type'],
			['null', ''],
			['', ''],
		]) {
			const answer = await carole.post(`/api/meetings/${meeting}/commands`, body);
			expect([body, answer.status, answer.body.code, answer.body.field]).toEqual([
				...[body, 400, 'malformed', field],
			]);
		}
		expect((await carole.view(meeting)).body.version).toBe(before);
	});

	test('another method is 405 and says which there are', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const answer = await carole.fetch(`/api/meetings/${meeting}`, { method: 'DELETE' });
		expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, OPTIONS']);
	});
});

test('[case G2] what would change something needs our Origin, whatever its type and before anything else', async () => {
	await using server = await startWhole();
	const { carole, meeting } = await called(server);
	const answers = [];
	for (const origin of [null, 'null', 'https://evil.example', `${server.origin}.evil.example`]) {
		for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
			for (const path of [`/api/meetings/${meeting}/commands`, '/logout', '/admin', '/nowhere']) {
				const headers = new Headers({ cookie: carole.cookie, 'content-type': type });
				if (origin !== null) headers.set('origin', origin);
				const body = '{"type":"end-meeting"}';
				answers.push(
					await bytes(await fetch(server.origin + path, { method: 'POST', headers, body })),
				);
			}
		}
	}
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toContain('403');
	expect((await carole.view(meeting)).status).toBe(200);
});

test('every answer of the server says that it is not to be kept, framed or told elsewhere', async () => {
	await using server = await startWhole();
	const { carole, meeting } = await called(server);
	for (const path of ['/health', '/api/meetings', `/api/meetings/${meeting}`, '/api/nowhere']) {
		const { headers } = await carole.fetch(path);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
	}
});

describe('minutes', () => {
	test('as JSON, or as a plain page in which no name is markup', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const name = '<script>alert(1)</script>&"';
		await carole.do(meeting, 'invite', { name, kind: 'adult', secrecy: 'none', missions: [] });
		await carole.do(meeting, 'start-meeting');
		const path = `/api/meetings/${meeting}/minutes`;
		expect((await carole.json(path)).body.reader).toMatchObject({ name: 'carole' });
		const page = await carole.fetch(`${path}?format=html`);
		expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
		const html = await page.text();
		expect(html).toContain('Le retour en classe');
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;');
		expect(html).not.toContain('<script');
	});

	test('as a PDF with the reader’s name, known again to the byte, and made of the same words as the page', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		await carole.do(meeting, 'start-meeting');
		const answer = await carole.fetch(`/api/meetings/${meeting}/minutes?format=pdf`);
		expect(answer.status).toBe(200);
		const pdf = new Uint8Array(await answer.arrayBuffer());
		expect(server.app.evidence.isDocument(pdf)).toBe(true);
		const text = await textOfPdf(pdf);
		expect(text).toContain('Le retour en classe');
		expect(text).toContain('Personnel et confidentiel · exemplaire de carole');
		const code = /([0-9A-Z]{5}-){5}[0-9A-Z]/.exec(text)?.[0];
		expect(server.app.evidence.isCode(code ?? '')).toBe(true);
		const { pages, info } = await metaOfPdf(pdf);
		expect({ pages, author: info.Author }).toEqual({ pages: 1, author: undefined });
	});

	test('a format that is not there is refused as a field', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const answer = await carole.json(`/api/meetings/${meeting}/minutes?format=docx`);
		expect(answer).toMatchObject({ status: 400, body: { code: 'malformed', field: 'format' } });
	});
});

describe('the notebook', () => {
	test('[case I1] [R12] of whoever lost their seat while their words came is not written any more', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const adult = { name: 'Sandra', kind: 'adult', secrecy: 'none', missions: [] };
		const { code, participantId } = await carole.do(meeting, 'invite', adult);
		const guest = new HttpPerson(server.origin);
		await guest.join(code!);
		const first = Promise.withResolvers<void>();
		const last = Promise.withResolvers<void>();
		const body = new ReadableStream({
			async pull(stream) {
				stream.enqueue(new TextEncoder().encode('lente'));
				first.resolve();
				await last.promise;
				stream.close();
			},
		});
		const path = `/api/meetings/${meeting}/notebook`;
		const headers = { 'content-type': 'application/octet-stream' };
		const put = guest.fetch(path, { method: 'PUT', headers, body, duplex: 'half' } as never);
		await first.promise;
		await new Promise((resolve) => setTimeout(resolve, 100));
		await carole.do(meeting, 'remove', { participantId });
		last.resolve();
		expect((await put).status).toBe(404);
		expect(await server.app.store.notebooks.get(meeting, participantId!)).toBeNull();
	});

	const put = (person: HttpPerson, path: string, body: string, headers: Record<string, string>) =>
		person.fetch(path, { method: 'PUT', body, headers });

	test('is changed by whoever knows the version that they change', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const path = `/api/meetings/${meeting}/notebook`;
		const empty = await carole.fetch(path);
		expect([empty.status, await empty.text()]).toEqual([200, '']);
		const first = await put(carole, path, 'un', { 'if-match': empty.headers.get('etag')! });
		expect(first.status).toBe(204);
		const etag = first.headers.get('etag')!;
		expect((await put(carole, path, 'deux', {})).status).toBe(428);
		expect((await put(carole, path, 'deux', { 'if-match': '"other"' })).status).toBe(412);
		expect((await put(carole, path, 'deux', { 'if-none-match': '*' })).status).toBe(412);
		expect((await put(carole, path, 'deux', { 'if-match': etag })).status).toBe(204);
		const read = await carole.fetch(path);
		expect([await read.text(), read.headers.get('etag') === etag]).toEqual(['deux', false]);
		expect((await put(carole, path, 'x'.repeat(1_048_577), { 'if-match': '*' })).status).toBe(413);
	});

	test('is opaque bytes, each author’s own', async () => {
		await using server = await startWhole();
		const { carole, meeting } = await called(server);
		const path = `/api/meetings/${meeting}/notebook`;
		const blob = Uint8Array.from({ length: 256 }, (_, byte) => byte);
		await carole.fetch(path, { method: 'PUT', body: blob });
		expect(new Uint8Array(await (await carole.fetch(path)).arrayBuffer())).toEqual(blob);
		await server.account('aline');
		const invite = { name: 'x', kind: 'professional', secrecy: 'bound', missions: [] };
		await carole.do(meeting, 'invite', { ...invite, account: 'aline' });
		const aline = await server.signedIn('aline');
		expect(await (await aline.fetch(path)).text()).toBe('');
	});
});

test('[H3] a disk that takes nothing: 503 without a word of why, health says so, reading goes on', async () => {
	let full = false;
	const before = () => {
		if (full) throw new StorageError('full', 'no space left on /srv/secret-path');
	};
	await using server = await startWhole({ before });
	const { carole, meeting } = await called(server);
	await carole.view(meeting);
	full = true;
	const answer = await carole.command(meeting, 'start-meeting');
	expect([answer.status, answer.body.code]).toEqual([503, 'storage']);
	expect(JSON.stringify(answer.body)).not.toContain('secret-path');
	expect(await carole.json('/health')).toMatchObject({ status: 503, body: { status: 'full' } });
	expect((await carole.view(meeting)).body.meeting).toMatchObject({ state: 'called' });
	full = false;
	expect((await carole.command(meeting, 'start-meeting')).status).toBe(200);
});
