// [K4] A professional who was invited is found again at the next table by the keyboard alone, confirmed there anew, and struck.
import type { Page } from '@playwright/test';
import { accountOf } from '../worlds/seeded-server.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';
import { Person } from './story/person.ts';
import { signIn } from './story/call.ts';

test.use({ own: 'contacts' });

async function call(carole: Person): Promise<void> {
	await carole.page.goto('/meetings/new');
	await expect(carole.page.locator('#svelte-announcer')).toBeAttached();
	await carole.fill('Pourquoi se réunir ?', 'Le retour en classe');
	await carole.press('aide à la jeunesse');
	await carole.press('Continuer : les personnes');
	await carole.page.waitForURL('**/people');
}

/** Pictures for whoever wants to look: `PICTURES=folder`. */
async function look(page: Page, name: string): Promise<void> {
	const folder = process.env.PICTURES;
	if (folder) await page.screenshot({ path: `${folder}/contacts-${name}.png` });
}

for (const width of [320, 1280])
	test(`[K4] kept at one table, met at the next, forgotten, at ${width} px`, async ({
		browser,
		server,
	}) => {
		const size = { width, height: 800 };
		await using carole = await Person.at(browser, server.origin, 'Carole', size);
		const { page } = carole;
		await signIn(carole, accountOf(server.seed, 'coordinator'));
		await call(carole);
		const met = page.locator('summary', { hasText: 'Déjà venu·e à une de vos tables' });
		await carole.press('mère');
		await expect(page.getByRole('checkbox', { name: /^Retrouver cette personne/ })).toHaveCount(0);
		await carole.press('Annuler');
		await expect(met).toHaveCount(0);

		await carole.press('enseignant·e');
		await carole.fill('Nom', 'Marc Petit');
		await carole.tap(page.getByText('Adapter ce qui est proposé'));
		await carole.fill('Service', 'École des Prés');
		await page.getByRole('checkbox', { name: /^Retrouver cette personne/ }).focus();
		await page.keyboard.press('Space');
		await expectSound(page, `keeping a name ${width}`);
		await look(page, `keeping-${width}`);
		await carole.press('Inviter');
		await expect(page.getByText('Le lien de Marc Petit')).toBeVisible();

		await call(carole);
		await met.focus();
		await page.keyboard.press('Enter');
		const again = page.getByRole('button', { name: /^Marc Petit · .* · École des Prés$/ });
		await expectSound(page, `met before ${width}`);
		await look(page, `met-${width}`);
		await again.press('Enter');
		await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Marc Petit');
		await expect(page.getByRole('heading', { name: /enseignant/ })).toBeVisible();
		await carole.press('Annuler');

		await carole.tap(met);
		await carole.press('Oublier Marc Petit');
		await expect(met).toHaveCount(0);
		await page.reload();
		await expect(page.getByRole('button', { name: 'enseignant·e', exact: true })).toBeVisible();
		await expect(met).toHaveCount(0);
	});
