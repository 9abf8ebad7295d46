// Figures over a whole server: out once, of sums alone, the same whatever is said or in danger; beforehand each sees their own.
import { describe, expect, it } from 'vitest';
import { boundsOf, dayOf, periodOf, publishedFrom } from '#lib/domain/figures/period.ts';
import type { Publication } from '#lib/domain/figures/tables.ts';
import type { HttpPerson } from '../worlds/http-person.ts';
import { setTableOf, type HttpTable } from '../worlds/http-table.ts';
import { ORGANISATION, startWhole, type WholeServer } from '../worlds/whole-server.ts';

const NOW = Date.now();
const PERIOD = periodOf(NOW);
const DUE = publishedFrom(PERIOD);
const SINCE = dayOf(NOW);
/** As few people as anything is told of. */
const PEOPLE = ['carole', 'ana', 'bob'] as const;

type Table = HttpTable<WholeServer>;

const switchOn = (server: WholeServer, figuresSince: number | null = SINCE) =>
	server.app.store.organisations.put({
		...{ id: ORGANISATION, name: 'Deux-Rives', jurisdictions: ['be-fr'] },
		...(figuresSince !== null && { figuresSince }),
	});

/** An organisation that publishes since today, its coordinators, and so many tables of each of them. */
async function tables(server: WholeServer, counts: readonly number[]): Promise<Table[]> {
	await switchOn(server);
	const set: Table[] = [];
	for (const [index, count] of counts.entries()) {
		const name = PEOPLE[index]!;
		await server.account(name, { kind: 'coordinator' });
		const person = await server.signedIn(name);
		for (let n = 0; n < count; n += 1) set.push(await setTableOf(server, person));
	}
	return set;
}

const published = ({ app }: WholeServer): Promise<Publication[]> =>
	app.store.organisations.publications(ORGANISATION);

const visitorOf = ({ app }: WholeServer, person: HttpPerson | null) =>
	app.visitors.of({ cookies: person?.cookie ?? null, peer: '127.0.0.1', forwarded: null });

const deskOf = async (server: WholeServer, person: HttpPerson | null, at = NOW) =>
	server.app.figures.desk(await visitorOf(server, person), at);

const leaveOut = async (
	server: WholeServer,
	person: HttpPerson | null,
	meeting: string,
	{ isOut = true, at = NOW } = {},
) => server.app.figures.leaveOut(await visitorOf(server, person), meeting, isOut, at);

