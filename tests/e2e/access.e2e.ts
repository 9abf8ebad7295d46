// Everything about oneself in one file, and what is kept, for whom and until when: on a small screen, without a script too.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { HttpPerson } from '../worlds/http-person.ts';
import type { HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { accountOf } from '../worlds/seeded-server.ts';
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

const TITLE = 'Ce qui est dur le matin';
const TEXT = 'Elle se lève à cinq heures';
const HIS = 'Ce que le fils garde';

async function phone(browser: Browser, person: HttpPerson, script: boolean): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 320, height: 640 },
		locale: 'fr-BE',
		reducedMotion: 'reduce',
		javaScriptEnabled: script,
	});
	await become(context, person);
	return context.newPage();
}

async function shared(table: HttpTable): Promise<void> {
	await table.agrees('mother');
	const section = await table.secret(TITLE, { readers: [table.id('lise')] });
	using writer = new PlainPage(table.person('karim'), table.meeting);
	await writer.writeSaved(section, TEXT);
	await table.do('son', 'create-section', {
		title: HIS,
		kind: 'reserved',
		about: [table.id('son')],
	});
}

test('[L8] a mother finds her file on her own page, and reads all of it without us', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	await shared(table);
	const mother = table.person('mother');
	const page = await phone(browser, mother, true);
	const ledger = `${table.server.origin}/m/${table.meeting}/ledger`;
	await page.goto(ledger);
	await page.getByRole('link', { name: 'Demander tout ce qui me concerne' }).press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tout ce qui vous concerne');
	await expectSound(page);

	const plain = await phone(browser, mother, false);
	await plain.goto(page.url());
	const coming = plain.waitForEvent('download');
	await plain.getByRole('link', { name: 'Le fichier à lire (une page)' }).click();
	const file = await coming;
	expect(file.suggestedFilename()).toMatch(/^reunion[\d-]*\.html$/);
	const path = test.info().outputPath('file.html');
	await file.saveAs(path);
	const words = await readFile(path, 'utf8');
	for (const own of [TITLE, TEXT]) expect(words).toContain(own);
	expect(words).not.toContain(HIS);

	const alone = await browser.newContext({ viewport: { width: 320, height: 640 }, offline: true });
	const read = await alone.newPage();
	await read.goto(pathToFileURL(path).href);
	await expect(read.getByRole('heading', { level: 1 })).toContainText('tout ce qui vous concerne');
	await expectSound(read);

	const karim = await phone(browser, table.person('karim'), false);
	await karim.goto(ledger);
	await expect(karim.getByRole('link', { name: 'Demander tout' })).toHaveCount(0);
	expect((await karim.goto(page.url()))?.status()).toBe(404);
	for (const each of [page, plain, read, karim]) await each.context().close();
});

test('[K1] the register says what is kept, for whom and until when, and nothing of a meeting', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	await shared(table);
	const admin = new HttpPerson(table.server.origin);
	const { email, password } = accountOf(table.server.seed, 'administrator');
	await admin.signIn(email, password);
	const page = await phone(browser, admin, true);
	await page.goto(`${table.server.origin}/admin/register`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registre des traitements');
	await expectSound(page);
	// a notice must not promise an end that nobody has set
	await expect(page.getByText('Puis tout est effacé')).toHaveCount(0);
	const kept = { notesDays: '90', minutesDays: '730', basis: 'décret du 18 janvier 2018' };
	await admin.form('/admin?/retention', kept);
	await page.reload();
	const notice = page.getByRole('region', { name: 'Notice pour la famille' });
	await expect(notice).toContainText('730 jours. Puis tout est effacé.');
	await expect(notice).toContainText(kept.basis);
	expect(await page.content()).not.toContain(table.meeting);
	expect(await page.content()).not.toContain(TITLE);
	await page.context().close();
});
