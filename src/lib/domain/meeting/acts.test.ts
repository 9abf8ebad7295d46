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
	const AUTHORISATION = {
		by: 'le procureur du Roi de Liège',
		date: '2026-11-20',
		participants: ['Ana', 'Bruno'],
		purpose: 'protéger l’enfant',
		modalities: 'une séance, sans copie',
	};
	it('[T7] a case conference needs its legal basis or the prosecutor’s authorisation; a network meeting has neither', () => {
		const conference = { ...COMMAND, kind: 'case-conference' };
		for (const legalBasis of [undefined, '', '  '])
			expect(call({ ...conference, legalBasis })).toEqual({
				refused: 'legal-basis-missing',
				field: 'legalBasis',
			});
		for (const more of [{ legalBasis: 'Décret' }, { authorisation: AUTHORISATION }])
			expect(isRefusal(call({ ...conference, ...more }))).toBe(false);
		expect(call({ ...COMMAND, authorisation: AUTHORISATION })).toEqual({
			refused: 'malformed',
			field: 'authorisation',
		});
	});
	it('[T7] an authorisation without its participants, purpose or modalities is none', () => {
		const conference = { ...COMMAND, kind: 'case-conference' };
		for (const field of ['by', 'date', 'participants', 'purpose', 'modalities']) {
			const authorisation = { ...AUTHORISATION, [field]: field === 'participants' ? [] : ' ' };
			expect(call({ ...conference, authorisation })).toMatchObject({
				refused: 'malformed',
				field: `authorisation.${field}`,
			});
		}
	});
	it('[T7] where the law knows no case conference none is called, whatever is written', () => {
		for (const jurisdiction of ['fr-child-protection', 'fr-care', 'lu'] as const)
			expect(
				call(
					{ ...COMMAND, kind: 'case-conference', jurisdiction, legalBasis: 'une loi' },
					{ jurisdictions: [jurisdiction] },
				),
			).toEqual({ refused: 'no-case-conference', field: 'jurisdiction' });
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
