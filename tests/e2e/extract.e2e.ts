// Situation 2 in browsers: what may be said to the teacher is written, read out, agreed and read by him, by the page alone.
import type { Browser } from '@playwright/test';
import type { SeededServer } from '../worlds/seeded-server.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

test.use({ own: 'extract' }); // its people enter for the first time

const SCHOOL = 1;
const WORDS = 'Lina ne fait pas de devoirs le jeudi soir.';

async function enter(browser: Browser, server: SeededServer, who: string, width = 1280) {
	const context = await browser.newContext({
		viewport: { width, height: 800 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		baseURL: server.origin,
	});
	const page = await context.newPage();
	const person = server.seed.meetings[SCHOOL]?.participants.find(({ name }) =>
		name.startsWith(who),
	);
	await page.goto(`/join#${person?.code}`);
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return page;
}

test('words are written for the teacher, each person says yes to them, and he alone reads them', async ({
	browser,
	server,
}) => {
	const anne = await enter(browser, server, 'Anne');
	const marc = await enter(browser, server, 'Marc', 320);
	// what the demo's extract says to him is "for you", without a title or another name
	const forMarc = marc.locator('article[data-kind="addressed"]');
	// [T20] his page shows none of it before two lines on discretion, and its holder is told
	const demo = anne.locator('article[data-kind="extract"]').first();
	await expect(marc.getByText('Deux lignes avant de commencer')).toBeVisible();
	await expect(demo).toContainText('n’a pas encore accepté les deux lignes sur la discrétion');
	await expect(forMarc).toHaveCount(0);
	await expectSound(marc, 'the teacher is asked');
	await marc.getByRole('button', { name: 'Je m’y engage' }).click();
	await expect(forMarc).toHaveCount(1);
	await expect(demo).not.toContainText('n’a pas encore accepté');
	await demo.getByRole('button', { name: /Pourquoi/ }).click();
	await expect(anne.getByRole('dialog')).toContainText(/A accepté les deux lignes.* à \d\d:\d\d/);
	await expectSound(anne, 'why the teacher reads it');
	await anne.keyboard.press('Escape');
	await expect(forMarc).toContainText('Pour vous');
	await expect(forMarc).not.toContainText('Philippe');
	await expectSound(marc, 'the teacher’s page');

	await anne.getByRole('textbox', { name: 'Écrire' }).pressSequentially(WORDS);
	const draft = anne.locator('article[data-kind="draft"]').filter({ hasText: WORDS });
	await draft.getByRole('button', { name: 'Partager' }).click();
	const dialog = anne.getByRole('dialog');
	await dialog.getByRole('radio', { name: /Ce qui peut être dit à/ }).check();
	await dialog.getByRole('button', { name: 'Marc Petit' }).click();
	await expectSound(anne, 'the question');
	await dialog.getByRole('button', { name: /Aménager les jeudis/i }).click();
	await expect(dialog).toBeHidden();

	const extract = anne.locator('article[data-kind="extract"]').filter({ hasText: WORDS });
	await expect(extract).toContainText('À lire à voix haute');
	await expectSound(anne, 'asking word for word');
	await expect(marc.getByText(WORDS)).toHaveCount(0);
	const yes = extract.getByRole('button', { name: 'Lina dit oui' });
	await yes.focus();
	await anne.keyboard.press('Enter');
	await expect(extract).toContainText('Accepté mot à mot');
	await expect(marc.getByText(WORDS)).toBeVisible();

	await extract.getByRole('button', { name: 'Changer ces mots' }).click();
	await expect(marc.getByText(WORDS)).toHaveCount(0);
});
