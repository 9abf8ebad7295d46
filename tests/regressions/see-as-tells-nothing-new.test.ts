// "See as" showed a coordinator what only the other knew: what is missing from an intersection must tell nothing either.
import { expect, it } from 'vitest';
import { viewAs } from '#lib/domain/view/view-of.ts';
import { World } from '../worlds/world.ts';

/** Carole runs the meeting; Karim and Lise of the mission, Marc the teacher, the mother and her son. */
function table(): World {
	const world = new World();
	world.bound('karim', 'youth-aid');
	world.bound('lise', 'youth-aid');
	world.teacher('marc');
	world.family('mother');
	return world.start().inRoom('karim', 'mother');
}

const asSeenWith = (world: World, who: string, other: string): string =>
	JSON.stringify(
		viewAs(world.meeting, { participant: world.id(who), entry: null }, world.id(other), world.at),
	);

it('[V9] seeing as a person tells nobody that this person has since taken their yes back', () => {
	const world = table();
	world.agrees('mother');
	const before = asSeenWith(world, 'carole', 'mother');
	expect(before).toContain(world.id('mother'));
	world.do('mother', {
		type: 'record-agreement',
		person: world.id('mother'),
		scope: 'all',
		purpose: '',
		decision: 'refused',
		persons: [world.id('lise')],
	});
	expect(asSeenWith(world, 'carole', 'mother')).toBe(before);
});

it('[V9] seeing as a holder tells no other holder whose later device that one was told of', () => {
	const world = table();
	world.agrees('mother');
	world.secret('karim', ['mother'], { readers: ['mother'] });
	world.device('mother');
	const before = asSeenWith(world, 'karim', 'lise');
	world.secret('lise', ['mother'], { readers: ['mother'] });
	expect(asSeenWith(world, 'karim', 'lise')).toBe(before);
});

it('[V9] seeing as a reader tells nobody whom that reader knows from a part of their own', () => {
	const world = table();
	world.agrees('mother');
	world.phase('carole', 'marc');
	world.bound('olga', 'youth-aid');
	const before = asSeenWith(world, 'carole', 'olga');
	world.secret('karim', ['mother']);
	expect(asSeenWith(world, 'carole', 'olga')).toBe(before);
});

it('[V9] the order of fields tells nobody that the other is in a phase of their own', () => {
	const world = table();
	world.phase('carole', 'marc');
	const before = asSeenWith(world, 'lise', 'karim');
	world.phase('carole', 'karim');
	expect(asSeenWith(world, 'lise', 'karim')).toBe(before);
});
