// A link that is sent by message: what looks at it beforehand uses nothing up, and whoever begins inside the application goes on elsewhere.
import { HttpPerson } from '../worlds/http-person.ts';
import { enter, invited, phone, picture } from './guest-phone.ts';
import { expect, test as seeded } from './seeded.ts';
import { expectSound } from './sound.ts';

const test = seeded.extend({ baseURL: async ({ server }, use) => use(server.origin) });
test.use({ own: 'in-app' });

const INSIDE =
	'Mozilla/5.0 (Linux; Android 15; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36';
const PREVIEWS = ['WhatsApp/2.24', 'TelegramBot (like TwitterBot)', 'facebookexternalhit/1.1'];
const NOTE = 'Cette page s’est ouverte dans une autre application';
const ONLY_COMMON = 'Cet appareil ne montre que les parties communes.';

test('[case G5] a preview learns nothing of the meeting, and the person comes in as themselves after it', async ({
	browser,
	table,
}) => {
	const { origin } = table.server;
	const code = await invited(table);
	const said = [];
	for (const agent of PREVIEWS)
		for (const method of ['HEAD', 'GET']) {
			const robot = new HttpPerson(origin);
			const headers = { 'user-agent': agent, accept: 'text/html' };
			const answer = await robot.fetch('/join', { method, headers });
			expect([agent, method, answer.status]).toEqual([agent, method, 200]);
			expect(robot.cookie).not.toContain('entour=');
			said.push(await answer.text());
		}
	expect(said.join('')).toContain('<form');
	for (const secret of [code, table.meeting, 'Odile']) expect(said.join('')).not.toContain(secret);

	// some look with a whole browser, scripts and fragment, and press nothing
	const scanner = await phone(browser, origin, { userAgent: PREVIEWS[0]! });
	await scanner.goto(`/join#${code}`);
	await expect(scanner.getByText('Vous êtes invité·e à une réunion.')).toBeVisible();

	const odile = await phone(browser, origin);
	await enter(odile, `/join#${code}`);
	await expect(odile.getByText(ONLY_COMMON)).toHaveCount(0);
	const { body } = await table.person('carole').view(table.meeting);
	expect(body.entries ?? []).toEqual([]);
});

test('inside another application the link can be carried to where its person is recognised, unused', async ({
	browser,
	table,
}) => {
	const { origin } = table.server;
	const code = await invited(table);
	const inside = await phone(browser, origin, { userAgent: INSIDE });
	await inside.goto(`/join#${code}`);
	await expect(inside.getByText(NOTE)).toBeVisible();
	expect(inside.url()).toBe(`${origin}/join`);
	await expectSound(inside, 'inside an application');
	await picture(inside, 'in-app');
	await inside.getByRole('button', { name: 'Copier mon lien' }).click();
	await expect(inside.getByRole('button', { name: 'Copié' })).toBeVisible();
	const link = await inside.evaluate(() => navigator.clipboard.readText());
	expect(link).toBe(`${origin}/join#${code}`);

	const outside = await phone(browser, origin);
	await outside.goto(link);
	await expect(outside.getByText('Vous êtes invité·e à une réunion.')).toBeVisible();
	await expect(outside.getByText(NOTE)).toHaveCount(0);
	await enter(outside, link);
	await expect(outside.getByText(ONLY_COMMON)).toHaveCount(0);
});

test('[P20] whoever entered inside an application with a word is themselves elsewhere by it; without, it says what to do', async ({
	browser,
	table,
}) => {
	const { origin } = table.server;
	const link = `/join#${await invited(table)}`;
	await enter(await phone(browser, origin, { userAgent: INSIDE }), link, 'coquelicot');

	const known = await phone(browser, origin);
	await enter(known, link, 'coquelicot');
	await expect(known.getByText(ONLY_COMMON)).toHaveCount(0);

	const later = await phone(browser, origin);
	await enter(later, link);
	await expect(later.getByText(ONLY_COMMON)).toBeVisible();
	await expect(later.getByText('Votre code a déjà servi ailleurs')).toBeVisible();
	await expectSound(later, 'a later device');
	await picture(later, 'later-device');
	const word = later.getByLabel('Votre mot');
	await word.fill('bleuet');
	await later.getByRole('button', { name: 'Montrer mes parties' }).click();
	await expect(later.getByText('Ce n’est pas ce mot-là.')).toBeVisible();
	await word.fill('coquelicot');
	await later.getByRole('button', { name: 'Montrer mes parties' }).click();
	await expect(later.getByText(ONLY_COMMON)).toHaveCount(0);
});
