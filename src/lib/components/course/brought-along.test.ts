import { describe, expect, it } from 'vitest';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { broughtAlong } from './brought-along.ts';

/** A decision of the whole table by amo, one in amo's secret, which amo2 reads. */
function decided() {
	const world = networkWorld();
	world.do('amo', { type: 'record-decision', text: 'Se revoir' });
	world.agrees('mother', { missions: ['youth-aid'] as never });
	const secret = world.secret('amo', ['mother'], { readers: ['amo2'] });
	world.do('amo', { type: 'record-decision', text: 'Chercher un logement', section: secret });
	return world;
}

describe('what is brought along', () => {
	it('is what one held or wrote down, the whole table’s for whoever ran it, and nothing that one only read', () => {
		const world = decided();
		const now = networkWorld().view('amo');
		const texts = (name: string) => broughtAlong(world.view(name), now).map(({ text }) => text);
		expect(texts('amo')).toEqual(['Se revoir', 'Chercher un logement']);
		expect(world.view('amo2').outcomes).toHaveLength(2);
		expect(texts('amo2')).toEqual([]);
		expect(texts('carole')).toEqual(['Se revoir']);
	});

	it('is offered no more once it is noted', () => {
		const world = decided();
		expect(broughtAlong(world.view('amo'), world.view('amo'))).toEqual([]);
	});
});
