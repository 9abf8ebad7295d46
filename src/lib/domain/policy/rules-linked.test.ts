// What a stop, a confidence and a list of writers mean for those who read through somebody else: given a table, then who reads.
import { describe, expect, it } from 'vitest';
import { networkWorld } from '../../../../tests/worlds/world.ts';

/** Somebody who accompanies the mother, and a secret about her that she reads. */
function accompanied(kind: 'support' | 'lawyer') {
	const world = networkWorld();
	world.seat('other', kind, { accompanies: world.id('mother') });
	return { world, part: world.secret('amo', ['mother']) };
}

describe('whoever reads through somebody else', () => {
	it('[P8] a support person reads a reserved part when holder and person both name them, and not the family', () => {
		const world = networkWorld();
		world.seat('support', 'support', { accompanies: world.id('son') });
		world.confirm('son', 'support');
		const part = world.reserved('amo', 'son', ['support', 'mother']);
		expect(world.may('support', part)).toBe('none P17');
		const persons = [world.id('support'), world.id('mother')];
		world.agrees('son', { scope: [part], missions: [], persons }, 'amo');
		expect(world.may('support', part)).toBe('read P8');
		expect(world.may('mother', part)).toBe('none P21');
		const unnamed = world.reserved('amo', 'son', ['amo2']);
		world.agrees('son', { missions: [], persons });
		expect(world.may('support', unnamed)).toBe('none P17');
	});
	it('[P8] one’s own confidence, opened to one’s lawyer by name, is read through the link', () => {
		const world = networkWorld();
		world.seat('lawyer', 'lawyer', { accompanies: world.id('son') });
		const part = world.create('son', 'reserved', { about: [world.id('son')] });
		world.open('son', part, { readers: ['lawyer'] });
		expect(world.may('lawyer', part)).toBe('none P17');
		world.confirm('son', 'lawyer');
		expect(world.may('lawyer', part)).toBe('read P8');
		world.do('son', { type: 'pause-sharing', person: world.id('son') });
		expect(world.may('lawyer', part)).toBe('none P16');
	});
	it.each(['support', 'lawyer'] as const)(
		'[P16] a stop closes on the screen of a %s too, until a new opening',
		(kind) => {
			const { world, part } = accompanied(kind);
			world.confirm('mother', 'other').agrees('mother');
			expect(world.may('other', part)).toBe('read P8');
			world.do('mother', { type: 'pause-sharing', person: world.id('mother') });
			expect(world.may('other', part)).toBe('none P16');
			expect(world.may('mother', part)).toBe('read P6');
			world.agrees('mother');
			expect(world.may('other', part)).toBe('none P16');
			world.open('amo', part);
			expect(world.may('other', part)).toBe('read P8');
		},
	);
	it('[P16] somebody who comes to accompany after a stop waits for a new opening too', () => {
		const { world, part } = accompanied('support');
		world.agrees('mother');
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: 'all' });
		world.seat('new', 'support', { accompanies: world.id('mother') });
		world.confirm('mother', 'new');
		expect(world.may('new', part)).toBe('none P16');
		world.open('amo', part);
		expect(world.may('new', part)).toBe('read P8');
	});
	it('[P16] a stop closes on the screen of the holder’s own intern', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		world.seat('intern', 'intern', { supervisor: world.id('amo') });
		world.confirm('amo', 'intern');
		expect(world.may('intern', part)).toBe('read P8');
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(world.may('intern', part)).toBe('none P16');
		expect(world.may('amo', part)).toBe('write P2');
	});
	it('[P8] an intern writes in a common part only where they too are a writer', () => {
		const world = networkWorld();
		world.seat('intern', 'intern', { supervisor: world.id('amo2') });
		world.confirm('amo2', 'intern');
		expect(world.may('intern', world.common('amo'))).toBe('write P8');
		for (const [writers, expected] of [
			[['amo2'], 'read P8'],
			[['intern'], 'read P8'],
			[['amo2', 'intern'], 'write P8'],
		] as const) {
			const part = world.create('amo', 'common');
			world.open('amo', part, { writers: [...writers] });
			expect([writers, world.may('intern', part)]).toEqual([writers, expected]);
		}
	});
});
