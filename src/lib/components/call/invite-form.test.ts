import { describe, expect, test } from 'vitest';
import { parseCommand } from '#lib/domain/command.ts';
import type { MissionId, ParticipantId } from '#lib/domain/ids.ts';
import type { View } from '#lib/domain/view/view.ts';
import { InviteForm, type Colleague } from './invite-form.svelte.ts';
import { PRESETS, type PresetId } from './presets.ts';

const missions = [
	{ id: 'youth-aid' as MissionId, label: 'aide à la jeunesse' },
	{ id: 'own' as MissionId, label: 'répit' },
];
const person = (id: string, more: object) => ({ id: id as ParticipantId, name: id, ...more });
const view = {
	meeting: { missions },
	participants: [
		person('mother', { family: true, promise: 'none', kind: 'parent' }),
		person('karim', { family: false, promise: 'secrecy', kind: 'professional' }),
		person('teacher', { family: false, promise: 'discretion', kind: 'professional' }),
	],
} as unknown as View;

function form(id: PresetId, colleague: Colleague | null = null) {
	const preset = PRESETS.find((each) => each.id === id)!;
	return new InviteForm(preset, () => view, colleague);
}

describe('an invitation', () => {
	test('the preset fills kind and secrecy and proposes the mission that the meeting has', () => {
		const youthAid = form('youth-aid');
		youthAid.name = ' Karim Benali ';
		expect(youthAid.command()).toMatchObject({
			type: 'invite',
			name: 'Karim Benali',
			kind: 'professional',
			secrecy: 'bound',
			missions: ['youth-aid'],
		});
	});

	test('a mission that the meeting does not have is never proposed', () => {
		expect(form('doctor').missions).toEqual([]);
	});

	test('whoever is not bound by secrecy gets no mission, also after a change', () => {
		const changed = form('youth-aid');
		changed.name = 'Karim';
		changed.secrecy = 'discretion';
		expect(changed.command()).toMatchObject({ missions: [] });
	});

	test('a name is asked for, and nothing leaves without it', () => {
		const nameless = form('teacher');
		expect(nameless.command()).toBeNull();
		expect(nameless.nameMissing).toBe(true);
	});

	test('an interpreter is linked to someone of the family, an intern to a bound professional', () => {
		expect(form('interpreter').linkable.map(({ id }) => id)).toEqual(['mother']);
		expect(form('intern').linkable.map(({ id }) => id)).toEqual(['karim']);
	});

	test('a child is linked to parents, and only what was asked is sent', () => {
		const child = form('young-person');
		Object.assign(child, {
			name: 'Awa',
			bornOn: '2013-02-01',
			childOf: ['mother'],
			until: '2027-01-01',
		});
		expect(child.command()).toMatchObject({ bornOn: '2013-02-01', childOf: ['mother'] });
		expect(child.command()).not.toHaveProperty('until');
		expect(child.nameOnly()).toEqual({
			type: 'name-person',
			name: 'Awa',
			kind: 'young-person',
			bornOn: '2013-02-01',
			childOf: ['mother'],
		});
	});

	test('a colleague comes with what the organisation knows and enters by account', () => {
		const colleague: Colleague = {
			id: 'account',
			name: 'Lena Voss',
			function: 'psychologue',
			service: 'SSM',
			secrecy: 'bound',
		};
		expect(form('psychologist', colleague).command()).toMatchObject({
			account: 'account',
			name: 'Lena Voss',
			introducedAs: 'psychologue',
			service: 'SSM',
		});
	});

	test.each(PRESETS.map(({ id }) => id))('%s makes a command that the server can read', (id) => {
		const any = form(id);
		Object.assign(any, { name: 'X', bornOn: '2013-02-01', until: '2027-01-01', link: 'karim' });
		expect(parseCommand(any.command())).not.toHaveProperty('refused');
	});
});
