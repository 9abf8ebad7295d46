// The pages around the meeting: entering, calling, inviting, reading the minutes, administering.
import type { Page } from '@playwright/test';
import { accountOf, type Seed } from '../worlds/seeded-server.ts';
import { expect, test as seeded } from './seeded.ts';
import { faultsOf } from './sound.ts';

const test = seeded.extend({ baseURL: async ({ server }, use) => use(server.origin) });

type Account = Pick<Seed['accounts'][number], 'email' | 'password'>;

async function signIn(page: Page, { email, password }: Account): Promise<void> {
	await page.goto('/login');
	await page.getByLabel('Adresse e-mail').fill(email);
	await page.getByLabel('Mot de passe').fill(password);
	await page.getByRole('main').locator('form button[type=submit]').click();
	await page.waitForURL((url) => url.pathname !== '/login');
}

const aCode = ({ meetings }: Seed): string =>
	meetings[0]?.participants.find(({ code }) => code)?.code ?? '';

async function callAndInvite(page: Page): Promise<void> {
	await page.goto('/meetings/new');
	await page.getByLabel('Pourquoi se réunir').fill('Le retour en classe');
	await page.getByRole('button', { name: 'aide à la jeunesse' }).click();
	await page.getByRole('button', { name: 'Continuer' }).click();
	await page.waitForURL('**/people');
	await page.getByRole('button', { name: 'enseignant·e', exact: true }).click();
	await page.getByLabel('Nom', { exact: true }).fill('Marc Petit');
	await page.getByRole('button', { name: 'Inviter', exact: true }).click();
	await expect(page.getByText('Le lien de Marc Petit')).toBeVisible();
}

test('a link is taken out of the address, survives another language, and opens with one button', async ({
	page,
	server,
}) => {
	await page.goto(`/join#${aCode(server.seed)}`);
	await expect(page.getByText('Vous êtes invité·e à une réunion.')).toBeVisible();
	expect(page.url()).toBe(`${server.origin}/join`);

	await page.getByRole('banner').locator('summary').click();
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByText('You are invited to a meeting.')).toBeVisible();
	expect(page.url()).toBe(`${server.origin}/join`);

	await page.getByRole('button', { name: 'Enter', exact: true }).click();
	await page.waitForURL('**/m/**');
});

