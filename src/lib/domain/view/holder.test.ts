// What a holder is told of their own section, and that a broader word tells them no more than who is covered (R17).
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';

const names = (world: World, ids: readonly string[]): string[] =>
	[...world.people].filter(([, id]) => ids.includes(id)).map(([name]) => name);

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother']) };
}

describe('[V5] for the holder alone', () => {
	it('[V5] who was named, why, who is refused and who hears stand in the holder’s view only', () => {
		const { world, part } = shared();
		const mine = world.sees('amo', part)!;
		expect(mine.opened?.named).toEqual([world.id('amo2')]);
		expect(
			mine.refused?.find(({ participantId }) => participantId === world.id('marc'))?.rule,
		).toBe('P12');
		expect(names(world, mine.inEarshot ?? [])).toEqual(['marc', 'son']);
		for (const reader of ['amo2', 'mother'])
			for (const field of ['opened', 'refused', 'stops', 'inEarshot'])
				expect([reader, field, field in world.sees(reader, part)!]).toEqual([reader, field, false]);
	});
	it('[V5] a holder outside the phase learns nothing of who hears in it', () => {
		const { world, part } = shared();
		world.phase('mother', 'marc', 'son');
		expect(world.sees('amo', part)?.inEarshot).toEqual([]);
		world.phase('amo', 'marc');
		expect(names(world, world.sees('amo', part)?.inEarshot ?? [])).toEqual(['marc']);
	});
	it('[V5] whom the rules named without the holder knowing them stands in no list of the holder', () => {
		const world = networkWorld();
		world.phase('amo').bound('late', 'youth-aid');
		const part = world.secret('amo', ['mother']);
		const late = world.id('late');
		expect(world.may('late', part)).toBe('none P14');
		expect(JSON.stringify(world.view('amo'))).not.toContain(late);
		world.agrees('mother', { scope: [part], form: 'signed' }, 'amo');
		expect(world.may('late', part)).toBe('read P5');
		expect(world.sees('amo', part)?.opened?.named).toContain(late);
	});
	it('[V5] a decision that somebody unknown wrote down names nobody', () => {
		const world = networkWorld();
		world.phase('amo').bound('late');
		world.do('late', { type: 'record-decision', text: 'On se revoit lundi' });
		const [outcome] = world.view('marc').outcomes;
		expect(outcome).toMatchObject({ text: 'On se revoit lundi', by: null });
		expect(JSON.stringify(world.view('marc'))).not.toContain(world.id('late'));
	});
});

describe('[V7] under a broader word', () => {
	it('[V7] a broader word that changes no named reader leaves no trace with the holder', () => {
		const { world, part } = shared();
		const before = JSON.stringify(world.view('amo'));
		world.agrees('mother', { except: [world.id('insertion')] });
		world.agrees('mother', { decision: 'refused', missions: ['care'] as never });
		expect(JSON.stringify(world.view('amo'))).toBe(before);
		const waiting = networkWorld();
		const other = waiting.secret('amo', ['mother']);
		const unread = JSON.stringify(waiting.view('amo'));
		waiting.agrees('mother', { decision: 'refused', missions: [] });
		waiting.do('mother', { type: 'pause-sharing', person: waiting.id('mother') });
		expect(JSON.stringify(waiting.view('amo'))).toBe(unread);
		expect([world.may('amo2', part), waiting.may('amo2', other)]).toEqual(['read P5', 'none P14']);
	});
	it('[V7] an end, a refusal, an exclusion, a withdrawal and a pause in general read the same', () => {
		const seen = (end: (world: World) => unknown, start: object = {}): string => {
			const world = networkWorld();
			world.agrees('mother', start);
			const part = world.secret('amo', ['mother']);
			expect(world.may('amo2', part)).toBe('read P5');
			const before = world.at;
			end(world);
			const { stops, refused } = world.sees('amo', part)!;
			expect(refused).toContainEqual({ participantId: world.id('amo2'), rule: 'P14' });
			const course = world.view('amo').course.filter(({ what }) => what === 'stopped');
			const told = JSON.stringify({ stops, refused, course });
			return told.replaceAll(String(world.at), 'then').replaceAll(String(before), 'before');
		};
		const mother = (world: World) => world.id('mother');
		const ends = [
			seen((world) => world.agrees('mother', { decision: 'refused', missions: [] })),
			seen((world) => world.agrees('mother', { except: [world.id('amo2')] })),
			seen((world) => world.agrees('mother', { missions: ['care'] as never })),
			seen((world) => world.do('mother', { type: 'pause-sharing', person: mother(world) })),
			seen((world) =>
				world.do('mother', { type: 'withdraw-agreement', person: mother(world), scope: 'all' }),
			),
			seen((world) => world.wait(3_600_000), { until: '2026-11-23T10:00:00Z' }),
		];
		expect(new Set(ends).size).toBe(1);
	});
	it('[V7] in a part about two, a broader word does not tell whose it was', () => {
		const told = (who: 'mother' | 'father'): string => {
			const world = networkWorld();
			world.family('father');
			world.inRoom('father').agrees('father');
			world.agrees('mother');
			const part = world.secret('amo', ['mother', 'father']);
			expect(world.may('amo2', part)).toBe('read P5');
			world.do(who, { type: 'pause-sharing', person: world.id(who) });
			const { stops } = world.sees('amo', part)!;
			return JSON.stringify([stops, world.view('amo').course]);
		};
		expect(told('mother')).toBe(told('father'));
	});
	it('[M3] what names the section is told whole: at whose word, and when', () => {
		const { world, part } = shared();
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		const stop = { at: world.at, person: world.id('mother'), cause: 'agreement' };
		expect(world.sees('amo', part)?.stops).toEqual([stop]);
	});
});
