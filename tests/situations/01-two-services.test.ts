// Situation 1. Two services of one CPAS, an AMO, and a mother. The same employer is not the same mission.
import { expect, test } from 'vitest';
import { Table } from './table.ts';

const CPAS = 'CPAS de Liège';
const WORDS = 'Elle boit à nouveau le week-end';

test('1. what the mother told one service of the CPAS does not reach the other one', async () => {
	await using table = await Table.of(
		{
			general: { bound: ['social-aid'], service: CPAS },
			insertion: { bound: ['activation'], service: CPAS },
			amo: { bound: ['youth-aid'], service: 'AMO' },
			mother: { family: 'adult' },
		},
		['social-aid', 'youth-aid', 'activation'],
	);

	// She agrees that the AMO knows, and says: not the insertion service.
	await table.agrees('mother', { for: ['social-aid', 'youth-aid'], except: ['insertion'] });
	const part = await table.shares('general', {
		title: 'Ce qui est difficile le week-end',
		words: WORDS,
		about: ['mother'],
		missions: ['social-aid', 'youth-aid'],
	});

	// The AMO and the mother read it.
	expect(await table.reads('amo', part)).toContain(WORDS);
	expect(await table.reads('mother', part)).toContain(WORDS);

	// The insertion service does not, and cannot tell that anything is there. Nor can the coordinator.
	for (const name of ['insertion', 'carole']) {
		const sent = await table.everSent(name);
		expect(sent).not.toContain(WORDS);
		expect(sent).not.toContain(part.title);
		expect(sent).not.toContain(part.id);
	}

	// The worker of the CPAS sees who does not read it, and by which rule. Nobody else sees that list.
	const own = JSON.stringify(await table.view('general'));
	expect(own).toContain(`{"participantId":"${table.id('insertion')}","rule":"P13"}`);
	expect(JSON.stringify(await table.view('amo'))).not.toContain('"refused"');

	// The mother reads who had it, by name, under her own word. For the insertion service nothing was ever shared.
	const { about, people } = await table.ledger('mother');
	expect(about).toMatchObject([{ title: part.title, state: 'open' }]);
	const names = people.map(({ name }) => name).sort();
	expect(names).toEqual(['amo', 'general', 'mother']);
	expect(await table.ledger('insertion')).toMatchObject({ about: [], by: [], people: [] });

	// Naming the other service all the same changes nothing, nor does handing the note over to it.
	await table.does('general', 'widen-section', {
		sectionId: part.id,
		readers: [table.id('insertion')],
		purpose: 'suivi',
		necessity: 'dossier commun',
	});
	expect(table.has('insertion', part)).toBe(false);
	const entrusted = await table.tries('general', 'entrust-section', {
		sectionId: part.id,
		to: table.id('insertion'),
	});
	expect(entrusted).toMatchObject({ status: 403, body: { code: 'not-allowed', rule: 'P13' } });
	expect(await table.everSent('insertion')).not.toContain(part.id);
});
