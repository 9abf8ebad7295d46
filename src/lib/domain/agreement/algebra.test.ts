// A test per rule of the agreements' algebra: who is covered, what outlives what, whose voice counts.
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import { isRefusal } from '../refusal.ts';
import { littleGirl } from '../../../../tests/worlds/little-girl.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';

const HOUR = 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const refused = (answer: object): unknown => (isRefusal(answer) ? answer : 'accepted');

/** amo's secret about the mother, opened to amo2 and insertion (both bound, two missions), nobody agreed to yet. */
function opened(): { world: World; part: SectionId } {
	const world = networkWorld();
	const part = world.secret('amo', ['mother'], { missions: ['youth-aid', 'activation'] });
	return { world, part };
}
const reads = (world: World, part: SectionId): string[] =>
	['amo2', 'insertion'].filter((name) => world.people.has(name) && world.sees(name, part));

describe('who is covered', () => {
	const audiences: readonly [string, { missions?: string[]; persons?: string[] }, string[]][] = [
		['a mission', { missions: ['youth-aid'] }, ['amo2']],
		['two missions', { missions: ['youth-aid', 'activation'] }, ['amo2', 'insertion']],
		['somebody by name', { missions: [], persons: ['insertion'] }, ['insertion']],
		[
			'a name and a mission that they have',
			{ missions: ['activation'], persons: ['insertion'] },
			['insertion'],
		],
		[
			'a name and a mission that they lack',
			{ missions: ['youth-aid'], persons: ['insertion'] },
			[],
		],
		['a mission of nobody here', { missions: ['care'] }, []],
	];
	for (const [what, { missions, persons }, expected] of audiences)
		it(`[A4] ${what} covers ${expected.join(', ') || 'nobody'}`, () => {
			const { world, part } = opened();
			world.agrees('mother', {
				missions: missions as never,
				persons: (persons ?? []).map((name) => world.id(name)),
			});
			expect(reads(world, part)).toEqual(expected);
		});
	it('[A4] without any audience what opens is refused, and a refusal refuses everybody', () => {
		const { world, part } = opened();
		const empty = { ...world.agreement('mother'), missions: [], persons: [] };
		expect(refused(world.try('mother', empty))).toMatchObject({ refused: 'audience-missing' });
		world.agrees('mother', { missions: ['youth-aid', 'activation'] as never });
		expect(reads(world, part)).toEqual(['amo2', 'insertion']);
		world.do('mother', { ...empty, decision: 'refused' });
		expect(reads(world, part)).toEqual([]);
	});
});

