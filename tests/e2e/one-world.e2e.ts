// Sockets, HTTP and pages must share one copy of every module, in both modes: what one does the others know at once.
import { expect, test, type Page } from '@playwright/test';
import { HttpPerson } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startSeeded, type SeededServer } from '../worlds/seeded-server.ts';

const WORDS = 'Zéphyr par la prise';
const TITLE = 'Titre par HTTP';

function tableOf({ seed, origin }: SeededServer) {
	const meeting = seed.meetings[0]!;
	const secret = meeting.sections.find(({ kind }) => kind === 'secret')!;
	const mother = meeting.participants.find(({ kind }) => kind === 'adult')!;
	const holder = meeting.participants.find(({ id }) => id === secret.holder)!;
	return { id: meeting.id, secret: secret.id, mother, holder, of: () => new HttpPerson(origin) };
}

/** The holder writes over a socket; what they then do over HTTP is heard by that socket. */
async function writing({ id, secret, holder, of }: ReturnType<typeof tableOf>) {
	const person = of();
	await person.join(holder.code);
	const editor = new PlainPage(person, id);
	await editor.writeSaved(secret, WORDS);
	return {
		async retitle() {
			await person.do(id, 'retitle-section', { sectionId: secret, title: TITLE });
			await editor.until(() => JSON.stringify(editor.view).includes(TITLE), 'told');
		},
		[Symbol.dispose]: () => editor[Symbol.dispose](),
	};
}

async function inTheBrowser(page: Page, server: SeededServer) {
	const table = tableOf(server);
	using editor = await writing(table);
	await page.goto(`${server.origin}/join#${table.mother.code}`);
	await expect(page).toHaveURL(/\/join$/); // the page lives, and has taken the code out of the address
	// in development the next page is compiled at its first visit
	await page.locator('form[action="/join"] button[type="submit"]').click({ timeout: 90_000 });
	await page.waitForURL(`**/m/${table.id}`);
	await expect(page.getByText(WORDS)).toBeVisible({ timeout: 60_000 });
	await editor.retitle();
	const path = `/api/meetings/${table.id}`;
	const read = await page.evaluate((from) => fetch(from).then((answer) => answer.text()), path);
	expect(read).toContain(TITLE);
}

test('what is edited over a socket and commanded over HTTP is one meeting in the browser, in production', async ({
	page,
}) => {
	await using server = await startSeeded('production');
	await inTheBrowser(page, server);
});

test('what is edited over a socket and commanded over HTTP is one meeting on the pages, in development', async () => {
	await using server = await startSeeded('development');
	const table = tableOf(server);
	using editor = await writing(table);
	const mother = table.of();
	await mother.join(table.mother.code);
	const page = async () => (await mother.fetch(`/m/${table.id}/ledger`)).text();
	expect(await page()).toContain(WORDS);
	await editor.retitle();
	expect(await page()).toContain(TITLE);
	expect(JSON.stringify((await mother.view(table.id)).body)).toContain(TITLE);
});

test(
	'and in the browser in development',
	{ tag: '@long' }, // some hundred modules are compiled one by one
	async ({ page }) => {
		test.slow();
		await using server = await startSeeded('development');
		await inTheBrowser(page, server);
	},
);
