// A young person's page: their own words before the meeting begins, shown to one person by name, and a stop without a sound.
import { HttpPerson } from '../worlds/http-person.ts';
import { CALL } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { Hands } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

const BEGINNING = 'Ce que je ne veux pas qu’on dise';
const WORDS = 'Hirondelle, pas devant ma mère';

test('words begun before the meeting are the young person’s alone, until shown to one person', async ({
	browser,
	table,
	server,
}) => {
	test.setTimeout(120_000);
	const carole = table.person('carole');
	const { body } = await carole.post('/api/meetings', CALL);
	const meeting = body.id as string;
	const seat = async (name: string, tags: Record<string, unknown>) => {
		const made = await carole.do(meeting, 'invite', { name, missions: [], ...tags });
		const person = new HttpPerson(server.origin);
		expect((await person.join(made.code ?? '')).status).toBe(303);
		return { person, id: made.participantId ?? '' };
	};
	const mother = await seat('mother', { kind: 'parent', secrecy: 'none' });
	const bound = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };
	const karim = await seat('karim', bound);
	const boy = { kind: 'young-person', secrecy: 'none', bornOn: '2011-03-01' };
	const son = await seat('son', { ...boy, childOf: [mother.id] });

	await using hands = await Hands.of(browser, son.person, server.origin, 320);
	const { page } = hands;
	await hands.goto(`/m/${meeting}`);
	await hands.sound('before the meeting');
	await hands.press(BEGINNING);
	const part = hands.part(BEGINNING);
	await expect(part.getByRole('textbox', { name: BEGINNING })).toBeFocused();
	await page.keyboard.type(WORDS);
	await expect(part.getByText('Enregistré', { exact: true })).toBeVisible();
	if (process.env.PICTURES)
		await page.screenshot({ path: `${process.env.PICTURES}/young-320.png`, fullPage: true });
	await hands.press(BEGINNING); // the same one again, never a second
	await expect(page.getByRole('article', { name: BEGINNING })).toHaveCount(1);
	await hands.sound('own words');
	const others = [mother.person, karim.person, carole];
	for (const other of others)
		expect(JSON.stringify((await other.view(meeting)).body)).not.toContain(BEGINNING);

	// whom one can show it to is known once the meeting has begun
	await carole.do(meeting, 'start-meeting', {});
	await expect(page.getByText('La réunion n’a pas encore commencé.')).toHaveCount(0);
	await hands.press('Partager', part);
	const dialog = page.getByRole('dialog');
	await hands.pick(dialog.getByRole('radio', { name: /Vous et une seule personne/ }));
	await hands.press('karim', dialog);
	await hands.press(/^Partager pour/, dialog);
	await expect(dialog).toBeHidden();
	using reader = new PlainPage(karim.person, meeting);
	await reader.until(() => JSON.stringify(reader.view).includes(BEGINNING), 'karim has it');
	for (const other of [mother.person, carole])
		expect(JSON.stringify((await other.view(meeting)).body)).not.toContain(BEGINNING);
});

test('a young person’s stop says nothing, on their own screen either', async ({
	browser,
	table,
	server,
}) => {
	await table.agrees('son', { person: table.id('son') });
	const made = await table.do('karim', 'create-section', {
		...{ title: 'Le soir', kind: 'secret', about: [table.id('son')], missions: ['youth-aid'] },
	});
	const section = made.sectionId ?? '';
	const why = { purpose: 'aider', necessity: 'sans cela, rien' };
	await table.do('karim', 'open-section', {
		sectionId: section,
		...why,
		readers: [table.id('lise')],
	});
	using pen = new PlainPage(table.person('karim'), table.meeting);
	await pen.writeSaved(section, 'Il rentre tard');
	await using son = await Hands.of(browser, table.person('son'), server.origin, 320);
	await son.goto(`/m/${table.meeting}`);
	await son.press('Arrêter ce partage', son.part('Le soir'));
	await expect(son.button('Arrêter ce partage', son.part('Le soir'))).toHaveCount(0);
	expect(await table.sees('lise', section)).toBe(false);
	await expect(son.part('Le soir')).toContainText('Entre vous et karim');
	await expect(son.page.getByText('Cette partie a quitté les écrans')).toHaveCount(0);
	await son.press('Arrêter tout partage à mon sujet');
	await expect(son.page.getByText(/^C’est en pause/)).toHaveCount(0);
	await son.sound('stopped without a sound');
});
