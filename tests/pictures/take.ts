// `npm run picture`: the README's picture, taken from the running demo as one of its people sees it.
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser, SYSTEM_ARGS } from '../tools/browser.ts';
import { startSeeded } from '../worlds/seeded-server.ts';

const SIZE = { width: 1280, height: 960 };

await using server = await startSeeded();
const meeting = server.seed.meetings.find(({ participants }) =>
	participants.some(({ name }) => name === 'Anne Delvaux'),
);
const anne = meeting?.participants.find(({ name }) => name === 'Anne Delvaux');
if (!anne) throw new Error('the demo has lost the person whose screen is shown');

const executablePath = findBrowser() ?? undefined;
const browser = await chromium.launch({
	...(executablePath && { executablePath }),
	args: SYSTEM_ARGS,
});
const page = await browser.newPage({
	baseURL: server.origin,
	locale: 'fr-BE',
	timezoneId: 'Europe/Brussels',
	viewport: SIZE,
});
await page.goto(`/join#${anne.code}`);
await page.getByRole('button', { name: 'Entrer' }).click();
const secret = page.locator('article[data-kind=secret]');
await secret.getByRole('button', { name: 'Montrer', exact: true }).click();
await secret.getByRole('textbox').last().click();
await page.waitForLoadState('networkidle');
await page.evaluate(() => scrollTo(0, 0));
await page.screenshot({ path: path.join(import.meta.dirname, 'meeting.png') });
await browser.close();
