// Recording, withdrawing, pausing: who may, in which form, and that narrowing is never refused.
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../command.ts';
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

describe('a whole family', () => {
	const family = (world: World, ...names: string[]): OfFamily => {
		const { person: _, decision: __, capacity, ...question } = world.agreement('mother');
		const answers = names.map((name) => ({
			...{ person: world.id(name), decision: 'given' as const, capacity },
		}));
		return { ...question, type: 'record-agreements', answers };
	};
	type OfFamily = Extract<CommandInput, { type: 'record-agreements' }>;
	const said = (world: World): number => world.meeting.agreements.statements.length;

	it('[A23] is asked once, and each answer counts as if it stood alone', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother', 'son']);
		const asked = family(world, 'mother', 'son');
		world.do('carole', asked);
		expect(said(world)).toBe(2);
		expect(world.may('amo2', part)).toBe('read P5');
		const alone = networkWorld();
		const same = alone.secret('amo', ['mother', 'son']);
		for (const name of ['mother', 'son']) alone.agrees(name);
		expect(alone.may('amo2', same)).toBe('read P5');
	});
	it('[A23] a no among them refuses everybody, and not those alone who were asked for', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother', 'son']);
		const asked = family(world, 'mother', 'son');
		const [mother, son] = asked.answers;
		world.do('carole', { ...asked, answers: [mother!, { ...son!, decision: 'refused' }] });
		expect(world.may('amo2', part)).toBe('none P14');
		expect(world.meeting.agreements.statements.at(-1)?.audience).toEqual({
			missions: [],
			persons: [],
		});
	});
	it('[A23] one who may not be recorded leaves nothing of the others; nobody answers twice', () => {
		const world = networkWorld();
		world.presence('son', 'absent');
		expect(world.try('carole', family(world, 'mother', 'son'))).toMatchObject({
			refused: 'not-present',
		});
		expect(world.try('carole', family(world, 'mother', 'mother'))).toMatchObject({
			refused: 'malformed',
			field: 'answers',
		});
		expect(said(world)).toBe(0);
	});
	it('[A23] whoever is not known there, and whoever is nobody, are one answer', () => {
		const world = networkWorld();
		world.do('carole', { type: 'name-person', name: 'Caché', kind: 'adult' });
		const hidden = [...world.meeting.table.participants.keys()].at(-1)!;
		const asked = family(world, 'mother');
		const about = (person: string) => ({
			...asked,
			answers: [...asked.answers, { ...asked.answers[0]!, person: person as never }],
		});
		expect(world.try('amo', about(hidden))).toEqual(world.try('amo', about('nothing')));
	});
});

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
