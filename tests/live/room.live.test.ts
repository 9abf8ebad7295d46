// The screen on the wall over HTTP, with every byte that it was ever sent: searched for what those who came in may not read.
import { expect, test } from 'vitest';
import { PlainPage } from '../worlds/plain-page.ts';
import { Wall } from '../worlds/wall.ts';
import { setTableOf, type HttpTable } from '../worlds/http-table.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

const SECRET = 'canari-zibeline';
const COMMON = 'canari-commun';

async function setRoom(server: WholeServer) {
	await server.account('carole', { kind: 'coordinator' });
	const table = await setTableOf(server, await server.signedIn('carole'));
	await table.do('carole', 'retag', { participantId: table.id('lise'), coordinator: true });
	await table.agrees('mother');
	const secret = await table.secret('titre-zibeline', { readers: [table.id('lise')] });
	const { sectionId: common = '' } = await table.do('karim', 'create-section', { kind: 'common' });
	await table.do('karim', 'open-section', { sectionId: common });
	using karim = new PlainPage(table.person('karim'), table.meeting);
	await karim.writeSaved(secret, SECRET);
	await karim.writeSaved(common, COMMON);
	for (const name of ['son', 'nadia', 'marc', 'carole']) await presence(table, name, 'absent');
	return { table, secret, common };
}

const presence = (table: HttpTable<WholeServer>, name: string, how: string) =>
	table.do('carole', 'record-presence', { participantId: table.id(name), presence: how });

const screenOf = ({ meeting }: HttpTable<WholeServer>) => `/api/meetings/${meeting}/screen`;

