// The right of access: one file with everything that a person concerned may have, and not a word of anybody else's.
import { afterEach, expect, test, vi } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { AccessAnswer } from '#lib/domain/view/access-answer.ts';
import { RECENT_SIGN_IN_MS } from '#server/auth/sessions.ts';
import { HttpPerson } from '../worlds/http-person.ts';
import { setTableOf, type HttpTable } from '../worlds/http-table.ts';
import { DANGER } from '../worlds/said.ts';
import { PASSWORD, startWhole, type WholeServer } from '../worlds/whole-server.ts';
import { LiveWorld } from './live-world.ts';

const OWN = 'Elle doit onze mille euros de zibeline';
const DRAFT = 'brouillon d’ocelot';
const HIS = 'ce que le fils garde, axolotl';

afterEach(() => void vi.useRealTimers());

async function answerOf(world: LiveWorld, name: string): Promise<AccessAnswer> {
	const told = await world.hosts.accessAnswer(world.meeting, world.reader(name));
	if (isRefusal(told)) throw new Error(told.refused);
	return told;
}

/** The mother's debts, written and read; amo's draft; and what the son alone keeps with amo. */
async function family() {
	const world = await LiveWorld.network();
	await world.invite('son', { kind: 'young-person', secrecy: 'none', bornOn: '2011-03-01' });
	const debts = await world.shared('Les dettes');
	const amo = await world.page('amo');
	amo.write(debts, OWN);
	const draft = (await world.do('amo', { type: 'create-section' })).sectionId!;
	const his = (
		await world.do('son', { type: 'create-section', kind: 'reserved', about: [world.id('son')] })
	).sectionId!;
	await world.rest();
	amo.write(draft as never, DRAFT);
	const son = await world.page('son');
	son.write(his as never, HIS);
	await world.rest();
	return { world, debts };
}

// Seen red: with the answer made for everybody at the table.
test('[L8] each person concerned has their own words and nobody else’s', async () => {
	const { world, debts } = await family();
	const [mother, son] = [await answerOf(world, 'mother'), await answerOf(world, 'son')];
	expect(mother.parts.map(({ id }) => id)).toEqual([debts]);
	expect(JSON.stringify(mother.parts)).toContain(OWN);
	expect(JSON.stringify(son.parts)).toContain(HIS);
	expect(mother.ledger.about.map(({ id }) => id)).toEqual([debts]);
	expect(mother.minutes?.reader.name).toBe('mother');
	for (const other of [HIS, DRAFT]) expect(JSON.stringify(mother)).not.toContain(other);
	for (const other of [OWN, DRAFT, debts]) expect(JSON.stringify(son)).not.toContain(other);
	for (const name of ['amo', 'amo2', 'insertion', 'marc', 'carole'])
		expect(await world.hosts.accessAnswer(world.meeting, world.reader(name))).toEqual({
			refused: 'not-found',
		});
});

test('[L8] after a stop it says so, with the words that its person still reads, and the file counts as read that day', async () => {
	const { world, debts } = await family();
	await world.stop();
	const answer = await answerOf(world, 'mother');
	expect(JSON.stringify(answer.parts)).toContain(OWN);
	expect(answer.view.agreements.map((one) => one.decision)).toContain('withdrawn');
	const again = await answerOf(world, 'mother');
	const me = again.ledger.about[0]!.readers.find(
		({ participantId }) => participantId === world.id('mother'),
	);
	expect([again.ledger.about[0]!.id, me?.days]).toEqual([debts, ['2026-11-23']]);
});

test('[L8] what was done about a danger is in no file, also for whom its author named', async () => {
	const { world } = await family();
	await world.do('marc', { ...DANGER, readers: [world.id('mother')] });
	const view = await world.hosts.view(world.meeting, world.reader('mother'));
	expect(JSON.stringify(view)).toContain(DANGER.fear);
	expect(JSON.stringify(await answerOf(world, 'mother'))).not.toContain(DANGER.fear);
});

async function tableOf(server: WholeServer): Promise<HttpTable<WholeServer>> {
	await server.account('carole', { kind: 'coordinator' });
	return setTableOf(server, await server.signedIn('carole'));
}

