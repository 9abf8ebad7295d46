// What was shared about somebody and by them: told to that person alone, and no further than they could follow it.
import { describe, expect, it } from 'vitest';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import type { Delivered, Ledger, LedgerPart } from '../ledger/ledger.ts';
import { ledgerFor } from './view-of.ts';

const DAY = 86_400_000;

const ledger = (
	world: World,
	name: string,
	more: { delivered?: readonly Delivered[]; entry?: string } = {},
): Ledger => {
	const reader = { participant: world.id(name), entry: (more.entry ?? null) as never };
	const told = ledgerFor(world.meeting, reader, more.delivered ?? [], world.at);
	if (!told) throw new Error(`${name} is not at the table`);
	return told;
};

const partOf = (world: World, name: string, section: SectionId): LedgerPart | undefined => {
	const { about, by } = ledger(world, name);
	return [...about, ...by].find(({ id }) => id === section);
};

const nameOf = (world: World, id: string): string =>
	[...world.people].find(([, one]) => one === id)?.[0] ?? id;

/** "amo2 P5 from to": who had it, in minutes since the beginning of the test's story. */
function spans(world: World, part: LedgerPart | undefined, since: number): string[] {
	const minute = (at: number | null): string =>
		at === null ? 'now' : String((at - since) / 60_000);
	return (part?.readers ?? [])
		.flatMap(({ participantId, spans: own }) =>
			own.map(
				({ rule, from, to }) =>
					`${nameOf(world, participantId)} ${rule} ${minute(from)}-${minute(to)}`,
			),
		)
		.sort();
}

function shared(): { world: World; part: SectionId; since: number } {
	const world = networkWorld();
	world.agrees('mother');
	const part = world.secret('amo', ['mother'], { title: 'Les dettes' });
	return { world, part, since: world.at };
}

describe('[L2] it is for the person concerned and for the holder', () => {
	it('[L2] the mother reads who had what, from when to when, by which rule and which of her words', () => {
		const { world, part, since } = shared();
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		const told = partOf(world, 'mother', part)!;
		expect(told).toMatchObject({ title: 'Les dettes', kind: 'secret', state: 'open' });
		expect(told.acts).toMatchObject([{ what: 'opened', purpose: 'préparer la suite' }]);
		expect(spans(world, told, since)).toEqual(['amo2 P5 0-1', 'mother P6 0-now']);
		const { agreements } = ledger(world, 'mother');
		const yes = agreements.find(({ decision }) => decision === 'given')!;
		const amo2 = told.readers.find(({ participantId }) => participantId === world.id('amo2'))!;
		expect(amo2.spans[0]!.agreements).toEqual([yes.id]);
		expect(agreements.map(({ decision }) => decision).sort()).toEqual(['given', 'withdrawn']);
	});
	it('[L2] the holder reads what they shared, with its necessity, and no other part', () => {
		const { world, part, since } = shared();
		world.secret('amo2', ['mother'], { title: 'Autre chose' });
		const told = ledger(world, 'amo');
		expect(told.about).toEqual([]);
		expect(told.by.map(({ id }) => id)).toEqual([part]);
		expect(told.by[0]!.acts).toMatchObject([
			{ what: 'opened', necessity: 'sans cela, pas d’aide' },
		]);
		expect(spans(world, told.by[0], since)).toEqual(['amo2 P5 0-now', 'mother P6 0-now']);
		expect(partOf(world, 'mother', part)!.acts[0]).not.toHaveProperty('necessity');
	});
	it('[L2] for everybody else it is as empty as for a meeting in which nothing was shared', () => {
		const nothing = networkWorld();
		const { world } = shared();
		world.reserved('amo', 'son', ['amo2']);
		for (const name of ['marc', 'insertion', 'carole', 'amo2']) {
			expect([name, ledger(world, name)]).toEqual([name, ledger(nothing, name)]);
			expect([name, ledger(world, name).people]).toEqual([name, []]);
		}
	});
	it('[L2] a draft stands in nobody’s, its author’s either', () => {
		const world = networkWorld();
		world.create('amo', 'secret', { about: [world.id('mother')], title: 'Pas encore' });
		for (const name of ['amo', 'mother']) {
			const { about, by } = ledger(world, name);
			expect([...about, ...by]).toEqual([]);
		}
	});
	it('[L2] another one’s confidence is missing from it without a gap', () => {
		const { world } = shared();
		const before = JSON.stringify(ledger(world, 'mother'));
		world.reserved('amo', 'son', ['amo2'], 'Confié par le fils');
		expect(ledger(world, 'son').about.map(({ title }) => title)).toEqual(['Confié par le fils']);
		expect(JSON.stringify(ledger(world, 'mother'))).toBe(before);
	});
	it('[L2] a device that was not recognised yet shows nothing of it', () => {
		const { world } = shared();
		const entry = world.device('mother');
		expect(ledger(world, 'mother').about).toHaveLength(1);
		const told = ledger(world, 'mother', { entry });
		expect([told.about, told.by, told.agreements, told.people]).toEqual([[], [], [], []]);
	});
	it('[L2] whoever was removed gets what an unknown meeting gives', () => {
		const { world } = shared();
		world.remove('amo2');
		const reader = { participant: world.id('amo2'), entry: null };
		expect(ledgerFor(world.meeting, reader, [], world.at)).toBeNull();
	});
});

