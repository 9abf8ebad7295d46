// The contract's HTTP side, answered to a plain client by the production server.
import { HttpPerson } from '../worlds/http-person.ts';
import { CALL, OPENING, SPOKEN } from '../worlds/http-table.ts';
import { accountOf } from '../worlds/seeded-server.ts';
import { expect, test } from './seeded.ts';

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

test('an administrator opens no meeting', async ({ table, server }) => {
	const admin = new HttpPerson(server.origin);
	const account = accountOf(server.seed, 'administrator');
	expect((await admin.signIn(account.email, account.password)).status).toBe(303);
	expect((await admin.view(table.meeting)).status).toBe(404);
	for (const { id } of server.seed.meetings) expect((await admin.view(id)).status).toBe(404);
	expect((await admin.post('/api/meetings', CALL)).status).toBe(403);
});
