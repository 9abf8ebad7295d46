// Slow lines: what somebody typed before the page had come to life is still there when it has.
import { expect, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

interface Held {
	/** Lets the page's scripts through, and waits until the last of them has run. */
	release: () => Promise<void>;
}

/** The page with none of its scripts yet: they wait in the line. */
async function openWithoutScripts(page: Page, path: string): Promise<Held> {
	let free = (): void => undefined;
	const freed = new Promise<void>((resolve) => (free = resolve));
	await page.route('**/*.js', async (route) => {
		await freed;
		await route.continue();
	});
	await page.goto(path, { waitUntil: 'commit' });
	return {
		release: async () => {
			free();
			await page.waitForLoadState('networkidle');
		},
	};
}

const fields = [
	['/room', 'Le code dit par la coordination'],
	['/login', 'Adresse e-mail'],
	['/login', 'Mot de passe'],
	['/verify', 'Code'],
] as const;

for (const [path, label] of fields)
	test(`what was typed into “${label}” on ${path} before its scripts came is kept`, async ({
		page,
	}) => {
		const held = await openWithoutScripts(page, path);
		const field = page.getByLabel(label).first();
		await field.fill('typed early');
		await held.release();
		await expect(field).toHaveValue('typed early');
	});

test('what was typed after a code that opened nothing, before the scripts came, is kept', async ({
	page,
}) => {
	const held = await openWithoutScripts(page, '/room');
	const field = page.getByLabel('Le code dit par la coordination');
	await field.fill('ABC DEF GHJ');
	await page.getByRole('button', { name: 'Afficher' }).click();
	await expect(page.getByText('Ce code n’ouvre rien.', { exact: false })).toBeVisible();
	await field.fill('typed early');
	await held.release();
	await expect(field).toHaveValue('typed early');
});
