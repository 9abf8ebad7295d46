import { describe, expect, it } from 'vitest';
import { World } from '../../../../tests/worlds/world.ts';
import { parseCallMeeting } from '../command.ts';
import { fold, type Happened, type MeetingEvent } from '../meeting/facts.ts';
import type { TextId } from '../ids.ts';
import { viewOf } from '../view/view-of.ts';

const COURSE = [
	{ title: 'Accueil', stays: 'everyone', minutes: 5 },
	{ title: 'Cercle-du-lynx', stays: 'circle', minutes: 25 },
	{ title: 'Retour', stays: 'everyone', minutes: 15 },
] as const;

/** The mother goes on to the circle, the teacher does not; amo runs nothing, dora runs it too. */
function planned(): World {
	const world = new World('be-fr', { course: [...COURSE] });
	world.bound('amo', 'youth-aid');
	world.invite('dora', { coordinator: true });
	world.family('mother');
	world.invite('teacher', { secrecy: 'discretion' });
	return world;
}
const planOf = (world: World, name: string) => world.view(name).meeting.plan;
const begin = (world: World, step?: number) =>
	world.try('carole', {
		...{ type: 'start-phase', title: 'Cercle', present: [world.id('mother')] },
		...(step !== undefined && { step }),
	});

describe('a course laid out beforehand', () => {
	it('[T21] is there for whoever runs the meeting, and goes on with each planned step', () => {
		const world = planned();
		expect(planOf(world, 'carole')).toEqual({ steps: COURSE, step: null, since: null });
		world.start();
		expect(planOf(world, 'carole')).toMatchObject({ step: 0, since: world.at });
		begin(world, 1);
		const since = world.at;
		expect(planOf(world, 'dora')).toMatchObject({ step: 1, since });
		begin(world);
		expect(planOf(world, 'dora')).toMatchObject({ step: 1, since });
		world.do('carole', { type: 'end-meeting' });
		expect(planOf(world, 'carole')).toMatchObject({ step: 1 });
	});

	it('[T21] names no step that was not laid out, and begins with everybody', () => {
		const world = planned().start();
		expect(begin(world, 3)).toEqual({ refused: 'malformed', field: 'step' });
		const plain = new World();
		plain.family('mother');
		expect(begin(plain.start(), 0)).toMatchObject({ field: 'step' });
		const call = { type: 'call-meeting', kind: 'network', purpose: 'x', jurisdiction: 'be-fr' };
		const parsed = (course: unknown) => parseCallMeeting({ ...call, missions: [], course });
		expect(parsed(COURSE)).toMatchObject({ course: COURSE });
		expect(parsed(COURSE.slice(1))).toMatchObject({ refused: 'malformed', field: 'course' });
		expect(parsed([{ ...COURSE[0], minutes: 0 }])).toMatchObject({ refused: 'malformed' });
	});

	it('[T21] nobody is in a step by its plan: who is present is said when it begins', () => {
		const world = planned().start();
		begin(world, 1);
		expect(world.view('mother').meeting.phase).toMatchObject({ title: 'Cercle' });
		expect(world.view('amo').meeting.phase).toBeNull();
	});
});

/** The same history with nothing planned, or with other words, steps and minutes. */
function otherwise(world: World, steps: readonly (typeof COURSE)[number][]): World['meeting'] {
	const changed = ({ event }: Happened): MeetingEvent => {
		if (event.type === 'phase-started') return { ...event, step: null };
		if (event.type !== 'course-planned') return event;
		const titled = steps.map((step, index) => ({ ...step, title: `other-${index}` as TextId }));
		return { ...event, steps: titled };
	};
	const recorded = world.meeting.history.map((happened) => ({
		...{ seq: happened.order, at: happened.at },
		event: changed(happened),
	}));
	return fold(recorded, world.meeting.texts);
}

describe('what a plan tells', () => {
	it('[V14] not a byte to anybody who does not run the meeting, in a step or not, before it or after', () => {
		for (const until of ['called', 'running', 'in the circle', 'ended']) {
			const world = planned();
			if (until !== 'called') world.start().inRoom('mother', 'amo', 'teacher');
			if (until === 'in the circle' || until === 'ended') begin(world, 1);
			if (until === 'ended') world.do('carole', { type: 'end-meeting' });
			const seen = (meeting: World['meeting'], name: string) =>
				JSON.stringify(viewOf(meeting, { participant: world.id(name), entry: null }, world.at));
			const [none, other] = [otherwise(world, []), otherwise(world, [COURSE[0]])];
			expect(seen(world.meeting, 'dora')).toContain('Cercle-du-lynx');
			expect(seen(none, 'dora')).not.toBe(seen(world.meeting, 'dora'));
			for (const name of ['mother', 'amo', 'teacher']) {
				expect(seen(world.meeting, name)).toBe(seen(none, name));
				expect(seen(world.meeting, name)).toBe(seen(other, name));
			}
		}
	});

	it('[V14] nothing on a coordinator’s later device, nor when a coordinator looks as somebody else', () => {
		const world = planned();
		const device = world.device('dora');
		const limited = { participant: world.id('dora'), entry: device as never };
		expect(planOf(world, 'dora')).toBeDefined();
		expect(viewOf(world.meeting, limited, world.at)?.meeting.plan).toBeUndefined();
		world.do('carole', { type: 'retag', participantId: world.id('dora'), coordinator: false });
		expect(planOf(world, 'dora')).toBeUndefined();
	});
});
