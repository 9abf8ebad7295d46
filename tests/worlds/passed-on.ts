// A saying whose recorder has lost the part that it is about.
import type { World } from './world.ts';

/** What amo noted for a part that somebody else holds since. */
export function passedOn(world: World): string {
	const part = world.secret('amo', ['mother'], { readers: ['amo2'] });
	const { agreementId = '' } = world.agrees('mother', { scope: [part] }, 'amo');
	world.do('amo', { type: 'entrust-section', sectionId: part, to: world.id('amo2') });
	world.open('amo2', part, { readers: ['amo'] });
	return agreementId;
}
