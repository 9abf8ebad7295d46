// The contract's live side, answered to a plain WebSocket client by the production server.
import { HttpPerson } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { expect, test } from './seeded.ts';

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
