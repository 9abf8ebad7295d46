// The rules of reserved parts and of derived readers, each by its id: given a table, when a fact comes, then who reads.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother']) };
}

describe('a reserved part', () => {
	it('[P7] it is read by its person and by the bound people named, once the person agrees', () => {
		const world = networkWorld();
		const part = world.reserved('amo', 'son', ['amo2']);
		expect(world.may('amo2', part)).toBe('none P14');
		world.agrees('son', { scope: [part] }, 'amo');
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'son']);
		expect(world.may('amo2', part)).toBe('read P7');
	});
	it('[P7] one’s own, opened to a bound person by name, is the agreement and needs no mission', () => {
		const world = networkWorld();
		const part = world.create('son', 'reserved', { about: [world.id('son')] });
		world.open('son', part, { readers: ['insertion', 'marc'] });
		expect(world.may('insertion', part)).toBe('read P7');
		expect(world.may('amo', part)).toBe('none P11');
		expect(world.may('marc', part)).toBe('none P12');
		world.do('son', { type: 'pause-sharing', person: world.id('son') });
		expect(world.may('insertion', part)).toBe('none P16');
	});
	it('[P21] the rest of the family, and whoever derives from them, is refused without a gap', () => {
		const world = networkWorld();
		world.seat('support', 'support', { accompanies: world.id('son') });
		world.confirm('son', 'support');
		const part = world.reserved('amo', 'son', ['amo2', 'mother', 'support']);
		world.agrees('son', { scope: [part] }, 'amo');
		expect(world.may('amo2', part)).toBe('read P7');
		expect(world.may('mother', part)).toBe('none P21');
		expect(world.may('support', part)).toBe('none P17');
		world.family('aunt', 'adult');
		expect(world.may('aunt', part)).toBe('none P21');
	});
});

describe('derived readers', () => {
	/** Somebody who accompanies the mother, and a secret about her that she reads. */
	function accompanied(kind: 'support' | 'lawyer' | 'interpreter' | 'volunteer') {
		const world = networkWorld();
		world.seat('other', kind, { accompanies: world.id('mother') });
		return { world, part: world.secret('amo', ['mother']), common: world.common('amo') };
	}
	it('[P8] a support person has what the person has, once confirmed and while both are in the phase', () => {
		const { world, part, common } = accompanied('support');
		expect(world.may('other', part)).toBe('none P17');
		world.confirm('mother', 'other');
		expect(world.may('other', part)).toBe('read P8');
		expect(world.may('other', common)).toBe('read P8');
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(world.may('other', part)).toBe('none P10');
	});
	const phases: [string[], string][] = [
		[['mother', 'other', 'amo'], 'read P8'],
		[['mother', 'amo'], 'none P17'],
		[['other', 'amo'], 'none P17'],
		[['amo'], 'none P17'],
	];
	for (const kind of ['support', 'interpreter'] as const)
		for (const [present, expected] of phases)
			it(`[P17] a ${kind} with ${present.join(', ')} in the phase: ${expected}`, () => {
				const { world, part } = accompanied(kind);
				world.confirm('mother', 'other');
				expect(world.may('other', part)).toBe('read P8');
				world.phase(...present);
				expect(world.may('other', part)).toBe(expected);
				world.do('carole', { type: 'end-meeting' });
				expect(world.may('other', part)).toBe('none P17');
			});
	it('[P8] a lawyer reads while the client is away, and writes in common parts', () => {
		const { world, part, common } = accompanied('lawyer');
		world.confirm('mother', 'other').phase('amo');
		expect(world.may('other', part)).toBe('read P8');
		expect(world.may('other', common)).toBe('write P8');
	});
	it('[P8] a reader whom the person excluded by name is excluded through a link too', () => {
		const { world, part } = accompanied('lawyer');
		world.confirm('mother', 'other');
		expect(world.may('other', part)).toBe('read P8');
		world.agrees('mother', { except: [world.id('other')] });
		expect(world.may('other', part)).toBe('none P14');
	});
	it('[P17] a volunteer has nothing, not even common parts, before the legal notice', () => {
		const { world, part, common } = accompanied('volunteer');
		world.confirm('mother', 'other');
		expect(world.may('other', part)).toBe('none P17');
		expect(world.may('other', common)).toBe('none P17');
	});
	it('[P17] no chains: what derives from a derived reader is nothing', () => {
		const { world } = accompanied('lawyer');
		const chained = world.try('carole', {
			type: 'invite',
			name: 'chained',
			kind: 'support',
			secrecy: 'none',
			missions: [],
			accompanies: world.id('other'),
		});
		expect(isRefusal(chained) && chained.refused).toBe('combination');
	});
	it('[P8] an intern has at most the supervisor’s view, minus what is reserved', () => {
		const { world, part } = shared();
		world.seat('intern', 'intern', { supervisor: world.id('amo2') });
		expect(world.may('intern', part)).toBe('none P17');
		world.confirm('amo2', 'intern');
		expect(world.may('intern', part)).toBe('read P8');
		const reserved = world.reserved('amo', 'son', ['amo2']);
		world.agrees('son', { scope: [reserved] }, 'amo');
		expect(world.may('amo2', reserved)).toBe('read P7');
		expect(world.may('intern', reserved)).toBe('none P17');
		const draft = world.create('amo2', 'draft');
		expect(world.may('intern', draft)).toBe('none P10');
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(world.may('intern', part)).toBe('none P17');
	});
});
