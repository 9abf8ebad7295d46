// Writing in a section, in real browsers: the keyboard, what is pasted, cursors and names, a broken line, a lost part.
import type { Browser, Locator, Page, WebSocketRoute } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { expect, test } from './seeded.ts';
import { faultsOf } from './sound.ts';

interface Desk {
	readonly page: Page;
	/** What the browser complained about: errors of the page and of its content policy. */
	readonly complaints: string[];
	/** The line breaks, and may come back. */
	cut(): Promise<void>;
	part(section: string): Locator;
	text(section: string): Locator;
	saving(section: string): Promise<void>;
}

/** One person's page of the meeting, in a browser of their own. */
async function sit(browser: Browser, table: HttpTable, name: string): Promise<Desk> {
	const { origin } = table.server;
	const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
	const cookies = table.person(name).cookie.split('; ');
	await context.addCookies(
		cookies.map((cookie) => {
			const [key = '', value = ''] = cookie.split('=');
			return { name: key, value, url: origin };
		}),
	);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(String(error)));
	const lines: WebSocketRoute[] = [];
	await page.routeWebSocket(/\/live\//, (line) => {
		line.connectToServer();
		lines.push(line);
	});
	await page.goto(`${origin}/m/${table.meeting}`);
	const part = (section: string) => page.locator(`[data-section-id="${section}"]`);
	return {
		page,
		complaints,
		cut: async () => lines.at(-1)?.close({ code: 1000 }),
		part,
		text: (section) => part(section).locator('.ProseMirror'),
		saving: (section) =>
			expect(part(section).locator('.editor')).toHaveAttribute('data-state', 'saved'),
	};
}

/** A part for the whole table, held by Karim, in which everybody writes. */
async function common(table: HttpTable, title = 'Pourquoi nous sommes là'): Promise<string> {
	const { sectionId = '' } = await table.do('karim', 'create-section', { title, kind: 'common' });
	await table.do('karim', 'open-section', { sectionId });
	return sectionId;
}

const focused = (page: Page): Promise<string> =>
	page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? 'none');

test('the text is a labelled field that refuses the cloud, and Tab leads out of it to its tools', async ({
	browser,
	table,
}) => {
	const section = await common(table);
	const { page, text, part, saving, complaints } = await sit(browser, table, 'karim');
	const field = page.getByRole('textbox', { name: 'Pourquoi nous sommes là' });
	await field.click();
	for (const [name, value] of [
		['aria-multiline', 'true'],
		['spellcheck', 'false'],
		['autocorrect', 'off'],
		['writingsuggestions', 'false'],
		['translate', 'no'],
	])
		await expect(field).toHaveAttribute(name!, value!);
	await page.keyboard.type('- un');
	await page.keyboard.press('Enter');
	await page.keyboard.type('deux');
	await page.keyboard.press('Control+]');
	await expect(text(section).locator('ul ul li')).toHaveText('deux');
	await page.keyboard.press('Tab');
	expect(await focused(page)).toBe('Titre');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	expect(await focused(page)).toBe('Gras');
	await page.keyboard.press('Enter');
	await page.keyboard.type(' gras');
	await expect(text(section).locator('strong')).toHaveText(' gras');
	await expect(part(section).getByRole('button', { name: 'Gras' })).toHaveAttribute(
		'aria-pressed',
		'true',
	);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Escape');
	await expect(field).toBeFocused();
	await saving(section);
	expect(await faultsOf(page, '.editor')).toEqual([]);
	expect(complaints).toEqual([]);
});

test('what is pasted keeps headings, lists, bold and quotes, and nothing else', async ({
	browser,
	table,
}) => {
	const section = await common(table);
	const { page, text, part, complaints } = await sit(browser, table, 'karim');
	await text(section).click();
	const paste = async (html: string, plain = 'x') => {
		await page.evaluate(
			([html, plain]) =>
				navigator.clipboard.write([
					new ClipboardItem({
						'text/html': new Blob([html!], { type: 'text/html' }),
						'text/plain': new Blob([plain!], { type: 'text/plain' }),
					}),
				]),
			[html, plain],
		);
		await page.keyboard.press('Control+v');
	};
	await paste(
		'<p onclick="alert(1)">un <a href="javascript:alert(1)">lien</a><img src="x"><b>gras</b></p>' +
			'<table><tr><td>case</td></tr></table><svg><text>dessin</text></svg><ul><li>point</li></ul>',
	);
	await expect(text(section).locator('li')).toHaveText('point');
	await expect(text(section).locator('strong')).toHaveText('gras');
	expect(
		await text(section).locator('a, img:not(.ProseMirror-separator), table, svg').count(),
	).toBe(0);
	await expect(text(section)).toContainText('un lien');
	await page.evaluate(() => navigator.clipboard.writeText('mot '.repeat(60_000)));
	await page.keyboard.press('Control+v');
	await expect(part(section).getByText('C’est trop long pour être collé d’un coup')).toBeVisible();
	await expect(text(section)).not.toContainText('mot mot');
	expect(complaints).toEqual([]);
});

