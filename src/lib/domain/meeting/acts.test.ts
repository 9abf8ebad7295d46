// Calling a meeting: the one command without a meeting.
import { describe, expect, it } from 'vitest';
import { parseCallMeeting } from '../command.ts';
import { isRefusal } from '../refusal.ts';
import { viewOf } from '../view/view-of.ts';
import { callMeeting, type Caller } from './acts.ts';

const COMMAND = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'Le retour en classe',
	jurisdiction: 'be-fr',
	missions: [{ id: 'youth-aid', label: 'Aide à la jeunesse' }],
} as const;

function call(command: object, more: Partial<Caller> = {}) {
	const parsed = parseCallMeeting(command);
	if (isRefusal(parsed)) return parsed;
	let count = 0;
	return callMeeting(parsed, {
		account: {
			id: 'account' as never,
			name: 'Carole',
			service: 'Coordination',
			function: 'coordinatrice',
			secrecy: 'bound',
		},
		jurisdictions: ['be-fr'],
		meeting: 'meeting' as never,
		at: Date.UTC(2026, 10, 23, 9),
		newId: () => `id-${++count}`,
		...more,
	});
}

describe('calling a meeting', () => {
	it('[T2] the caller becomes its coordinator, with their own secrecy and no mission', () => {
		const called = call(COMMAND);
		if (isRefusal(called)) throw new Error(called.refused);
		const participant = called.answer.participantId as never;
		const view = viewOf(called.meeting, { participant, entry: null }, called.meeting.moment);
		expect(view?.me).toMatchObject({ coordinator: true, secrecy: 'bound', missions: [] });
		expect(view?.meeting).toMatchObject({ state: 'called', purpose: COMMAND.purpose, phase: null });
		expect(called.events.map(({ type }) => type)).toEqual([
			'meeting-called',
			'participant-invited',
		]);
	});
	it('[T7] a case conference needs its legal basis; a network meeting has none', () => {
		const conference = { ...COMMAND, kind: 'case-conference' };
		const missing = { refused: 'legal-basis-missing', field: 'legalBasis' };
		expect(isRefusal(call({ ...conference, legalBasis: 'Art. 353 § 2, décret …' }))).toBe(false);
		expect(call(conference)).toEqual(missing);
		expect(call({ ...conference, legalBasis: '   ' })).toEqual(missing);
	});
	it('a jurisdiction that is not the organisation’s is refused', () => {
		expect(call({ ...COMMAND, jurisdiction: 'lu' })).toEqual({
			refused: 'jurisdiction',
			field: 'jurisdiction',
		});
		expect(isRefusal(call({ ...COMMAND, jurisdiction: 'lu' }, { jurisdictions: ['lu'] }))).toBe(
			false,
		);
	});
	const MALFORMED: readonly (readonly [object, string])[] = [
		[{ purpose: '' }, 'purpose'],
		[{ purpose: '  ' }, 'purpose'],
		[{ kind: 'party' }, 'kind'],
		[{ jurisdiction: 'mars' }, 'jurisdiction'],
		[{ missions: [{ id: 'a' }] }, 'missions.0.label'],
		[
			{
				missions: [
					{ id: 'a', label: 'A' },
					{ id: 'a', label: 'B' },
				],
			},
			'missions',
		],
		[{ date: 'Marie est malade 1' }, 'date'],
		[{ date: '2026-02-31' }, 'date'],
		[{ surprise: 1 }, 'surprise'],
	];
	for (const [more, field] of MALFORMED)
		it(`${JSON.stringify(more)} is malformed at ${field}`, () => {
			const answer = call({ ...COMMAND, ...more });
			expect(isRefusal(answer) && answer).toEqual({ refused: 'malformed', field });
		});
	for (const date of ['2026-11-23', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00.000+01:00'])
		it(`${date} is a date`, () => {
			expect(isRefusal(call({ ...COMMAND, date }))).toBe(false);
		});
});
