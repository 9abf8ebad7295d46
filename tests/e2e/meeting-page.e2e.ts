// The meeting page in real browsers: clean for axe and without sideways scrolling in every state, veiled, written in, seen as others.
import type { Browser, Page } from '@playwright/test';
import type { SeededServer } from '../worlds/seeded-server.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

interface Screen {
	readonly width: number;
	readonly height: number;
	readonly colorScheme: 'light' | 'dark';
	/** The questions are looked at here, too. */
	readonly asks?: boolean;
}
const DESK: Screen = { width: 1280, height: 900, colorScheme: 'light' };
const SCREENS: readonly Screen[] = [
	DESK,
	{ width: 1280, height: 900, colorScheme: 'dark', asks: true },
	{ width: 320, height: 640, colorScheme: 'light', asks: true },
	// 1280 × 1024 at 400 %
	{ width: 320, height: 256, colorScheme: 'dark' },
];

test.use({ own: 'meeting-page' });

/** The demo's meetings. A code's second use is another device: each person below enters in one test alone. */
const CPAS = 0;
const SCHOOL = 1;
const RESERVE = 2;
const TABLE = 3;

async function enter(
	browser: Browser,
	server: SeededServer,
	[number, who]: readonly [number, string],
	screen: Screen = DESK,
) {
	const { width, height, colorScheme } = screen;
	const context = await browser.newContext({
		viewport: { width, height },
		colorScheme,
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		baseURL: server.origin,
	});
	const page = await context.newPage();
	page.on('console', (message) => {
		expect(message.text(), 'the content policy').not.toContain('Content Security Policy');
	});
	const meeting = server.seed.meetings[number];
	const person = meeting?.participants.find(({ name }) => name.startsWith(who));
	if (person?.code) {
		await page.goto(`/join#${person.code}`);
		await page.getByRole('button', { name: 'Entrer' }).click();
	} else {
		const account = server.seed.accounts.find(({ name }) => name.startsWith(who));
		await page.goto('/login');
		await page.getByLabel('Adresse e-mail').fill(account?.email ?? '');
		await page.getByLabel('Mot de passe').fill(account?.password ?? '');
		await page.getByRole('main').locator('form button[type=submit]').click();
		await page.waitForURL('**/meetings');
		await page.goto(`/m/${meeting?.id}`);
	}
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return page;
}

const part = (page: Page, title: string | RegExp) => page.getByRole('article', { name: title });
const HOME = 'Ce qui se passe à la maison';

/** Opens each question in turn, looks at it, and leaves it by Escape. */
async function lookAt(page: Page, state: string, ask: () => Promise<void>): Promise<void> {
	await ask();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectSound(page, state);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
}
const choose = (page: Page, menu: string | RegExp, item: string | RegExp) => async () => {
	await page.getByRole('button', { name: menu }).click();
	await page.getByRole('menuitem', { name: item }).click();
};

async function show(page: Page, { width, height, colorScheme }: Screen): Promise<void> {
	await page.setViewportSize({ width, height });
	await page.emulateMedia({ colorScheme });
}

async function lookAtAll(page: Page, what: string, menu: string | RegExp, items: string[]) {
	for (const screen of SCREENS) {
		const where = `${what} at ${screen.width}×${screen.height} ${screen.colorScheme}`;
		await show(page, screen);
		await expectSound(page, where);
		for (const item of screen.asks ? items : [])
			await lookAt(page, `${item}, ${where}`, choose(page, menu, item));
	}
}

test(
	'the coordinator’s page and its questions are clean for axe and fit every screen',
	{ tag: '@long' },
	async ({ browser, server }) => {
		test.setTimeout(240_000);
		const carole = await enter(browser, server, [SCHOOL, 'Carole']);
		await lookAtAll(carole, 'the coordinator', 'Autres actions', [
			'Voir comme…',
			'Noter un accord',
			'Noter les présences',
			'Inviter quelqu’un',
			'Choisir une autre étape',
			'Terminer la réunion',
		]);
		for (const zone of ['La table', 'Décisions']) {
			await carole.getByRole('button', { name: zone, exact: true }).click();
			await expectSound(carole, zone);
		}
	},
);

test(
	'holder’s, family’s and guest’s pages are clean for axe and fit every screen',
	{ tag: '@long' },
	async ({ browser, server }) => {
		test.setTimeout(240_000);
		const anne = await enter(browser, server, [SCHOOL, 'Anne']);
		const actions = new RegExp(`^Actions pour.*${HOME}`);
		await lookAtAll(anne, 'the holder', actions, ['Qui lit', 'Élargir', 'Noter un accord']);
		const lina = await enter(browser, server, [SCHOOL, 'Lina']);
		await expect(lina.getByRole('heading', { name: 'Bonjour Lina' })).toBeVisible();
		await lookAtAll(lina, 'a person concerned', '', []);
		const later = await enter(browser, server, [SCHOOL, 'Lina']);
		await lookAtAll(later, 'a later device', '', []);
		const marc = await enter(browser, server, [SCHOOL, 'Marc']);
		await lookAtAll(marc, 'a teacher', '', []);
	},
);

