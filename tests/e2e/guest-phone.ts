// A guest with a link and a device of their own, from the invitation to the meeting.
import type { Browser, Page } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { expect } from './seeded.ts';

/** A teacher who is invited and has not come in yet. */
export async function invited(table: HttpTable): Promise<string> {
	const teacher = { name: 'Odile', kind: 'professional', secrecy: 'discretion', missions: [] };
	const { code } = await table.do('carole', 'invite', teacher);
	return code ?? '';
}

interface Phone {
	readonly userAgent?: string;
	readonly width?: number;
}

export async function phone(
	browser: Browser,
	origin: string,
	{ userAgent, width = 320 }: Phone = {},
) {
	const context = await browser.newContext({
		baseURL: origin,
		viewport: { width, height: 740 },
		locale: 'fr-BE',
		permissions: ['clipboard-read', 'clipboard-write'],
		...(userAgent && { userAgent }),
	});
	return context.newPage();
}

export async function enter(page: Page, link: string, word?: string): Promise<void> {
	await page.goto(link);
	await expect(page.getByText('Vous êtes invité·e à une réunion.')).toBeVisible();
	if (word) {
		await page.getByText('Mon mot à moi', { exact: true }).click();
		await page.getByLabel('Votre mot').fill(word);
	}
	await page.getByRole('button', { name: 'Entrer', exact: true }).click();
	await page.waitForURL('**/m/**');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export async function picture(page: Page, name: string): Promise<void> {
	if (!process.env.PICTURES) return;
	for (const width of [320, 1280]) {
		await page.setViewportSize({ width, height: 740 });
		await page.screenshot({ path: `${process.env.PICTURES}/${name}-${width}.png`, fullPage: true });
	}
	await page.setViewportSize({ width: 320, height: 740 });
}
