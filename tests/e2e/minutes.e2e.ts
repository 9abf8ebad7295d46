// The minutes in browsers: marked by the holder, proposed, remarked on without a script on a phone, adopted; searched for whom they are not.
import type { Browser, Page } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

const TITLE = 'Titre-de-zibeline';
const TEXT = 'texte-de-zibeline';

async function at(
	browser: Browser,
	table: HttpTable,
	name: string,
	more: { path?: string; width?: number; javaScriptEnabled?: boolean } = {},
): Promise<Page> {
	const { path = '/minutes', width = 1280, javaScriptEnabled = true } = more;
	const context = await browser.newContext({
		viewport: { width, height: 900 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		javaScriptEnabled,
	});
	await become(context, table.person(name));
	const page = await context.newPage();
	await page.goto(`${table.server.origin}/m/${table.meeting}${path}`);
	return page;
}

test('a marked part is read, proposed, answered on a phone without a script, and adopted', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	await table.agrees('mother');
	const section = await table.secret(TITLE, { readers: [table.id('lise')] });
	using writer = new PlainPage(table.person('karim'), table.meeting);
	await writer.writeSaved(section, TEXT);

	const karim = await at(browser, table, 'karim', { path: '' });
	await karim.getByRole('button', { name: new RegExp(`^Actions pour.*${TITLE}`) }).click();
	await karim.getByRole('menuitem', { name: /^Mettre le texte au procès-verbal/ }).click();
	await expect(karim.getByText(/est au procès-verbal de ceux/).first()).toBeVisible();

	const carole = await at(browser, table, 'carole');
	await expectSound(carole);
	await carole.getByRole('button', { name: 'Proposer', exact: true }).click();
	await expect(carole.getByText('Proposé.', { exact: false }).first()).toBeVisible();
	await expect(carole.locator('html')).not.toContainText(/zibeline/);

	const mother = await at(browser, table, 'mother', { width: 320, javaScriptEnabled: false });
	await expect(mother.getByText(TEXT)).toBeVisible();
	await mother.getByText('Dire quelque chose à côté').click();
	await mother.getByLabel('À propos de quoi ?').selectOption({ label: TITLE });
	await mother.getByLabel('Vos mots').fill('Je ne l’ai pas dit ainsi');
	await mother.getByLabel('Je ne suis pas d’accord').check();
	await mother.getByRole('button', { name: 'Ajouter à côté' }).click();
	await expect(mother.getByText('« Je ne l’ai pas dit ainsi »')).toBeVisible();

	const lise = await at(browser, table, 'lise', { width: 320 });
	await expect(lise.getByText(TEXT)).toBeVisible();
	await expect(lise.getByText('« Je ne l’ai pas dit ainsi »')).toBeVisible();
	await expectSound(lise);
	const marc = await at(browser, table, 'marc', { width: 320 });
	await expect(marc.getByText('Proposé.', { exact: false }).first()).toBeVisible();
	await expect(marc.locator('html')).not.toContainText(/zibeline|dit ainsi/);
	await expectSound(marc);

	await carole.getByRole('button', { name: 'Adopter', exact: true }).press('Enter');
	await expect(carole.getByText(/^Adopté le/)).toBeVisible();
	await lise.reload();
	await expect(lise.getByText(TEXT)).toBeVisible();
	await expect(lise.getByText(/^Adopté le/)).toBeVisible();
	await lise.goto(`${table.server.origin}/m/${table.meeting}`);
	await expect(lise.getByRole('article', { name: TITLE })).toHaveCount(0);

	await table.do('mother', 'withdraw-agreement', {
		person: table.id('mother'),
		scope: [section],
	});
	await lise.goto(`${table.server.origin}/m/${table.meeting}/minutes`);
	await expect(lise.getByText(/^Adopté le/)).toBeVisible();
	await expect(lise.locator('html')).not.toContainText(/zibeline|dit ainsi/);
	for (const page of [karim, carole, mother, lise, marc]) await page.context().close();
});

test('somebody concerned without a page is asked about before adoption, also without a script', async ({
	browser,
	table,
}) => {
	await table.do('carole', 'name-person', { name: 'Grand-mère Jeanne', kind: 'adult' });
	await table.do('carole', 'propose-minutes');
	const carole = await at(browser, table, 'carole', { width: 320, javaScriptEnabled: false });
	await carole.getByLabel('La copie de Grand-mère Jeanne').selectOption('read-aloud');
	await carole.getByRole('button', { name: 'Adopter', exact: true }).click();
	await expect(carole.getByText(/^Adopté le/)).toBeVisible();
	const { body } = await table.person('carole').view(table.meeting);
	const { copies } = body.minutes as { copies: { how: string }[] };
	expect(copies.map(({ how }) => how).sort()).toEqual(['page', 'page', 'read-aloud']);
	await carole.context().close();
});
