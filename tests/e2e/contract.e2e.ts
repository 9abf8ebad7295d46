// The contract, answered by a plain HTTP client and a plain WebSocket client against the production server.
import { expect, test as base } from '@playwright/test';
import { HttpPerson } from '../worlds/http-person.ts';
import { CALL, OPENING, setTable, SPOKEN, type HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { accountOf, startSeeded, type SeededServer } from '../worlds/seeded-server.ts';

const test = base.extend<{ table: HttpTable }, { server: SeededServer }>({
	server: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from this pattern
		async ({}, use) => {
			await using server = await startSeeded();
			await use(server);
		},
		{ scope: 'worker' },
	],
	table: async ({ server }, use) => use(await setTable(server)),
});

const NOWHERE = [
	'',
	'x',
	'%00',
	'__proto__',
	'constructor',
	'../../etc',
	'é',
	'a'.repeat(1_000_000),
];

test('entry: a link code gives 303 and a session whatever Accept says, and one constant answer otherwise', async ({
	table,
}) => {
	const { codes, server } = table;
	await table.do('carole', 'renew-code', { participantId: table.id('marc') });
	const browser = new HttpPerson(server.origin);
	const asBrowser = await browser.fetch('/join', {
		method: 'POST',
		headers: { accept: 'text/html' },
		body: new URLSearchParams({ code: codes.get('lise') ?? '' }),
	});
	expect(asBrowser.status).toBe(303);
	expect(browser.cookie).not.toBe('');

	const refusals = [];
	for (const code of ['wrong', codes.get('marc') ?? '', ' ', 'a'.repeat(10_000)]) {
		const answer = await new HttpPerson(server.origin).join(code);
		refusals.push(`${answer.status} ${await answer.text()}`);
	}
	expect(new Set(refusals).size).toBe(1);
});

test('entry: another device gets common parts only, until the holder admits', async ({ table }) => {
	await table.agrees('mother');
	const part = await table.secret('Ce qui pèse');
	expect(await table.sees('lise', part)).toBe(true);

	const phone = new HttpPerson(table.server.origin);
	await phone.join(table.codes.get('lise') ?? '');
	const onPhone = async (): Promise<string> =>
		JSON.stringify((await phone.view(table.meeting)).body);
	expect(await onPhone()).not.toContain(part);

	const { body } = await table.person('karim').view(table.meeting);
	const [entry] = body.entries as { id: string; participantId: string }[];
	expect(entry?.participantId).toBe(table.id('lise'));
	await table.do('karim', 'admit-entry', { entryId: entry?.id, sectionId: part });
	expect(await onPhone()).toContain(part);
});

test('entry: a second identity in the same meeting is 409', async ({ table }) => {
	const answer = await table.person('marc').join(table.codes.get('lise') ?? '');
	expect(answer.status).toBe(409);
	expect((await table.person('marc').view(table.meeting)).status).toBe(200);
});

test('a foreign, missing or look-alike Origin changes nothing', async ({ table }) => {
	const { origin } = table.server;
	for (const foreign of [
		'https://evil.example',
		'null',
		`${origin}.evil.example`,
		origin.replace('127.0.0.1', 'localhost'),
	]) {
		const answer = await table.person('carole').fetch(`/api/meetings/${table.meeting}/commands`, {
			method: 'POST',
			headers: { origin: foreign, 'content-type': 'application/json' },
			body: JSON.stringify({ type: 'end-meeting' }),
		});
		expect(answer.status).toBe(403);
	}
	const { body } = await table.person('carole').view(table.meeting);
	expect((body.meeting as { state: string }).state).toBe('running');
});

test('what does not exist, is not yours and is not visible is one and the same 404', async ({
	table,
}) => {
	const outsider = new HttpPerson(table.server.origin);
	const account = accountOf(table.server.seed, 'professional');
	await outsider.signIn(account.email, account.password);
	const theirs = await outsider.view(table.meeting);
	expect(theirs.status).toBe(404);
	for (const id of NOWHERE.slice(1)) {
		const answer = await outsider.view(id);
		expect(answer.status).toBe(404);
		expect(answer.body).toEqual(theirs.body);
	}
	expect(await table.sees('karim', await table.secret('Ce qui pèse'))).toBe(true);
});

test('commands: invisible ids and unknown ids get the same bytes, and nothing is stored', async ({
	table,
}) => {
	await table.agrees('mother');
	const part = await table.secret('Ce qui pèse');
	const before = (await table.person('marc').view(table.meeting)).body;
	for (const [type, field, more] of [
		['open-section', 'sectionId', OPENING],
		['close-section', 'sectionId', {}],
		['retitle-section', 'sectionId', { title: 'x' }],
		['classify-section', 'sectionId', { kind: 'common' }],
		['widen-section', 'sectionId', OPENING],
		['record-decision', 'section', { text: 'x' }],
	] as const) {
		const invisible = await table
			.person('marc')
			.command(table.meeting, type, { [field]: part, ...more });
		expect(invisible.status, type).toBe(404);
		for (const id of NOWHERE) {
			const unknown = await table
				.person('marc')
				.command(table.meeting, type, { [field]: id, ...more });
			expect(unknown.status, type).toBe(404);
			expect(unknown.body).toEqual(invisible.body);
		}
	}
	expect((await table.person('marc').view(table.meeting)).body).toEqual(before);
});

