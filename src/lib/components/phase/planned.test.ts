import { describe, expect, test } from 'vitest';
import type { View } from '#lib/domain/view/view.ts';
import { at, awaForKarim, ID } from '../table/awa.fixture.ts';
import { circleOf, nextStep, planRows, stepsToCome, thoughtUntil, usualCourse } from './planned.ts';

const view = awaForKarim();
const planned = (step: number | null, more: Partial<View['meeting']> = {}): View => ({
	...view,
	meeting: {
		...view.meeting,
		plan: { steps: usualCourse(), step, since: step === null ? null : at('10:00') },
		...more,
	},
});

describe('a course laid out beforehand', () => {
	test('takes 75 minutes, and begins and ends with everybody', () => {
		const course = usualCourse();
		expect(course.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(75);
		expect([course[0], course.at(-1)].map((step) => step?.stays)).toEqual(['everyone', 'everyone']);
	});

	test('[T21] proposes the next step with those who stay for it', () => {
		expect(nextStep(planned(0))).toMatchObject({ title: 'Accords', place: 1 });
		const circle = nextStep(planned(2));
		expect(circle).toMatchObject({ title: 'Cercle avec la famille', place: 3 });
		expect(new Set(circle?.present)).toEqual(
			new Set([ID.awa, ID.mother, ID.karim, ID.sophie, ID.lena]),
		);
	});

	test('a step for which nobody is left is passed over', () => {
		const steps = [
			{ title: 'Accueil', stays: 'everyone', minutes: 5 },
			{ title: 'Entre eux', stays: 'family', minutes: 5 },
			{ title: 'Retour', stays: 'everyone', minutes: 5 },
		] as const;
		const of = planned(0, { plan: { steps, step: 0, since: at('10:00') } });
		expect(nextStep(of)?.title).toBe('Entre eux');
		const participants = of.participants.filter((person) => !person.family);
		expect(nextStep({ ...of, participants })?.title).toBe('Retour');
	});

	test('after the last one it is time to end; without a plan what usually follows is proposed', () => {
		expect(stepsToCome(planned(5))).toEqual([]);
		expect(nextStep(planned(5))).toBeNull();
		expect(nextStep(view)).not.toBeNull();
	});

	test('a circle that is asked for early is the planned one only if it comes next', () => {
		expect(circleOf(planned(2)).place).toBe(3);
		expect(circleOf(planned(0)).place).toBeUndefined();
	});

	test('says until when the step was thought of, and which are done', () => {
		expect(thoughtUntil(planned(1))).toBe(at('10:10'));
		expect(thoughtUntil(planned(null))).toBeNull();
		expect(thoughtUntil(planned(1, { state: 'ended' }))).toBeNull();
		expect(planRows(planned(1)).map(({ when }) => when)).toEqual([
			...['done', 'now', 'next', 'later', 'later', 'later'],
		]);
		expect(planRows(planned(null, { state: 'called' }))[0]?.when).toBe('next');
		expect(planRows(planned(5, { state: 'ended' })).map(({ when }) => when)).not.toContain('now');
	});
});
