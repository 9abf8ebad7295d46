// Situation 12. The mother tells of her sister's abortion. The sister does not sit here; her name gains nothing and is
// found by nobody who does not read the part.
import { expect, test } from 'vitest';
import { bound, family, Scene } from './scene.ts';

const STORY = 'elle a avorté en secret';
const SISTER = 'Clémence, la sœur';

async function scene() {
	const scene = await Scene.called('Le répit de la mère', 'care', 'youth-aid');
	await scene.sits('the care service', bound('care'));
	await scene.sits('the other carer', bound('care'));
	await scene.sits('the AMO', bound('youth-aid'));
	await scene.sits('the mother', family('parent'));
	const childOf = scene.ids('the mother');
	await scene.sits('the boy', family('young-person', { bornOn: '2010-02-03', childOf }));
	await scene.sits('the sister', family('adult'));
	await scene.begins();
	return scene;
}

test('care reads it with the mother; the AMO, the boy and the sister herself get no word, name or sign of it', async () => {
	await using at = await scene();
	const others = ['the AMO', 'the boy', 'the sister'];
	const before = await Promise.all(others.map((name) => at.given(name)));
	const messages = others.map((name) => at.messages(name));
	await at.agrees('the mother', { missions: ['care'] });
	const part = await at.writes('the care service', {
		kind: 'secret',
		title: 'Ce qui pèse sur elle',
		about: ['the mother'],
		missions: ['care'],
		thirdPersons: [SISTER],
		words: `Sa sœur : ${STORY}.`,
	});
	await at.opens('the care service', part);
	await at.reads('the other carer', part, STORY);
	await at.reads('the mother', part, STORY);
	expect(await at.given('the other carer')).toContain(SISTER);

	expect(await Promise.all(others.map((name) => at.given(name)))).toEqual(before);
	expect(others.map((name) => at.messages(name))).toEqual(messages);
	for (const name of [...others, 'the coordinator'])
		await at.neverGot(name, STORY, SISTER, 'Ce qui pèse sur elle', part);
});

test('a passage that went too far leaves every screen, and who comes later never gets it', async () => {
	await using at = await scene();
	await at.agrees('the mother', { missions: ['care'] });
	const words = `Elle ne dort plus. Sa sœur : ${STORY}.`;
	const part = await at.writes('the care service', {
		kind: 'secret',
		about: ['the mother'],
		missions: ['care'],
		words,
	});
	await at.opens('the care service', part, 'the mother');
	await at.reads('the mother', part, STORY);
	const passage = { from: 'Elle ne dort plus.'.length, words: ` Sa sœur : ${STORY}.` };
	await at.does('the care service', 'take-back', { sectionId: part, passage });
	await at.reads('the mother', part, 'Elle ne dort plus.');
	await at.opens('the care service', part, 'the mother', 'the other carer');
	await at.reads('the other carer', part, 'Elle ne dort plus.');
	await at.neverGot('the other carer', STORY);
	// who had it before is kept for the holder and the mother, and told to nobody else
	for (const name of ['the care service', 'the mother'])
		expect(await at.given(name)).toContain('takenBack');
	expect(await at.given('the other carer')).not.toContain('takenBack');
});

test('what is withheld from the mother for a time leaves no trace for her', async () => {
	await using at = await scene();
	await at.agrees('the mother', { missions: ['care'] });
	const before = await at.given('the mother');
	const part = await at.writes('the care service', {
		kind: 'secret',
		title: 'Une crainte',
		about: ['the mother'],
		missions: ['care'],
		words: 'nous craignons qu’elle parte cette nuit',
	});
	await at.does('the care service', 'withhold-section', {
		sectionId: part,
		person: at.id('the mother'),
		reason: 'le temps de la recevoir demain',
		until: '2030-01-01',
	});
	await at.opens('the care service', part, 'the other carer');
	await at.reads('the other carer', part, 'cette nuit');
	expect(await at.given('the mother')).toBe(before);
	await at.neverGot('the mother', 'cette nuit', 'Une crainte', part);
	await at.neverGot('the other carer', 'le temps de la recevoir');
	const ids = { sectionId: part, person: at.id('the mother') };
	await at.does('the care service', 'end-withholding', ids);
	await at.reads('the mother', part, 'cette nuit');
});