test('no letter is lost between the first key and the draft, and no question is asked', async ({
	browser,
	server,
}) => {
	const words = 'Sandra dort peu ces jours-ci.';
	for (const [who, delay] of [
		['Nadia', 0],
		['Thomas', 30],
		['Fatou', 90],
	] as const) {
		const page = await enter(browser, server, [CPAS, who]);
		await expect(page.getByRole('textbox', { name: /^Écrire…/ })).toBeFocused();
		await page.keyboard.type(words, { delay });
		const drafts = page.locator('article[data-kind=draft]').getByRole('textbox');
		await expect(drafts.filter({ hasText: words })).toHaveText(words);
		await expect(drafts.filter({ hasText: words })).toBeFocused();
	}
});

test('sharing by the keyboard alone', async ({ browser, server }) => {
	const karim = await enter(browser, server, [CPAS, 'Karim']);
	await karim.keyboard.type('Sandra dort peu.');
	const draft = karim.locator('article[data-kind=draft]');
	await expect(draft.getByText('Enregistré', { exact: true })).toBeVisible();
	const press = async (name: string | RegExp) => {
		const button = karim.getByRole('button', { name }).first();
		for (let tabs = 0; tabs < 60; tabs += 1) {
			if (await button.evaluate((element) => element === document.activeElement)) break;
			await karim.keyboard.press('Tab');
		}
		await expect(button).toBeFocused();
		await karim.keyboard.press('Enter');
	};
	await press('Partager');
	await expect(karim.getByRole('dialog', { name: 'Qui peut lire ?' })).toBeVisible();
	await press(/^Partager pour/);
	await expect(part(karim, 'Ma note')).toContainText('Julie Marchal');
});

test('a text that somebody in the room may not read shows only while it is held', async ({
	browser,
	server,
}) => {
	const title = 'Ce que Noé a confié';
	const valerie = await enter(browser, server, [RESERVE, 'Valérie']);
	const confided = part(valerie, title);
	const text = confided.getByRole('textbox', { name: title, includeHidden: true });
	await expect(confided.getByText(/Isabelle.* ne peuvent pas lire ceci/)).toBeVisible();
	await expect(text).toBeHidden();
	const hold = confided.getByRole('button', { name: 'Maintenir pour lire' });
	await hold.hover();
	await valerie.mouse.down();
	await expect(text).toBeVisible();
	await valerie.mouse.up();
	await expect(text).toBeHidden();
	await hold.focus();
	await valerie.keyboard.down('Space');
	await expect(text).toBeVisible();
	await valerie.keyboard.up('Space');
	await expect(text).toBeHidden();
});

test('one key veils everything, what is written and whom it is about', async ({
	browser,
	server,
}) => {
	const noe = await enter(browser, server, [RESERVE, 'Noé']);
	const purpose = server.seed.meetings[RESERVE]?.purpose ?? '';
	const common = noe.getByRole('heading', { name: 'Le rythme de la semaine' });
	await expect(noe.getByRole('heading', { name: purpose })).toBeVisible();
	await expect(common).toBeVisible();
	await noe.keyboard.press('Alt+v');
	await expect(noe.getByRole('heading', { name: purpose })).toBeHidden();
	await expect(common).toBeHidden();
	await expectSound(noe, 'veiled');
	await noe.keyboard.press('Alt+v');
	await expect(common).toBeVisible();
});

test('seeing as somebody nothing can be done; a later device waits until its holder admits', async ({
	browser,
	server,
}) => {
	const title = 'Ce qui bloque la garantie';
	const ines = await enter(browser, server, [TABLE, 'Inès']);
	await expect(part(ines, title)).toBeVisible();
	await ines.getByRole('button', { name: 'Voir comme…' }).click();
	await ines
		.getByRole('dialog')
		.getByRole('button', { name: /Mireille Stevens/ })
		.click();
	await expect(ines.getByText('Vous voyez ce que Mireille Stevens et vous')).toBeVisible();
	await expect(part(ines, 'Les visites prévues')).toBeVisible();
	await expect(part(ines, title)).toHaveCount(0);
	await expect(ines.locator('[contenteditable=true]')).toHaveCount(0);
	await ines.getByRole('button', { name: 'Revenir à ma page' }).click();
	await expect(part(ines, title)).toBeVisible();

	const youssef = await enter(browser, server, [TABLE, 'Youssef']);
	await expect(part(youssef, title)).toBeVisible();
	const later = await enter(browser, server, [TABLE, 'Youssef'], { ...DESK, width: 390 });
	await expect(later.getByText('Cet appareil ne montre que les parties communes.')).toBeVisible();
	await expect(part(later, title)).toHaveCount(0);
	await ines.getByRole('button', { name: `Admettre pour « ${title} »` }).click();
	await expect(part(later, title)).toBeVisible();
});

test('personal notes come back as they were left', async ({ browser, server }) => {
	const mireille = await enter(browser, server, [TABLE, 'Mireille']);
	const notes = mireille.getByRole('textbox', { name: 'Mes notes personnelles' });
	await notes.fill('Penser au dossier.');
	const card = mireille.locator('article[data-kind=notebook]');
	await expect(card.getByText('Enregistré')).toBeVisible();
	await mireille.reload();
	await expect(notes).toHaveValue('Penser au dossier.');
});
