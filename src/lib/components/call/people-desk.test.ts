import { describe, expect, test } from 'vitest';
import type { Answer } from '#lib/client/commands.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { PeopleDesk } from './people-desk.svelte.ts';

const person = (id: string, family = false) =>
	({ id: id as ParticipantId, name: id, family }) as ParticipantView;

function world(answers: Answer[]) {
	const sent: CommandInput[] = [];
	const view = {
		me: { participantId: 'me' },
		participants: [person('me'), person('zoe'), person('awa', true)],
	} as unknown as View;
	const table = {
		view,
		command: async (input: CommandInput) => {
			sent.push(input);
			return answers.shift() ?? { ok: true as const, version: '', made: {} };
		},
	};
	return { desk: new PeopleDesk(table, () => 'https://entour.test'), sent };
}

const invite: CommandInput & { type: 'invite' } = {
	type: 'invite',
	name: 'Marc',
	kind: 'professional',
	secrecy: 'discretion',
	missions: [],
};
const made = (code?: string): Answer => ({
	ok: true,
	version: '',
	made: { participantId: 'marc', code },
});

describe('the people desk', () => {
	test('lists everyone but oneself, the family first', () => {
		expect(world([]).desk.others.map(({ id }) => id)).toEqual(['awa', 'zoe']);
	});

	test('an invitation gives an entry link with the code behind the fragment', async () => {
		const { desk } = world([made('abc')]);
		expect(await desk.invite(invite)).toBe(true);
		expect(desk.latest).toEqual({
			participantId: 'marc',
			name: 'Marc',
			seated: true,
			link: 'https://entour.test/join#abc',
		});
	});

	test('whoever has an account needs no link', async () => {
		const { desk } = world([made()]);
		await desk.invite(invite);
		expect(desk.latest?.link).toBeNull();
	});

	test('whoever is only named has no seat and no link', async () => {
		const { desk } = world([made()]);
		await desk.invite({ type: 'name-person', name: 'Marc', kind: 'parent' });
		expect(desk.latest).toMatchObject({ seated: false, link: null });
	});

	test('a renewed link takes the place of the old one', async () => {
		const { desk } = world([made('old'), made('new')]);
		await desk.invite(invite);
		await desk.renew(person('marc'));
		expect(desk.links.get('marc' as ParticipantId)).toBe('https://entour.test/join#new');
	});

	test('whoever is removed leaves no link behind', async () => {
		const { desk } = world([made('abc')]);
		await desk.invite(invite);
		expect(await desk.remove(person('marc'))).toBe(true);
		expect(desk.links.size).toBe(0);
		expect(desk.latest).toBeNull();
	});

	test('a refusal stays until it is read, and nobody is shown as invited', async () => {
		const no: Answer = {
			ok: false,
			code: 'combination',
			message: '',
			field: 'secrecy',
			status: 400,
		};
		const { desk } = world([no]);
		expect(await desk.invite(invite)).toBe(false);
		expect(desk.refused).toEqual(no);
		expect(desk.latest).toBeNull();
		desk.settle();
		expect(desk.refused).toBeNull();
	});

	test('two taps send one command', async () => {
		const { desk, sent } = world([made('a'), made('b')]);
		await Promise.all([desk.invite(invite), desk.invite(invite)]);
		expect(sent).toHaveLength(1);
	});
});
