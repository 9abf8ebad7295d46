// Situation 4. A boy of 15 tells the psychologist that he is gay and is insulted at home. His parents sit at the same
// table, and what they are given must be complete in itself.
import { expect, test } from 'vitest';
import { bound, family, Scene } from './scene.ts';

const CONFIDED = 'il aime un garçon';
const TITLE = 'Ce que Noé a dit';

async function scene() {
	const scene = await Scene.called('La suite pour Noé', 'care', 'youth-aid');
	await scene.sits('the psychologist', bound('care'));
	await scene.sits('the AMO', bound('care', 'youth-aid'));
	await scene.sits('the mother', family('parent'));
	await scene.sits('the father', family('parent'));
	const childOf = scene.ids('the mother', 'the father');
	await scene.sits('Noé', family('young-person', { bornOn: '2011-02-03', childOf }));
	await scene.sits('the mother’s friend', {
		...{ kind: 'support', secrecy: 'none', missions: [] },
		accompanies: scene.id('the mother'),
	});
	await scene.does('the mother', 'confirm-link', {
		participantId: scene.id('the mother’s friend'),
	});
	await scene.begins();
	return scene;
}

const reserved = (scene: Scene): Promise<string> =>
	scene.writes('the psychologist', {
		kind: 'reserved',
		title: TITLE,
		about: ['Noé'],
		missions: ['care'],
		words: `Noé : ${CONFIDED}, et on l’insulte à la maison.`,
	});

test('the psychologist and Noé read it, the AMO once he agrees, and his parents see no gap', async () => {
	await using at = await scene();
	const before = await Promise.all(['the mother', 'the father'].map((name) => at.given(name)));
	const messages = ['the mother', 'the father', 'the mother’s friend'].map((name) =>
		at.messages(name),
	);
	const part = await reserved(at);
	await at.opens('the psychologist', part, 'the AMO');
	await at.reads('Noé', part, CONFIDED);
	await at.neverGot('the AMO', CONFIDED, TITLE, part);

	await at.agrees('Noé', { persons: at.ids('the AMO') });
	await at.reads('the AMO', part, CONFIDED);

	// view and minutes of his parents are the same to the last byte, and not one message came
	expect(await Promise.all(['the mother', 'the father'].map((name) => at.given(name)))).toEqual(
		before,
	);
	for (const name of ['the mother', 'the father', 'the mother’s friend', 'the coordinator'])
		await at.neverGot(name, CONFIDED, TITLE, part);
	expect(
		['the mother', 'the father', 'the mother’s friend'].map((name) => at.messages(name)),
	).toEqual(messages);
});

test('no parent opens it in his place, and no word of theirs reaches it', async () => {
	await using at = await scene();
	const part = await reserved(at);
	await at.opens('the psychologist', part, 'the AMO');
	const yes = { person: at.id('Noé'), scope: [part], purpose: '', decision: 'given' };
	expect(await at.mayNot('the mother', 'record-agreement', yes)).toBe('not-found');
	await at.agrees('the mother', { missions: ['care'], persons: at.ids('the AMO') });
	await at.neverGot('the AMO', CONFIDED);
});

test('he writes his own words beside it, which are read with it and by nobody else', async () => {
	await using at = await scene();
	const part = await reserved(at);
	await at.agrees('Noé', { persons: at.ids('the AMO') });
	await at.opens('the psychologist', part, 'the AMO');
	await at.reads('the AMO', part, CONFIDED);
	const { sectionId: own } = await at.does('Noé', 'write-beside', { sectionId: part });
	await at.does('Noé', 'open-section', { sectionId: own });
	const [beside] = (
		(await at.view('the AMO')).sections as unknown as { id: string; kind: string }[]
	).filter(({ id }) => id === own);
	expect(beside).toMatchObject({ kind: 'own-words', beside: part });
	for (const name of ['the mother', 'the father', 'the mother’s friend'])
		await at.neverGot(name, own!);
});

test('what somebody who is not bound saw goes to one bound person, and stays there', async () => {
	await using at = await scene();
	const note = await at.writes('the mother’s friend', {
		kind: 'draft',
		title: 'Une trace',
		words: 'une trace de coup au poignet',
	});
	const to = at.id('the psychologist');
	await at.does('the mother’s friend', 'confide-section', { sectionId: note, to });
	await at.reads('the psychologist', note, 'trace de coup');
	await at.noLongerReads('the mother’s friend', note);
	for (const name of ['the AMO', 'the mother', 'the father', 'Noé', 'the coordinator'])
		await at.neverGot(name, 'trace de coup', 'Une trace', note);
});
