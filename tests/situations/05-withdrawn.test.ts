// Situation 5. In the middle of the meeting the grandmother says: "stop, not about my debts".
import { expect, test } from 'vitest';
import { Table } from './table.ts';

const DEBTS = 'Elle doit encore onze mille euros à la banque';
const HOME = 'Le bail se termine en juin';

test('5. “stop, not about my debts”: it closes on the other screens, the rest goes on, and only two know when', async () => {
	await using table = await Table.of(
		{
			saj: { bound: ['debt-mediation'], service: 'SAJ' },
			cpas: { bound: ['debt-mediation'], service: 'CPAS' },
			housing: { discretion: true },
			grandmother: { family: 'adult' },
		},
		['debt-mediation'],
	);
	await table.agrees('grandmother', { for: ['debt-mediation'] });
	const about = ['grandmother'];
	const missions = ['debt-mediation'];
	const debts = await table.shares('saj', { title: 'Les dettes', words: DEBTS, about, missions });
	const home = await table.shares('saj', { title: 'Le logement', words: HOME, about, missions });
	expect(await table.reads('cpas', debts)).toContain(DEBTS);
	expect(await table.reads('cpas', home)).toContain(HOME);
	const housingBefore = await table.givenNow('housing');

	// 10:42. The worker of the CPAS notes her word, as anybody present who reads it may.
	await table.does('cpas', 'withdraw-agreement', {
		person: table.id('grandmother'),
		scope: [debts.id],
	});

	// When the answer comes, it is closed: for the CPAS on the open page, and on any page opened from now on.
	await table.page('cpas').until(() => !table.has('cpas', debts), 'the debts leave the page');
	const again = await table.opens('cpas');
	expect(again.haystack()).not.toContain(DEBTS);
	expect(again.haystack()).not.toContain('Les dettes');
	expect(await table.givenNow('cpas')).not.toContain('Les dettes');

	// The other topic goes on, and she and the holder keep the part.
	expect(await table.reads('cpas', home)).toContain(HOME);
	expect(await table.reads('grandmother', debts)).toContain(DEBTS);
	expect(await table.reads('saj', debts)).toContain(DEBTS);

	// The time of the stop stands in her minutes and in the holder's.
	const stopIn = async (name: string): Promise<boolean> => {
		const minutes = await table.person(name).json(`/api/meetings/${table.meeting}/minutes`);
		return /"what":"stopped"|"decision":"withdrawn"/.test(JSON.stringify(minutes.body));
	};
	expect([await stopIn('grandmother'), await stopIn('saj')]).toEqual([true, true]);
	// The housing officer's are the same as before, and so is all else that he is given. Nor does the coordinator know.
	expect(await stopIn('housing')).toBe(false);
	expect(await table.givenNow('housing')).toBe(housingBefore);
	expect(await stopIn('carole')).toBe(false);
	expect(await table.everSent('carole')).not.toContain(debts.id);

	// Her ledger says who had her debts before them, from when to when, and that nobody has now.
	const { about: told } = await table.ledger('grandmother');
	const closed = told.find(({ title }) => title === 'Les dettes')!;
	const cpas = closed.readers.find(({ participantId }) => participantId === table.id('cpas'))!;
	expect(cpas.spans).toHaveLength(1);
	expect(cpas.spans[0]!.to).toBeGreaterThanOrEqual(cpas.spans[0]!.from);
	const open = told.find(({ title }) => title === 'Le logement')!;
	const still = open.readers.find(({ participantId }) => participantId === table.id('cpas'))!;
	expect(still.spans[0]!.to).toBeNull();

	// Nothing reopens by itself: not by a broader yes, nor by undoing the word. Only the holder opens it again.
	await table.agrees('grandmother', { for: ['debt-mediation'] });
	expect(table.has('cpas', debts)).toBe(false);
	await table.agrees('grandmother', {
		for: ['debt-mediation'],
		parts: [debts],
		notedBy: 'saj',
	});
	expect(table.has('cpas', debts)).toBe(false);
	await table.does('saj', 'open-section', {
		sectionId: debts.id,
		purpose: 'le plan de paiement',
		necessity: 'sans cela, pas de plan',
	});
	expect(await table.reads('cpas', debts)).toContain(DEBTS);
});
