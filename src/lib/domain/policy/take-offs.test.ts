// R4: what takes a reader off stays until a new opening names them, also when the fact is undone; what only holds back does not.
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';

const HOUR = 3_600_000;

function shared(more: { readers?: string[] } = {}): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	const part = world.secret('amo', ['mother'], more);
	expect(world.may('amo2', part)).toBe('read P5');
	return { world, part };
}

const withdraw = (world: World, scope: 'all' | SectionId[]): unknown =>
	world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope });

type Undone = (world: World, part: SectionId) => void;
const UNDONE: Record<string, { done: Undone; undone: Undone; between: string }> = {
	'withdrawal and agreement': {
		done: (world, part) => withdraw(world, [part]),
		undone: (world, part) => world.agrees('mother', { scope: [part] }, 'amo'),
		between: 'none P14',
	},
	'withdrawal of everything and agreement': {
		done: (world) => withdraw(world, 'all'),
		undone: (world) => world.agrees('mother'),
		between: 'none P14',
	},
	'refusal and agreement': {
		done: (world) => world.agrees('mother', { decision: 'refused', missions: [] }),
		undone: (world) => world.agrees('mother'),
		between: 'none P14',
	},
	'refusal of a mission and agreement': {
		done: (world) => world.agrees('mother', { decision: 'refused' }),
		undone: (world) => world.agrees('mother'),
		between: 'none P14',
	},
	'exclusion and lift': {
		done: (world) => world.agrees('mother', { except: [world.id('amo2')] }),
		undone: (world) => world.agrees('mother', { lift: [world.id('amo2')] }),
		between: 'none P14',
	},
	'pause and agreement': {
		done: (world) => world.do('mother', { type: 'pause-sharing', person: world.id('mother') }),
		undone: (world, part) => world.agrees('mother', { scope: [part] }, 'amo'),
		between: 'none P14',
	},
	'expiry and a new agreement': {
		done: (world) => {
			world.agrees('mother', { until: new Date(world.at + HOUR).toISOString() });
			world.wait(2 * HOUR);
		},
		undone: (world) => world.agrees('mother'),
		between: 'none P14',
	},
	'narrowing and agreement': {
		done: (world) => world.agrees('mother', { missions: ['care'] as never }),
		undone: (world) => world.agrees('mother'),
		between: 'none P14',
	},
	'retag there and back': {
		done: (world) => world.retag('amo2', { missions: ['activation'] as never }),
		undone: (world) => world.retag('amo2', { missions: ['youth-aid'] as never }),
		between: 'none P13',
	},
	'secrecy there and back': {
		done: (world) => world.retag('amo2', { secrecy: 'discretion', missions: [] }),
		undone: (world) => world.retag('amo2', { secrecy: 'bound', missions: ['youth-aid'] as never }),
		between: 'none P12',
	},
	'taken off by the holder, and agreed anew': {
		done: (world, part) =>
			world.do('amo', { type: 'close-section', sectionId: part, readers: [world.id('amo2')] }),
		undone: (world) => world.agrees('mother'),
		between: 'none P16',
	},
};

