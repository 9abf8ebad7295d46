// A test per rule of access, positive before negative. RULES.md says each rule in words.
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import type { World } from '../../../../tests/worlds/world.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';

const MISSIONS = ['youth-aid'] as never;

/** A secret of amo about the mother, agreed for youth aid: amo2 and the mother read it. */
function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother']) };
}

describe('what the holder and the whole table have', () => {
	it('[P1] a draft is read and written by its author alone', () => {
		const world = networkWorld();
		const draft = world.create('amo', 'draft');
		expect(world.may('amo', draft)).toBe('write P1');
		for (const other of ['carole', 'amo2', 'insertion', 'marc', 'mother', 'son'])
			expect([other, world.may(other, draft)]).toEqual([other, 'none P10']);
	});
	it('[P2] the holder keeps what they hold through every withdrawal, retag and authority', () => {
		const { world, part } = shared();
		expect(world.may('amo', part)).toBe('write P2');
		world.do('mother', { type: 'pause-sharing', person: world.id('mother') });
		world.seat('officer', 'authority');
		world.inRoom('officer').retag('amo', { secrecy: 'discretion', missions: [] });
		expect(world.may('amo', part)).toBe('write P2');
	});
	it('[P3] a common part is for everybody at the table, newcomers too, to read and to write', () => {
		const world = networkWorld();
		const part = world.common('marc');
		world.bound('late');
		for (const name of ['carole', 'amo', 'insertion', 'mother', 'son', 'late'])
			expect([name, world.may(name, part)]).toEqual([name, 'write P3']);
	});
	it('[P4] a superior and an authority read common parts; others may be left to read', () => {
		const world = networkWorld();
		world.seat('boss', 'superior');
		world.seat('officer', 'authority');
		const part = world.common('amo');
		expect(world.may('amo2', part)).toBe('write P3');
		expect(world.may('boss', part)).toBe('read P4');
		expect(world.may('officer', part)).toBe('read P4');
		world.open('amo', part, { writers: ['amo2'] });
		expect(world.may('amo2', part)).toBe('write P3');
		expect(world.may('marc', part)).toBe('read P4');
	});
});

