// Sheets for a meeting on paper: names and introductions alone, on a phone too; the coordinator's.
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

test('the coordinator prints sheets that carry nobody’s words, and nobody else has them', async ({
	browser,
	table,
}) => {
	await table.agrees('mother');
	await table.secret('Titre-de-zibeline', { readers: [table.id('lise')] });
	for (const width of [1280, 320]) {
		const context = await browser.newContext({
			viewport: { width, height: 800 },
			locale: 'fr-BE',
			javaScriptEnabled: width > 320,
		});
		await become(context, table.person('carole'));
		const page = await context.newPage();
		await page.goto(`${table.server.origin}/m/${table.meeting}/paper`);
		await expect(
			page.getByRole('heading', { name: 'Nos règles autour de cette table' }),
		).toBeVisible();
		await expect(page.getByRole('rowheader', { name: 'mother' }).first()).toBeVisible();
		await expect(page.locator('html')).not.toContainText(/zibeline|youth-aid/);
		if (width > 320) await expectSound(page);
		if (process.env.PICTURES)
			await page.screenshot({ path: `${process.env.PICTURES}/paper-${width}.png`, fullPage: true });
		await context.close();
	}
	const context = await browser.newContext({ locale: 'fr-BE' });
	await become(context, table.person('marc'));
	const page = await context.newPage();
	await page.goto(`${table.server.origin}/m/${table.meeting}/paper`);
	await expect(page).toHaveURL(new RegExp(`/m/${table.meeting}$`));
	await context.close();
});