describe('[L3] nobody follows a part further than they had it', () => {
	it('[L3] what was closed stays told, with what it was called then, and its end', () => {
		const { world, part, since } = shared();
		world.do('amo', { type: 'close-section', sectionId: part });
		world.do('amo', { type: 'retitle-section', sectionId: part, title: 'Un autre nom' });
		const told = partOf(world, 'mother', part)!;
		expect([told.title, told.state]).toEqual(['Les dettes', 'closed']);
		expect(spans(world, told, since)).toEqual(['amo2 P5 0-1', 'mother P6 0-1']);
		expect(partOf(world, 'amo', part)!.title).toBe('Un autre nom');
	});
	it('[L3] whom another one’s word took off learns of nothing that came after, nor who else lost it', () => {
		const told = (name: string) => {
			const world = networkWorld();
			world.family('father');
			world.inRoom('father').agrees('father');
			world.agrees('mother');
			const part = world.secret('amo', ['mother', 'father']);
			const since = world.at;
			expect(spans(world, partOf(world, 'father', part), since)).toContain('amo2 P5 0-now');
			world.agrees(
				'mother',
				{ scope: [part], except: [world.id('father'), world.id(name)] },
				'amo',
			);
			world.do('amo', { type: 'retitle-section', sectionId: part, title: 'Depuis' });
			const { state, title } = partOf(world, 'father', part)!;
			return JSON.stringify([state, title, spans(world, partOf(world, 'father', part), since)]);
		};
		expect(told('son')).toBe(told('amo2'));
		expect(JSON.parse(told('amo2'))).toEqual([
			'over',
			'Ce qui pèse',
			['amo2 P5 0-now', 'father P6 0-1', 'mother P6 0-now'],
		]);
	});
	it('[L3] who held it until they handed it over reads it up to there; the new holder reads all of it', () => {
		const { world, part, since } = shared();
		world.do('amo', { type: 'entrust-section', sectionId: part, to: world.id('amo2') });
		world.do('amo2', { type: 'close-section', sectionId: part });
		const former = partOf(world, 'amo', part)!;
		expect(former.state).toBe('over');
		expect(former.acts.map(({ what }) => what)).toEqual(['opened', 'entrusted']);
		expect(spans(world, former, since)).toEqual(['amo2 P5 0-now', 'mother P6 0-now']);
		for (const name of ['amo2', 'mother']) {
			const whole = partOf(world, name, part)!;
			expect(whole.acts.map(({ what }) => what)).toEqual(['opened', 'entrusted', 'closed']);
			expect(whole.holders.map(({ participantId }) => nameOf(world, participantId))).toEqual([
				'amo',
				'amo2',
			]);
		}
		expect(partOf(world, 'marc', part)).toBeUndefined();
	});
	it('[L3] every widening stands in it, with who reads because of it', () => {
		const { world, part } = shared();
		world.bound('late', 'youth-aid');
		const why = { purpose: 'relais', necessity: 'remplace' };
		const readers = [world.id('late')];
		world.do('amo', { type: 'widen-section', sectionId: part, readers, ...why });
		const [, widened] = partOf(world, 'mother', part)!.acts;
		expect(widened).toMatchObject({ what: 'widened', purpose: 'relais', gained: readers });
		expect(ledger(world, 'mother').people.map(({ name }) => name)).toContain('late');
	});
});

describe('[L4] what another person said stays theirs', () => {
	it('[L4] the holder learns of words that name the part, and of a broader one that it covers, no more', () => {
		const { world, part } = shared();
		const before = JSON.stringify(partOf(world, 'amo', part));
		world.agrees('mother', { purpose: 'encore' });
		expect(JSON.stringify(partOf(world, 'amo', part))).toBe(before);
		expect(partOf(world, 'mother', part)!.readers[0]!.spans[0]!.agreements).toHaveLength(2);
		world.agrees('mother', { scope: [part] }, 'amo');
		const amo2 = partOf(world, 'amo', part)!.readers.find(
			({ participantId }) => participantId === world.id('amo2'),
		)!;
		expect(amo2.spans).toHaveLength(1);
		expect(amo2.spans[0]!.agreements).toHaveLength(1);
	});
	it('[L4] in a part about two, each is told of their own words alone', () => {
		const world = networkWorld();
		world.family('father');
		world.inRoom('father').agrees('father');
		world.agrees('mother');
		const part = world.secret('amo', ['mother', 'father']);
		for (const name of ['mother', 'father']) {
			const { agreements } = ledger(world, name);
			expect(agreements.map(({ person }) => person)).toEqual([world.id(name)]);
			const own = agreements.map(({ id }) => id);
			const told = partOf(world, name, part)!.readers.flatMap((reader) => reader.spans);
			expect(new Set(told.flatMap((span) => span.agreements))).toEqual(new Set(own));
		}
	});
});

