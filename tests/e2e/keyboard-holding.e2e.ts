// What is done with a note by the keyboard alone: confided, withheld, handed over, a passage taken back; each question clean for axe.
import type { Browser } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { Hands, type ActName } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

const HOLDING: Readonly<Record<string, readonly ActName[]>> = {
	confiding: ['confide-section'],
	withholding: ['withhold-section', 'end-withholding'],
	handingOver: ['entrust-section'],
	takingBack: ['take-back'],
};

const TITLE = 'Ce qui pèse';
const TEXT = 'loin';
const MENU = /^Actions pour.*Ce qui pèse/;

async function at(browser: Browser, table: HttpTable, name: string, width = 1280): Promise<Hands> {
	const hands = await Hands.of(browser, table.person(name), table.server.origin, width);
	await hands.goto(`/m/${table.meeting}`);
	return hands;
}

/** A secret about the mother that Lise reads. */
async function secret(table: HttpTable): Promise<string> {
	await table.agrees('mother');
	const section = await table.secret(TITLE, { readers: [table.id('lise')] });
	using pen = new PlainPage(table.person('karim'), table.meeting);
	await pen.writeSaved(section, TEXT);
	return section;
}

test(
	'a teacher confides a note to one bound person',
	{ tag: '@long' },
	async ({ browser, table }) => {
		await using marc = await at(browser, table, 'marc');
		const { sectionId = '' } = await table.do('marc', 'create-section', { title: 'Un bleu' });
		await marc.choose(/^Actions pour.*Un bleu/, /^Confier à…/);
		const dialog = marc.page.getByRole('dialog');
		await marc.sound('confiding');
		await marc.press('karim', dialog);
		await expect(marc.button('karim', dialog)).toHaveAttribute('aria-pressed', 'true');
		await marc.press('Confier', dialog);
		await expect(marc.page.getByRole('article', { name: 'Un bleu' })).toHaveCount(0);
		expect(await table.sees('karim', sectionId)).toBe(true);
		expect([...marc.acts]).toEqual(expect.arrayContaining([...HOLDING.confiding!]));
	},
);

test(
	'a holder withholds a part from the mother for a time, and shows it again',
	{ tag: '@long' },
	async ({ browser, table }) => {
		const section = await secret(table);
		await using karim = await at(browser, table, 'karim');
		await karim.choose(MENU, /^Ne pas montrer à…/);
		const dialog = karim.page.getByRole('dialog');
		await karim.sound('withholding');
		await karim.type(dialog.getByLabel('Pourquoi'), 'Pas seule ce soir');
		await karim.day(dialog.getByLabel('À décider à nouveau le'), '2027-01-15');
		await karim.press('Ne pas montrer', dialog);
		await expect(dialog).toBeHidden();
		expect(await table.sees('mother', section)).toBe(false);
		await karim.press('La lui montrer');
		await expect(karim.page.getByRole('button', { name: 'La lui montrer' })).toHaveCount(0);
		expect(await table.sees('mother', section)).toBe(true);
		expect([...karim.acts]).toEqual(expect.arrayContaining([...HOLDING.withholding!]));
	},
);

test(
	'a holder hands a part over to a colleague of the mission',
	{ tag: '@long' },
	async ({ browser, table }) => {
		await secret(table);
		await using karim = await at(browser, table, 'karim');
		await karim.choose(MENU, /^Confier à un·e collègue/);
		const dialog = karim.page.getByRole('dialog');
		await karim.sound('handing over');
		await karim.pick(dialog.getByLabel(/lise/).first());
		await karim.press('Confier', dialog);
		await expect(karim.page.getByRole('article', { name: TITLE })).toHaveCount(0);
		expect([...karim.acts]).toEqual(expect.arrayContaining([...HOLDING.handingOver!]));
	},
);

test(
	'a passage that went too far leaves all screens',
	{ tag: '@long' },
	async ({ browser, table }) => {
		const section = await secret(table);
		using lise = new PlainPage(table.person('lise'), table.meeting);
		await lise.until(() => lise.text(section).includes(TEXT), 'lise reads it');
		await using karim = await at(browser, table, 'karim');
		const part = karim.part(TITLE);
		const show = karim.button('Montrer', part);
		const field = part.getByRole('textbox', { name: TITLE });
		await expect(show.or(field).first()).toBeVisible();
		if (await show.isVisible()) await karim.enter(show);
		await karim.reach(field);
		await karim.page.keyboard.press('Control+a');
		await karim.press('Ce passage est allé trop loin');
		await expect(field).not.toContainText(TEXT);
		await lise.until(() => !lise.text(section).includes(TEXT), 'it has left her screen');
		expect([...karim.acts]).toEqual(expect.arrayContaining([...HOLDING.takingBack!]));
	},
);

test(
	'a case conference is called on an authorisation, which keeps whom it does not name away',
	{ tag: '@long' },
	async ({ browser, table }) => {
		await using carole = await Hands.of(browser, table.person('carole'), table.server.origin, 320);
		const { page } = carole;
		await carole.goto('/meetings/new');
		await carole.type(page.getByLabel('Pourquoi se réunir ?'), 'Protéger le fils');
		await carole.pick(page.getByRole('radio', { name: /Concertation de cas/ }));
		await carole.enter(
			page.getByText('Ou l’autorisation du procureur').locator('xpath=ancestor::summary'),
		);
		await carole.type(page.getByLabel('Donnée par'), 'Le procureur du Roi');
		await carole.sound('an authorisation');
		await carole.press(/^Continuer/);
		await expect(page.getByText('Il manque une réponse')).toBeVisible();
		await carole.day(page.getByLabel('Le', { exact: true }), '2026-11-20');
		await carole.type(page.getByLabel('Qui prend part'), 'Carole Wauters');
		await page.keyboard.press('Enter');
		await page.keyboard.type('Lise');
		await carole.type(page.getByLabel('Pour quoi', { exact: true }), 'Protéger');
		await carole.type(page.getByLabel('Comment', { exact: true }), 'Une séance');
		await carole.press(/^Continuer/);
		await page.waitForURL(/\/people$/);
		const meeting = new URL(page.url()).pathname.split('/')[2]!;
		const invite = (name: string) =>
			table.person('carole').command(meeting, 'invite', {
				...{ name, kind: 'professional', secrecy: 'bound', missions: [] },
			});
		expect((await invite('Lise')).status).toBe(200);
		expect((await invite('Nadia')).body.code).toBe('not-authorised');
		expect([...carole.acts]).toContain('call-meeting');
	},
);
