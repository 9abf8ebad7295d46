// What is done with a note by the keyboard alone: confided, withheld, handed over, a passage taken back; each question clean for axe.
import type { Browser, Locator, Page } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

const TITLE = 'Ce qui pèse';
const TEXT = 'loin';

async function at(browser: Browser, table: HttpTable, name: string): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 900 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
	});
	await become(context, table.person(name));
	const page = await context.newPage();
	await page.goto(`${table.server.origin}/m/${table.meeting}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return page;
}

/** By Tab, or by the arrows of a menu or a group, until it has the focus. */
async function reach(page: Page, target: Locator, key = 'Tab'): Promise<void> {
	await expect(target).toBeVisible();
	for (let presses = 0; presses < 90; presses += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	await expect(target).toBeFocused();
}

async function press(page: Page, name: string | RegExp): Promise<void> {
	await reach(page, page.getByRole('button', { name }).first());
	await page.keyboard.press('Enter');
}

/** Opens a part's menu and takes one of its acts. */
async function choose(page: Page, title: string, act: RegExp): Promise<void> {
	await press(page, new RegExp(`^Actions pour.*${title}`));
	await reach(page, page.getByRole('menuitem', { name: act }), 'ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectSound(page, String(act));
}

async function pick(page: Page, name: RegExp): Promise<void> {
	const choice = page.getByRole('dialog').getByLabel(name).first();
	await choice.focus(); // the browser's own Tab stops at a group once; its arrows choose
	await page.keyboard.press('Space');
	await expect(choice).toBeChecked();
}

/** A secret about the mother that Lise reads. */
async function secret(table: HttpTable): Promise<string> {
	await table.agrees('mother');
	const section = await table.secret(TITLE, { readers: [table.id('lise')] });
	using pen = new PlainPage(table.person('karim'), table.meeting);
	await pen.writeSaved(section, TEXT);
	return section;
}

test('a teacher confides a note to one bound person', async ({ browser, table }) => {
	const marc = await at(browser, table, 'marc');
	const { sectionId = '' } = await table.do('marc', 'create-section', { title: 'Un bleu' });
	await choose(marc, 'Un bleu', /^Confier à…/);
	const karim = marc.getByRole('dialog').getByRole('button', { name: 'karim' });
	await reach(marc, karim);
	await marc.keyboard.press('Space');
	await expect(karim).toHaveAttribute('aria-pressed', 'true');
	await press(marc, 'Confier');
	await expect(marc.getByRole('article', { name: 'Un bleu' })).toHaveCount(0);
	expect(await table.sees('karim', sectionId)).toBe(true);
	await marc.context().close();
});

test('a holder withholds a part from the mother for a time, and shows it again', async ({
	browser,
	table,
}) => {
	const section = await secret(table);
	const karim = await at(browser, table, 'karim');
	await choose(karim, TITLE, /^Ne pas montrer à…/);
	await reach(karim, karim.getByRole('dialog').getByLabel('Pourquoi'));
	await karim.keyboard.type('Pas seule ce soir');
	await karim.getByRole('dialog').getByLabel('À décider à nouveau le').fill('2027-01-15');
	await press(karim, 'Ne pas montrer');
	await expect(karim.getByRole('dialog')).toBeHidden();
	expect(await table.sees('mother', section)).toBe(false);
	await press(karim, 'La lui montrer');
	await expect(karim.getByRole('button', { name: 'La lui montrer' })).toHaveCount(0);
	expect(await table.sees('mother', section)).toBe(true);
	await karim.context().close();
});

test('a holder hands a part over to a colleague of the mission', async ({ browser, table }) => {
	await secret(table);
	const karim = await at(browser, table, 'karim');
	await choose(karim, TITLE, /^Confier à un·e collègue/);
	await pick(karim, /lise/);
	await press(karim, 'Confier');
	await expect(karim.getByRole('article', { name: TITLE })).toHaveCount(0);
	await karim.context().close();
});

test('a passage that went too far leaves all screens', async ({ browser, table }) => {
	const section = await secret(table);
	using lise = new PlainPage(table.person('lise'), table.meeting);
	await lise.until(() => lise.text(section).includes(TEXT), 'lise reads it');
	const karim = await at(browser, table, 'karim');
	const show = karim.getByRole('button', { name: 'Montrer' }).first();
	if (await show.isVisible()) await press(karim, 'Montrer');
	const field = karim.getByRole('article', { name: TITLE }).getByRole('textbox', { name: TITLE });
	await reach(karim, field);
	await karim.keyboard.press('Control+a');
	await press(karim, 'Ce passage est allé trop loin');
	await expect(field).not.toContainText(TEXT);
	await lise.until(() => !lise.text(section).includes(TEXT), 'it has left her screen');
	await karim.context().close();
});

test('a case conference is called on an authorisation, which keeps whom it does not name away', async ({
	browser,
	table,
}) => {
	const carole = await at(browser, table, 'carole');
	await carole.setViewportSize({ width: 320, height: 640 });
	await carole.goto(`${table.server.origin}/meetings/new`);
	await reach(carole, carole.getByLabel('Pourquoi se réunir ?'));
	await carole.keyboard.type('Protéger le fils');
	await carole.getByRole('radio', { name: /Concertation de cas/ }).focus();
	await carole.keyboard.press('Space');
	await reach(
		carole,
		carole.getByText('Ou l’autorisation du procureur').locator('xpath=ancestor::summary'),
	);
	await carole.keyboard.press('Enter');
	await carole.getByLabel('Donnée par').fill('Le procureur du Roi');
	await expectSound(carole, 'an authorisation');
	await press(carole, /^Continuer/);
	await expect(carole.getByText('Il manque une réponse')).toBeVisible();
	await carole.getByLabel('Le', { exact: true }).fill('2026-11-20');
	await carole.getByLabel('Qui prend part').fill('Carole Wauters\nLise');
	await carole.getByLabel('Pour quoi', { exact: true }).fill('Protéger');
	await carole.getByLabel('Comment', { exact: true }).fill('Une séance');
	await press(carole, /^Continuer/);
	await carole.waitForURL(/\/people$/);
	const meeting = new URL(carole.url()).pathname.split('/')[2]!;
	const invite = (name: string) =>
		table.person('carole').command(meeting, 'invite', {
			...{ name, kind: 'professional', secrecy: 'bound', missions: [] },
		});
	expect((await invite('Lise')).status).toBe(200);
	expect((await invite('Nadia')).body.code).toBe('not-authorised');
	await carole.context().close();
});