describe('a shared secret', () => {
	it('[P5] it is read by those named, bound, of the mission and covered; written by those named for it', () => {
		const { world, part } = shared();
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
		expect(world.may('amo2', part)).toBe('read P5');
		world.open('amo', part, { writers: ['amo2', 'insertion', 'mother'] });
		expect(world.may('amo2', part)).toBe('write P5');
		expect(world.may('insertion', part)).toBe('none P13');
		expect(world.may('mother', part)).toBe('read P6');
	});
	it('[P5] an agreement that comes later opens to those who waited for it', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother']);
		expect(world.may('amo2', part)).toBe('none P14');
		world.agrees('mother');
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[P6] a list of readers leaves no person concerned out of a common part about them', () => {
		const world = networkWorld();
		const part = world.create('amo', 'common', { about: [world.id('son')] });
		world.open('amo', part, { readers: ['amo2'] });
		expect(world.may('amo2', part)).toBe('write P3');
		expect(world.may('son', part)).toBe('read P6');
		expect(world.may('mother', part)).toBe('none P11');
	});
	it('[P4] an empty list of writers leaves the holder alone to write', () => {
		const world = networkWorld();
		const part = world.create('amo', 'common');
		world.open('amo', part, { writers: [] });
		expect(world.may('amo2', part)).toBe('read P4');
		expect(world.may('amo', part)).toBe('write P2');
	});
	it('[P6] a person concerned reads it from its opening to its closing, whatever they withdraw', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother']);
		expect(world.may('mother', part)).toBe('read P6');
		world.do('mother', { type: 'pause-sharing', person: world.id('mother') });
		expect(world.may('mother', part)).toBe('read P6');
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(world.may('mother', part)).toBe('none P10');
	});
	it('[P10] closed, taken back or over by its own end, it is its holder’s alone', () => {
		for (const type of ['close-section', 'take-back'] as const) {
			const { world, part } = shared();
			expect(world.may('amo2', part)).toBe('read P5');
			world.do('amo', { type, sectionId: part });
			expect(world.readers(part)).toEqual(['amo']);
			expect(world.may('amo2', part)).toBe('none P10');
		}
	});
	it('[P10] its own end closes it for supervised readers too, before any tick has said so', () => {
		const world = networkWorld();
		world.seat('intern', 'intern', { supervisor: world.id('amo') });
		world.confirm('amo', 'intern').agrees('mother');
		const until = new Date(world.at + 3_600_000).toISOString();
		const part = world.create('amo', 'secret', {
			about: [world.id('mother')],
			missions: MISSIONS,
			until,
		});
		world.open('amo', part);
		expect(world.may('intern', part)).toBe('read P8');
		world.at += 3_600_000;
		for (const name of ['intern', 'amo2', 'mother'])
			expect([name, world.may(name, part)]).toEqual([name, 'none P10']);
	});
	it('[P11] a late colleague of the mission reads nothing old until the holder says so', () => {
		const { world, part } = shared();
		world.bound('late', 'youth-aid');
		expect(world.may('late', part)).toBe('none P11');
		world.do('amo', {
			type: 'widen-section',
			sectionId: part,
			readers: [world.id('late')],
			purpose: 'relais',
			necessity: 'remplace',
		});
		expect(world.may('late', part)).toBe('read P5');
	});
	it('[P12] [P30] a teacher, a bound superior and a stranger to the secret in the family read nothing', () => {
		const world = networkWorld();
		world.seat('boss', 'superior');
		world.family('aunt', 'adult');
		world.agrees('mother', { persons: ['marc', 'boss', 'aunt'].map((name) => world.id(name)) });
		const part = world.secret('amo', ['mother'], { readers: ['amo2', 'marc', 'boss', 'aunt'] });
		for (const name of ['marc', 'boss', 'aunt'])
			expect([name, world.may(name, part)]).toEqual([
				name,
				name === 'boss' ? 'none P30' : 'none P12',
			]);
	});
	it('[P13] a professional of another mission of the same employer reads nothing', () => {
		const { world, part } = shared();
		expect(world.may('amo2', part)).toBe('read P5');
		expect(world.may('insertion', part)).toBe('none P13');
		world.agrees('mother', { persons: [world.id('insertion')], missions: [] });
		expect(world.may('insertion', part)).toBe('none P13');
	});
	it('[P14] without an agreement that covers them nobody reads, and every cause reads the same', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother']);
		const mother = world.id('mother');
		const amo2 = world.id('amo2');
		expect(world.may('amo2', part)).toBe('none P14');
		for (const more of [
			{ missions: ['care'] as never },
			{ except: [amo2] },
			{ decision: 'refused' as const },
			{ decision: 'not-asked' as const },
			{ until: new Date(world.at + 60_000).toISOString() },
		]) {
			world.agrees('mother', more);
			world.wait(120_000);
			expect([more, world.may('amo2', part)]).toEqual([more, 'none P14']);
		}
		world.agrees('mother', { scope: [part], lift: [amo2] }, 'amo');
		world.do('mother', { type: 'withdraw-agreement', person: mother, scope: [part] });
		expect(world.may('amo2', part)).toBe('none P14');
	});
	it('[P18] without missions, or without persons concerned, a secret opens to nobody', () => {
		const world = networkWorld();
		world.agrees('mother');
		const about = [world.id('mother')];
		const without = {
			missions: world.create('amo', 'secret', { about }),
			about: world.create('amo', 'secret', { missions: MISSIONS }),
		};
		for (const [lacking, part] of Object.entries(without)) {
			world.open('amo', part, { readers: ['amo2'] });
			expect([lacking, world.may('amo2', part)]).toEqual([lacking, 'none P18']);
		}
		expect(world.readers(without.about)).toEqual(['amo']);
	});
	it('[P19] in a part about two, each reads only while the other agrees and does not exclude them', () => {
		const world = networkWorld();
		world.family('father');
		world.inRoom('father');
		const part = world.secret('amo', ['mother', 'father']);
		expect(world.may('mother', part)).toBe('none P19');
		world.agrees('father');
		expect(world.may('mother', part)).toBe('read P6');
		expect(world.may('father', part)).toBe('none P19');
		world.agrees('mother', { except: [world.id('father')] });
		expect(world.may('father', part)).toBe('none P19');
		expect(world.may('mother', part)).toBe('read P6');
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[P16] in a part about two, whom the other took off waits for a new opening too', () => {
		const world = networkWorld();
		world.family('father');
		world.inRoom('father').agrees('father');
		world.agrees('mother');
		const part = world.secret('amo', ['mother', 'father']);
		expect(world.may('father', part)).toBe('read P6');
		world.agrees('mother', { except: [world.id('father')] });
		expect(world.may('father', part)).toBe('none P19');
		world.agrees('mother', { lift: [world.id('father')] });
		expect(world.may('father', part)).toBe('none P16');
		expect(world.may('mother', part)).toBe('read P6');
		world.open('amo', part);
		expect(world.may('father', part)).toBe('read P6');
		world.do('father', { type: 'withdraw-agreement', person: world.id('father'), scope: [part] });
		expect(world.may('father', part)).toBe('read P6');
		expect(world.may('mother', part)).toBe('none P19');
	});
});

