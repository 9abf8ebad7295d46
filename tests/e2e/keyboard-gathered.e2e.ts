// A teacher at two tables gathers their codes: one code and a word of their own from then on, by keyboard at 320 px.
import { CALL } from '../worlds/http-table.ts';
import { Hands } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

test.use({ own: 'gathered' });

const WORD = 'groseille';

test('[K5] two codes gathered on one device; the next day one code opens both, on another one', async ({
	browser,
	table,
	server,
}) => {
	test.setTimeout(240_000);
	const carole = table.person('carole');
	const other = (await carole.post('/api/meetings', { ...CALL, purpose: 'La cantine' })).body
		.id as string;
	const teacher = { kind: 'professional', secrecy: 'discretion', missions: [] };
	const seat = (meeting: string) => carole.do(meeting, 'invite', { name: 'Mireille', ...teacher });
	const [first, second] = [await seat(table.meeting), await seat(other)];

	await using phone = await Hands.outside(browser, server.origin, 320);
	const { page } = phone;
	const come = async (hands: Hands, code: string, word = '') => {
		await hands.goto('/join');
		await expect(hands.page.locator('#svelte-announcer')).toBeAttached();
		await hands.type(hands.page.getByRole('textbox', { name: 'Votre code' }), code);
		if (word) {
			await hands.enter(hands.page.locator('summary', { hasText: 'Mon mot à moi' }));
			await hands.type(hands.page.getByLabel('Votre mot'), word);
		}
		await hands.page.keyboard.press('Enter');
		await expect(hands.page).not.toHaveURL(/\/join/);
	};
	await come(phone, first.code ?? '');
	await phone.choose('Autres actions', 'Un seul code pour toutes mes réunions');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Un seul code pour mes réunions',
	);
	await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
	await phone.enter(page.getByRole('link', { name: /Ajouter une réunion/ }));
	await come(phone, second.code ?? '');
	await phone.goto('/gather');
	await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
	await phone.sound('gathered: two tables');
	await phone.type(page.getByLabel('Choisissez un mot à vous'), WORD);
	await phone.press('Faire mon code');
	await expect(page.getByRole('heading', { name: 'Votre code' })).toBeVisible();
	await phone.sound('gathered: the code');
	const code = (await page.locator('.code').innerText()).replaceAll(/\s/g, '');
	expect(code).toMatch(/^\w{32}$/);

	await using laptop = await Hands.outside(browser, server.origin, 320);
	const tables = laptop.page.getByRole('main').getByRole('listitem');
	await come(laptop, code, WORD);
	await expect(laptop.page).toHaveURL(/\/meetings$/);
	await expect(tables).toHaveCount(2);
	await laptop.sound('gathered: the next day');
	await laptop.enter(tables.first().getByRole('button'));
	await expect(laptop.page.getByRole('heading', { name: /Bonjour Mireille/ })).toBeVisible();

	// nobody else has a trace of it; a seat that is gone is not there
	for (const meeting of [table.meeting, other])
		expect(JSON.stringify((await carole.view(meeting)).body)).not.toMatch(/gather|Un seul code/);
	await carole.do(other, 'remove', { participantId: second.participantId });
	const plain = await browser.newContext({
		javaScriptEnabled: false,
		baseURL: server.origin,
		locale: 'fr-BE',
	});
	const third = await plain.newPage();
	await third.goto('/join');
	await third.getByRole('textbox', { name: 'Votre code' }).fill(code);
	await third.getByText('Mon mot à moi', { exact: true }).click();
	await third.getByLabel('Votre mot').fill(WORD);
	await third.getByRole('button', { name: 'Entrer' }).click();
	await expect(third.getByRole('main').getByRole('listitem')).toHaveCount(1);
	await third.goto('/gather');
	await third.getByText('Je ne veux plus de mon code').click();
	const throws = third.locator('form', {
		has: third.getByRole('button', { name: 'Jeter mon code' }),
	});
	await throws.getByLabel('Votre code').fill(code);
	await throws.getByLabel('Votre mot').fill('framboise');
	await throws.getByRole('button').click();
	await expect(third.getByText('ne vont pas ensemble', { exact: false })).toBeVisible();
	await throws.getByLabel('Votre code').fill(code);
	await throws.getByLabel('Votre mot').fill(WORD);
	await throws.getByRole('button').click();
	await expect(third.getByText('Ce code n’ouvre plus rien.')).toBeVisible();

	await using late = await Hands.outside(browser, server.origin, 320);
	await late.goto('/join');
	await late.type(late.page.getByRole('textbox', { name: 'Votre code' }), code);
	await late.page.keyboard.press('Enter');
	await expect(late.page).toHaveURL(/\/join/);
	await expect(late.page.getByRole('alert').first()).toBeVisible();
});
