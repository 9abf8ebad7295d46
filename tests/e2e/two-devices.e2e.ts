// One person on a laptop and a phone at once: written on either, read on both, and signed out of one alone.
import type { Page } from '@playwright/test';
import { enter, invited, phone, picture } from './guest-phone.ts';
import { expect, test as seeded } from './seeded.ts';
import { expectSound } from './sound.ts';

const test = seeded.extend({ baseURL: async ({ server }, use) => use(server.origin) });
test.use({ own: 'two-devices' });

const draft = (page: Page, words: string) =>
	page.locator('[contenteditable=true]').filter({ hasText: words });

/** Once inside, by the keyboard: too short a word is told, and nothing is kept. */
async function chooseWord(page: Page, word: string): Promise<void> {
	await page.getByRole('button', { name: 'Autres actions' }).press('Enter');
	await page.getByRole('menuitem', { name: 'Mon mot à moi' }).press('Enter');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Votre mot').fill('abc');
	await page.keyboard.press('Enter');
	await expect(dialog.getByText('Choisissez un mot d’au moins 4 lettres.')).toBeVisible();
	await expectSound(page, 'a word of one’s own');
	await picture(page, 'own-word');
	await dialog.getByLabel('Votre mot').fill(word);
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
}

test('[P20] a draft goes both ways between two devices of one person, once the word is given; signing out of one leaves the other', async ({
	browser,
	table,
}) => {
	const { origin } = table.server;
	const link = `/join#${await invited(table)}`;
	const laptop = await phone(browser, origin, { width: 1280 });
	await enter(laptop, link);
	await laptop.getByRole('textbox', { name: /^Écrire/ }).pressSequentially('Elle arrive tôt.');
	await expect(draft(laptop, 'Elle arrive tôt.')).toBeVisible();
	await chooseWord(laptop, 'coquelicot');

	const pocket = await phone(browser, origin);
	await enter(pocket, link);
	await expect(pocket.getByText('Cet appareil ne montre que les parties communes.')).toBeVisible();
	await expect(pocket.getByText('Elle arrive tôt.')).toHaveCount(0);
	await pocket.getByLabel('Votre mot').fill('coquelicot');
	await pocket.getByRole('button', { name: 'Montrer mes parties' }).click();
	await expect(draft(pocket, 'Elle arrive tôt.')).toBeVisible();

	await draft(pocket, 'Elle arrive tôt.').click();
	await pocket.keyboard.press('Control+End');
	await pocket.keyboard.type(' Elle repart tard.');
	await expect(draft(laptop, 'Elle arrive tôt. Elle repart tard.')).toBeVisible();

	await pocket.evaluate(() => fetch('/logout', { method: 'POST', redirect: 'manual' }));
	await expect(pocket.getByText('Elle repart tard.')).toHaveCount(0);
	await draft(laptop, 'Elle repart tard.').click();
	await laptop.keyboard.press('Control+End');
	await laptop.keyboard.type(' Elle rit.');
	await expect(laptop.getByText('Tout est enregistré')).toBeVisible();
	await laptop.reload();
	await expect(draft(laptop, 'Elle arrive tôt. Elle repart tard. Elle rit.')).toBeVisible();
});