test('a link that comes after a code that opened nothing is a new try', async ({
	page,
	server,
}) => {
	await page.goto('/join');
	await page.getByLabel('Votre code').fill('nothing');
	await page.getByRole('button', { name: 'Entrer', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Ce code n’ouvre rien ici');

	await page.evaluate((code) => void (location.hash = code), aCode(server.seed));
	await expect(page.getByText('Vous êtes invité·e à une réunion.')).toBeVisible();
	await page.getByRole('button', { name: 'Entrer', exact: true }).click();
	await page.waitForURL('**/m/**');
});

test('the forms of entry work without a script', async ({ browser, server }) => {
	const context = await browser.newContext({
		baseURL: server.origin,
		javaScriptEnabled: false,
		locale: 'fr-BE',
	});
	const page = await context.newPage();
	await signIn(page, accountOf(server.seed, 'coordinator'));
	await expect(page.getByRole('heading', { name: 'Mes réunions' })).toBeVisible();
	await page.getByRole('button', { name: 'Se déconnecter' }).click();

	await page.goto('/join');
	await page.getByLabel('Votre code').fill(aCode(server.seed));
	await page.getByRole('button', { name: 'Entrer', exact: true }).click();
	expect(new URL(page.url()).pathname).toMatch(/^\/m\//);
	await context.close();
});

test('a place is changed, a link renewed and a person removed, and the page stays usable after each', async ({
	page,
	server,
}) => {
	await signIn(page, accountOf(server.seed, 'coordinator'));
	await callAndInvite(page);
	const row = page.getByRole('listitem').filter({ hasText: 'Marc Petit' });
	const act = async (name: string | RegExp) => {
		await page.getByRole('button', { name: 'Actions pour Marc Petit' }).click();
		await page.getByRole('menuitem', { name }).click();
	};
	const first = await page.locator('.link bdi').textContent();

	const question = page.getByRole('dialog');
	await act('Modifier sa place');
	await question.getByRole('radio', { name: /Secret professionnel/ }).check();
	await question.getByRole('button', { name: 'aide à la jeunesse' }).click();
	await question.getByRole('button', { name: 'Garder' }).click();
	await expect(row).toContainText('Secret professionnel · aide à la jeunesse');

	await act(/Nouveau lien/);
	await expect(page.locator('.link bdi')).not.toHaveText(first ?? '');

	await act('Retirer de la table');
	await question.getByRole('button', { name: 'Retirer', exact: true }).click();
	await expect(row).toHaveCount(0);
	await page.getByRole('link', { name: 'Ouvrir la réunion' }).click();
	await page.waitForURL(/\/m\/[^/]+$/);
});

test('the closed table says no in words that help, and the invitation can be corrected', async ({
	page,
	server,
}) => {
	await signIn(page, accountOf(server.seed, 'coordinator'));
	await callAndInvite(page);
	await page.route('**/commands', (route) =>
		route.fulfill({
			status: 400,
			json: { code: 'combination', message: '', field: 'missions' },
		}),
	);
	await page.getByRole('button', { name: 'mère', exact: true }).click();
	await page.getByLabel('Nom', { exact: true }).fill('Mme Diallo');
	await page.getByRole('button', { name: 'Inviter', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Une mission se donne');
	await page.unroute('**/commands');
	await page.getByRole('button', { name: 'Inviter', exact: true }).click();
	await expect(page.getByText('Le lien de Mme Diallo')).toBeVisible();
});

test('an administrator adds a person, who chooses a password of their own, and opens no meeting', async ({
	page,
	browser,
	server,
}) => {
	await signIn(page, accountOf(server.seed, 'administrator'));
	await page.getByText('Ajouter une personne').first().click();
	const form = page.locator('form[action="?/addPerson"]');
	await form.getByLabel('Nom').fill('Zoé Marchal');
	await form.getByLabel('Adresse e-mail').fill('zoe@exemple.be');
	await form.getByRole('button', { name: 'Ajouter une personne' }).click();
	const password = (await page.locator('.password').textContent()) ?? '';

	const other = await browser.newContext({ baseURL: server.origin, locale: 'fr-BE' });
	const newcomer = await other.newPage();
	await signIn(newcomer, { email: 'zoe@exemple.be', password });
	await expect(newcomer).toHaveURL(/\/password$/);
	await newcomer.getByLabel('Mot de passe actuel').fill(password);
	await newcomer.getByLabel('Nouveau mot de passe').fill('quatre mots sans lien');
	await newcomer.getByLabel('Encore une fois').fill('autre chose');
	await newcomer.getByRole('button', { name: 'Garder' }).click();
	await expect(newcomer.getByText('ne sont pas les mêmes')).toBeVisible();
	await other.close();

	await page.goto(`/m/${server.seed.meetings[0]?.id}`);
	await expect(page.getByRole('heading', { name: 'Nous n’avons pas trouvé' })).toBeVisible();
});

const SCREENS = [
	{ width: 1280, colorScheme: 'light' },
	{ width: 1280, colorScheme: 'dark' },
	{ width: 320, colorScheme: 'light' },
	{ width: 320, colorScheme: 'dark' },
] as const;

const NONE = { faults: [], wider: 0, small: 0 };

/** Accessible, nothing wider than the screen, and everything that is tapped at least 44 pixels high. */
async function expectSound(page: Page): Promise<void> {
	for (const { width, colorScheme } of SCREENS) {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const measured = await page.evaluate(() => ({
			wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
			small: [...document.querySelectorAll('button, summary, input:not([type=hidden]), select')]
				.map((control) => (control.closest('label') ?? control).getBoundingClientRect())
				.filter((box) => box.width > 0 && box.height > 0 && box.height < 43.5).length,
		}));
		const screen = `${new URL(page.url()).pathname} at ${width}, ${colorScheme}`;
		expect({ faults: await faultsOf(page), ...measured }, screen).toEqual(NONE);
	}
}

test.describe('on wide and narrow screens, in light and dark', { tag: '@long' }, () => {
	test.slow(); // every look is a whole audit

	test('the pages of entry are sound', async ({ page }) => {
		for (const path of ['/login', '/join', '/nowhere']) {
			await page.goto(path);
			await expectSound(page);
		}
	});

	test('the coordinator’s pages are sound', async ({ page, server }) => {
		const meeting = server.seed.meetings[0]?.id;
		await signIn(page, accountOf(server.seed, 'coordinator'));
		const own = ['people', 'minutes'].map((part) => `/m/${meeting}/${part}`);
		for (const path of ['/meetings', '/meetings/new', '/password', ...own]) {
			await page.goto(path);
			await expectSound(page);
		}
	});

	test('an invitation and the change of a place are sound', async ({ page, server }) => {
		await signIn(page, accountOf(server.seed, 'coordinator'));
		await callAndInvite(page);
		await page.getByRole('button', { name: 'jeune', exact: true }).click();
		await page.getByText('Adapter ce qui est proposé').click();
		await expectSound(page);
		await page.getByRole('button', { name: 'Annuler' }).click();
		await page.getByRole('button', { name: 'Actions pour Marc Petit' }).click();
		await page.getByRole('menuitem', { name: 'Modifier sa place' }).click();
		await expectSound(page);
	});

	test('the administration is sound', async ({ page, server }) => {
		await signIn(page, accountOf(server.seed, 'administrator'));
		await expectSound(page);
	});
});
