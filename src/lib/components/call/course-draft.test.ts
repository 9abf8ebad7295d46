import { describe, expect, test } from 'vitest';
import { parseCallMeeting } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { CourseDraft } from './course-draft.svelte.ts';

const call = (course: CourseDraft) =>
	parseCallMeeting({
		...{ type: 'call-meeting', kind: 'network', purpose: 'x', jurisdiction: 'be-fr' },
		...{ missions: [], course: course.steps },
	});

describe('how the meeting will go', () => {
	test('the usual steps need no gesture', () => {
		const draft = new CourseDraft();
		expect(draft).toMatchObject({ chosen: 'usual', total: 75 });
		expect(isRefusal(call(draft))).toBe(false);
	});

	test('the last table’s steps come first, where there were any; or none at all', () => {
		const last = [{ title: 'Se revoir', stays: 'everyone', minutes: 20 }] as const;
		const draft = new CourseDraft(last);
		expect(draft).toMatchObject({ chosen: 'last', steps: last });
		draft.choose('none');
		expect(draft).toMatchObject({ steps: [], total: 0 });
		expect(isRefusal(call(draft))).toBe(false);
	});

	test('[T21] whatever is changed, the first step is everybody’s, and what was typed can be sent', () => {
		const draft = new CourseDraft();
		for (const { key } of draft.rows.slice(0, 3)) draft.drop(key);
		draft.rows[0]!.minutes = 'trente';
		draft.rows[1]!.minutes = '9999';
		draft.add();
		expect(draft.steps).toHaveLength(3);
		expect(draft.steps[0]).toMatchObject({ stays: 'everyone', minutes: 1 });
		expect(isRefusal(call(draft))).toBe(false);
		while (draft.mayAdd) draft.add();
		for (const row of draft.rows) row.title = 'Une étape';
		expect(isRefusal(call(draft))).toBe(false);
	});
});
