import { describe, expect, it } from 'vitest';
import { World } from '../../../../tests/worlds/world.ts';
import { parseCommand } from '../command.ts';
import { isRefusal } from '../refusal.ts';
import { roomOf, viewAs, viewOf } from '../view/view-of.ts';

const CALL = 'https://appel.example/loutre-7';

/** A circle of the mother and amo, run by carole from outside it; the teacher waits. */
function circle(...more: string[]): World {
	const world = new World();
	world.bound('amo', 'youth-aid');
	world.family('mother');
	world.invite('teacher', { secrecy: 'discretion' });
	world.start().inRoom('mother', 'amo', 'teacher');
	const present = ['mother', 'amo', ...more].map((name) => world.id(name));
	world.do('carole', { type: 'start-phase', title: 'Le cercle', present, call: CALL });
	return world;
}
const callOf = (world: World, name: string) => world.view(name).meeting.phase?.call;
const bytes = (of: unknown) => JSON.stringify(of);

describe('where a step is called', () => {
	it('[V15] is told to those in it while they are in it, and to nobody else, whoever runs it from outside too', () => {
		const world = circle();
		for (const name of ['mother', 'amo']) expect(callOf(world, name)).toBe(CALL);
		expect(world.view('carole').meeting.phase).toMatchObject({ title: 'Le cercle' });
		for (const name of ['carole', 'teacher'])
			expect(bytes(world.view(name)), name).not.toContain('loutre');
		expect(callOf(circle('carole'), 'carole')).toBe(CALL);

		world.do('amo', {
			type: 'record-presence',
			...{ participantId: world.id('amo'), presence: 'left' },
		});
		expect(bytes(world.view('amo'))).not.toContain('loutre');
		world.phase('mother', 'teacher');
		for (const name of ['mother', 'amo', 'teacher', 'carole'])
			expect(bytes(world.view(name)), name).not.toContain('loutre');
	});

	it('[V15] is on no later device, on no wall, and in no view as somebody who has it not', () => {
		const world = circle('carole');
		const participant = world.id('amo');
		const entry = world.device('amo') as never;
		expect(viewOf(world.meeting, { participant, entry }, world.at)?.meeting.phase).toBeTruthy();
		expect(bytes(viewOf(world.meeting, { participant, entry }, world.at))).not.toContain('loutre');
		expect(
			bytes(roomOf(world.meeting, { by: world.id('carole'), among: null }, world.at)),
		).not.toContain('loutre');
		const reader = { participant: world.id('carole'), entry: null };
		const as = (name: string) => bytes(viewAs(world.meeting, reader, world.id(name), world.at));
		expect(as('mother')).toContain('loutre');
		expect(as('teacher')).not.toContain('loutre');
	});

	it('[V15] is the address of a page of its own, and nothing that a page would run', () => {
		const parsed = (call: string) =>
			isRefusal(parseCommand({ type: 'start-phase', title: 'x', present: [], call }));
		for (const call of [CALL, ` ${CALL}?a=b#c `, 'https://appel.example']) {
			expect(parsed(call), call).toBe(false);
		}
		for (const call of [
			'http://a.example',
			'javascript:alert(1)',
			'https://a@b/',
			'https://a b',
			'',
		])
			expect(parsed(call), call).toBe(true);
	});
});