const accessAt = ({ meeting }: HttpTable<WholeServer>, format: string): string =>
	`/api/meetings/${meeting}/access?format=${format}`;

// Seen red: with the record put in as it is.
test('[L8] the page needs nothing else, holds the same record, and no title can become markup', async () => {
	await using server = await startWhole();
	const table = await tableOf(server);
	await table.agrees('mother');
	const title = '</script><b>zibeline</b>';
	const section = await table.secret(title);
	await table.do('mother', 'answer-part', {
		sectionId: section,
		answer: 'no',
		what: 'object',
		words: 'Pas ainsi, ocelot',
	});
	const mother = table.person('mother');
	const unset = await (await mother.fetch(accessAt(table, 'html'))).text();
	expect(unset).toContain('n’a pas encore fixé');
	const retention = { notesDays: 90, minutesDays: 730, basis: 'décret du 18 janvier 2018' };
	const its = { id: 'organisation-1', name: 'Deux-Rives', jurisdictions: ['be-fr'], retention };
	await server.app.store.organisations.put(its);
	await mother.fetch(accessAt(table, 'json')); // read that day from here on
	const file = await mother.fetch(accessAt(table, 'html'));
	expect(file.status).toBe(200);
	expect(file.headers.get('content-disposition')).toMatch(
		/^attachment; filename="reunion[\d-]*\.html"$/,
	);
	const page = await file.text();
	expect(page).toContain('tout ce qui vous concerne');
	expect(page).toContain('Pas ainsi, ocelot');
	expect(page).toContain('730 jours');
	expect(page).toContain(retention.basis);
	expect(page).not.toMatch(/ (src|href)=|<b>zibeline/);
	const [, json = ''] = /<script type="application\/json">(.*)<\/script>/s.exec(page) ?? [];
	const inside = JSON.parse(json) as Record<string, unknown>;
	const { body } = await mother.json(accessAt(table, 'json'));
	expect({ ...inside, madeAt: '' }).toEqual({ ...body, madeAt: '' });
	expect(JSON.stringify(body)).toContain(title);
	expect((await mother.json(accessAt(table, 'pdf'))).status).toBe(400);
	const unknown = await mother.json('/api/meetings/nothing/access');
	expect(unknown.status).toBe(404);
	for (const name of ['carole', 'karim', 'lise', 'nadia', 'marc']) {
		const other = await table.person(name).json(accessAt(table, 'html'));
		expect([name, other.status, other.body]).toEqual([name, 404, unknown.body]);
	}
});

test('[L8] a device that was not recognised gets no file, and the person’s own word opens it', async () => {
	await using server = await startWhole();
	const table = await tableOf(server);
	const word = { method: 'PUT', body: JSON.stringify({ word: 'mésange' }) };
	await table.person('mother').fetch(`/api/meetings/${table.meeting}/word`, word);
	const later = new HttpPerson(server.origin);
	await later.join(table.codes.get('mother')!);
	expect((await later.json(accessAt(table, 'json'))).status).toBe(404);
	expect((await later.fetch(`/api/meetings/${table.meeting}/word`, word)).status).toBe(204);
	expect((await later.json(accessAt(table, 'json'))).status).toBe(200);
});

test('[L8] with an account it asks for a sign-in that is not old, and with a code never', async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
	await using server = await startWhole();
	const table = await tableOf(server);
	const { id: account } = await server.account('ada');
	const invited = { name: 'ada', kind: 'adult', secrecy: 'none', missions: [], account };
	await table.do('carole', 'invite', invited);
	const ada = await server.signedIn('ada');
	expect((await ada.json(accessAt(table, 'json'))).status).toBe(200);
	vi.setSystemTime(Date.now() + RECENT_SIGN_IN_MS + 1);
	const late = await ada.json(accessAt(table, 'json'));
	expect(late).toMatchObject({ status: 403, body: { code: 'sign-in-again' } });
	expect((await table.person('mother').json(accessAt(table, 'json'))).status).toBe(200);
	await ada.signIn('ada@deux-rives.example', PASSWORD);
	expect((await ada.json(accessAt(table, 'json'))).status).toBe(200);
});
