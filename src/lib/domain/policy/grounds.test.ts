// What is stored with a change of readers: what the ledger later tells without asking any rule again.
import { describe, expect, it } from 'vitest';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import { fold, type Recorded } from '../meeting/facts.ts';
import { upcast } from '../meeting/upcast.ts';
import type { Gained } from '../section/facts.ts';

const gainedBy = (world: World, name: string, section: SectionId): Gained[] =>
	world.meeting.history
		.flatMap(({ event }) => (event.type === 'readers-changed' ? event.gained : []))
		.filter((gained) => gained.reader === world.id(name) && gained.section === section);

describe('[L1] a change of readers is stored with its grounds', () => {
	it('[L1] the rule, and the word of the person concerned that opened it', () => {
		const world = networkWorld();
		const { agreementId } = world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		expect(gainedBy(world, 'amo2', part)).toMatchObject([
			{ rule: 'P5', access: 'read', through: null, agreements: [agreementId] },
		]);
		expect(gainedBy(world, 'mother', part)).toMatchObject([{ rule: 'P6', agreements: [] }]);
	});
	it('[L1] another word that carries the reading on is another fact, and breaks nothing', () => {
		const world = networkWorld();
		const first = world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		const since = world.meeting.sections.held.get(world.id('amo2'))!.get(part)!.since;
		const second = world.agrees('mother', { scope: [part] }, 'amo');
		expect(gainedBy(world, 'amo2', part).map(({ agreements }) => agreements)).toEqual([
			[first.agreementId],
			[second.agreementId],
		]);
		expect(world.meeting.sections.held.get(world.id('amo2'))!.get(part)!.since).toBe(since);
	});
	it('[L1] whom a derived reader reads through, and the words that cover that person', () => {
		const world = networkWorld();
		world.seat('intern', 'intern', { supervisor: world.id('amo2') });
		world.seat('lawyer', 'lawyer', { accompanies: world.id('mother') });
		world.confirm('amo2', 'intern').confirm('mother', 'lawyer');
		const { agreementId } = world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		const [amo2, mother] = [world.id('amo2'), world.id('mother')];
		expect(gainedBy(world, 'intern', part)).toMatchObject([
			{ rule: 'P8', through: amo2, agreements: [agreementId] },
		]);
		expect(gainedBy(world, 'lawyer', part)).toMatchObject([
			{ rule: 'P8', through: mother, agreements: [] },
		]);
	});
	it('[L1] a stream of the first release, which noted no grounds, still folds', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		const old = world.meeting.history.map(({ at, order, event }): Recorded => {
			if (event.type !== 'readers-changed') return { seq: order, at, event };
			const { type, lost, policy } = event;
			const gained = event.gained.map(({ through: _, agreements: __, ...rest }) => rest);
			return {
				seq: order,
				at,
				event: upcast({ type, version: 1, data: { gained, lost, policy } }),
			};
		});
		const held = fold(old, new Map()).sections.held.get(world.id('amo2'))!.get(part);
		expect(held).toMatchObject({ rule: 'P5', through: null, agreements: [] });
	});
});
