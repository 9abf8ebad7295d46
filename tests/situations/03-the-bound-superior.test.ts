// Situation 3. The AMO's director is bound by secrecy too, and asks for a girl's confidences. Rank opens nothing.
import { expect, test } from 'vitest';
import { Table } from './table.ts';

const WORDS = 'Elle ne dort plus chez sa mère depuis mars';

test('3. the director, though bound, gets dates and durations and never content', async () => {
	await using table = await Table.of(
		{
			amo: { bound: ['youth-aid'], service: 'AMO' },
			colleague: { bound: ['youth-aid'], service: 'AMO' },
			director: { kind: 'superior', bound: [], service: 'AMO' },
			girl: { family: 'young-person', bornOn: '2010-03-01' },
		},
		['youth-aid'],
	);
	await table.agrees('girl', { for: ['youth-aid'] });
	const part = await table.shares('amo', {
		title: 'Ce qu’elle a confié',
		words: WORDS,
		about: ['girl'],
		missions: ['youth-aid'],
	});

	// A colleague of the same mission reads it, and so does the girl.
	expect(await table.reads('colleague', part)).toContain(WORDS);
	expect(await table.reads('girl', part)).toContain(WORDS);

	// The director knows that a meeting is held, since when and with whom, and nothing else.
	const view = await table.view('director');
	expect(view.meeting).toMatchObject({ state: 'running' });
	expect(view.sections).toEqual([]);
	for (const word of [WORDS, part.title, part.id])
		expect(await table.everSent('director')).not.toContain(word);
	expect(await table.ledger('director')).toMatchObject({ about: [], by: [] });

	// Being named by the worker is not enough, and nobody becomes part of the help by a tag or by being handed the note.
	await table.does('amo', 'widen-section', {
		sectionId: part.id,
		readers: [table.id('director')],
		purpose: 'suivi du service',
		necessity: 'la direction le demande',
	});
	expect(table.has('director', part)).toBe(false);
	const retag = await table.tries('carole', 'retag', {
		participantId: table.id('director'),
		missions: ['youth-aid'],
	});
	expect(retag.status).toBe(400);
	const entrusted = await table.tries('amo', 'entrust-section', {
		sectionId: part.id,
		to: table.id('director'),
	});
	expect(entrusted.status).toBe(403);
	expect(await table.everSent('director')).not.toContain(part.id);

	// The worker sees why, and the girl sees in her ledger that he never had it.
	expect(JSON.stringify(await table.view('amo'))).toContain(
		`{"participantId":"${table.id('director')}","rule":"P30"}`,
	);
	expect(JSON.stringify(await table.ledger('girl'))).not.toContain(table.id('director'));

	// Later she wants him to be part of the help, for this one thing, and the worker records that he is.
	const other = await table.shares('amo', {
		title: 'Autre chose',
		words: 'Elle a un ami',
		about: ['girl'],
		missions: ['youth-aid'],
	});
	await table.does('amo', 'record-participation', {
		sectionId: part.id,
		participantId: table.id('director'),
	});
	expect(table.has('director', part)).toBe(false);
	await table.agrees('girl', {
		for: [],
		persons: ['director', 'colleague'],
		parts: [part],
		notedBy: 'amo',
	});
	await table.does('amo', 'open-section', {
		sectionId: part.id,
		purpose: 'organiser un logement',
		necessity: 'lui seul peut le décider',
		readers: [table.id('director'), table.id('colleague')],
	});

	// That one part reaches him from now on, and no other; nor may it be handed over to him.
	expect(await table.reads('director', part)).toContain(WORDS);
	expect(await table.everSent('director')).not.toContain(other.id);
	const again = await table.tries('amo', 'entrust-section', {
		sectionId: part.id,
		to: table.id('director'),
	});
	expect(again).toMatchObject({ status: 403, body: { rule: 'P12' } });
	expect(JSON.stringify(await table.ledger('girl'))).toContain(table.id('director'));
});
