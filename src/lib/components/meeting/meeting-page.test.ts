import { describe, expect, test } from 'vitest';
import type { PhaseId } from '#lib/domain/ids.ts';
import type { View } from '#lib/domain/view/view.ts';
import type { LiveMeeting } from '#lib/client/live-meeting.svelte.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import { awaForKarim, awaForMarc, awaMeeting, ID } from '../table/awa.fixture.ts';
import { MeetingPage } from './meeting-page.svelte.ts';

/** A meeting that refuses what it is told to, and keeps what it was sent. */
function meeting(refused: CommandInput['type'][] = []) {
	const sent: CommandInput[] = [];
	const command = async (input: CommandInput) => {
		sent.push(input);
		return refused.includes(input.type)
			? { ok: false as const, code: 'not-allowed', message: 'Pas à vous.', status: 403 }
			: { ok: true as const, version: 'v', made: {} };
	};
	const live = { command, seeing: null } as unknown as LiveMeeting;
	return { page: new MeetingPage(live), sent };
}
const during = (view: View, id: string | null, title = 'Tour de table'): View => ({
	...view,
	meeting: {
		...view.meeting,
		phase: id === null ? null : { id: id as PhaseId, title, present: [] },
	},
});

describe('what is told', () => {
	test('what was done, when it was done', async () => {
		const { page } = meeting();
		expect(await page.act({ type: 'end-meeting' }, 'C’est fini.')).toBe(true);
		expect(page.notice).toMatchObject({ tone: 'good', words: 'C’est fini.' });
	});

	test('what was refused, with the reason', async () => {
		const { page } = meeting(['end-meeting']);
		expect(await page.act({ type: 'end-meeting' }, 'C’est fini.')).toBe(false);
		expect(page.notice).toMatchObject({ tone: 'warn' });
		expect(page.notice?.words).toContain('Pas à vous.');
	});

	test('several in a row stop at the first that is refused', async () => {
		const { page, sent } = meeting(['end-meeting']);
		const commands: CommandInput[] = [
			{ type: 'start-meeting' },
			{ type: 'end-meeting' },
			{ type: 'start-meeting' },
		];
		expect(await page.actAll(commands, 'Fait.')).toBe(false);
		expect(sent).toHaveLength(2);
	});
});

describe('the meeting’s steps', () => {
	test('the first one seen is not news; the next one is', () => {
		const { page } = meeting();
		page.stepped(during(awaMeeting(), 'phase-1'));
		expect(page.notice).toBeNull();
		page.stepped(during(awaMeeting(), 'phase-2', 'Cercle avec la famille'));
		expect(page.notice?.words).toContain('Cercle avec la famille');
	});

	test('whoever has to wait is told so, and nothing of the step', () => {
		const { page } = meeting();
		page.stepped(during(awaForMarc(), 'phase-1'));
		page.stepped(during(awaForMarc(), null));
		expect(page.notice?.words).toMatch(/^Vous êtes en attente/);
	});

	test('whoever began it heard it already', () => {
		const { page } = meeting();
		page.stepped(during(awaForKarim(), 'phase-1'));
		page.stepped(during(awaForKarim(), 'phase-2'));
		expect(page.notice).toBeNull();
	});
});

test('the part in focus is the first, once the one that was has left the view', () => {
	const { page } = meeting();
	page.focused = ID.home;
	expect(page.focusedIn(awaMeeting())?.id).toBe(ID.home);
	expect(page.focusedIn(awaForMarc())?.id).toBe(ID.why);
});