describe('[L5] who read it, in days', () => {
	const delivered = (world: World, part: SectionId, names: readonly string[]): Delivered[] =>
		names.map((name, index) => ({
			section: part,
			participant: world.id(name),
			at: world.at + (index % 2) * DAY,
		}));
	const daysOf = (told: Ledger, world: World, name: string): readonly string[] | undefined =>
		[...told.about, ...told.by][0]?.readers.find(
			({ participantId }) => participantId === world.id(name),
		)?.days;

	it('[L5] the person concerned is told on which days, and the holder is not', () => {
		const { world, part } = shared();
		const rows = delivered(world, part, ['amo2', 'amo2', 'amo2', 'mother']);
		const hers = ledger(world, 'mother', { delivered: rows });
		expect(daysOf(hers, world, 'amo2')).toEqual(['2026-11-23', '2026-11-24']);
		expect(daysOf(hers, world, 'mother')).toEqual(['2026-11-24']);
		expect(JSON.stringify(ledger(world, 'amo', { delivered: rows }))).not.toContain('days');
	});
	it('[L5] when another person concerned read it, or their lawyer, is told to nobody else', () => {
		const world = networkWorld();
		world.family('father');
		world.inRoom('father').agrees('father');
		world.agrees('mother');
		world.seat('lawyer', 'lawyer', { accompanies: world.id('father') });
		world.confirm('father', 'lawyer');
		const part = world.secret('amo', ['mother', 'father']);
		const rows = delivered(world, part, ['father', 'lawyer', 'amo2']);
		const hers = ledger(world, 'mother', { delivered: rows });
		const his = ledger(world, 'father', { delivered: rows });
		expect(['father', 'lawyer', 'amo2'].map((name) => daysOf(his, world, name)?.length)).toEqual([
			1, 1, 1,
		]);
		expect(['father', 'lawyer', 'amo2'].map((name) => daysOf(hers, world, name)?.length)).toEqual([
			undefined,
			undefined,
			1,
		]);
	});
	it('[L6] nothing is told of days after the part was no longer theirs', () => {
		const { world, part } = shared();
		world.do('amo', { type: 'close-section', sectionId: part });
		world.at += DAY;
		world.open('amo', part, { readers: ['amo2'] });
		const rows = delivered(world, part, ['amo2', 'amo2']);
		expect(daysOf(ledger(world, 'mother', { delivered: rows }), world, 'amo2')).toHaveLength(2);
		const { world: closed, part: other } = shared();
		closed.do('amo', { type: 'close-section', sectionId: other });
		closed.at += DAY;
		const later = delivered(closed, other, ['amo2']);
		expect(daysOf(ledger(closed, 'mother', { delivered: later }), closed, 'amo2')).toEqual([]);
	});
});

describe('[G4] while a danger act is deferred', () => {
	it('[G4] the mother’s ledger stands still for the parts it names, with no gap; then it tells all of it', () => {
		const { world, part } = shared();
		const other = world.secret('amo', ['mother'], { title: 'Le logement', readers: ['amo2'] });
		const before = ledger(world, 'mother');
		const dangerId = world.danger('amo', { sections: [part] });
		expect(ledger(world, 'mother')).toEqual(before);
		world.bound('saj', 'youth-aid');
		world.open('amo', part, { readers: ['amo2', 'saj'] });
		expect(partOf(world, 'mother', part)).toEqual(before.about.find(({ id }) => id === part));
		expect(JSON.stringify(ledger(world, 'mother'))).not.toContain(world.id('saj'));
		expect(partOf(world, 'amo', part)?.acts).toHaveLength(2);
		world.open('amo', other, { readers: ['amo2'] });
		expect(partOf(world, 'mother', other)?.acts).toHaveLength(2);
		world.do('amo', { type: 'inform-family', dangerId, family: 'informed' });
		expect(partOf(world, 'mother', part)?.acts).toHaveLength(2);
		expect(JSON.stringify(ledger(world, 'mother'))).not.toContain('Canari');
	});
});