test('[V13] the screen shows what those present may read, and from the moment somebody enters nothing that they may not', async () => {
	await using server = await startWhole();
	const { table, common, secret } = await setRoom(server);
	const { body } = await table.person('lise').post(screenOf(table), {});
	const wall = new Wall(server.origin);
	expect(await wall.pair(body.code as string)).toBe('/room');
	expect(await wall.watch()).toBe(200);
	await expect.poll(() => wall.bytes).toContain(SECRET);
	expect(wall.bytes).toContain(COMMON);
	expect(wall.bytes).not.toMatch(/nadia|marc|lire|refused|readers/);

	const before = wall.bytes.length;
	await presence(table, 'marc', 'in-room');
	await expect.poll(() => wall.since(before)).toContain('marc');
	using karim = new PlainPage(table.person('karim'), table.meeting);
	await karim.writeSaved(common, ' encore');
	await expect.poll(() => wall.since(before)).toContain('encore');
	expect(wall.since(before)).not.toMatch(/zibeline/);

	// what is hidden from somebody who is there is not even told by a sign
	const quiet = wall.bytes.length;
	await table.do('karim', 'retitle-section', { sectionId: secret, title: 'Autrement' });
	await table.secret('encore-zibeline', { readers: [table.id('lise')] });
	await karim.writeSaved(secret, ' plus');
	await karim.writeSaved(common, ' fin');
	await expect.poll(() => wall.since(quiet)).toContain('fin');
	expect(wall.since(quiet).match(/^data: \{/gm)).toHaveLength(1);

	const later = wall.bytes.length;
	await presence(table, 'marc', 'left');
	await expect.poll(() => wall.since(later)).toContain(SECRET);
	wall.leave();
});

test('[V13] the coordinator alone puts a screen up and takes it down; a wrong code opens nothing', async () => {
	await using server = await startWhole();
	const { table } = await setRoom(server);
	for (const name of ['karim', 'mother', 'marc']) {
		const answer = await table.person(name).post(screenOf(table), {});
		expect([name, answer.status]).toEqual([name, 403]);
	}
	const wall = new Wall(server.origin);
	expect(await wall.pair('AAA-BBB-CCC')).toBe('/room?problem=code');
	expect(await wall.watch()).toBe(404);
	const { body } = await table.person('lise').post(screenOf(table), {});
	await wall.pair(body.code as string);
	await wall.watch();
	await expect.poll(() => wall.bytes).toContain(SECRET);
	const ended = await table.person('lise').fetch(screenOf(table), { method: 'DELETE' });
	expect(ended.status).toBe(204);
	await expect.poll(() => wall.over).toBe(true);
	expect(await wall.watch()).toBe(404);
});

test('[V13] running the meeting opens nothing: a screen shows who put it up no more than they read, from the next room too', async () => {
	await using server = await startWhole();
	const { table, common } = await setRoom(server);
	const { body } = await table.person('carole').post(screenOf(table), {});
	const wall = new Wall(server.origin);
	await wall.pair(body.code as string);
	await wall.watch();
	await expect.poll(() => wall.bytes).toContain(COMMON);
	await table.do('carole', 'start-phase', {
		title: 'Entre nous',
		present: [table.id('karim'), table.id('lise'), table.id('mother')],
	});
	using karim = new PlainPage(table.person('karim'), table.meeting);
	await karim.writeSaved(common, 'canari-suite');
	await expect.poll(() => wall.bytes).toContain('canari-suite');
	expect(wall.bytes).not.toMatch(/zibeline/);
	wall.leave();
});

test('[V13] a screen is nobody: it opens no page, no meeting and no socket of anybody', async () => {
	await using server = await startWhole();
	const { table } = await setRoom(server);
	const { body } = await table.person('lise').post(screenOf(table), {});
	const wall = new Wall(server.origin);
	await wall.pair(body.code as string);
	const { cookie } = wall;
	const lines = [];
	for (let n = 0; n < 5; n += 1) lines.push(await wall.watch());
	expect(lines).toEqual([200, 200, 200, 200, 429]);
	wall.leave();
	for (const path of [`/api/meetings/${table.meeting}`, '/api/meetings', screenOf(table)])
		expect((await fetch(`${server.origin}${path}`, { headers: { cookie } })).status).toBe(
			path === screenOf(table) ? 405 : 401,
		);
});

test('[V13] a meeting that is loaded anew breaks the line, so that the screen asks again', async () => {
	await using server = await startWhole();
	const { table } = await setRoom(server);
	const { body } = await table.person('lise').post(screenOf(table), {});
	const wall = new Wall(server.origin);
	await wall.pair(body.code as string);
	await wall.watch();
	await expect.poll(() => wall.bytes).toContain(SECRET);
	await server.app.hosts.shutdown();
	await expect.poll(() => wall.over || wall.broken).toBe(true);
	expect(wall.bytes).not.toContain('event: over');
});

test('[V18] a line typed at the wall is its coordinator’s, in common parts that lie there alone', async () => {
	await using server = await startWhole();
	const { table, common, secret } = await setRoom(server);
	const { body } = await table.person('lise').post(screenOf(table), {});
	const wall = new Wall(server.origin);
	await wall.pair(body.code as string);
	await wall.watch();
	await expect.poll(() => wall.bytes).toContain(SECRET);
	using karim = new PlainPage(table.person('karim'), table.meeting);
	await karim.until(() => karim.text(common).includes(COMMON), 'karim reads');

	expect(await wall.line(common, '  canari-ligne\n du mur ')).toBe(204);
	await karim.until(() => karim.text(common).includes('canari-ligne du mur'), 'karim has the line');
	await expect.poll(() => wall.bytes).toContain('canari-ligne du mur');
	expect(await wall.line(common, 'canari-deux')).toBe(204);
	await karim.until(() => karim.text(common).includes('canari-deux'), 'and the next');
	using late = new PlainPage(table.person('mother'), table.meeting);
	await late.until(
		() => /canari-ligne du mur.*canari-deux/s.test(late.text(common)),
		'it is on disk',
	);

	// any other part is nothing, also one that lies there and is its reader’s
	for (const section of [secret, 'nothing', '']) expect(await wall.line(section, 'x')).toBe(404);
	for (const words of ['', ' \n ', 'x'.repeat(501), 7, null])
		expect(await wall.line(common, words)).toBe(400);
	await table.do('lise', 'close-section', { sectionId: common }).catch(() => undefined);
	await table.do('karim', 'close-section', { sectionId: common });
	expect(await wall.line(common, 'trop tard')).toBe(404);
	const stranger = new Wall(server.origin);
	expect(await stranger.line(common, 'x')).toBe(404);
	wall.leave();
});