describe('exclusions and levels', () => {
	const both = { missions: ['youth-aid', 'activation'] as never };
	it('[A6] exclusions add up, and each is lifted by name alone', () => {
		const { world, part } = opened();
		const [amo2, insertion] = [world.id('amo2'), world.id('insertion')];
		world.agrees('mother', { ...both, except: [amo2] });
		world.agrees('mother', { ...both, except: [insertion] });
		world.agrees('mother', { ...both, persons: [amo2, insertion] });
		expect(reads(world, part)).toEqual([]);
		world.agrees('mother', { ...both, lift: [amo2] });
		world.open('amo', part);
		expect(reads(world, part)).toEqual(['amo2']);
	});
	it('[A6] a refusal of two by name is ended for the one who is named again', () => {
		const { world, part } = opened();
		const [amo2, insertion] = [world.id('amo2'), world.id('insertion')];
		world.agrees('mother', both);
		world.agrees('mother', { decision: 'refused', missions: [], persons: [amo2, insertion] });
		expect(reads(world, part)).toEqual([]);
		world.agrees('mother', { missions: [], persons: [insertion] });
		world.open('amo', part);
		expect(reads(world, part)).toEqual(['insertion']);
	});
	it('[A6] only a yes lifts: no note that somebody was not asked does', () => {
		const { world, part } = opened();
		const lift = [world.id('amo2')];
		world.agrees('mother', { ...both, except: lift });
		for (const decision of ['informed', 'not-asked', 'impossible', 'refused'] as const) {
			const command = { ...world.agreement('mother'), decision, lift };
			expect(refused(world.try('carole', command))).toMatchObject({ field: 'lift' });
		}
		expect(reads(world, part)).toEqual(['insertion']);
	});
	it('[A6] an exclusion outlives the end of the agreement that it came with', () => {
		const { world, part } = opened();
		world.agrees('mother', { ...both, except: [world.id('amo2')], until: iso(world.at + HOUR) });
		world.wait(2 * HOUR).agrees('mother', both);
		world.open('amo', part);
		expect(reads(world, part)).toEqual(['insertion']);
	});
	for (const closing of ['refused', 'withdrawn'] as const)
		it(`[A7] a section that was ${closing} stays so through every later general yes`, () => {
			const { world, part } = opened();
			const mother = world.id('mother');
			const scope = [part];
			world.agrees('mother', both);
			expect(reads(world, part)).toEqual(['amo2', 'insertion']);
			if (closing === 'refused')
				world.do('mother', {
					...world.agreement('mother'),
					scope,
					decision: 'refused',
					missions: [],
				});
			else world.do('mother', { type: 'withdraw-agreement', person: mother, scope });
			world.agrees('mother', both);
			world.open('amo', part);
			expect(reads(world, part)).toEqual([]);
			world.agrees('mother', { ...both, scope }, 'amo');
			expect(reads(world, part)).toEqual(['amo2', 'insertion']);
		});
	it('[A7] a particular yes opens what was closed in general; closing everything closes it too', () => {
		const { world, part } = opened();
		const mother = world.id('mother');
		world.do('mother', { type: 'pause-sharing', person: mother });
		world.agrees('mother', { ...both, scope: [part] }, 'amo');
		world.open('amo', part);
		expect(reads(world, part)).toEqual(['amo2', 'insertion']);
		world.do('mother', { type: 'withdraw-agreement', person: mother, scope: 'all' });
		expect(reads(world, part)).toEqual([]);
	});
	it('[A7] a particular yes that has ended gives nothing back to an earlier, broader one', () => {
		const { world, part } = opened();
		world.agrees('mother', both);
		world.agrees('mother', { scope: [part], until: iso(world.at + HOUR) }, 'amo');
		expect(reads(world, part)).toEqual(['amo2']);
		world.wait(2 * HOUR);
		world.open('amo', part);
		expect(reads(world, part)).toEqual([]);
		world.agrees('mother', both);
		expect(reads(world, part)).toEqual(['amo2', 'insertion']);
	});
	it('[A7] among equals the latest rules', () => {
		const { world, part } = opened();
		world.agrees('mother', both);
		world.agrees('mother');
		expect(reads(world, part)).toEqual(['amo2']);
	});
	it('[A8] "all about me" covers what is opened while its giver is present or represented', () => {
		for (const presence of ['in-room', 'remote', 'represented', 'left', 'absent'] as const) {
			const world = networkWorld();
			world.agrees('mother', both);
			world.presence('mother', presence);
			const part = world.secret('amo', ['mother']);
			const isThere = !['left', 'absent'].includes(presence);
			expect([presence, reads(world, part)]).toEqual([presence, isThere ? ['amo2'] : []]);
		}
	});
	it('[A10] a no is ended by a yes, never by a note that others make', () => {
		const world = networkWorld('be-nl');
		const part = world.secret('amo', ['mother']);
		const scope = [part];
		world.do('mother', { ...world.agreement('mother'), scope, decision: 'refused', missions: [] });
		for (const decision of ['not-asked', 'impossible', 'informed'] as const) {
			world.agrees('mother', { scope, decision, reason: 'en prison' }, 'amo');
			world.agrees('mother', { decision, reason: 'en prison' });
			world.open('amo', part);
			expect([decision, reads(world, part)]).toEqual([decision, []]);
		}
		world.agrees('mother', { scope }, 'amo');
		expect(reads(world, part)).toEqual(['amo2']);
	});
	it('[A10] a general no is not passed by a particular note either', () => {
		const world = networkWorld('be-nl');
		const part = world.secret('amo', ['mother']);
		world.do('mother', { type: 'pause-sharing', person: world.id('mother') });
		world.agrees('mother', { scope: [part], decision: 'not-asked', reason: 'pressé' }, 'amo');
		world.open('amo', part);
		expect(reads(world, part)).toEqual([]);
	});
	it('[A14] nothing that closes ends by time; what opens ends after sixty days', () => {
		const { world, part } = opened();
		world.do('mother', {
			...world.agreement('mother'),
			decision: 'refused',
			missions: [],
			until: iso(world.at + HOUR),
		});
		world.wait(2 * HOUR).open('amo', part);
		expect(world.may('amo2', part)).toBe('none P14');
		world.agrees('mother', both);
		expect(reads(world, part)).toEqual(['amo2', 'insertion']);
		world.wait(60 * 24 * HOUR);
		expect(reads(world, part)).toEqual([]);
	});
});

