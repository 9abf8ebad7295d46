// What was shared, over HTTP: days from the log of deliveries, one answer for whoever has no seat, and after a restart.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Ledger } from '#lib/domain/ledger/ledger.ts';
import { HttpPerson } from '../worlds/http-person.ts';
import { startWhole } from '../worlds/whole-server.ts';
import { LiveWorld } from './live-world.ts';

const DAY = 86_400_000;

async function ledgerOf(world: LiveWorld, name: string): Promise<Ledger> {
	const told = await world.hosts.ledger(world.meeting, world.reader(name));
	if (isRefusal(told)) throw new Error(told.refused);
	return told;
}

const daysOf = (told: Ledger, world: LiveWorld, name: string): readonly string[] | undefined =>
	told.about[0]?.readers.find(({ participantId }) => participantId === world.id(name))?.days;

describe('the ledger', () => {
	it('[L6] tells the mother on which days her part really reached a colleague, after a restart too', async () => {
		const world = await LiveWorld.network();
		await world.shared('Les dettes');
		expect(daysOf(await ledgerOf(world, 'mother'), world, 'amo2')).toEqual([]);
		await world.page('amo2');
		await world.page('amo2');
		expect(daysOf(await ledgerOf(world, 'mother'), world, 'amo2')).toEqual(['2026-11-23']);
		await world.pass(DAY);
		await world.page('amo2');
		await world.restart();
		const told = await ledgerOf(world, 'mother');
		expect(daysOf(told, world, 'amo2')).toEqual(['2026-11-23', '2026-11-24']);
		expect(told.about.map(({ title }) => title)).toEqual(['Les dettes']);
		for (const name of ['amo', 'amo2', 'marc', 'insertion', 'carole']) {
			const others = await ledgerOf(world, name);
			expect([name, others.about, JSON.stringify(others).includes('days')]).toEqual([
				name,
				[],
				false,
			]);
		}
	});
	it('[S11] a page of the former holder loses the part, and the new holder writes in it', async () => {
		const world = await LiveWorld.network();
		const part = await world.shared('Les dettes');
		const [amo, amo2] = [await world.page('amo'), await world.page('amo2')];
		expect([amo.channel(part)?.access, amo2.channel(part)?.access]).toEqual(['write', 'write']);
		await world.do('amo', { type: 'entrust-section', sectionId: part, to: world.id('amo2') });
		expect([amo.channel(part)?.access, amo2.channel(part)?.access]).toEqual([undefined, 'write']);
	});
	it('[V2] whoever has no seat gets the 404 of a meeting that does not exist', async () => {
		await using server = await startWhole();
		await server.account('carole', { kind: 'coordinator' });
		await server.account('aline');
		const [carole, aline] = [await server.signedIn('carole'), await server.signedIn('aline')];
		const call = { type: 'call-meeting', kind: 'network', purpose: 'x', jurisdiction: 'be-fr' };
		const { body } = await carole.post('/api/meetings', { ...call, missions: [] });
		const meeting = body.id as string;
		const own = await carole.json(`/api/meetings/${meeting}/ledger`);
		expect(own.body).toMatchObject({ about: [], by: [], agreements: [], people: [] });
		const answers = [meeting, 'nothing', '%00', 'x'.repeat(9_000)].map((id) =>
			aline.json(`/api/meetings/${id}/ledger`),
		);
		const [first, ...others] = await Promise.all(answers);
		expect(first).toMatchObject({ status: 404, body: { code: 'not-found' } });
		for (const other of others) expect(other.body).toEqual(first!.body);
	});
	it('[V12] what an invitation would tell is for the coordinator, and for nobody else there is no such thing', async () => {
		await using server = await startWhole();
		await server.account('carole', { kind: 'coordinator' });
		await server.account('aline');
		const [carole, aline] = [await server.signedIn('carole'), await server.signedIn('aline')];
		const call = { type: 'call-meeting', kind: 'network', purpose: 'x', jurisdiction: 'be-fr' };
		const { body } = await carole.post('/api/meetings', { ...call, missions: [] });
		const meeting = body.id as string;
		const teacher = { kind: 'professional', secrecy: 'discretion', missions: [] };
		const made = await carole.do(meeting, 'invite', { name: 'Marc', ...teacher });
		const marc = new HttpPerson(server.origin);
		await marc.join(made.code!);
		const learning = (query: string, id = meeting) => `/api/meetings/${id}/learning${query}`;
		const asked = '?kind=professional&secrecy=discretion';
		const told = await carole.json(learning(asked));
		expect(told).toMatchObject({ status: 200, body: { purpose: 'x', tags: false, parts: [] } });
		const names = (told.body.people as { name: string }[]).map(({ name }) => name);
		expect(names.sort()).toEqual(['Marc', 'carole']);
		const nothing = await aline.json(learning(asked, 'nothing'));
		expect(nothing.status).toBe(404);
		for (const person of [marc, aline])
			expect((await person.json(learning(asked))).body).toEqual(nothing.body);
		expect((await aline.json(learning(''))).body).toEqual(nothing.body);
		expect(await carole.json(learning('?kind=king&secrecy=none'))).toMatchObject({
			status: 400,
			body: { code: 'malformed', field: 'kind' },
		});
	});
});
