// What has had its time closes on every page first; then nobody finds it.
import { expect, test } from 'vitest';
import { NOT_IN_MEETING } from '#lib/sync/close-codes.ts';
import { UnreadableError } from '#server/store/errors.ts';
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

const DAY = 86_400_000;
/** So far ahead is the time of day; what hangs on passing time, like a page that answers nothing, does not move. */
const later = async (world: LiveWorld, days: number): Promise<void> => {
	world.clock.set(days * DAY);
	await world.rest();
};

test('[K1] a meeting that nobody ended is kept as long as somebody writes in it', async () => {
	const world = await LiveWorld.network();
	const draft = await world.draft('amo');
	const amo = await world.page('amo');
	await later(world, 29);
	amo.write(draft, 'toujours là');
	await world.rest();
	await later(world, 29);
	expect(await world.hosts.keep(world.meeting, retention(30, 30))).toBe('nothing');
	await world.restart();
	expect(await world.hosts.keep(world.meeting, retention(30, 30))).toBe('nothing');
	expect((await world.page('amo')).text(draft)).toContain('toujours là');
	await later(world, 32);
	expect(await world.hosts.keep(world.meeting, retention(30, 30))).toBe('everything');
});

test('[K1] of a meeting that was ended, writing puts off nothing', async () => {
	const world = await LiveWorld.network();
	const draft = await world.draft('amo');
	const amo = await world.page('amo');
	await world.do('carole', { type: 'end-meeting' });
	await later(world, 31);
	amo.write(draft, 'toujours là');
	await world.rest();
	expect(await world.hosts.keep(world.meeting, retention(30, 30))).toBe('everything');
});

test('[K2] what was still waiting to be stored when a meeting was erased comes to no disk under a new key', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const { deliveries, sections } = world.store;
	const of = deliveries.of.bind(deliveries);
	const { promise, resolve: go } = Promise.withResolvers<void>();
	deliveries.of = (meeting) => promise.then(() => of(meeting));
	const keeping = world.hosts.keep(world.meeting, retention(OVER, OVER));
	await world.rest();
	amo.write(section, 'trop tard');
	await world.rest();
	go();
	expect(await keeping).toBe('everything');
	await world.rest();
	expect(await sections.load(section)).toBeNull();
});

test('[K1] of a meeting that was ended, a log of days that cannot be read keeps nothing alive', async () => {
	const world = await LiveWorld.network();
	await world.draft('amo');
	await world.do('carole', { type: 'end-meeting' });
	world.store.deliveries.of = () => Promise.reject(new UnreadableError('the log', 'changed'));
	await later(world, 31);
	expect(await world.hosts.keep(world.meeting, retention(30, 30))).toBe('everything');
});

test('[W42] pages that stay open have a part on the next day too, once somebody writes in it', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const [amo2] = [await world.page('amo2'), await world.page('amo'), await world.page('marc')];
	const days = async (name: string) => {
		const told = await world.store.deliveries.of(world.meeting);
		return told.filter(({ participant }) => participant === world.id(name)).length;
	};
	expect([await days('amo2'), await days('amo'), await days('marc')]).toEqual([1, 1, 0]);
	await later(world, 1);
	expect([await days('amo2'), await days('amo')]).toEqual([1, 1]);
	amo2.write(section, 'le lendemain');
	amo2.write(section, 'encore');
	await world.rest();
	expect([await days('amo2'), await days('amo'), await days('marc')]).toEqual([2, 2, 0]);
});
