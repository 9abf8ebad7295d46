// The family's own page, on a phone: what was shared, in its words; answered by keyboard and without a script; stopped; unsaid.
import type { Browser, Page } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

const TITLE = 'Ce qui est dur le matin';
const TEXT = 'Elle se lève à cinq heures';
const WORDS = 'Plutôt six heures';

async function phone(
	browser: Browser,
	table: HttpTable,
	name: string,
	javaScriptEnabled = true,
): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 320, height: 640 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		javaScriptEnabled,
	});
	await become(context, table.person(name));
	const page = await context.newPage();
	await page.goto(`${table.server.origin}/m/${table.meeting}/ledger`);
	return page;
}

async function shared(table: HttpTable): Promise<string> {
	await table.agrees('mother');
	const section = await table.secret(TITLE, { readers: [table.id('lise')] });
	using writer = new PlainPage(table.person('karim'), table.meeting);
	await writer.writeSaved(section, TEXT);
	return section;
}

/** Tab by Tab to something, as somebody does who uses no mouse. */
async function reach(page: Page, name: string | RegExp): Promise<void> {
	const button = page.getByRole('button', { name, exact: true }).first();
	for (let tabs = 0; tabs < 80; tabs += 1) {
		if (await button.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await expect(button).toBeFocused();
}

test('[F1] [F3] by keyboard a mother reads, says no in her words, and stops the sharing', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	const section = await shared(table);
	const page = await phone(browser, table, 'mother');
	const part = page.getByRole('article', { name: TITLE });
	await expect(part).toContainText(TEXT);
	await expectSound(page);
	await reach(page, 'Non');
	await page.keyboard.press('Enter');
	await expect(part.getByRole('button', { name: 'Non' })).toHaveAttribute('aria-pressed', 'true');
	await part.getByLabel('C’est faux').check();
	await part.getByLabel('Avec vos mots').fill(WORDS);
	await reach(page, 'Envoyer');
	await page.keyboard.press('Enter');
	await expect(part.getByText('Votre réponse est notée.')).toBeVisible();
	await expectSound(page);

	// its holder hears it; who reads the part beside them, and everybody else, hears nothing
	const view = async (name: string) =>
		JSON.stringify((await table.person(name).view(table.meeting)).body);
	expect(await view('karim')).toContain(WORDS);
	for (const name of ['lise', 'nadia', 'marc', 'carole', 'son'])
		expect([name, (await view(name)).includes(WORDS)]).toEqual([name, false]);

	expect(await table.sees('lise', section)).toBe(true);
	await part.getByText('Arrêter ce partage').click();
	await expect(part.getByText('plus personne ne le lit')).toBeVisible();
	await expectSound(page);
	await reach(page, 'Arrêter maintenant');
	await page.keyboard.press('Enter');
	await expect(part.getByText('Arrêter ce partage')).toHaveCount(0);
	expect(await table.sees('lise', section)).toBe(false);
	await page.context().close();
});

test('[F1] [F3] without a script she says yes, and “I never said that” ends the agreement', async ({
	browser,
	table,
}) => {
	const section = await shared(table);
	const page = await phone(browser, table, 'mother', false);
	const part = page.getByRole('article', { name: TITLE });
	await part.getByRole('button', { name: 'Oui' }).click();
	await expect(part.getByText('Votre réponse est notée.')).toBeVisible();
	await page.getByText('Je n’ai jamais dit cela').click();
	await page.getByRole('button', { name: 'Mettre fin à cet accord' }).click();
	await expect(page.getByText('Je n’ai jamais dit cela')).toHaveCount(0);
	expect(await table.sees('lise', section)).toBe(false);
	await page.context().close();
});
