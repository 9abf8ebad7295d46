// Minutes, the family's page and a danger act by the keyboard alone, on a narrow screen.
import { Hands, type ActName } from './keyboard/hands.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { expect, test } from './seeded.ts';

const MINUTES: readonly ActName[] = [
	'propose-minutes',
	'remark-minutes',
	'offer-copy',
	'adopt-minutes',
];
const ANSWERING: readonly ActName[] = ['answer-part', 'withdraw-agreement'];
const DANGER: readonly ActName[] = ['record-danger', 'share-danger', 'inform-family'];

const TITLE = 'Ce qui est dur le matin';

test(
	'minutes are proposed, remarked on, handed out on paper and adopted',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		await using carole = await Hands.of(browser, table.person('carole'), server.origin, 320);
		const { page } = carole;
		await carole.goto(`/m/${table.meeting}/minutes`);
		await carole.press('Proposer');
		await expect(page.getByText('Proposé.', { exact: false }).first()).toBeVisible();
		await carole.enter(
			page.getByText('Dire quelque chose à côté').locator('xpath=ancestor-or-self::summary'),
		);
		await carole.type(page.getByLabel('Vos mots'), 'Il manque la date');
		await carole.press('Ajouter à côté');
		await expect(page.getByText('« Il manque la date »')).toBeVisible();
		await carole.select(page.getByLabel('Remise à'), 'marc');
		await carole.select(page.getByLabel('Comment', { exact: true }), 'remise en mains propres');
		await carole.sound('copies');
		await carole.press('Noter la copie');
		await expect(page.getByText(/^marc : remise en mains propres, le /)).toBeVisible();
		await carole.press('Adopter');
		await expect(page.getByText(/^Adopté le/)).toBeVisible();
		await carole.sound('adopted');
		expect([...carole.acts]).toEqual(expect.arrayContaining([...MINUTES]));
	},
);

test(
	'a mother answers what was said of her, and stops it',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		await table.agrees('mother');
		const section = await table.secret(TITLE, { readers: [table.id('lise')] });
		using pen = new PlainPage(table.person('karim'), table.meeting);
		await pen.writeSaved(section, 'Elle se lève à cinq heures');
		await using mother = await Hands.of(browser, table.person('mother'), server.origin, 320);
		const { page } = mother;
		await mother.goto(`/m/${table.meeting}/ledger`);
		const part = page.getByRole('article', { name: TITLE });
		await mother.press('Non', part);
		await expect(mother.button('Non', part)).toHaveAttribute('aria-pressed', 'true');
		await mother.enter(
			part.getByText('Arrêter ce partage').locator('xpath=ancestor-or-self::summary'),
		);
		await mother.press('Arrêter maintenant', part);
		await expect(part.getByText('Arrêter ce partage')).toHaveCount(0);
		expect(await table.sees('lise', section)).toBe(false);
		await mother.sound('stopped');
		expect([...mother.acts]).toEqual(expect.arrayContaining([...ANSWERING]));
	},
);

test(
	'[G5] a danger is written down, the family told of it later, and one colleague shown it',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		test.setTimeout(240_000);
		await using karim = await Hands.of(browser, table.person('karim'), server.origin, 320);
		const { page } = karim;
		await karim.goto(`/m/${table.meeting}`);
		const dialog = page.getByRole('dialog');
		await karim.choose('Autres actions', 'Quelqu’un est en danger');
		await karim.press('Écrire ce qui est fait', dialog);
		await karim.pick(dialog.getByRole('radio', { name: /procureur/i }).first());
		await karim.press('Continuer', dialog);
		await karim.pick(dialog.getByRole('radio').first());
		await karim.press('Continuer', dialog);
		for (const words of ['des coups', 'rien', 'personne', 'ce soir', 'son nom']) {
			await karim.type(dialog.getByRole('textbox'), `Hirondelle : ${words}`);
			await karim.press('Continuer', dialog);
		}
		await karim.pick(dialog.getByRole('radio', { name: 'Plus tard' }));
		await karim.type(dialog.getByLabel('Pourquoi attendre ?'), 'Le dire met l’enfant en danger');
		await karim.day(dialog.getByLabel('Décider à nouveau le'), '2027-01-15');
		await karim.sound('deferred');
		await karim.press('Continuer', dialog);
		await karim.press('Garder cet écrit', dialog);
		await expect(dialog).toBeHidden();

		await karim.choose('Autres actions', 'Quelqu’un est en danger');
		const kept = dialog.getByRole('article');
		await karim.enter(
			kept.getByText('Le montrer à quelqu’un').locator('xpath=ancestor-or-self::summary'),
		);
		await karim.tick(kept.getByRole('checkbox', { name: /lise/ }));
		await karim.sound('shown to a colleague');
		await karim.press('Garder cette liste', kept);
		await expect(kept).toContainText('Le lisent aussi : lise');
		const view = async (name: string) =>
			JSON.stringify((await table.person(name).view(table.meeting)).body);
		expect(await view('lise')).toContain('Hirondelle');
		for (const name of ['carole', 'nadia', 'mother', 'marc', 'son'])
			expect([name, (await view(name)).includes('Hirondelle')]).toEqual([name, false]);
		await karim.press('La famille est maintenant informée', kept);
		await expect(karim.button('La famille est maintenant informée', kept)).toHaveCount(0);
		await karim.tick(kept.getByRole('checkbox', { name: /lise/ }));
		await karim.press('Garder cette liste', kept);
		await expect(kept).not.toContainText('Le lisent aussi');
		expect(await view('lise')).not.toContain('Hirondelle');
		expect([...karim.acts]).toEqual(expect.arrayContaining([...DANGER]));
	},
);
