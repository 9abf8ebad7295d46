// A document that was issued here is told again on a page without a script, at 320 px; everything else is not known.
import { readFile } from 'node:fs/promises';
import { textOfPdf } from '../worlds/pdf-text.ts';
import { become } from './cases/case-browser.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';

test('minutes are taken away as a PDF, and anybody can tell whether a PDF or a code comes from here', async ({
	browser,
	table,
}) => {
	const context = await browser.newContext({ locale: 'fr-BE', acceptDownloads: true });
	await become(context, table.person('mother'));
	const mother = await context.newPage();
	await mother.goto(`${table.server.origin}/m/${table.meeting}/minutes`);
	const [download] = await Promise.all([
		mother.waitForEvent('download'),
		mother.getByRole('link', { name: 'Télécharger en PDF' }).click(),
	]);
	expect(download.suggestedFilename()).toMatch(/^reunion(-\d{4}-\d\d-\d\d)?\.pdf$/);
	const pdf = await readFile(await download.path());
	const text = await textOfPdf(new Uint8Array(pdf));
	expect(text).toContain('Personnel et confidentiel');
	const code = /([0-9A-Z]{5}-){5}[0-9A-Z]/.exec(text)?.[0] ?? '';

	const stranger = await browser.newContext({
		viewport: { width: 320, height: 800 },
		locale: 'fr-BE',
		javaScriptEnabled: false,
	});
	const page = await stranger.newPage();
	const asked = async (given: { code?: string; file?: Buffer }): Promise<string> => {
		await page.goto(`${table.server.origin}/verify`);
		await page.getByLabel('Le code du document').fill(given.code ?? '');
		if (given.file)
			await page
				.getByLabel('Ou le fichier PDF')
				.setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: given.file });
		await page.getByRole('button', { name: 'Vérifier' }).click();
		return (await page.getByRole('status').innerText()).trim();
	};
	expect(await asked({ file: pdf })).toBe('Émis ici, inchangé.');
	expect(await asked({ code })).toMatch(/^Émis ici\./);
	const altered = Buffer.from(pdf);
	altered[altered.length >> 1]! ^= 1;
	for (const unknown of [{ file: altered }, { code: code.replace(/^./, 'Z') }, { code: 'x' }, {}])
		expect(await asked(unknown)).toBe('Non connu.');
	await page.goto(`${table.server.origin}/verify?code=${code}`);
	await expect(page.getByRole('status')).toContainText('Émis ici.');

	const seen = await (await browser.newContext({ locale: 'fr-BE' })).newPage();
	await seen.goto(`${table.server.origin}/verify`);
	await expectSound(seen);
	const key = await seen.request.get(`${table.server.origin}/verify/key`);
	expect(await key.text()).toContain('BEGIN PUBLIC KEY');
});
