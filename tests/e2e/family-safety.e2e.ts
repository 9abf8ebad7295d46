// Away at once, read aloud by a voice on the device alone, and from right to left: the family's pages on a phone.
import type { BrowserContext, Page } from '@playwright/test';
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

test.use({ own: 'file' });

const PHONE = { viewport: { width: 320, height: 640 }, locale: 'fr-BE' } as const;
const WEATHER = 'https://www.meteo.be/';

/** Outside pages are not asked for: what would be is noted. */
async function noted(context: BrowserContext): Promise<string[]> {
	const asked: string[] = [];
	await context.route(/^https:/, (route) => {
		asked.push(route.request().url());
		expect(route.request().headers().referer).toBeUndefined();
		return route.fulfill({ contentType: 'text/html', body: '<title>Météo</title>' });
	});
	return asked;
}

test('a guest is away at once, signed out, by a tap or three presses, and “back” shows nothing', async ({
	browser,
	table,
}) => {
	for (const way of ['tap', 'keys'] as const) {
		const name = way === 'tap' ? 'mother' : 'son';
		const context = await browser.newContext(PHONE);
		const asked = await noted(context);
		await become(context, table.person(name));
		const page = await context.newPage();
		await page.goto(`${table.server.origin}/m/${table.meeting}/ledger`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.waitForLoadState('networkidle');
		if (way === 'tap') await page.getByRole('button', { name: 'Quitter' }).click();
		else for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
		await page.waitForURL(WEATHER);
		expect(asked).toEqual([WEATHER]);
		// nobody waits for the way out to be answered
		const seated = () => page.request.get(`${table.server.origin}/api/meetings/${table.meeting}`);
		await expect.poll(async () => (await seated()).status()).toBe(401);
		await page.goBack().catch(() => null);
		await expect(page.locator('html')).not.toContainText(name);
		await context.close();
	}
});

/** A device with these voices, which notes what it is given to say. */
const withVoices = (page: Page, voices: readonly { lang: string; localService: boolean }[]) =>
	page.addInitScript((all) => {
		const said: string[] = [];
		Object.assign(window, {
			said,
			SpeechSynthesisUtterance: class {
				text: string;
				constructor(text: string) {
					this.text = text;
				}
			},
		});
		Object.defineProperty(window, 'speechSynthesis', {
			value: {
				getVoices: () => all,
				speak: (one: { text: string; voice: { localService: boolean } }) =>
					said.push(`${one.voice.localService}: ${one.text}`),
				cancel: () => undefined,
				addEventListener: () => undefined,
				removeEventListener: () => undefined,
			},
		});
	}, voices);

test('a part is read aloud by a voice on the device; where only the network has one, nothing is offered', async ({
	browser,
	table,
}) => {
	await table.agrees('mother');
	await table.secret('Ce qui pèse', { readers: [table.id('lise')] });
	for (const localService of [true, false]) {
		const context = await browser.newContext(PHONE);
		await become(context, table.person('mother'));
		const page = await context.newPage();
		await withVoices(page, [{ lang: 'fr-BE', localService }]);
		await page.goto(`${table.server.origin}/m/${table.meeting}/ledger`);
		const listen = page.getByRole('article', { name: 'Ce qui pèse' }).getByRole('button', {
			name: 'Écouter',
		});
		if (localService) {
			await listen.click();
			const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
			expect(said.join()).toMatch(/^true: Ce qui pèse\. .*Ouverte à (lise et vous|vous et lise)/);
			expect(said.join()).not.toContain('..');
			expect(said.join()).not.toMatch(/Oui|Arrêter ce partage/);
			await expectSound(page);
		} else {
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(listen).toHaveCount(0);
		}
		await context.close();
	}
});

test('from right to left nothing is wider than a phone, on each page of the family', async ({
	browser,
	table,
}) => {
	const context = await browser.newContext(PHONE);
	await become(context, table.person('mother'));
	const page = await context.newPage();
	for (const path of ['', '/minutes', '/ledger']) {
		await page.goto(`${table.server.origin}/m/${table.meeting}${path}`);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
		await expectSound(page);
		const start = await page.evaluate(() => {
			const heading = document.querySelector('h1')!;
			return getComputedStyle(heading).direction;
		});
		expect(start).toBe('rtl');
	}
	await context.close();
});
