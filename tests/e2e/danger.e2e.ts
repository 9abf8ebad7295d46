// A teacher fears for a child: the numbers first, then one question at a time, with the keyboard alone, on a narrow screen.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

test('[G5] a danger act by keyboard alone at 320 px: numbers, questions, kept; and nobody else is told', async ({
	browser,
	table,
}) => {
	test.setTimeout(240_000);
	const teacher = { kind: 'professional', secrecy: 'discretion', missions: [] };
	const made = await table.do('carole', 'invite', { name: 'Odile', ...teacher });
	const context = await browser.newContext({
		viewport: { width: 320, height: 640 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		baseURL: table.server.origin,
	});
	const page = await context.newPage();
	await page.goto(`/join#${made.code}`);
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	const menu = page
		.getByRole('banner')
		.getByRole('button', { name: /menu|autres|plus/i })
		.last();
	await menu.focus();
	await page.keyboard.press('Enter');
	const item = page.getByRole('menuitem', { name: 'Quelqu’un est en danger' });
	await item.focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('link', { name: /112/ })).toBeVisible();
	await expectSound(page, 'numbers');
	const go = async (name: string | RegExp) => {
		await dialog.getByRole('button', { name }).focus();
		await page.keyboard.press('Enter');
	};
	await go('Écrire ce qui est fait');
	await expectSound(page, 'addressee');
	await dialog.getByRole('radio', { name: /aide à la jeunesse/ }).focus();
	await page.keyboard.press('Space');
	await go('Continuer');
	await expect(dialog.getByRole('radio')).toHaveCount(1);
	await go('Continuer');
	for (const words of ['des coups', 'rien', 'personne', 'ce soir', 'son nom']) {
		await dialog.getByRole('textbox').focus();
		await page.keyboard.type(`Hirondelle : ${words}`);
		await go('Continuer');
	}
	await expectSound(page, 'family');
	await dialog.getByRole('radio', { name: 'Oui' }).focus();
	await page.keyboard.press('Space');
	await go('Continuer');
	await expectSound(page, 'readers');
	await go('Garder cet écrit');
	await expect(dialog).toBeHidden();
	for (const name of ['carole', 'karim', 'mother', 'marc'])
		expect(JSON.stringify((await table.person(name).view(table.meeting)).body)).not.toContain(
			'Hirondelle',
		);
	await menu.focus();
	await page.keyboard.press('Enter');
	await item.focus();
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('article')).toContainText('Hirondelle : des coups');
	await expectSound(page, 'kept');
	await context.close();
});
