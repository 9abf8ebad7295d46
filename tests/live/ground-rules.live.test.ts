// What may be laid on a table as its rules: asked by its coordinator alone, read in the last meeting through their own seat.
import { expect, test } from 'vitest';
import { HttpPerson } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { setTableOf } from '../worlds/http-table.ts';
import { ORGANISATION, startWhole, type WholeServer } from '../worlds/whole-server.ts';

const DATE = '2026-11-23';
const WRITTEN = 'On éteint les téléphones';

async function table(server: WholeServer) {
	await server.account('carole', { kind: 'coordinator' });
	const set = await setTableOf(server, await server.signedIn('carole'), { date: DATE });
	const { sectionId = '' } = await set.do('carole', 'lay-ground-rules', { title: 'Nos règles' });
	return { set, rules: sectionId };
}

async function write(page: PlainPage, section: string, words: string): Promise<void> {
	await page.until(() => page.channel(section) !== undefined, 'the rules are open');
	await page.writeSaved(section, words);
}

async function nextOf(set: Awaited<ReturnType<typeof table>>['set']): Promise<string> {
	const next = await set.person('carole').post('/api/meetings', {
		...{ type: 'call-meeting', kind: 'network', purpose: 'La suite', jurisdiction: 'be-fr' },
		...{ missions: [], from: set.meeting, date: '2026-12-14' },
	});
	return next.body.id as string;
}

const path = (meeting: string) => `/api/meetings/${meeting}/ground-rules`;

test('[T17] laid empty, they are written in at once by whoever is admitted, and read by a newcomer', async () => {
	await using server = await startWhole();
	const { set, rules } = await table(server);
	using marc = new PlainPage(set.person('marc'), set.meeting);
	await write(marc, rules, WRITTEN);
	await set.invite('late', { kind: 'other', secrecy: 'discretion', missions: [] });
	using late = new PlainPage(set.person('late'), set.meeting);
	await late.until(() => late.text(rules).includes(WRITTEN), 'the newcomer reads them');
	expect((await set.person('late').view(set.meeting)).body.sections).toMatchObject([
		{ id: rules, access: 'write', groundRules: { readAt: null } },
	]);
});

test('[T17] the coordinator is proposed the organisation’s text and the last table’s words; nothing was copied', async () => {
	await using server = await startWhole();
	const { set, rules } = await table(server);
	const carole = set.person('carole');
	expect((await carole.json(path(set.meeting))).body).toEqual({ organisation: null, before: null });
	using mother = new PlainPage(set.person('mother'), set.meeting);
	await write(mother, rules, WRITTEN);
	const { organisations } = server.app.store;
	const its = (await organisations.get(ORGANISATION))!;
	await organisations.put({ ...its, rules: 'On s’écoute.\nOn se tait aussi.' });
	const next = await nextOf(set);
	expect((await carole.json(path(next))).body).toEqual({
		organisation: 'On s’écoute.\nOn se tait aussi.',
		before: { date: DATE, words: WRITTEN },
	});
	expect((await carole.view(next)).body.sections).toEqual([]);
	await set.do('carole', 'close-section', { sectionId: rules });
	expect((await carole.json(path(next))).body.before).toBeNull();
});

test('[T17] for anybody but its coordinator, on a recognised device, there is no such thing', async () => {
	await using server = await startWhole();
	const { set } = await table(server);
	for (const name of ['karim', 'marc', 'mother'])
		expect([name, (await set.person(name).json(path(set.meeting))).status]).toEqual([name, 404]);
	await set.do('carole', 'retag', { participantId: set.id('karim'), coordinator: true });
	const karim = await set.person('karim').json(path(set.meeting));
	expect([karim.status, karim.body]).toEqual([200, { organisation: null, before: null }]);
	const other = new HttpPerson(server.origin);
	await other.join(set.codes.get('karim') ?? '');
	expect((await other.json(path(set.meeting))).status).toBe(404);
	expect((await set.person('karim').json(path('nowhere'))).status).toBe(404);
});
