import { describe, expect, it } from 'vitest';
import type { CallMeetingInput } from '#lib/domain/command.ts';
import type { MeetingId, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { askView, callMeeting, sendByHand, sendCommand, type Fetch } from './commands.ts';

interface Asked {
	path: string;
	body: Record<string, unknown>;
}

/** Answers in turn; an Error is a network that failed. */
function server(...answers: (Response | Error)[]): { fetch: Fetch; asked: Asked[] } {
	const asked: Asked[] = [];
	const fetch: Fetch = async (path, init) => {
		const body = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Asked['body'];
		asked.push({ path, body });
		const answer = answers.shift();
		if (!answer || answer instanceof Error) throw answer ?? new Error('asked too often');
		return answer;
	};
	return { fetch, asked };
}

const CREATE = { type: 'create-section' } as const;
const M = 'm/1' as MeetingId;

describe('a command', () => {
	it('answers with the version and the ids that it made', async () => {
		const { fetch, asked } = server(Response.json({ version: 'v', sectionId: 's' }));
		const answer = await sendCommand(fetch, M, CREATE);
		expect(answer).toEqual({ ok: true, version: 'v', made: { sectionId: 's' } });
		expect(asked).toMatchObject([
			{ path: '/api/meetings/m%2F1/commands', body: { type: 'create-section' } },
		]);
		expect(asked[0]?.body['commandId']).toMatch(/^[0-9a-f]{32}$/);
	});

	it('is sent once more under the same id when nothing answered', async () => {
		const { fetch, asked } = server(new Error('cut'), Response.json({ version: 'v' }));
		expect(await sendCommand(fetch, M, CREATE)).toMatchObject({ ok: true });
		expect(asked).toHaveLength(2);
		expect(asked[0]?.body['commandId']).toBe(asked[1]?.body['commandId']);
	});

	it('comes back as a value when it is refused, and is not sent again', async () => {
		const body = { code: 'not-allowed', message: 'Non.', rule: 'P2', field: 'sectionId' };
		const { fetch, asked } = server(Response.json(body, { status: 403 }));
		expect(await sendCommand(fetch, M, CREATE)).toEqual({ ok: false, status: 403, ...body });
		expect(asked).toHaveLength(1);
	});

	it.each([[[new Error('cut'), new Error('cut')]], [[new Response('<h1>502', { status: 502 })]]])(
		'that nobody who can be understood answered is “unreachable”',
		async (answers) => {
			const { fetch } = server(...answers);
			expect(await sendCommand(fetch, M, CREATE)).toMatchObject({ ok: false, code: 'unreachable' });
		},
	);

	it('calls a meeting', async () => {
		const { fetch } = server(Response.json({ id: 'm' }, { status: 201 }));
		const input = {
			type: 'call-meeting',
			kind: 'network',
			purpose: 'p',
			jurisdiction: 'be-fr',
			missions: [],
		} satisfies CallMeetingInput;
		expect(await callMeeting(input, fetch)).toMatchObject({ ok: true, made: { id: 'm' } });
	});

	it('[S22] sends a code once, with the act that it opens, whatever the network does', async () => {
		const command = { type: 'end-dictation', sectionId: 's' as SectionId } as const;
		const { fetch, asked } = server(new Error('cut'), Response.json({ version: 'v' }));
		const once = await sendByHand(fetch, M, { code: 'abc', command });
		expect(once).toMatchObject({ ok: false, code: 'unreachable' });
		expect(asked).toMatchObject([
			{ path: '/api/meetings/m%2F1/by-hand', body: { code: 'abc', ...command } },
		]);
		expect(await sendByHand(fetch, M, { code: 'abc', command })).toMatchObject({ ok: true });
	});

	it('asks for the view through another’s eyes', async () => {
		const { fetch, asked } = server(
			Response.json({ version: 'v' }),
			Response.json({ code: 'not-found', message: '' }, { status: 404 }),
		);
		const as = 'p 2' as ParticipantId;
		expect(await askView(fetch, M, as)).toEqual({ ok: true, view: { version: 'v' } });
		expect(asked[0]?.path).toBe('/api/meetings/m%2F1?as=p%202');
		expect(await askView(fetch, M, as)).toMatchObject({ ok: false, code: 'not-found' });
	});
});
