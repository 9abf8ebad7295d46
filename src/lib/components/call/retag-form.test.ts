import { expect, test } from 'vitest';
import { parseCommand } from '#lib/domain/command.ts';
import type { MissionId, ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView } from '#lib/domain/view/view.ts';
import { RetagForm } from './retag-form.svelte.ts';

const karim = {
	id: 'karim' as ParticipantId,
	kind: 'professional',
	promise: 'secrecy',
	missions: ['care' as MissionId],
	coordinator: true,
} as unknown as ParticipantView;

test('what was not changed is said again, and the kind stays out', () => {
	expect(new RetagForm(karim).command).toEqual({
		type: 'retag',
		participantId: 'karim',
		secrecy: 'bound',
		missions: ['care'],
		coordinator: true,
	});
});

test('another kind leaves behind what the closed table would refuse', () => {
	const form = new RetagForm(karim);
	form.choose('parent');
	expect(form.command).toMatchObject({
		kind: 'parent',
		secrecy: 'none',
		missions: [],
		coordinator: false,
	});
});

test('a link is set, changed and taken away', () => {
	const form = new RetagForm({
		...karim,
		kind: 'interpreter',
		promise: 'discretion',
		link: { to: 'mother' as ParticipantId, confirmed: true },
	});
	expect(form.command).not.toHaveProperty('accompanies');
	form.link = '';
	expect(form.command).toMatchObject({ accompanies: null });
	form.choose('other');
	expect(form.command).toMatchObject({ accompanies: null, supervisor: null });
	expect(parseCommand(form.command)).not.toHaveProperty('refused');
});
