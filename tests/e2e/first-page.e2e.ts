import { expect, test } from './fixtures.ts';
import { faultsOf } from './sound.ts';

test('the first page speaks the reader’s language and says so', async ({ browser, baseURL }) => {
	for (const [locale, words] of [
		['fr-BE', 'Une seule table.'],
		['en-GB', 'One table.'],
		['nl-BE', 'Eén tafel.'],
		['de-BE', 'Ein Tisch.'],
		['pt-PT', 'Une seule table.'],
	] as const) {
		const context = await browser.newContext({ locale });
		const page = await context.newPage();
		await page.goto(baseURL ?? '');
		await expect(page.getByText(words)).toBeVisible();
		const spoken = locale === 'pt-PT' ? 'fr' : locale.slice(0, 2);
		await expect(page.locator('html')).toHaveAttribute('lang', spoken);
		await context.close();
	}
});

test('the content policy is strict and nothing of ours breaks it', async ({ page }) => {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	const answer = await page.goto('/');
	const policy = answer?.headers()['content-security-policy'] ?? '';
	await expect(page.locator('#svelte-announcer')).toBeAttached(); // hydrated, and its style attribute stands

	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toContain('unsafe-inline');
	expect(policy).not.toContain('unsafe-eval');
	expect(complaints).toEqual([]);
});

test('the first page has no accessibility fault', async ({ page }) => {
	await page.goto('/');
	expect(await faultsOf(page)).toEqual([]);
});
