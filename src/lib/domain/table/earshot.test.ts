// Whether somebody at a distance is alone: who says so, who is told, how long it holds, and that no right depends on it.
import { describe, expect, it } from 'vitest';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';

function onTheTelephone() {
	const world = networkWorld();
	const about = { participantId: world.id('amo2') };
	const presence = (to: 'remote' | 'in-room') =>
		world.do('carole', { type: 'record-presence', ...about, presence: to });
	presence('remote');
	const tell = (name: string, alone: boolean) => ({
		...{ by: name, command: { type: 'tell-earshot', ...about, alone } as const },
	});
	return { world, presence, tell };
}
const told = (world: World, to: string) =>
	world.view(to).participants.find(({ id }) => id === world.id('amo2'))?.alone;

describe('who can hear, where somebody is at a distance', () => {
	it('[T22] is said by themselves or by the coordinator, and told to whoever knows that they are there', () => {
		const { world, tell } = onTheTelephone();
		expect(told(world, 'mother')).toBeUndefined();
		for (const [name, alone] of [
			['amo2', false],
			['carole', true],
		] as const) {
			const { by, command } = tell(name, alone);
			world.do(by, command);
			for (const to of ['mother', 'marc', 'amo', 'amo2', 'carole'])
				expect([to, told(world, to)]).toEqual([to, alone]);
		}
		for (const other of ['amo', 'mother', 'marc'])
			expect(world.try(other, tell(other, false).command)).toMatchObject({
				refused: 'not-allowed',
			});
	});

	it('[T22] holds until their presence is recorded anew, and is asked of nobody in the room', () => {
		const { world, tell, presence } = onTheTelephone();
		world.do('amo2', tell('amo2', true).command);
		expect(told(world, 'mother')).toBe(true);
		presence('remote');
		expect(told(world, 'mother')).toBeUndefined();
		world.do('amo2', tell('amo2', true).command);
		presence('in-room');
		expect(told(world, 'mother')).toBeUndefined();
		expect(world.try('amo2', tell('amo2', true).command)).toMatchObject({
			refused: 'not-present',
			field: 'participantId',
		});
	});

	it('[T22] said twice is one fact, and it changes no right', () => {
		const { world, tell } = onTheTelephone();
		world.agrees('mother', { missions: ['youth-aid'] as never });
		const secret = world.secret('amo', ['mother'], { readers: ['amo2'] });
		const before = world.may('amo2', secret);
		world.do('amo2', tell('amo2', false).command);
		const facts = world.meeting.history.length;
		world.do('amo2', tell('amo2', false).command);
		expect([world.meeting.history.length, world.may('amo2', secret)]).toEqual([facts, before]);
		expect(before).toContain('read');
	});
});
