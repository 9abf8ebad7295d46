// Some who share a laptop, over HTTP: every byte that the browser has from then on, searched for what one of them may not read.
import { expect, test } from 'vitest';
import { PlainPage } from '../worlds/plain-page.ts';
import { setTableOf, type HttpTable } from '../worlds/http-table.ts';
import { Wall } from '../worlds/wall.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

const SECRET = 'canari-zibeline';
const COMMON = 'canari-commun';

async function setLaptop(server: WholeServer) {
	await server.account('carole', { kind: 'coordinator' });
	const table = await setTableOf(server, await server.signedIn('carole'));
	await table.agrees('mother');
	const secret = await table.secret('titre-zibeline', { readers: [table.id('lise')] });
	const { sectionId: common = '' } = await table.do('karim', 'create-section', { kind: 'common' });
	await table.do('karim', 'open-section', { sectionId: common });
	using karim = new PlainPage(table.person('karim'), table.meeting);
	await karim.writeSaved(secret, SECRET);
	await karim.writeSaved(common, COMMON);
	return { table, secret, common };
}
const share = (table: HttpTable<WholeServer>, name: string, ...others: unknown[]) =>
	table.person(name).post(`/api/meetings/${table.meeting}/together`, { with: others });

test('[V17] karim’s page gives way to what marc may read too; the session behind it is over', async () => {
	await using server = await startWhole();
	const { table, common, secret } = await setLaptop(server);
	const karim = table.person('karim');
	using page = new PlainPage(karim, table.meeting);
	await page.until(() => JSON.stringify(page.view).includes(secret), 'his page');
	const stolen = karim.cookie;
	const before = ['', '/ledger', '/minutes'].map((of) => `/api/meetings/${table.meeting}${of}`);
	for (const path of before) expect((await karim.fetch(path)).ok, path).toBe(true);
	expect((await share(table, 'karim', table.id('marc'))).status).toBe(204);
	await page.until(() => page.closed !== null, 'his socket closes');

	// the same browser from here on: what it can reach, with the cookies that it has and with the one that it had
	const laptop = karim.again();
	for (const path of before) expect((await laptop.fetch(path)).ok, path).toBe(false);
	for (const path of before) {
		const answer = await fetch(`${server.origin}${path}`, {
			headers: { cookie: stolen },
			redirect: 'manual',
		});
		expect([path, answer.ok]).toEqual([path, false]);
	}
	const screen = new Wall(server.origin, laptop.cookie);
	expect(await screen.watch()).toBe(200);
	await expect.poll(() => screen.bytes).toContain(COMMON);
	using lise = new PlainPage(table.person('lise'), table.meeting);
	await lise.writeSaved(common, ' canari-suite');
	await table.do('carole', 'record-decision', { text: 'canari-décision' });
	// typing is gathered for a moment, and a decision is told at once: either may come first
	await expect.poll(() => screen.bytes).toContain('canari-décision');
	await expect.poll(() => screen.bytes).toContain('canari-suite');
	laptop.recorder.keep(screen.bytes);
	expect(await laptop.recorder.found([COMMON, SECRET, 'titre-zibeline', secret])).toEqual([COMMON]);

	const left = await laptop.form('/room/leave', {});
	expect([left.status, left.headers.get('location')]).toEqual([303, '/join']);
	await expect.poll(() => screen.over).toBe(true);
	expect(await screen.watch()).toBe(404);
	for (const path of before) expect((await laptop.fetch(path)).ok, path).toBe(false);

	// nothing on this laptop comes in by itself: the code is asked for, and a wrong one opens nothing
	await laptop.join('nothing');
	for (const path of before) expect((await laptop.fetch(path)).ok, path).toBe(false);
	await laptop.join(table.codes.get('karim')!);
	expect((await laptop.view(table.meeting)).body).toMatchObject({ me: { entry: 'whole' } });
});

test('[V17] with somebody who may read it too it shows the secret, until the mother says stop', async () => {
	await using server = await startWhole();
	const { table } = await setLaptop(server);
	expect((await share(table, 'karim', table.id('lise'))).status).toBe(204);
	const screen = new Wall(server.origin, table.person('karim').cookie);
	await screen.watch();
	await expect.poll(() => screen.bytes).toContain(SECRET);
	const before = screen.bytes.length;
	await table.do('mother', 'withdraw-agreement', { person: table.id('mother'), scope: 'all' });
	await table.do('carole', 'record-decision', { text: 'canari-après' });
	await expect.poll(() => screen.since(before)).toContain('canari-après');
	expect(screen.since(before)).not.toContain('zibeline');
	screen.leave();
});

test('[V17] bad input is refused, and nobody is signed out by it', async () => {
	await using server = await startWhole();
	const { table } = await setLaptop(server);
	const path = `/api/meetings/${table.meeting}/together`;
	const person = table.person('karim');
	const [karim, marc] = [table.id('karim'), table.id('marc')];
	for (const body of [
		{},
		{ with: [] },
		{ with: [karim] },
		{ with: [marc, marc] },
		{ with: 'marc' },
		{ with: [1] },
		{ with: [marc], more: 1 },
		{ with: Array.from({ length: 7 }, (_, n) => `p${n}`) },
		null,
	]) {
		const { status, body: told } = await person.post(path, body);
		expect([JSON.stringify(body), status, told.code]).toEqual([
			JSON.stringify(body),
			400,
			'malformed',
		]);
	}
	const nobody = await share(table, 'karim', 'nothing');
	expect([nobody.status, nobody.body.code]).toEqual([404, 'not-found']);
	const unknown = await person.post(`/api/meetings/nothing/together`, { with: [marc] });
	expect(unknown.status).toBe(404);
	expect((await person.fetch(path)).status).toBe(405);
	const foreign = await person.fetch(path, {
		method: 'POST',
		headers: { origin: 'https://elsewhere.example' },
		body: JSON.stringify({ with: [marc] }),
	});
	expect(foreign.status).toBe(403);
	expect((await person.view(table.meeting)).status).toBe(200);
	expect((await person.form('/room/leave', {})).headers.get('location')).toBe('/room');
});

test('[V16] a screen on the wall is told to those in the step while it hangs there', async () => {
	await using server = await startWhole();
	const { table } = await setLaptop(server);
	using marc = new PlainPage(table.person('marc'), table.meeting);
	using mother = new PlainPage(table.person('mother'), table.meeting);
	const wallOf = (page: PlainPage) => (page.view as { meeting?: { wall?: unknown } }).meeting?.wall;
	await marc.until(() => 'meeting' in marc.view && 'meeting' in mother.view, 'they are in');
	const { body } = await table.person('carole').post(`/api/meetings/${table.meeting}/screen`, {});
	const wall = new Wall(server.origin);
	await wall.pair(body.code as string);
	expect(wallOf(marc)).toBeUndefined();
	await wall.watch();
	await marc.until(() => wallOf(marc) !== undefined, 'it hangs there');
	expect(wallOf(marc)).toEqual({ by: table.id('carole') });
	await mother.until(() => wallOf(mother) !== undefined, 'the mother is told too');

	await table.do('carole', 'start-phase', {
		title: 'Entre nous',
		present: [table.id('karim'), table.id('mother')],
	});
	await marc.until(() => wallOf(marc) === undefined, 'whoever is not in the step is not told');
	expect(wallOf(mother)).toEqual({ by: table.id('carole') });
	await table.person('carole').fetch(`/api/meetings/${table.meeting}/screen`, { method: 'DELETE' });
	await mother.until(() => wallOf(mother) === undefined, 'it is off');
});