describe('an authority, a removal, a device', () => {
	it('[P9] whoever is removed, whose time ended, or who has no seat has nothing', () => {
		const { world, part } = shared();
		expect(world.may('amo2', part)).toBe('read P5');
		world.remove('amo2');
		expect(world.may('amo2', part)).toBe('none P9');
		const until = new Date(world.at + 3_600_000).toISOString();
		world.invite('guest', { secrecy: 'discretion', until });
		const common = world.common('amo');
		expect(world.may('guest', common)).toBe('write P3');
		world.wait(3_600_000);
		expect(world.may('guest', common)).toBe('none P9');
		const { participantId } = world.do('carole', {
			type: 'name-person',
			name: 'Le père',
			kind: 'parent',
		});
		world.people.set('absent', participantId as never);
		expect(world.may('absent', common)).toBe('none P9');
	});
	it('[P15] an authority in the phase or recorded present holds secrets back, and only while there', () => {
		const { world, part } = shared();
		world.seat('officer', 'authority');
		world.phase('amo', 'amo2', 'mother');
		expect(world.may('amo2', part)).toBe('read P5');
		world.phase('amo', 'amo2', 'mother', 'officer');
		expect(world.readers(part)).toEqual(['amo', 'mother']);
		expect(world.may('amo2', part)).toBe('none P15');
		world.phase('amo', 'amo2', 'mother');
		expect(world.may('amo2', part)).toBe('read P5');
		world.inRoom('officer');
		expect(world.may('amo2', part)).toBe('none P15');
		world.presence('officer', 'left');
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[P20] a later device has common parts alone, until the word is given or a holder admits', () => {
		const { world, part } = shared();
		const common = world.common('amo');
		const draft = world.create('amo2', 'draft');
		const device = world.device('amo2');
		expect(world.may('amo2', common, device)).toBe('write P3');
		expect(world.may('amo2', part, device)).toBe('none P20');
		expect(world.may('amo2', draft, device)).toBe('none P20');
		world.do('amo', { type: 'admit-entry', entryId: device, sectionId: part });
		expect(world.may('amo2', part, device)).toBe('read P5');
		expect(world.may('amo2', draft, device)).toBe('none P20');
		const whole = world.device('amo2', true);
		expect(world.may('amo2', draft, whole)).toBe('write P1');
	});
	it('[P20] an entry that is somebody else’s, or nobody’s, opens nothing at all', () => {
		const world = networkWorld();
		const common = world.common('amo');
		const theirs = world.device('insertion', true);
		expect(world.may('insertion', common, theirs)).toBe('write P3');
		for (const entry of [theirs, 'never-made', ''])
			expect(world.may('amo2', common, entry)).toBe('none P20');
	});
});