describe('figures', () => {
	it('[N3] go out once, after their time, and nothing changes them; never where the organisation did not say so', async () => {
		await using server = await startWhole();
		const [first] = await tables(server, [6, 5, 5]);
		expect(await server.app.figures.publish(DUE - 1)).toBe(0); // the quarter before had ended before they were switched on
		expect(await server.app.figures.publish(DUE)).toBe(1);
		const [latest, ...none] = await published(server);
		expect(none).toEqual([]);
		expect(latest).toMatchObject({ period: PERIOD, meetings: 15 });
		expect(latest?.tables.find(({ id }) => id === 'people')?.rows).toContainEqual({
			id: 'bound',
			shown: 65,
		});
		await first!.invite('tante', { kind: 'adult', secrecy: 'none', missions: [] });
		await setTableOf(server, first!.person('carole'));
		expect(await server.app.figures.publish(DUE)).toBe(0);
		expect((await published(server))[0]).toEqual(latest);

		await using silent = await startWhole();
		await tables(silent, [1]);
		for (const since of [null, DUE]) {
			await switchOn(silent, since);
			expect(await silent.app.figures.publish(DUE)).toBe(0);
			expect(await published(silent)).toEqual([]);
		}
	});

	// Seen red: with accounts that are over counted in.
	it('[N5] say nothing of the work of too few, nor count as another one whom nobody can be any more', async () => {
		await using server = await startWhole();
		await tables(server, [5, 5, 5]);
		const bob = (await server.app.store.accounts.get('bob'))!;
		await server.app.store.accounts.replace({ ...bob, active: false });
		expect(await server.app.figures.publish(DUE)).toBe(1);
		expect((await published(server)).map(({ meetings }) => meetings)).toEqual([null]);
	});

	it('[N1] are the same to the byte whatever was written, refused or in danger', async () => {
		const outcome = async (act: (table: Table) => Promise<void>): Promise<string> => {
			await using server = await startWhole();
			for (const table of await tables(server, [5, 5, 5])) await act(table);
			await server.app.figures.publish(DUE);
			return JSON.stringify(await published(server));
		};
		const plain = await outcome(async () => undefined);
		expect(plain).toContain('"meetings":15');
		const lived = await outcome(async (table) => {
			await table.agrees('mother');
			await table.secret('Ce qui pèse', { readers: [table.id('lise')] });
			await table.do('mother', 'record-agreement', {
				...{ person: table.id('mother'), scope: 'all', purpose: '', decision: 'refused' },
			});
			await table.do('marc', 'record-danger', {
				...{ addressee: 'prosecutor', ground: 'duty-to-help', fear: 'a', tried: 'b' },
				...{ consulted: 'c', alone: 'd', said: 'e', family: 'informed' },
			});
		});
		expect(lived).toBe(plain);
	});

	// Seen red: with every word of an account counted, and with the meeting taken off its other coordinator's page.
	it('[N4] leave out what its coordinator leaves out, until it goes out, and nobody else sees that', async () => {
		await using server = await startWhole();
		const [first] = await tables(server, [5, 5, 5]);
		await server.account('dan', { kind: 'coordinator' });
		await server.account('helene', { kind: 'administrator' });
		await first!.do('carole', 'invite', {
			...{ name: 'Dan', kind: 'professional', secrecy: 'bound', missions: [], account: 'dan' },
			coordinator: true,
		});
		const [carole, dan] = [first!.person('carole'), await server.signedIn('dan')];
		const helene = await server.signedIn('helene');
		const seen = async () =>
			JSON.stringify([await deskOf(server, dan), await deskOf(server, helene)]);
		const before = await seen();
		const isOut = async (person: HttpPerson) =>
			(await deskOf(server, person))?.open
				.flatMap(({ own }) => own)
				.filter(({ leftOut }) => leftOut)
				.map(({ id }) => id);
		const meeting = first!.meeting;
		expect(await leaveOut(server, carole, meeting)).toBe(true);
		expect([await isOut(carole), await isOut(dan)]).toEqual([[meeting], []]);
		expect(await seen()).toBe(before);
		for (const stranger of [await server.signedIn('ana'), first!.person('karim'), helene, null])
			expect(await leaveOut(server, stranger, meeting)).toBe(false);
		expect(await leaveOut(server, carole, meeting, { at: DUE })).toBe(false);
		expect(await leaveOut(server, carole, 'no meeting')).toBe(false);
		await Promise.all([
			leaveOut(server, carole, meeting, { isOut: false }),
			leaveOut(server, dan, meeting),
		]);
		expect([await isOut(carole), await isOut(dan)]).toEqual([[], [meeting]]);

		expect(await server.app.figures.publish(DUE)).toBe(1); // fourteen, of which one coordinated four
		expect((await published(server))[0]?.meetings).toBeNull();
		expect(await server.app.store.organisations.leftOut(ORGANISATION)).toEqual([]);
	});

	it('[N4] count again what its coordinator takes back', async () => {
		await using server = await startWhole();
		const [first] = await tables(server, [5, 5, 5]);
		const carole = first!.person('carole');
		await leaveOut(server, carole, first!.meeting);
		await leaveOut(server, carole, first!.meeting, { isOut: false });
		await server.app.figures.publish(DUE);
		expect((await published(server))[0]?.meetings).toBe(15);
	});

	it('[N3] show a coordinator what of their own meetings counts, and nobody another one’s', async () => {
		await using server = await startWhole();
		const [table] = await tables(server, [1]);
		await server.account('ana', { kind: 'coordinator' });
		await server.account('helene', { kind: 'administrator' });
		const [ana, helene] = [await server.signedIn('ana'), await server.signedIn('helene')];
		const of = async (person: HttpPerson | null) => (await deskOf(server, person))?.open;
		const open = await of(table!.person('carole'));
		const running = open?.find(({ period }) => period === PERIOD);
		expect(running?.own).toEqual([
			{
				id: table!.meeting,
				label: expect.any(String) as string,
				counted: {
					startedAt: expect.any(Number) as number,
					there: { concerned: 2, bound: 4, 'not-bound': 1, beside: 0, other: 0 },
					youngPerson: true,
				},
				leftOut: false,
			},
		]);
		expect(running?.own[0]?.counted.startedAt).toBeGreaterThanOrEqual(boundsOf(PERIOD).from);
		expect((await of(ana))?.flatMap(({ own }) => own)).toEqual([]);
		expect(await of(helene)).toEqual([]);
		expect(await of(table!.person('karim'))).toBeUndefined(); // entered by a code
		expect(await of(null)).toBeUndefined();
	});
});
