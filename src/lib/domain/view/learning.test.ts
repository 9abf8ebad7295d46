// What somebody will learn by being invited, told to the coordinator beforehand, and true when they come.
import { describe, expect, it } from 'vitest';
import { networkWorld, World } from '../../../../tests/worlds/world.ts';
import type { Kind, Secrecy, Tags } from '../table/facts.ts';
import type { Learning } from './learning.ts';
import { learningFor } from './view-of.ts';

const tagsOf = (kind: Kind, secrecy: Secrecy, missions: string[] = []): Tags => ({
	kind,
	secrecy,
	missions: missions as never,
	coordinator: false,
	accompanies: null,
	supervisor: null,
	childOf: [],
	bornOn: null,
	until: null,
});
const TEACHER = tagsOf('professional', 'discretion');
const BOUND = tagsOf('professional', 'bound', ['youth-aid']);

const learning = (world: World, tags: Tags, by = 'carole'): Learning | null =>
	learningFor(world.meeting, { participant: world.id(by), entry: null }, tags, world.at);

const namesIn = (told: Learning | null): string[] =>
	(told?.people ?? []).map(({ name }) => name).sort();

describe('[V12] what an invitation tells', () => {
	it('[V12] what was announced is what the newcomer then has, whoever they are', () => {
		for (const tags of [
			TEACHER,
			BOUND,
			tagsOf('adult', 'none'),
			tagsOf('authority', 'authority'),
		]) {
			const world = networkWorld();
			world.common('amo', 'L’horaire');
			world.agrees('mother');
			world.secret('amo', ['mother']);
			const told = learning(world, tags)!;
			world.invite('new', { kind: tags.kind, secrecy: tags.secrecy, missions: [...tags.missions] });
			const { participants, sections, meeting } = world.view('new');
			const others = participants.filter(({ id }) => id !== world.id('new'));
			expect(told.people.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
			expect(told.parts.map(({ title }) => title)).toEqual(['L’horaire']);
			expect(sections.map(({ title }) => title)).toEqual(['L’horaire']);
			expect([told.purpose, told.tags]).toEqual([meeting.purpose, tags === BOUND]);
		}
	});
	it('[V12] before the meeting begins it tells of those whose first phase they will share', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.family('mother');
		const told = learning(world, TEACHER);
		expect(namesIn(told)).toEqual(['Carole', 'amo', 'mother']);
		world.teacher('marc');
		expect(world.view('marc').participants.map(({ name }) => name)).toEqual(['marc']);
		world.start();
		expect(
			world
				.view('marc')
				.participants.map(({ name }) => name)
				.sort(),
		).toEqual(['Carole', 'amo', 'marc', 'mother']);
	});
	it('[V12] in a smaller circle it tells of those in it alone', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.family('mother');
		world.teacher('marc');
		world.start().phase('carole', 'amo', 'mother');
		expect(namesIn(learning(world, BOUND))).toEqual(['Carole', 'amo', 'mother']);
	});
	it('[V12] a part for some alone is not announced, and asking changes nothing', () => {
		const world = networkWorld();
		const part = world.create('amo', 'common', { title: 'Pour quelques-uns' });
		world.open('amo', part, { readers: ['carole', 'marc'] });
		const before = JSON.stringify(world.view('marc'));
		expect(learning(world, TEACHER)!.parts).toEqual([]);
		expect(JSON.stringify(world.view('marc'))).toBe(before);
	});
	it('[V12] nobody but the coordinator is told, nor the coordinator on an unknown device', () => {
		const world = networkWorld();
		expect(learning(world, TEACHER)).not.toBeNull();
		for (const name of ['amo', 'marc', 'mother'])
			expect([name, learning(world, TEACHER, name)]).toEqual([name, null]);
		const reader = { participant: world.id('carole'), entry: world.device('carole') };
		expect(learningFor(world.meeting, reader, TEACHER, world.at)).toBeNull();
	});
});