describe('[P16] taken off', () => {
	for (const [name, { done, undone, between }] of Object.entries(UNDONE))
		it(`[P16] ${name}: nothing reopens by itself, only by a new opening`, () => {
			const { world, part } = shared();
			done(world, part);
			expect(world.may('amo2', part)).toBe(between);
			undone(world, part);
			expect(world.may('amo2', part)).toBe('none P16');
			expect(world.sees('amo2', part)).toBeUndefined();
			world.open('amo', part);
			expect(world.may('amo2', part)).toBe('read P5');
		});
	it('[P16] removed and invited again is somebody else, who waits for the holder', () => {
		const { world, part } = shared();
		world.remove('amo2');
		world.bound('amo2', 'youth-aid');
		expect(world.may('amo2', part)).toBe('none P11');
	});
	it('[P16] a refusal said while nobody was covered yet takes off too', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother']);
		expect(world.may('amo2', part)).toBe('none P14');
		world.agrees('mother', { decision: 'refused', missions: [] });
		world.agrees('mother');
		expect(world.may('amo2', part)).toBe('none P16');
	});
	it('[P16] a word about another section, or about another reader, takes nobody off', () => {
		const { world, part } = shared();
		const other = world.secret('amo', ['mother']);
		withdraw(world, [other]);
		world.agrees('mother', { except: [world.id('insertion')] });
		expect(world.may('amo2', other)).toBe('none P14');
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[P16] an old exclusion that only held somebody back is not made worse by a later word', () => {
		const world = networkWorld();
		world.agrees('mother', { except: [world.id('amo2')] });
		const part = world.secret('amo', ['mother']);
		expect(world.may('amo2', part)).toBe('none P14');
		world.agrees('mother', { except: [world.id('insertion')] });
		world.agrees('mother', { lift: [world.id('amo2')] });
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[P16] time that passed before anybody ticked still takes off', () => {
		const { world, part } = shared();
		world.agrees('mother', { until: new Date(world.at + HOUR).toISOString() });
		world.at += 2 * HOUR;
		world.agrees('mother');
		expect(world.may('amo2', part)).toBe('none P16');
	});
});

describe('[P14] [P15] held back', () => {
	it('[P15] an authority who comes and goes takes nobody off', () => {
		const { world, part } = shared();
		world.seat('officer', 'authority');
		world.inRoom('officer');
		expect(world.may('amo2', part)).toBe('none P15');
		world.presence('officer', 'left');
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[P17] an absence holds a derived reader back while it lasts', () => {
		const { world, part } = shared();
		world.seat('support', 'support', { accompanies: world.id('mother') });
		world.confirm('mother', 'support');
		expect(world.may('support', part)).toBe('read P8');
		world.presence('mother', 'left');
		expect(world.may('support', part)).toBe('none P17');
		world.presence('mother', 'in-room');
		expect(world.may('support', part)).toBe('read P8');
	});
});

