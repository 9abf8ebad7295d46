import { describe, expect, it } from 'vitest';
import { Lanes } from './lanes.ts';

const never = () => {
	throw new Error('asked the disk for what is known');
};

describe('lanes', () => {
	it('count on from the disk, and ask it once', () => {
		const lanes = new Lanes();
		expect(lanes.next('a', () => 7)).toBe(8);
		expect(lanes.next('a', never)).toBe(9);
		expect(lanes.next('b', () => 0)).toBe(1);
	});

	it('count anew from the disk after a failure, and once: those behind it fail without moving it', async () => {
		const lanes = new Lanes();
		const numbers = [1, 2, 3].map(() => lanes.next('a', () => 0));
		const failing = numbers.map(() => Promise.withResolvers<void>());
		const writes = failing.map(({ promise }) => lanes.during(['a'], () => promise));
		failing[0]?.reject(new Error('full'));
		await expect(writes[0]).rejects.toThrow('full');
		expect(lanes.next('a', () => 0)).toBe(1);
		for (const { reject } of failing) reject(new Error('behind it'));
		for (const write of writes) await expect(write).rejects.toThrow();
		expect(lanes.next('a', never)).toBe(2);
	});

	it('forget what rests when there are too many, and nothing that is under way', async () => {
		const lanes = new Lanes();
		const open = Promise.withResolvers<void>();
		lanes.next('busy', () => 0);
		const busy = lanes.during(['busy'], () => open.promise);
		for (let index = 0; index < 10_050; index++) {
			lanes.next(`${index}`, () => 0);
			await lanes.during([`${index}`], async () => {});
		}
		expect(lanes.next('10049', () => 5)).toBe(6);
		expect(lanes.next('busy', never)).toBe(2);
		open.resolve();
		await busy;
	});
});
