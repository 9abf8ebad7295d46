import { describe, expect, test } from 'vitest';
import type { View } from '#lib/domain/view/view.ts';
import { at, awaForKarim, awaForMarc, awaForMother, awaMeeting, ID } from '../table/awa.fixture.ts';
import { AgreementPanel } from './agreement-panel.svelte.ts';
import { hasAgreed, hasPanel, rowsOf, saidBy } from './rows.ts';

const panel = (view: View = awaForKarim(), scope: 'all' | [typeof ID.home] = 'all') =>
	new AgreementPanel(() => view, scope);
const keys = (view: View, scope: 'all' | [typeof ID.home] = 'all') =>
	rowsOf(view, scope).map(({ key }) => key);

describe('whose answer may be noted', () => {
	test('the coordinator: each of the family', () => {
		expect(keys(awaForKarim())).toEqual(['p-awa:self', 'p-mother:self']);
	});

	test('a holder: for the own part, not for everything', () => {
		expect(keys(awaMeeting(), [ID.home])).toEqual(['p-awa:self', 'p-mother:self']);
		expect(keys(awaMeeting())).toEqual([]);
	});

	test('a person concerned: their own', () => {
		expect(keys(awaForMother())).toEqual(['p-mother:self']);
	});

	test('a teacher: nobody, so no panel is offered', () => {
		expect(hasPanel(awaForMarc())).toBe(false);
		expect(hasPanel(awaForMother())).toBe(true);
	});

	test('[A] a child below the age speaks through a parent', () => {
		const view = awaForKarim();
		const participants = view.participants.map((person) =>
			person.id === ID.awa ? { ...person, capacities: ['representative' as const] } : person,
		);
		const [row] = rowsOf({ ...view, participants }, 'all');
		expect(row).toMatchObject({ key: 'p-awa:representative', capacity: 'representative' });
		expect(row?.parents.map(({ id }) => id)).toEqual([ID.mother]);
	});

	test('whoever is not in the room is not heard', () => {
		const view = awaForKarim();
		const participants = view.participants.map((person) =>
			person.id === ID.mother ? { ...person, presence: 'absent' as const } : person,
		);
		const heard = rowsOf({ ...view, participants }, 'all').map((row) => [row.key, row.heard]);
		expect(heard).toEqual([
			['p-awa:self', true],
			['p-mother:self', false],
		]);
	});
});

describe('what is asked', () => {
	test('about everything: for one’s own mission', () => {
		expect(panel()).toMatchObject({ missions: [ID.youth], persons: [] });
	});

	test('about a part: with those named at its opening, for what it was shared for', () => {
		expect(panel(awaMeeting(), [ID.home])).toMatchObject({
			persons: [ID.karim],
			missions: [],
			purpose: 'préparer l’aménagement des horaires',
		});
	});

	test('the sentence says who, what and why', () => {
		const { sentence } = panel(awaMeeting(), [ID.home]);
		expect(sentence).toContain('Karim Benali');
		expect(sentence).toContain('Ce qu’Awa porte à la maison');
		expect(sentence).toContain('préparer l’aménagement des horaires');
	});
});

describe('what an answer becomes', () => {
	const [awa, mother] = rowsOf(awaForKarim(), 'all');

	test('yes: with the capacity, the form, and what was explained', () => {
		expect(panel().command(mother!, { decision: 'given' })).toMatchObject({
			type: 'record-agreement',
			person: ID.mother,
			scope: 'all',
			missions: [ID.youth],
			decision: 'given',
			capacity: 'self',
			form: 'spoken',
			explained: { intention: 'préparer le retour d’Awa en classe' },
		});
	});

	test('noted afterwards: when it was said, for a yes, a no, and the yes of several', () => {
		const asked = panel();
		asked.earlier = '2026-11-20T10:00';
		const happenedAt = new Date(2026, 10, 20, 10).toISOString();
		for (const decision of ['given', 'refused'] as const)
			expect(asked.command(mother!, { decision })).toMatchObject({ happenedAt });
		expect(asked.together([mother!])).toMatchObject({ happenedAt });
		expect(panel().together([mother!])).not.toHaveProperty('happenedAt');
	});

	test('with a lawyer where the age asks it', () => {
		expect(panel().command(awa!, { decision: 'given' })).toMatchObject({ capacity: 'with-lawyer' });
	});

	test('yes, except: the exclusion by name', () => {
		const said = { decision: 'given', except: [ID.lena] } as const;
		expect(panel().command(mother!, said)).toMatchObject({ except: [ID.lena] });
	});

	test('no: refuses everybody, without an audience', () => {
		const command = panel().command(mother!, { decision: 'refused' });
		expect(command).toMatchObject({ decision: 'refused' });
		expect(command).not.toHaveProperty('missions');
		expect(command).not.toHaveProperty('except');
	});
});

test('[T15] a yes to everything may be said to last; a no, and a yes to one part, never are', () => {
	const asked = panel();
	const [mother] = asked.rows;
	expect(asked.command(mother!, { decision: 'given' })).not.toHaveProperty('lasting');
	asked.lasting = true;
	expect(asked.command(mother!, { decision: 'given' })).toMatchObject({ lasting: true });
	expect(asked.command(mother!, { decision: 'refused' })).not.toHaveProperty('lasting');
	asked.about([ID.home]);
	expect(asked.lasting).toBe(false);
});

describe('what is told of an agreement', () => {
	test('"given" beside the name, for those who may know it', () => {
		expect(hasAgreed(awaMeeting(), ID.mother)).toBe(true);
		expect(hasAgreed(awaForMarc(), ID.mother)).toBe(false);
	});

	test('never a refusal', () => {
		const refusal = {
			id: 'a-1' as never,
			person: ID.mother,
			scope: 'all' as const,
			decision: 'refused' as const,
			missions: [],
			persons: [],
			except: [],
			lift: [],
			purpose: '',
			reason: '',
			explained: null,
			capacity: null,
			form: null,
			at: at('10:20'),
			recordedBy: ID.karim,
			until: null,
			standing: 'in-force' as const,
			notedAfterwards: false,
		};
		const view = awaForKarim({ agreements: [refusal] });
		expect(hasAgreed(view, ID.mother)).toBe(false);
		expect(saidBy(view, { person: { id: ID.mother }, capacity: 'self' }, 'all')).toMatchObject({
			decision: 'refused',
		});
	});
});