test('a colleague’s words and cursor come live, under their name', async ({ browser, table }) => {
	const section = await common(table);
	const karim = await sit(browser, table, 'karim');
	const lise = await sit(browser, table, 'lise');
	await karim.text(section).click();
	await karim.page.keyboard.type('Awa revient lundi.');
	await expect(lise.text(section)).toHaveText('Awa revient lundi.');
	await expect(lise.text(section).locator('.caret')).toHaveAttribute('data-name', 'karim');
	await expect(lise.part(section).getByText('Écrit ici : karim')).toBeVisible();
	await expect(karim.text(section).locator('.caret')).toHaveCount(0);
});

test('what is typed while the line is broken waits, says so, and arrives', async ({
	browser,
	table,
}) => {
	const section = await common(table);
	const karim = await sit(browser, table, 'karim');
	const lise = await sit(browser, table, 'lise');
	await karim.text(section).click();
	await karim.page.keyboard.type('avant ');
	await karim.saving(section);
	await karim.page.context().setOffline(true);
	await karim.cut();
	const editor = karim.part(section).locator('.editor');
	await expect(editor).toHaveAttribute('data-state', 'offline');
	await karim.page.keyboard.type('abc');
	await expect(editor.locator('.saving')).toHaveText('Hors ligne, 3 modifications en attente');
	await karim.page.context().setOffline(false);
	await karim.saving(section);
	await expect(karim.text(section)).toBeFocused();
	await expect(lise.text(section)).toHaveText('avant abc');
});

test('sharing a draft begins its text anew under the writer’s hands: cursor and focus stay', async ({
	browser,
	table,
}) => {
	const { sectionId: section = '' } = await table.do('karim', 'create-section', { title: 'Idée' });
	const karim = await sit(browser, table, 'karim');
	await karim.text(section).click();
	await karim.page.keyboard.type('Un deux.');
	for (let step = 0; step < 5; step += 1) await karim.page.keyboard.press('ArrowLeft');
	await karim.saving(section);
	await table.do('karim', 'classify-section', { sectionId: section, kind: 'common' });
	await table.do('karim', 'open-section', { sectionId: section });
	await expect(karim.part(section)).toHaveAttribute('data-kind', 'common');
	await expect(karim.text(section)).toBeFocused();
	await karim.page.keyboard.type('et ');
	await expect(karim.text(section)).toHaveText('Un et deux.');
	await karim.saving(section);
	const lise = await sit(browser, table, 'lise');
	await expect(lise.text(section)).toHaveText('Un et deux.');
});

test('a part that closes leaves the page and stays in no storage of the browser', async ({
	browser,
	table,
}) => {
	await table.agrees('mother');
	const section = await table.secret('Titre secret', { readers: [table.id('lise')] });
	const karim = await sit(browser, table, 'karim');
	const lise = await sit(browser, table, 'lise');
	await karim.part(section).getByRole('button', { name: 'Montrer' }).click(); // others are in the room
	await karim.text(section).click();
	await karim.page.keyboard.type('Zanzibar');
	await expect(lise.text(section)).toHaveText('Zanzibar');
	await expect(lise.text(section)).toHaveAttribute('contenteditable', 'false');
	await table.do('mother', 'withdraw-agreement', { person: table.id('mother'), scope: 'all' });
	await expect(lise.part(section)).toHaveCount(0);
	const left = await lise.page.evaluate(async () => ({
		text: document.documentElement.outerHTML,
		stores: [{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases()],
	}));
	expect(left.stores).toEqual([{}, {}, []]);
	for (const word of ['Zanzibar', 'Titre secret', section]) expect(left.text).not.toContain(word);
	await expect(karim.text(section)).toHaveText('Zanzibar');
});
