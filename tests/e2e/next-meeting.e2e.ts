// The next meeting from the last one: one list with exceptions, a link for each person; and a case conference on its basis.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { accountOf } from '../worlds/seeded-server.ts';
import { expect, test } from './seeded.ts';

async function expectSound(page: Page, state: string): Promise<void> {
	const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await expect.poll(wider, { message: `${state}: scrolls sideways` }).toBeLessThanOrEqual(0);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`),
		state,
	).toEqual([]);
}

test('[T13] the coordinator calls the next meeting in four gestures, and has a link for everybody who comes', async ({
	browser,
	server,
	table,
}) => {
	test.setTimeout(240_000);
	const context = await browser.newContext({
		viewport: { width: 320, height: 640 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		baseURL: server.origin,
	});
	const page = await context.newPage();
	const account = accountOf(server.seed, 'coordinator');
	await page.goto('/login');
	await page.getByLabel('Adresse e-mail').fill(account.email);
	await page.getByLabel('Mot de passe').fill(account.password);
	await page.getByRole('main').locator('form button[type=submit]').click();
	await page.waitForURL('**/meetings');
	await page.goto(`/m/${table.meeting}`);
	await page.getByRole('button', { name: 'Autres actions' }).click();
	await page.getByRole('menuitem', { name: 'Convoquer la réunion suivante' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réunion suivante');
	await expectSound(page, 'the list');
	await page.getByRole('checkbox', { name: /marc/ }).uncheck();
	await page.getByRole('main').locator('form button[type=submit]').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un lien pour chaque personne');
	await expectSound(page, 'the links');
	const links = page.getByRole('main').getByRole('listitem');
	await expect(links.filter({ hasText: 'mother' })).toHaveCount(1);
	await expect(links.filter({ hasText: 'marc' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Aux personnes' }).click();
	await page.waitForURL('**/people');
	await page.goto('/meetings/new');
	await page.getByRole('radio', { name: /Concertation de cas/ }).check();
	await expectSound(page, 'a case conference');
	await page
		.getByLabel(/À quoi|But|Pourquoi|réunir/i)
		.first()
		.fill('Protéger');
	await page.getByRole('main').locator('form button[type=submit]').click();
	await expect(
		page.getByText('Sans base légale, il n’y a pas de concertation de cas.'),
	).toBeVisible();
	await context.close();
});
