// The rules of the table: who lays them, who reads and adds, how they are called, and when they were read aloud.
import { describe, expect, it } from 'vitest';
import { networkWorld, World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import { minutesOf } from '../minutes/minutes-of.ts';

function laid(world: World): SectionId {
	const { sectionId } = world.do('carole', { type: 'lay-ground-rules', title: 'Nos règles' });
	return sectionId as SectionId;
}
const read = { type: 'record-ground-rules-read' } as const;
const told = (world: World, name: string, id: SectionId) =>
	world.view(name).sections.find((section) => section.id === id)?.groundRules;

describe('the rules of the table', () => {
	it('[T17] everybody admitted reads them and adds to them, newcomers too; whoever only reads, reads', () => {
		const world = networkWorld();
		const rules = laid(world);
		world.seat('director', 'superior');
		world.bound('late', 'care');
		for (const name of ['carole', 'amo', 'insertion', 'marc', 'mother', 'son', 'late'])
			expect([name, world.may(name, rules)]).toEqual([
				name,
				name === 'carole' ? 'write P2' : 'write P3',
			]);
		expect(world.may('director', rules)).toBe('read P4');
		expect(told(world, 'late', rules)).toEqual({ readAt: null });
	});
	it('[T17] a coordinator lays them, once at a time, before the meeting ends', () => {
		const world = networkWorld();
		expect(world.try('amo', { type: 'lay-ground-rules' })).toEqual({ refused: 'not-allowed' });
		const rules = laid(world);
		const again = () => world.try('carole', { type: 'lay-ground-rules' });
		expect(again()).toEqual({ refused: 'already-opened' });
		world.do('carole', { type: 'close-section', sectionId: rules });
		expect(again()).toHaveProperty('sectionId');
		const ended = networkWorld();
		ended.do('carole', { type: 'end-meeting' });
		expect(ended.try('carole', { type: 'lay-ground-rules' })).toEqual({ refused: 'meeting-state' });
	});
	it('[T17] nobody changes their heading, and they stand first in the minutes of everybody', () => {
		const world = networkWorld();
		world.common('amo', 'Avant les règles');
		const rules = laid(world);
		const title = { type: 'retitle-section', sectionId: rules, title: 'Autre chose' } as const;
		expect(world.try('carole', title)).toEqual({ refused: 'not-allowed' });
		for (const name of ['marc', 'mother', 'insertion'])
			expect(
				minutesOf(world.view(name)).parts.map(({ id, groundRules }) => [id, groundRules]),
			).toEqual([
				[rules, true],
				[expect.any(String), undefined],
			]);
	});
	it('[T18] that they were read aloud is noted once, by the coordinator, with its time', () => {
		const world = networkWorld();
		expect(world.try('carole', read)).toEqual({ refused: 'not-opened' });
		const rules = laid(world);
		expect(world.try('mother', read)).toEqual({ refused: 'not-allowed' });
		const happenedAt = new Date(world.at - 5 * 60_000).toISOString();
		world.do('carole', { ...read, happenedAt });
		const at = Date.parse(happenedAt);
		for (const name of ['carole', 'marc', 'mother'])
			expect([name, told(world, name, rules)]).toEqual([name, { readAt: at }]);
		const facts = world.meeting.history.length;
		world.do('carole', read);
		expect(world.meeting.history).toHaveLength(facts);
		const before = new World();
		laid(before);
		expect(before.try('carole', read)).toEqual({ refused: 'meeting-state' });
	});
	it('[T18] it stands in the minutes of whoever has the rules, and of nobody else', () => {
		const world = networkWorld();
		const rules = laid(world);
		world.do('carole', read);
		world.seat('friend', 'support', { accompanies: world.id('mother') });
		const line = (name: string) =>
			minutesOf(world.view(name)).course.filter(({ what }) => what === 'ground-rules-read');
		expect(line('marc')).toEqual([
			{ what: 'ground-rules-read', section: rules, at: world.meeting.groundRules.get(rules) },
		]);
		expect(world.may('friend', rules)).toBe('none P17');
		expect(line('friend')).toEqual([]);
	});
	it('[T18] once adopted it stays in the minutes, also when the part is closed', () => {
		const world = networkWorld();
		const rules = laid(world);
		world.do('carole', read);
		world.do('carole', { type: 'propose-minutes' });
		const offered = world.try('carole', { type: 'adopt-minutes' });
		expect(offered).not.toHaveProperty('refused');
		world.do('carole', { type: 'close-section', sectionId: rules });
		const { course, parts } = minutesOf(world.view('mother'));
		expect(course.some(({ what }) => what === 'ground-rules-read')).toBe(true);
		expect(parts).toEqual([expect.objectContaining({ id: rules, groundRules: true })]);
	});
});
