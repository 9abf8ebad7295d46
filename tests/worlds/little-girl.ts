// Where a representative speaks: a child below the age, her mother, and a secret about her.
import type { SectionId } from '#lib/domain/ids.ts';
import { World } from './world.ts';

/** A girl of 9 (or born on that day), whose mother speaks for her, and a secret about her. */
export function littleGirl(bornOn = '2017-03-01'): { world: World; part: SectionId } {
	const world = new World();
	world.bound('amo', 'youth-aid');
	world.bound('amo2', 'youth-aid');
	world.family('mother');
	world.family('girl', 'young-person', { bornOn, childOf: [world.id('mother')] });
	world.start().inRoom('mother', 'girl', 'amo');
	return { world, part: world.secret('amo', ['girl']) };
}
