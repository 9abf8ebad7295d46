// The screen on the wall in a browser: paired by a spoken code, narrower as soon as somebody is noted, closed by the coordinator.
import { PlainPage } from '../worlds/plain-page.ts';
import { become } from './cases/case-browser.ts';
import { Hands } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

test.use({ own: 'room' }); // codes that others guess wrong lock out everybody at their address

test('[V13] a projected screen shows what all who are there may read, and less when the teacher comes in', async ({
	browser,
	table,
}) => {
	test.setTimeout(120_000);
	await table.do('carole', 'retag', { participantId: table.id('lise'), coordinator: true });
	await table.agrees('mother');
	const secret = await table.secret('Ce qui pèse', { readers: [table.id('lise')] });
	const { sectionId: common = '' } = await table.do('karim', 'create-section', {
		kind: 'common',
		title: 'Ce que nous retenons',
	});
	await table.do('karim', 'open-section', { sectionId: common });
	await table.do('karim', 'record-decision', { text: 'Se revoir en janvier', who: 'Carole' });
	using karim = new PlainPage(table.person('karim'), table.meeting);
	await karim.writeSaved(secret, 'Elle se lève à cinq heures.');
	await karim.writeSaved(common, 'Un essai de trois semaines.');
	const note = (name: string, presence: string) =>
		table.do('carole', 'record-presence', { participantId: table.id(name), presence });
	for (const name of ['nadia', 'marc', 'son', 'carole']) await note(name, 'absent');

	const desk = await browser.newContext({
		locale: 'fr-BE',
		viewport: { width: 1280, height: 900 },
	});
	await become(desk, table.person('lise'));
	const lise = await desk.newPage();
	await lise.goto(`${table.server.origin}/m/${table.meeting}`);
	await lise.getByRole('button', { name: 'Autres actions' }).first().click();
	await lise.getByRole('menuitem', { name: 'Écran de la salle' }).click();
	const dialog = lise.getByRole('dialog', { name: 'Écran de la salle' });
	const code = dialog.getByRole('status');
	await expect(code).toHaveText(/^(\w{3}-){2}\w{3}$/);
	await expectSound(lise);
	const spoken = (await code.innerText()).toLowerCase().replaceAll('-', ' ');

	const wall = await browser.newContext({
		locale: 'fr-BE',
		viewport: { width: 1920, height: 1080 },
	});
	const screen = await wall.newPage();
	const alive = () => expect(screen.locator('#svelte-announcer')).toBeAttached();
	await screen.goto(`${table.server.origin}/room`);
	await alive();
	await screen.getByLabel('Le code dit par la coordination').fill('ABC DEF GHJ');
	await screen.getByRole('button', { name: 'Afficher' }).click();
	await expect(screen.getByText('Ce code n’ouvre rien.', { exact: false })).toBeVisible();
	await expectSound(screen);
	await alive(); // or the key goes to a field that is just being replaced
	await screen.getByLabel('Le code dit par la coordination').fill(spoken);
	await expect(screen.getByLabel('Le code dit par la coordination')).toHaveValue(spoken);
	await screen.keyboard.press('Enter');
	await expect(screen.getByText('Elle se lève à cinq heures.')).toBeVisible();
	await expect(screen.getByText('Un essai de trois semaines.')).toBeVisible();
	await expect(screen.getByText('Se revoir en janvier')).toBeVisible();
	await expectSound(screen);
	if (process.env.PICTURES) {
		await screen.screenshot({ path: `${process.env.PICTURES}/wall-1920.png` });
		await lise.screenshot({ path: `${process.env.PICTURES}/wall-dialog.png` });
	}

	const told = lise.getByText('L’écran de la salle est allumé.', { exact: false });
	await expect(told).toBeAttached();
	await karim.writeSaved(common, ' Puis on voit.');
	await expect(screen.getByText('Puis on voit.')).toBeVisible();
	const notes = screen.getByRole('article', { name: 'Ce que nous retenons' });
	await notes.getByLabel('Ajouter une ligne').fill('On se téléphone lundi.');
	await screen.keyboard.press('Enter');
	await expect(notes.getByText('On se téléphone lundi.')).toBeVisible();
	await expect(notes.getByLabel('Ajouter une ligne')).toHaveValue('');
	await expect(
		screen.getByRole('article', { name: 'Ce qui pèse' }).getByRole('textbox'),
	).toHaveCount(0);
	await note('marc', 'in-room');
	await expect(screen.getByText('marc', { exact: true })).toBeVisible();
	await expect(screen.locator('html')).not.toContainText(/cinq heures|Ce qui pèse/);
	await expect(screen.getByText('Un essai de trois semaines.')).toBeVisible();
	await screen.setViewportSize({ width: 320, height: 640 });
	await expectSound(screen);
	if (process.env.PICTURES)
		await screen.screenshot({ path: `${process.env.PICTURES}/wall-320.png` });

	await dialog.getByRole('button', { name: 'Fermer l’écran' }).click();
	await expect(screen.getByText('L’écran est fermé.')).toBeVisible();
	await expect(screen.locator('html')).not.toContainText('trois semaines');
	await screen.goto(`${table.server.origin}/room`);
	await expect(screen.getByLabel('Le code dit par la coordination')).toBeVisible();
});

test('[V17] two before one screen: by keyboard at 320 px, and back again with the code', async ({
	browser,
	table,
	server,
}) => {
	test.setTimeout(120_000);
	await table.agrees('mother');
	const secret = await table.secret('Ce qui pèse', { readers: [table.id('lise')] });
	const { sectionId: common = '' } = await table.do('karim', 'create-section', {
		kind: 'common',
		title: 'Ce que nous retenons',
	});
	await table.do('karim', 'open-section', { sectionId: common });
	using writer = new PlainPage(table.person('karim'), table.meeting);
	await writer.writeSaved(secret, 'Elle se lève à cinq heures.');
	await writer.writeSaved(common, 'Un essai de trois semaines.');

	await using karim = await Hands.of(browser, table.person('karim'), server.origin, 320);
	const { page } = karim;
	await karim.goto(`/m/${table.meeting}`);
	await expect(page.getByText('Elle se lève à cinq heures.')).toBeAttached();
	await karim.choose('Autres actions', 'Nous sommes plusieurs devant cet écran');
	const dialog = page.getByRole('dialog');
	await karim.press('marc', dialog);
	await karim.sound('together: who is there');
	await karim.press('Lire ensemble', dialog);
	await expect(page).toHaveURL(/\/room$/);
	await expect(page.getByText('Un essai de trois semaines.')).toBeVisible();
	await expect(page.locator('html')).not.toContainText(/cinq heures|Ce qui pèse/);
	await karim.sound('together: read');
	await page.goBack();
	await expect(page.locator('html')).not.toContainText(/cinq heures|Ce qui pèse/);
	await page.goto(`/m/${table.meeting}`);
	await expect(page.locator('html')).not.toContainText(/cinq heures|Ce qui pèse/);
	await karim.goto('/room');
	await expect(page.getByText('Un essai de trois semaines.')).toBeVisible();
	await karim.press('Je suis de nouveau seul·e');
	await expect(page).toHaveURL(/\/join/);
	await expect(page.locator('html')).not.toContainText('trois semaines');
	await page.goto(`/m/${table.meeting}`);
	await expect(page.locator('html')).not.toContainText(/cinq heures|Ce qui pèse/);
	await page.goto(`/join#${table.codes.get('karim')!}`);
	await karim.press(/Entrer|Rejoindre/);
	await expect(page.getByText('Elle se lève à cinq heures.')).toBeAttached();
});