test('malformed input is 400 with the path of the field, and the process lives', async ({
	table,
}) => {
	const path = `/api/meetings/${table.meeting}/commands`;
	const carole = table.person('carole');
	const expected: [unknown, string][] = [
		['{', ''],
		['[]', ''],
		[{ type: 'no-such-command' }, 'type'],
		[
			{
				type: 'invite',
				name: 'x',
				kind: 'professional',
				secrecy: 'bound',
				missions: ['youth-aid', 3],
			},
			'missions.1',
		],
		[{ type: 'start-phase', title: 'x', present: 'everyone' }, 'present'],
		[{ type: 'end-meeting', extra: true }, 'extra'],
		['{"type":"end-meeting","__proto__":{"a":1}}', '__proto__'],
	];
	for (const [body, field] of expected) {
		const answer = await carole.post(path, body);
		expect(answer.status, JSON.stringify(body)).toBe(400);
		if (field !== '') expect(answer.body.field).toBe(field);
	}
	expect((await carole.json('/health')).body).toEqual({ status: 'ok' });
});

test('combinations outside the closed table, empty audiences and foreign rights are refused with a code', async ({
	table,
}) => {
	const { meeting } = table;
	const carole = table.person('carole');
	const invite = { name: 'Zoé', missions: [] };
	for (const fields of [
		{ ...invite, kind: 'parent', secrecy: 'bound' },
		{ ...invite, kind: 'professional', secrecy: 'discretion', missions: ['youth-aid'] },
		{ ...invite, kind: 'authority', secrecy: 'bound' },
	])
		expect((await carole.command(meeting, 'invite', fields)).status).toBe(400);
	const agreement = {
		person: table.id('mother'),
		scope: 'all',
		purpose: 'x',
		decision: 'given',
		...SPOKEN,
	};
	const empty = await carole.command(meeting, 'record-agreement', { ...agreement, missions: [] });
	expect([empty.status, empty.body.code]).toEqual([400, 'audience-missing']);
	for (const [type, fields] of [
		['end-meeting', {}],
		['start-phase', { title: 'x', present: [] }],
		['invite', { ...invite, kind: 'other', secrecy: 'none' }],
		['remove', { participantId: table.id('mother') }],
	] as const) {
		const refused = await table.person('marc').command(meeting, type, fields);
		expect([refused.status, refused.body.code], type).toEqual([403, 'not-allowed']);
	}
	expect(JSON.stringify((await carole.view(meeting)).body)).not.toContain('Zoé');
});

test('a repeated command id gets the first answer, and an outdated version conflicts', async ({
	table,
}) => {
	const karim = table.person('karim');
	const command = { commandId: 'once', title: 'Une fois' };
	const first = await karim.command(table.meeting, 'create-section', command);
	const again = await karim.command(table.meeting, 'create-section', command);
	expect(again.body.sectionId).toBe(first.body.sectionId);
	const stale = await karim.command(table.meeting, 'create-section', { ifVersion: 'stale' });
	expect([stale.status, stale.body.code]).toEqual([409, 'conflict']);
	const { body } = await karim.view(table.meeting);
	expect(body.sections).toHaveLength(1);
});

test('the notebook is its author’s: ETag, If-Match, and nobody else’s', async ({ table }) => {
	const path = `/api/meetings/${table.meeting}/notebook`;
	const karim = table.person('karim');
	const put = (body: string, headers: Record<string, string> = {}) =>
		karim.fetch(path, { method: 'PUT', body, headers });
	const made = await put('pour moi');
	expect(made.status).toBe(204);
	const read = await karim.fetch(path);
	expect(await read.text()).toBe('pour moi');
	const etag = read.headers.get('etag') ?? '';
	expect((await put('autre', { 'if-match': '"stale"' })).status).toBe(412);
	expect((await put('ensuite', { 'if-match': etag })).status).toBe(204);
	const others = await table.person('lise').fetch(path);
	expect(await others.text()).not.toContain('ensuite');
});

test('live: an upgrade is refused before it happens: 403 origin, 401 nobody, 404 not yours', async ({
	table,
}) => {
	const status = (person: HttpPerson, meeting: string, origin = person.origin): Promise<number> =>
		new Promise((resolve) => {
			const page = new PlainPage(person, meeting, { origin });
			page.socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
			page.socket.on('open', () => resolve(101));
		});
	const marc = table.person('marc');
	expect(await status(marc, table.meeting, 'https://evil.example')).toBe(403);
	expect(await status(new HttpPerson(marc.origin), table.meeting)).toBe(401);
	expect(await status(marc, table.server.seed.meetings[0]?.id ?? '')).toBe(404);
	expect(await status(marc, 'nowhere')).toBe(404);
	expect(await status(marc, table.meeting)).toBe(101);
});

