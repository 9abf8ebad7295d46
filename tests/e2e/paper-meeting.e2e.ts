// A meeting that was held on paper: presences, agreements, decisions, a note and what may be said to the teacher are entered
// afterwards, from the printed sheets, in less than five minutes of hands.
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { Needed, PAPER } from './story/budgets.ts';
import { Person } from './story/person.ts';

const TOLD = 'Le jeudi, il peut partir à quinze heures.';
const DECISIONS = [
	'Rencontrer l’école jeudi',
	'Appeler le service logement',
	'Se revoir en janvier',
];

/** It was last week, on paper. */
async function saysWhen(person: Person): Promise<void> {
	await person.tap(person.dialog.getByText('C’était plus tôt ?'));
	await person.fill('Quand était-ce ?', '2026-11-20T10:00', person.dialog);
}

test('what stands on the sheets is entered in less than five minutes', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	const { origin } = table.server;
	const needed = new Needed(PAPER);
	await using carole = await Person.at(browser, origin, 'carole');
	await using karim = await Person.at(browser, origin, 'karim');
	for (const person of [carole, karim]) {
		await become(person.page.context(), table.person(person.name));
		await person.page.goto(`/m/${table.meeting}`);
	}

	await carole.choose('Autres actions', 'Noter les présences');
	for (const absent of ['nadia', 'lise'])
		await carole.tap(carole.dialog.getByRole('checkbox', { name: absent }));
	await carole.press('excusé·e', carole.dialog);
	await saysWhen(carole);
	await carole.press('Noter les présences', carole.dialog);
	await expect(carole.dialog).toBeHidden();

	await carole.press('Noter un accord');
	await carole.press('Aide à la jeunesse', carole.dialog);
	await saysWhen(carole);
	await carole.press(/disent oui$/, carole.dialog);
	await carole.tap(carole.button('Fermer', carole.dialog).first());

	for (const text of DECISIONS) {
		await carole.press('Décision ou tâche');
		await carole.fill('Ce qui est décidé', text, carole.dialog);
		await carole.press(/^Carole/i, carole.dialog);
		await carole.press('Noter la décision', carole.dialog);
		await expect(carole.dialog).toBeHidden();
	}

	await carole.tap(carole.page.getByRole('textbox', { name: /^Écrire…/ }));
	await carole.type(
		'Chacun a dit ce qui va mieux depuis la rentrée, et ce qui reste difficile le soir.',
	);
	await carole.press('Partager', carole.page.locator('article[data-kind=draft]'));
	await carole.tap(carole.dialog.getByRole('radio', { name: /toute la table/i }));
	await carole.tap(carole.dialog.getByRole('button', { name: /partager|ouvrir/i }).last());
	await expect(carole.dialog).toBeHidden();

	await karim.tap(karim.page.getByRole('textbox', { name: /^Écrire…/ }));
	await karim.type(TOLD);
	await karim.press('Partager', karim.page.locator('article[data-kind=draft]'));
	await karim.tap(karim.dialog.getByRole('radio', { name: /Ce qui peut être dit à/ }));
	await karim.press('marc', karim.dialog);
	await karim.tap(karim.dialog.getByRole('button', { name: /Aménager|organiser/i }).first());
	// whom it is about was not said: the question comes to whoever pressed on
	const about = karim.dialog.getByRole('group', { name: /De qui parle/ }).last();
	await expect(about.getByRole('button').first()).toBeFocused();
	await expect(about).toBeInViewport();
	await karim.press('son', about);
	await karim.tap(karim.dialog.getByRole('button', { name: /Aménager|organiser/i }).first());
	await expect(karim.dialog).toBeHidden();
	const extract = karim.page.locator('article[data-kind="extract"]').filter({ hasText: TOLD });
	const yeses = extract.getByRole('button', { name: /dit oui$/ });
	await expect(yeses.first()).toBeVisible(); // asked for at once, nobody's may stand there yet
	for (const yes of await yeses.all()) await karim.tap(yes);
	await expect(extract).toContainText('Accepté mot à mot');

	await carole.page.goto(`/m/${table.meeting}/minutes`);
	await expect(carole.page.getByText(/noté après coup/).first()).toBeVisible();
	await expect(carole.page.getByText(/20 novembre 2026, 10:00/).first()).toBeVisible();

	needed.note('entered from paper, seconds', Math.round(carole.seconds + karim.seconds));
	console.log('needed:', needed.all());
});
