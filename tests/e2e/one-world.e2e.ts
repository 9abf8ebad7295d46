// Sockets, HTTP and pages must share one copy of every module, in both modes: what one does the others know at once.
import { expect, test } from '@playwright/test';
import { HttpPerson } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startSeeded } from '../worlds/seeded-server.ts';
import type { Mode } from '../worlds/server-process.ts';

for (const mode of ['production', 'development'] satisfies Mode[]) {
	test(`what is edited over a socket and commanded over HTTP is one meeting in the browser, in ${mode}`, async ({
		page,
	}) => {
		test.slow();
		await using server = await startSeeded(mode);
		const [meeting] = server.seed.meetings;
		const of = (kind: string) => meeting!.sections.find((section) => section.kind === kind)!;
		const holder = new HttpPerson(server.origin);
		const code = meeting!.participants.find(({ id }) => id === of('secret').holder)!.code;
		await holder.join(code);
		using editor = new PlainPage(holder, meeting!.id);
		await editor.writeSaved(of('secret').id, 'Zéphyr par la prise');

		const mother = meeting!.participants.find(({ kind }) => kind === 'adult')!;
		await page.goto(`${server.origin}/join#${mother.code}`);
		await expect(page).toHaveURL(/\/join$/); // the page lives, and has taken the code out of the address
		await page.locator('form[action="/join"] button[type="submit"]').click();
		await page.waitForURL(`**/m/${meeting!.id}`);
		await expect(page.getByText('Zéphyr par la prise')).toBeVisible({ timeout: 60_000 });

		await holder.do(meeting!.id, 'retitle-section', {
			sectionId: of('secret').id,
			title: 'Titre par HTTP',
		});
		await editor.until(() => JSON.stringify(editor.view).includes('Titre par HTTP'), 'told');
		const read = await page.evaluate(
			(path) => fetch(path).then((answer) => answer.text()),
			[`/api/meetings/${meeting!.id}`][0]!,
		);
		expect(read).toContain('Titre par HTTP');
	});
}