describe('two voices', () => {
	it('[A3] a representative opens for a child below the age, and closes', () => {
		const { world, part } = littleGirl();
		world.agrees('girl', { capacity: 'representative' }, 'mother');
		expect(reads(world, part)).toEqual(['amo2']);
		world.do('mother', { type: 'pause-sharing', person: world.id('girl') });
		expect(reads(world, part)).toEqual([]);
		world.agrees('girl', { capacity: 'representative' }, 'mother');
		world.open('amo', part);
		expect(reads(world, part)).toEqual(['amo2']);
	});
	it('[A3] from the birthday on nobody speaks in the child’s place, and no tag revives it', () => {
		const { world, part } = littleGirl('2014-11-24');
		world.agrees('girl', { capacity: 'representative' }, 'mother');
		expect(reads(world, part)).toEqual(['amo2']);
		world.wait(24 * HOUR);
		expect(reads(world, part)).toEqual([]);
		world.retag('girl', { bornOn: '2018-01-01' }).open('amo', part);
		expect(world.may('amo2', part)).toBe('none P14');
		const more = { capacity: 'representative' } as const;
		expect(refused(world.try('mother', { ...world.agreement('girl'), ...more }))).toBe('accepted');
	});
	it('[A3] a parent has no word over a child who speaks for themselves, but to note their stop', () => {
		const world = networkWorld();
		const yes = world.try('mother', { ...world.agreement('son'), capacity: 'representative' });
		expect(refused(yes)).toMatchObject({ refused: 'not-allowed' });
		const everything = {
			type: 'withdraw-agreement',
			person: world.id('son'),
			scope: 'all',
		} as const;
		expect(refused(world.try('mother', everything))).toMatchObject({ refused: 'not-allowed' });
		world.agrees('son');
		world.agrees('mother');
		const part = world.secret('amo', ['mother', 'son']);
		expect(reads(world, part)).toEqual(['amo2']);
		world.do('mother', { type: 'withdraw-agreement', person: world.id('son'), scope: [part] });
		expect(reads(world, part)).toEqual([]);
		world.agrees('son', { scope: [part] }, 'amo');
		world.open('amo', part);
		expect(reads(world, part)).toEqual(['amo2']);
	});
	it('[A5] a representative’s word never reaches a reserved part, neither to open nor to close', () => {
		const { world } = littleGirl();
		const part = world.reserved('amo', 'girl', ['amo2']);
		const more = { capacity: 'representative' } as const;
		world.agrees('girl', more, 'mother');
		world.agrees('girl', { ...more, scope: [part] }, 'amo');
		expect(world.may('amo2', part)).toBe('none P14');
		const own = networkWorld('be-nl');
		const confided = own.reserved('amo', 'son', ['amo2']);
		own.agrees('son', { scope: [confided] }, 'amo');
		expect(own.may('amo2', confided)).toBe('read P7');
		own.do('mother', { type: 'pause-sharing', person: own.id('son') });
		expect(own.may('amo2', confided)).toBe('read P7');
	});
	it('[A8] a child who is represented lends no presence to a parent who is away', () => {
		const { world } = littleGirl();
		const about = ['girl', 'mother'] as const;
		world.agrees('girl', { capacity: 'representative' }, 'mother');
		world.agrees('mother', {}, 'mother');
		expect(reads(world, world.secret('amo', about))).toEqual(['amo2']);
		world.presence('mother', 'excused').presence('girl', 'represented');
		expect(reads(world, world.secret('amo', about))).toEqual([]);
	});
	it('[A9] the child is asked too, and a refusal wins over the representative’s yes', () => {
		const { world, part } = littleGirl();
		world.agrees('girl', { capacity: 'representative' }, 'mother');
		expect(reads(world, part)).toEqual(['amo2']);
		world.do('girl', { ...world.agreement('girl'), decision: 'refused', missions: [] });
		world.agrees('girl', { capacity: 'representative' }, 'mother');
		world.open('amo', part);
		expect(reads(world, part)).toEqual([]);
	});
	it('[A9] whoever says yes for themselves is not widened by a representative', () => {
		const world = networkWorld('lu');
		const part = world.secret('amo', ['son']);
		world.agrees('son', { capacity: 'representative' }, 'mother');
		expect(reads(world, part)).toEqual(['amo2']);
		world.agrees('son', { missions: [], persons: [world.id('insertion')] });
		expect(reads(world, part)).toEqual([]);
		world.agrees('son', { capacity: 'representative' }, 'mother');
		world.open('amo', part);
		expect(reads(world, part)).toEqual([]);
	});
	it('[A9] where discernment rules, either voice closes', () => {
		for (const [capacity, by] of [
			['self', 'son'],
			['representative', 'mother'],
		] as const) {
			const world = networkWorld('lu');
			world.agrees('son');
			world.agrees('son', { capacity: 'representative' }, 'mother');
			const part = world.secret('amo', ['son']);
			expect(reads(world, part)).toEqual(['amo2']);
			world.agrees('son', { capacity, decision: 'refused', missions: [] }, by);
			expect([capacity, reads(world, part)]).toEqual([capacity, []]);
		}
	});
	it('[A10] a child below the age who is present and not against it ends their own no, and opens nothing', () => {
		const { world, part } = littleGirl();
		world.do('carole', { type: 'pause-sharing', person: world.id('girl') });
		world.agrees('girl', { capacity: 'representative' }, 'mother');
		world.open('amo', part);
		expect(reads(world, part)).toEqual([]);
		world.agrees('girl', { decision: 'informed', capacity: 'self' }, 'carole');
		world.open('amo', part);
		expect(reads(world, part)).toEqual(['amo2']);
	});
});
