// Situations 4, 7 and 8 on the screens of those who sit there; 2 is told in extract.e2e.ts and 5 in story.e2e.ts.
import type { Browser, Page } from '@playwright/test';
import { OPENING, SPOKEN, type HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';

const TITLE = 'Titre-de-zibeline';
const TEXT = 'texte-de-zibeline';

/** Somebody's own screen, and every message that it was sent. */
async function screenOf(browser: Browser, table: HttpTable, name: string): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 900 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
	});
	await become(context, table.person(name));
	const page = await context.newPage();
	const heard: string[] = [];
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1'))),
	);
	sent.set(page, heard);
	await page.goto(`${table.server.origin}/m/${table.meeting}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return page;
}
const sent = new WeakMap<Page, string[]>();

const part = (page: Page) => page.getByRole('article', { name: TITLE });

/** Neither on the screen, nor in any message, nor on the minutes' page. */
async function noTrace(page: Page): Promise<void> {
	await expect(page.locator('html')).not.toContainText(/zibeline/);
	expect(sent.get(page)!.join('')).not.toContain('zibeline');
	await page.goto(`${page.url()}/minutes`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator('html')).not.toContainText(/zibeline/);
	await page.goBack();
}

async function written(table: HttpTable, holder: string, fields: object): Promise<string> {
	const { sectionId = '' } = await table.do(holder, 'create-section', {
		title: TITLE,
		missions: ['youth-aid'],
		...fields,
	});
	using pen = new PlainPage(table.person(holder), table.meeting);
	await pen.writeSaved(sectionId, TEXT);
	return sectionId;
}

const leave = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()));

test('4. what a boy of 15 confides is read by whom he agrees to; his parents’ pages are complete in themselves', async ({
	browser,
	table,
}) => {
	test.setTimeout(120_000);
	await table.invite('father', { kind: 'parent', secrecy: 'none', missions: [] });
	await table.inRoom('father');
	const about = [table.id('son')];
	const sectionId = await written(table, 'karim', { kind: 'reserved', about });
	const opened = { sectionId, ...OPENING, readers: [table.id('lise')] };
	await table.do('karim', 'open-section', opened);
	const [karim, lise, son] = [
		await screenOf(browser, table, 'karim'),
		await screenOf(browser, table, 'lise'),
		await screenOf(browser, table, 'son'),
	];
	const parents = [
		await screenOf(browser, table, 'mother'),
		await screenOf(browser, table, 'father'),
	];
	await expect(part(karim)).toBeVisible();
	await expect(part(son)).toBeVisible();
	await expect(part(lise)).toHaveCount(0);
	await table.do('karim', 'record-agreement', {
		person: table.id('son'),
		scope: [sectionId],
		persons: [table.id('lise')],
		purpose: OPENING.purpose,
		decision: 'given',
		...SPOKEN,
	});
	await expect(part(lise)).toBeVisible();
	for (const page of parents) await noTrace(page);
	await leave(karim, lise, son, ...parents);
});

test('7. with a police officer in the phase a secret closes to all but its holder and the mother, and the holder alone is told why', async ({
	browser,
	table,
}) => {
	test.setTimeout(120_000);
	await table.agrees('mother');
	const about = [table.id('mother')];
	const sectionId = await written(table, 'karim', { kind: 'secret', about });
	await table.do('karim', 'open-section', { sectionId, ...OPENING, readers: [table.id('lise')] });
	const [karim, lise, mother] = [
		await screenOf(browser, table, 'karim'),
		await screenOf(browser, table, 'lise'),
		await screenOf(browser, table, 'mother'),
	];
	await expect(part(lise)).toBeVisible();
	await table.invite('officer', { kind: 'authority', secrecy: 'authority', missions: [] });
	await table.inRoom('officer');
	const officer = await screenOf(browser, table, 'officer');
	await expect(part(lise)).toHaveCount(0);
	await expect(part(mother)).toBeVisible();
	await expect(part(karim)).toBeVisible();
	await expect(part(karim)).toContainText(/autorité/i);
	await expect(lise.locator('html')).not.toContainText(/zibeline|autorité est là/i);
	await expect(mother.locator('html')).not.toContainText(/autorité est là/i);
	await noTrace(officer);
	await leave(karim, lise, mother, officer);
});

test('8. the interpreter has the mother’s parts while they sit together, nothing afterwards, and no minutes by a deep link', async ({
	browser,
	table,
}) => {
	test.setTimeout(120_000);
	await table.agrees('mother');
	const about = [table.id('mother')];
	const sectionId = await written(table, 'karim', { kind: 'secret', about });
	await table.do('karim', 'open-section', { sectionId, ...OPENING, readers: [table.id('lise')] });
	await table.invite('ivo', {
		kind: 'interpreter',
		secrecy: 'none',
		missions: [],
		accompanies: table.id('mother'),
	});
	await table.inRoom('ivo');
	const ivo = await screenOf(browser, table, 'ivo');
	await expect(part(ivo)).toHaveCount(0);
	await table.do('mother', 'confirm-link', { participantId: table.id('ivo') });
	await expect(part(ivo)).toBeVisible();
	await table.do('carole', 'start-phase', {
		title: 'Entre professionnels',
		present: ['karim', 'lise'].map((name) => table.id(name)),
	});
	await expect(part(ivo)).toHaveCount(0);
	await expect(ivo.locator('html')).not.toContainText(/zibeline|Entre professionnels/);
	await ivo.goto(`${table.server.origin}/m/${table.meeting}/minutes`);
	await expect(ivo.locator('html')).not.toContainText(/zibeline|Entre professionnels/);
	await leave(ivo);
});
