import { describe, expect, it } from 'vitest';
import { networkWorld } from '../../../../tests/worlds/world.ts';

describe('access, first slice', () => {
	it('[P5] a shared secret reaches those named, bound, of the mission, covered, and nobody else', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[P16] what a withdrawal took off stays off until a new opening names them', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		expect(world.readers(part)).toContain('amo2');
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(world.readers(part)).toEqual(['amo', 'mother']);
		world.agrees('mother', { scope: [part] }, 'amo');
		expect(world.readers(part)).toEqual(['amo', 'mother']);
		world.open('amo', part);
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[P11] a late colleague of the mission reads nothing old until the holder says so', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		world.bound('late', 'youth-aid');
		expect(world.readers(part)).not.toContain('late');
		world.do('amo', {
			type: 'widen-section',
			sectionId: part,
			readers: [world.id('late')],
			purpose: 'relais',
			necessity: 'remplace',
		});
		expect(world.readers(part)).toContain('late');
	});
});
