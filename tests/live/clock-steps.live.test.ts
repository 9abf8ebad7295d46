// The machine's clock steps a day ahead and back (H7): order is by sequence, what ended stays ended, timers go on.
import { expect, test } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import { MEETING_TICK_MS, TICK_MS } from '#lib/sync/limits.ts';
import { LiveWorld } from './live-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The mother's word for youth aid, until some hours from now. */
const agreed = (world: LiveWorld, hours: number) =>
	world.do('carole', {
		type: 'record-agreement',
		person: world.id('mother'),
		scope: 'all',
		missions: ['youth-aid'] as never,
		purpose: 'préparer la suite',
		decision: 'given',
		capacity: 'self',
		form: 'spoken',
		explained: { intention: 'en parler', withWhom: 'l’AMO', content: 'la situation' },
		until: new Date(world.clock.now() + hours * HOUR).toISOString(),
	});

async function lent(hours: number) {
	const world = await LiveWorld.network();
	await agreed(world, hours);
	const section = await world.secret();
	await world.open(section, { readers: ['amo2'], writers: ['amo2'] });
	return { world, section };
}

async function times(world: LiveWorld): Promise<number[]> {
	const stored = await world.store.meetings.load(world.meeting);
	return stored!.events.map(({ at }) => at);
}

test('[W40] what ended by a clock that was ahead stays ended when it is set back, and what was written stays in its order', async () => {
	const { world, section } = await lent(2);
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	amo2.write(section, 'un');
	await world.rest();
	world.clock.set(DAY);
	amo.write(section, 'deux');
	await world.pass(MEETING_TICK_MS);
	expect(amo2.channel(section)).toBeUndefined();
	world.clock.set(-DAY);
	amo.write(section, 'trois');
	await world.pass(2 * MEETING_TICK_MS);
	expect(amo2.channel(section)).toBeUndefined();
	expect((await world.page('amo2', { memory: amo2.memory })).channel(section)).toBeUndefined();
	world.clock.set(-DAY);
	await world.draft('amo');
	const text = ['un', 'deux', 'trois'].map((words) => `<paragraph>${words}</paragraph>`).join('');
	expect(amo.text(section)).toBe(text);
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
	const recorded = await times(world);
	expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
	await world.restart();
	expect((await world.page('amo')).text(section)).toBe(text);
	expect((await world.page('amo2')).channel(section)).toBeUndefined();
	expect(world.faults).toEqual([]);
});

test('[W40] an end that lies ahead comes when the clock gets there, steps or not', async () => {
	const { world, section } = await lent(2);
	const amo2 = await world.page('amo2');
	world.clock.set(-DAY);
	await world.pass(HOUR);
	expect(amo2.channel(section)).toBeDefined();
	world.clock.set(DAY);
	await world.pass(HOUR + MEETING_TICK_MS);
	expect(amo2.channel(section)).toBeUndefined();
});

test('[W7] signs of life, presence and pauses count by a clock that never steps', async () => {
	const world = await LiveWorld.network();
	const section: SectionId = await world.shared();
	const amo = await world.page('amo');
	for (const step of [DAY, -2 * DAY, DAY]) {
		world.clock.set(step);
		const before = amo.events.length;
		await world.pass(4 * TICK_MS);
		const ticks = amo.events.slice(before).filter(({ type }) => type === 'tick');
		expect(ticks.length).toBeGreaterThanOrEqual(3);
		expect(ticks.length).toBeLessThanOrEqual(5);
		amo.write(section, 'et encore');
		await world.rest();
		expect(amo.has(section).saved).toBe(amo.has(section).sent);
	}
	expect(amo.closed).toBeUndefined();
});
