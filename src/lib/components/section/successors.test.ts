import { describe, expect, test } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import type { View } from '#lib/domain/view/view.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { successorsOf } from './successors.ts';

function offered(world: World, name: string, part: SectionId): string[] {
	const view: View = { version: '', ...world.view(name) };
	const section = view.sections.find(({ id }) => id === part);
	return section ? successorsOf(view, section).map((person) => person.name) : [];
}

function table(): World {
	const world = networkWorld();
	world.bound('late', 'youth-aid');
	world.seat('boss', 'superior');
	world.agrees('mother');
	return world;
}

describe('to whom a part may be handed over', () => {
	test('those who read it by their mission, or would if they were named; and what is offered is done', () => {
		const world = table();
		const part = world.secret('amo', ['mother'], { readers: ['amo2'] });
		expect(offered(world, 'amo', part)).toEqual(['amo2', 'late']);
		for (const name of ['amo2', 'late']) {
			const before = world.meeting;
			const to = world.id(name);
			const answer = world.try('amo', { type: 'entrust-section', sectionId: part, to });
			expect([name, isRefusal(answer)]).toEqual([name, false]);
			world.meeting = before;
		}
	});
	test('a common part to bound colleagues of one’s own mission; a draft, and another one’s part, to nobody', () => {
		const world = table();
		expect(offered(world, 'amo', world.common('amo'))).toEqual(['amo2', 'late']);
		expect(offered(world, 'amo', world.create('amo', 'draft'))).toEqual([]);
		const part = world.secret('amo', ['mother'], { readers: ['amo2'] });
		for (const name of ['amo2', 'mother']) expect(offered(world, name, part)).toEqual([]);
		expect(offered(world, 'marc', world.common('marc'))).toEqual([]);
	});
});