describe('[P16] a coordinator’s tags open nothing (G6)', () => {
	it('[P16] a tag that was missing at the opening does not open when it comes', () => {
		const world = networkWorld();
		world.agrees('mother', { missions: [], persons: [world.id('insertion'), world.id('amo2')] });
		const part = world.secret('amo', ['mother'], { readers: ['amo2', 'insertion'] });
		expect(world.may('insertion', part)).toBe('none P13');
		world.retag('insertion', { missions: ['youth-aid'] as never });
		expect(world.may('insertion', part)).toBe('none P16');
	});
	it('[P16] a mission that the agreement asks for, given afterwards by a tag, does not open', () => {
		const world = networkWorld();
		world.retag('amo2', { missions: ['care'] as never });
		world.agrees('mother');
		const part = world.secret('amo', ['mother'], { missions: ['youth-aid', 'care'] });
		expect(world.may('amo2', part)).toBe('none P14');
		world.retag('amo2', { missions: ['care', 'youth-aid'] as never });
		expect(world.may('amo2', part)).toBe('none P16');
	});
	it('[P16] an authority who is tagged as somebody else gives nothing back while they sit there', () => {
		const { world, part } = shared();
		world.seat('officer', 'authority');
		world.inRoom('officer');
		expect(world.may('amo2', part)).toBe('none P15');
		world.retag('officer', { kind: 'other', secrecy: 'none' });
		expect(world.may('amo2', part)).toBe('none P16');
	});
	it('[P16] where the law asks nothing inside one mission, a retagged holder opens nothing', () => {
		const world = networkWorld('fr-care');
		const part = world.secret('amo', ['mother'], {
			missions: ['youth-aid', 'activation'],
			readers: ['amo2', 'insertion'],
		});
		expect(world.may('amo2', part)).toBe('read P5');
		expect(world.may('insertion', part)).toBe('none P14');
		world.retag('amo', { missions: ['youth-aid', 'activation'] as never });
		expect(world.may('insertion', part)).toBe('none P16');
		world.retag('amo', { missions: ['activation'] as never });
		expect(world.may('amo2', part)).toBe('none P14');
		world.retag('amo', { missions: ['youth-aid'] as never });
		expect(world.may('amo2', part)).toBe('none P16');
	});
	it('[P16] an accomplice, a coordinator retagged by another, a link: nothing opens', () => {
		const { world, part } = shared();
		world.invite('accomplice', { coordinator: true, missions: ['youth-aid'] as never });
		world.retag('carole', { missions: ['youth-aid'] as never }, 'accomplice');
		world.seat('helper', 'support', { accompanies: world.id('mother') });
		world.seat('intern', 'intern', { supervisor: world.id('amo') });
		for (const name of ['carole', 'accomplice', 'helper', 'intern'])
			expect([name, world.sees(name, part)]).toEqual([name, undefined]);
	});
	it('[T3] a confirmed support person who is tagged as a lawyer is confirmed anew', () => {
		const { world, part } = shared();
		world.seat('support', 'support', { accompanies: world.id('mother') });
		world.confirm('mother', 'support').phase('mother', 'support');
		expect(world.may('support', part)).toBe('read P8');
		world.retag('support', { kind: 'lawyer', secrecy: 'bound' });
		expect(world.may('support', part)).toBe('none P17');
	});
	it('[A8] agreements recorded for somebody who was absent at the opening open nothing', () => {
		const world = networkWorld();
		world.presence('mother', 'absent');
		const part = world.secret('amo', ['mother']);
		world.agrees('mother', { form: 'signed' });
		expect(world.may('amo2', part)).toBe('none P14');
		world.presence('mother', 'in-room').agrees('mother');
		expect(world.may('amo2', part)).toBe('none P14');
		world.open('amo', part);
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[A1] what somebody said who turns out to be below the age opens nothing any more', () => {
		const world = networkWorld();
		world.agrees('son');
		const part = world.secret('amo', ['son']);
		expect(world.may('amo2', part)).toBe('read P5');
		world.retag('son', { bornOn: '2018-01-01' });
		expect(world.may('amo2', part)).toBe('none P14');
		world.retag('son', { bornOn: '2011-03-01' });
		expect(world.may('amo2', part)).toBe('none P16');
	});
	it('[A3] a birthday that the coordinator changes gives a parent no word about what was opened before', () => {
		const world = networkWorld();
		world.family('father');
		world.inRoom('father');
		const part = world.secret('amo', ['son']);
		world.retag('son', { bornOn: '2020-01-01', childOf: [world.id('father')] });
		world.agrees('son', { capacity: 'representative' }, 'father');
		expect(world.may('amo2', part)).toBe('none P14');
	});
});

describe('[S8] the holder goes', () => {
	it('[S8] a removed holder’s sections close for everyone, the persons concerned too', () => {
		const { world, part } = shared();
		const common = world.common('amo');
		world.remove('amo');
		for (const name of ['amo2', 'mother'])
			expect([name, world.may(name, part), world.may(name, common)]).toEqual([
				name,
				'none P10',
				'none P10',
			]);
	});
	it('[S8] the secrets of a holder whose time has ended close; what is the whole table’s stays', () => {
		const world = networkWorld();
		world.agrees('mother');
		world.invite('guest', {
			missions: ['youth-aid'] as never,
			until: new Date(world.at + HOUR).toISOString(),
		});
		const part = world.secret('guest', ['mother']);
		const common = world.common('guest');
		expect(world.may('amo2', part)).toBe('read P5');
		world.wait(HOUR);
		expect(world.may('amo2', part)).toBe('none P10');
		expect(world.may('amo2', common)).toBe('write P3');
	});
});
