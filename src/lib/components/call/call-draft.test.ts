import { describe, expect, test } from 'vitest';
import type { CallMeetingInput } from '#lib/domain/command.ts';
import { parseCallMeeting } from '#lib/domain/command.ts';
import type { Answer } from '#lib/client/commands.ts';
import { usualCourse } from '../phase/planned.ts';
import { CallDraft } from './call-draft.svelte.ts';

function world(answer: Answer = { ok: true, version: '', made: { id: 'new' } }) {
	const sent: CallMeetingInput[] = [];
	const draft = new CallDraft(['be-nl', 'lu'], async (command) => {
		sent.push(command);
		return answer;
	});
	return { draft, sent };
}

describe('calling a meeting', () => {
	test('a purpose is enough', async () => {
		const { draft, sent } = world();
		draft.purpose = '  Le retour d’Awa en classe ';
		expect(await draft.call()).toBe('new');
		expect(sent).toEqual([
			{
				type: 'call-meeting',
				kind: 'network',
				purpose: 'Le retour d’Awa en classe',
				jurisdiction: 'be-nl',
				missions: [],
				course: usualCourse(),
			},
		]);
	});

	test('without a purpose nothing leaves, and the question says so', async () => {
		const { draft, sent } = world();
		draft.purpose = '   ';
		expect(await draft.call()).toBeNull();
		expect(draft.purposeMissing).toBe(true);
		expect(sent).toEqual([]);
	});

	test('suggested missions keep their name as id, own words get one of their own', async () => {
		const { draft, sent } = world();
		draft.purpose = 'x';
		draft.toggle('care');
		draft.toggle('housing');
		draft.toggle('housing');
		draft.wording = ' répit ';
		await draft.call();
		expect(sent[0]?.missions.map(({ label }) => label)).toEqual([expect.any(String), 'répit']);
		expect(sent[0]?.missions[0]?.id).toBe('care');
		expect(draft.own.map(({ label }) => label)).toEqual(['répit']);
	});

	test('day, hour and place go as the command wants them', async () => {
		const { draft } = world();
		Object.assign(draft, { purpose: 'x', date: '2026-11-22', time: '10:00', place: 'Herve' });
		expect(draft.command).toMatchObject({ date: '2026-11-22T10:00', place: 'Herve' });
		expect(parseCallMeeting(draft.command)).not.toHaveProperty('refused');
	});

	test('a refusal stays to be read, and one can try again', async () => {
		const no: Answer = { ok: false, code: 'jurisdiction', message: 'no', status: 400 };
		const { draft } = world(no);
		draft.purpose = 'x';
		expect(await draft.call()).toBeNull();
		expect(draft.refused).toEqual(no);
		expect(draft.sending).toBe(false);
	});
});

describe('the next meeting, and the case conference', () => {
	const last = {
		id: 'last',
		purpose: 'Le retour d’Awa',
		people: [
			{ id: 'mother', name: 'Fatou', introducedAs: '' },
			{ id: 'teacher', name: 'Marc', introducedAs: 'enseignant' },
		],
		course: [{ title: 'Pour se revoir', stays: 'everyone' as const, minutes: 20 }],
	};
	test('[T13] everybody comes along but those who are unticked, and their links are kept to hand over', async () => {
		const invited = [{ participantId: 'new-mother', name: 'Fatou', code: 'abc' }];
		const sent: CallMeetingInput[] = [];
		const draft = new CallDraft(
			['be-fr'],
			async (command) => {
				sent.push(command);
				return { ok: true, version: '', made: { id: 'next' }, invited };
			},
			last,
		);
		expect(draft.purpose).toBe('Le retour d’Awa');
		draft.coming = ['mother'];
		expect(await draft.call()).toBe('next');
		expect(sent[0]).toMatchObject({ from: 'last', except: ['teacher'], kind: 'network' });
		expect(draft.invited).toEqual(invited);
		expect(draft.mayConfer).toBe(false);
	});
	test('[T7] a case conference is offered where the law knows one, and asks for its legal basis', async () => {
		const { draft, sent } = world();
		draft.purpose = 'Protéger';
		draft.kind = 'case-conference';
		expect(await draft.call()).toBeNull();
		expect(draft.basisMissing).toBe(true);
		draft.legalBasis = ' Décret ';
		await draft.call();
		expect(sent).toMatchObject([{ kind: 'case-conference', legalBasis: 'Décret' }]);
		draft.jurisdiction = 'lu';
		await draft.call();
		expect(sent[1]).toMatchObject({ kind: 'network' });
	});
	test('[T11] instead of a law an authorisation does, whole or not at all, with one name on each line', async () => {
		const { draft, sent } = world();
		draft.purpose = 'Protéger';
		draft.kind = 'case-conference';
		draft.authorisation.by = 'le procureur du Roi';
		expect(await draft.call()).toBeNull();
		expect([draft.basisMissing, draft.authorisationMissing]).toEqual([false, true]);
		Object.assign(draft.authorisation, {
			date: '2026-11-20',
			names: 'Carole\n\n Ana ',
			purpose: 'protéger le fils',
			modalities: 'une séance',
		});
		await draft.call();
		expect(sent[0]).toMatchObject({
			kind: 'case-conference',
			authorisation: { by: 'le procureur du Roi', participants: ['Carole', 'Ana'] },
		});
		expect(sent[0]).not.toHaveProperty('legalBasis');
	});
});
