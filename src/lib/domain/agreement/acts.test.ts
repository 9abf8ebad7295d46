// Recording, withdrawing, pausing: who may, in which form, and that narrowing is never refused.
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import { isRefusal } from '../refusal.ts';
import { littleGirl } from '../../../../tests/worlds/little-girl.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';

const refused = (answer: object): unknown => (isRefusal(answer) ? answer : 'accepted');

/** amo's secret about the mother, opened to amo2 and insertion (both bound, two missions), nobody agreed to yet. */
function opened(): { world: World; part: SectionId } {
	const world = networkWorld();
	const part = world.secret('amo', ['mother'], { missions: ['youth-aid', 'activation'] });
	return { world, part };
}
const reads = (world: World, part: SectionId): string[] =>
	['amo2', 'insertion'].filter((name) => world.people.has(name) && world.sees(name, part));

describe('recording', () => {
	const incomplete = ['capacity', 'form', 'explained'] as const;
	for (const field of incomplete)
		it(`[A11] a yes without ${field} is malformed, a refusal without it is not`, () => {
			const world = networkWorld();
			const { [field]: _, ...command } = world.agreement('mother');
			expect(refused(world.try('mother', command))).toMatchObject({ refused: 'malformed', field });
			const no = world.try('mother', { ...command, decision: 'refused' });
			expect(refused(no)).toBe('accepted');
		});
	for (const form of ['spoken', 'through-interpreter'] as const)
		for (const presence of [
			'expected',
			'in-room',
			'remote',
			'represented',
			'absent',
			'left',
		] as const) {
			const heard = presence === 'in-room' || presence === 'remote';
			it(`[A11] ${form}, recorded by others while the person is ${presence}: ${heard ? 'heard' : 'refused'}`, () => {
				const world = networkWorld();
				world.presence('mother', presence);
				const answer = world.try('carole', { ...world.agreement('mother'), form });
				expect(refused(answer)).toEqual(
					heard ? 'accepted' : { refused: 'not-present', field: 'form' },
				);
				expect(refused(world.try('mother', { ...world.agreement('mother'), form }))).toBe(
					'accepted',
				);
			});
		}
	it('[A11] what a representative says aloud needs the representative in the room, not the child', () => {
		const { world } = littleGirl();
		const command = { ...world.agreement('girl'), capacity: 'representative' } as const;
		expect(refused(world.try('carole', command))).toBe('accepted');
		world.presence('mother', 'left');
		expect(refused(world.try('carole', command))).toMatchObject({ refused: 'not-present' });
	});
	it('[A12] the coordinator records "all", the holder their own section, and nobody else anything', () => {
		const { world, part } = opened();
		const command = world.agreement('mother');
		for (const name of ['amo', 'amo2', 'insertion', 'marc', 'son'])
			expect([name, refused(world.try(name, command))]).toEqual([name, { refused: 'not-allowed' }]);
		expect(refused(world.try('carole', command))).toBe('accepted');
		expect(refused(world.try('amo', { ...command, scope: [part] }))).toBe('accepted');
		expect(refused(world.try('amo2', { ...command, scope: [part] }))).toMatchObject({
			refused: 'not-allowed',
		});
	});
	it('[A12] a coordinator records nothing for a section that they do not see', () => {
		const { world, part } = opened();
		const command = { ...world.agreement('mother'), scope: [part] };
		expect(refused(world.try('carole', command))).toEqual({ refused: 'not-found' });
		const nothing = 'nothing' as SectionId;
		expect(refused(world.try('carole', { ...command, scope: [nothing] }))).toEqual({
			refused: 'not-found',
		});
	});
	it('[A13] any present reader records the person’s stop; one who is away does not', () => {
		const { world, part } = opened();
		world.agrees('mother');
		const person = world.id('mother');
		const stop = { type: 'withdraw-agreement' as const, person, scope: [part] };
		world.presence('amo2', 'left');
		expect(refused(world.try('amo2', stop))).toMatchObject({ refused: 'not-allowed' });
		world.presence('amo2', 'in-room');
		expect(refused(world.try('amo2', stop))).toBe('accepted');
		expect(reads(world, part)).toEqual([]);
		expect(refused(world.try('insertion', stop))).toMatchObject({ refused: 'not-found' });
	});
	it('[A13] a pause at the person’s word is any present reader’s of a part about them', () => {
		const { world, part } = opened();
		world.agrees('mother');
		const stop = { type: 'pause-sharing', person: world.id('mother') } as const;
		expect(refused(world.try('marc', stop))).toMatchObject({ refused: 'not-allowed' });
		expect(refused(world.try('amo2', stop))).toBe('accepted');
		expect(reads(world, part)).toEqual([]);
	});
	it('[A13] it acts at once, and one person’s stop closes only that person’s parts', () => {
		const world = networkWorld();
		world.agrees('mother');
		world.agrees('son');
		const [hers, his] = [world.secret('amo', ['mother']), world.secret('amo', ['son'])];
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: 'all' });
		expect(reads(world, hers)).toEqual([]);
		expect(reads(world, his)).toEqual(['amo2']);
	});
});