test('live: what one writes the other reads, and what was saved is read over HTTP by nobody else', async ({
	table,
}) => {
	await table.agrees('mother');
	const part = await table.secret('Titre-Zibeline', {});
	using karim = new PlainPage(table.person('karim'), table.meeting);
	using lise = new PlainPage(table.person('lise'), table.meeting);
	using marc = new PlainPage(table.person('marc'), table.meeting);
	await karim.writeSaved(part, 'Canari-Ocelot');
	await lise.until(() => lise.text(part).includes('Canari-Ocelot'), 'lise reads');
	await marc.until(() => marc.controls.length > 0, 'marc is in');
	expect(lise.channel(part)?.access).toBe('read');
	for (const word of ['Canari-Ocelot', 'Titre-Zibeline', part])
		expect(marc.haystack()).not.toContain(word);
});

test('live: when the answer to a withdrawal returns, the part is gone everywhere but for holder and person concerned', async ({
	table,
}) => {
	await table.agrees('mother');
	const part = await table.secret('Ce qui pèse');
	using karim = new PlainPage(table.person('karim'), table.meeting);
	using lise = new PlainPage(table.person('lise'), table.meeting);
	using mother = new PlainPage(table.person('mother'), table.meeting);
	await karim.writeSaved(part, 'avant');
	await lise.until(() => lise.text(part).includes('avant'), 'lise reads');
	await mother.until(() => mother.text(part).includes('avant'), 'the mother reads');

	await table.do('mother', 'withdraw-agreement', { person: table.id('mother'), scope: [part] });
	await lise.until(() => lise.channel(part) === undefined, 'closed');
	await karim.writeSaved(part, 'Apres-Canari');
	await mother.until(() => mother.text(part).includes('Apres-Canari'), 'the mother still reads');
	using back = new PlainPage(table.person('lise'), table.meeting);
	await back.until(() => back.controls.length > 0, 'lise is back');
	expect(lise.haystack()).not.toContain('Apres-Canari');
	expect(back.haystack()).not.toContain('avant');
	expect(JSON.stringify(back.view)).not.toContain(part);
	const { body } = await table.person('karim').view(table.meeting);
	const held = (body.sections as { id: string; stops?: { person: string }[] }[]).find(
		({ id }) => id === part,
	);
	expect(held?.stops?.[0]?.person).toBe(table.id('mother'));
});

test('live: protocol errors end with their code, and the process lives', async ({ table }) => {
	const code = async (
		hello: object | null,
		act: (page: PlainPage) => void,
	): Promise<number | null> => {
		using page = new PlainPage(table.person('marc'), table.meeting, { hello });
		page.socket.on('open', () => act(page));
		await page.until(() => page.closed !== null, 'closed');
		return page.closed;
	};
	const hello = { type: 'hello', protocol: 1, schema: 1 };
	expect(await code({ ...hello, protocol: 99 }, () => undefined)).toBe(4409);
	expect(await code(null, (page) => page.socket.send('text'))).toBe(4400);
	expect(await code(hello, (page) => page.frame(77, new Uint8Array([0, 0])))).toBe(4400);
	expect(await code(hello, (page) => page.frame(1, new Uint8Array(1_200_000)))).toBe(4413);
	expect((await table.person('carole').json('/health')).status).toBe(200);
});

test('sign-out closes that session’s sockets with 4401, and removal with 4403', async ({
	table,
}) => {
	using marc = new PlainPage(table.person('marc'), table.meeting);
	using nadia = new PlainPage(table.person('nadia'), table.meeting);
	await marc.until(() => marc.controls.length > 0, 'marc is in');
	await nadia.until(() => nadia.controls.length > 0, 'nadia is in');
	await table.person('marc').form('/logout', {});
	await marc.until(() => marc.closed !== null, 'signed out');
	await table.do('carole', 'remove', { participantId: table.id('nadia') });
	await nadia.until(() => nadia.closed !== null, 'removed');
	expect([marc.closed, nadia.closed]).toEqual([4401, 4403]);
	expect((await table.person('nadia').view(table.meeting)).status).toBe(404);
});

test('an administrator opens no meeting', async ({ table, server }) => {
	const admin = new HttpPerson(server.origin);
	const account = accountOf(server.seed, 'administrator');
	expect((await admin.signIn(account.email, account.password)).status).toBe(303);
	expect((await admin.view(table.meeting)).status).toBe(404);
	for (const { id } of server.seed.meetings) expect((await admin.view(id)).status).toBe(404);
	expect((await admin.post('/api/meetings', CALL)).status).toBe(403);
});
