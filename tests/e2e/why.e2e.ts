// In real browsers, by keyboard: a doubt that leaves no trace, and what was shared, on a narrow phone.
import type { Browser, Page } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { SPOKEN } from '../worlds/http-table.ts';
import type { Fields } from '../worlds/http-person.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

const PHONE = { width: 320, height: 640 };

/** Somebody new at the table, in a browser of their own on a narrow phone; every byte that leaves it is counted. */
async function arrives(browser: Browser, table: HttpTable, name: string, fields: Fields) {
	const made = await table.do('carole', 'invite', { name, ...fields });
	table.ids.set(name, made.participantId ?? '');
	const context = await browser.newContext({
		viewport: PHONE,
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		baseURL: table.server.origin,
	});
	const page = await context.newPage();
	const sent: string[] = [];
	page.on('request', (request) => sent.push(request.url()));
	page.on('websocket', (socket) => socket.on('framesent', () => sent.push('frame')));
	await page.goto(`/join#${made.code}`);
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return { page, sent };
}

const stored = (page: Page): Promise<string> =>
	page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

test('“J’hésite” is walked through by keyboard, and not one byte of it leaves or stays', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	const { page, sent } = await arrives(browser, table, 'Ana', {
		kind: 'professional',
		secrecy: 'bound',
		missions: ['youth-aid'],
		function: 'psychologue',
	});
	await page.getByRole('button', { name: 'Autres actions' }).press('Enter');
	await page.getByRole('menuitem', { name: 'Ce qui vaut pour vous ici' }).press('Enter');
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('listitem')).toHaveCount(3);
	await expect(dialog).toContainText('Code de déontologie des psychologues, art. 14');
	await expectSound(page);

	const before = { sent: sent.length, stored: await stored(page) };
	await dialog.getByRole('button', { name: 'J’hésite à le dire' }).press('Enter');
	for (const answer of ['Oui', 'Non', 'Oui', 'Je ne sais pas', 'Oui', 'Oui', 'Oui'])
		await dialog.getByRole('button', { name: answer, exact: true }).press('Enter');
	await expect(dialog.getByRole('heading', { name: 'Ce qui manque' })).toBeFocused();
	await expect(dialog).toContainText('Lui demander son accord.');
	await expect(dialog).toContainText('112');
	await expect(dialog).toContainText('art. 353');
	await expectSound(page);
	expect(sent.slice(before.sent)).toEqual([]);
	expect(await stored(page)).toBe(before.stored);

	await dialog.getByRole('button', { name: 'Retour' }).press('Enter');
	await dialog.getByRole('button', { name: 'On me presse de parler' }).press('Enter');
	await expect(dialog).toContainText('Je suis tenu·e au secret.');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	expect(sent.slice(before.sent)).toEqual([]);
	// what is really sent is counted
	await page.reload();
	expect(sent.length).toBeGreaterThan(before.sent);
	await page.context().close();
});

test('a mother reads on her phone what was shared about her, who had it and until when', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	const { page } = await arrives(browser, table, 'Nora', {
		kind: 'parent',
		secrecy: 'none',
		missions: [],
	});
	const nora = table.id('Nora');
	await table.inRoom('Nora');
	await page.goto(`/m/${table.meeting}/ledger`);
	await expect(page.getByText('Jusqu’ici, rien n’a été partagé à votre sujet')).toBeVisible();
	await expectSound(page);

	const yes = { person: nora, missions: ['youth-aid'], purpose: 'la rentrée', decision: 'given' };
	await table.do('carole', 'record-agreement', { ...yes, scope: 'all', ...SPOKEN });
	const { sectionId } = await table.do('karim', 'create-section', {
		title: 'Ce qui est dur le matin',
		kind: 'secret',
		about: [nora],
		missions: ['youth-aid'],
	});
	const why = { purpose: 'préparer la rentrée', necessity: 'sans cela, rien ne tient' };
	await table.do('karim', 'open-section', { sectionId, ...why });
	await table.do('karim', 'withdraw-agreement', {
		person: nora,
		scope: [sectionId],
	});
	await page.reload();
	const part = page.getByRole('article', { name: 'Ce qui est dur le matin' });
	await expect(part).toContainText('Ouverte à');
	await expect(part).toContainText('par karim, pour « préparer la rentrée »');
	await expect(part).toContainText(/lise.*Du .* au /s);
	await expect(part).toContainText('Avec votre accord du');
	await expect(part).not.toContainText('nadia');
	await expect(part).not.toContainText('marc');
	const fold = part.getByText('Pourquoi ?').first();
	await fold.press('Enter');
	await expect(part).toContainText('Source :');
	await expectSound(page);
	await page.context().close();
});
