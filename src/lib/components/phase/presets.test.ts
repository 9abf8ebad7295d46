import { describe, expect, test } from 'vitest';
import type { ParticipantId, PhaseId } from '#lib/domain/ids.ts';
import type { View } from '#lib/domain/view/view.ts';
import { at, awaForKarim, ID } from '../table/awa.fixture.ts';
import { nextPreset, presetOf, presetsOf } from './presets.ts';

const view = awaForKarim();
const during = (title: string): View => ({
	...view,
	meeting: { ...view.meeting, phase: { id: 'phase-2' as PhaseId, title, present: [] } },
});
const stay = (of: View, step: Parameters<typeof presetOf>[1]) =>
	new Set(presetOf(of, step).present);

describe('who stays', () => {
	test('in the circle: the family and those bound', () => {
		expect(stay(view, 'circle')).toEqual(
			new Set([ID.awa, ID.mother, ID.karim, ID.sophie, ID.lena]),
		);
	});

	test('between professionals: those bound, without the family', () => {
		expect(stay(view, 'professionals')).toEqual(new Set([ID.karim, ID.sophie, ID.lena]));
	});

	test('in the family’s own time: the family alone', () => {
		expect(stay(view, 'family')).toEqual(new Set([ID.awa, ID.mother]));
	});

	test('whoever accompanies the family goes with the family', () => {
		const support = {
			...view.participants.find(({ id }) => id === ID.ines)!,
			id: 'p-support' as ParticipantId,
			link: { to: ID.mother, confirmed: true },
		};
		const accompanied = { ...view, participants: [...view.participants, support] };
		expect(stay(accompanied, 'family').has(support.id)).toBe(true);
		expect(stay(accompanied, 'professionals').has(support.id)).toBe(false);
	});

	test('never someone who left', () => {
		const participants = view.participants.map((person) =>
			person.id === ID.lena ? { ...person, presence: 'left' as const } : person,
		);
		expect(stay(view, 'everyone').has(ID.lena)).toBe(true);
		expect(stay({ ...view, participants }, 'everyone').has(ID.lena)).toBe(false);
	});
});

describe('what usually follows', () => {
	test.each([
		['', 'round'],
		['Tour de table', 'circle'],
		['Cercle avec la famille', 'everyone'],
		['Entre professionnels', 'everyone'],
		['Retour de tous', 'decisions'],
		['Un titre à soi', 'round'],
	])('after "%s" comes %s', (title, step) => {
		expect(nextPreset(during(title)).step).toBe(step);
	});

	test('between phases the last one that is known counts', () => {
		const between = {
			...view,
			meeting: { ...view.meeting, phase: null },
			course: [{ at: at('10:10'), what: 'phase' as const, title: 'Tour de table' }],
		};
		expect(nextPreset(between).step).toBe('circle');
	});
});

test('a step in which nobody would stay is not offered', () => {
	expect(presetsOf(view).map(({ step }) => step)).toContain('family');
	const alone = { ...view, participants: view.participants.filter((person) => !person.family) };
	expect(presetsOf(alone).map(({ step }) => step)).not.toContain('family');
});
