// What has had its time closes on every page first; then nobody finds it.
import { expect, test } from 'vitest';
import { NOT_IN_MEETING } from '#lib/sync/close-codes.ts';
import { LiveWorld } from './live-world.ts';

/** Over before it began. */
const OVER = -100_000;
const retention = (notesDays: number, minutesDays: number) => ({
	notesDays,
	minutesDays,
	basis: 'décret',
});

test('[K2] the notes close on every page, and the pages stay', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo2 = await world.page('amo2');
	expect(amo2.has(section)).toBeDefined();
	expect(await world.hosts.keep(world.meeting, retention(OVER, 1_000))).toBe('notes');
	await world.rest();
	expect(amo2.closed).toBeUndefined();
	expect(amo2.view.sections).toEqual([]);
	expect(await world.store.sections.load(section)).toBeNull();
	const mine = await world.command('amo', { type: 'create-section' });
	expect(mine).toEqual({ refused: 'meeting-state', rule: 'P34' });
});

test('[K2] a meeting that is over sends its pages away, and is one that does not exist', async () => {
	const world = await LiveWorld.network();
	await world.shared();
	const amo2 = await world.page('amo2');
	expect(await world.hosts.keep(world.meeting, retention(OVER, OVER))).toBe('everything');
	await world.rest();
	expect(amo2.closed).toBe(NOT_IN_MEETING);
	expect(await world.hosts.view(world.meeting, world.reader('amo'))).toEqual({
		refused: 'not-found',
	});
	expect(await world.hosts.minutes(world.meeting, world.reader('mother'))).toEqual({
		refused: 'not-found',
	});
});
