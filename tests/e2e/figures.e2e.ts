// Figures in browsers: switched on by the administrator, looked at beforehand by whoever coordinated, by the keyboard alone.
import { publicationOf } from '#lib/domain/figures/tables.ts';
import type { Held } from '#lib/domain/figures/enough.ts';
import { openStore } from '#server/store/sqlite/store.ts';
import path from 'node:path';
import { accountOf, startSeeded } from '../worlds/seeded-server.ts';
import { startServer } from '../worlds/server-process.ts';
import { HttpPerson } from '../worlds/http-person.ts';
import { Hands } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

/** For whoever looks at them: with PICTURES, the folder where they are wanted. */
async function pictures({ page }: Hands, name: string): Promise<void> {
	if (!process.env.PICTURES) return;
	for (const width of [1280, 320]) {
		await page.setViewportSize({ width, height: 900 });
		const path = `${process.env.PICTURES}/${name}-${width}.png`;
		await page.screenshot({ path, fullPage: true });
	}
}

test.use({ own: 'figures' }); // what is switched on here is nobody else's

test('[N3] what goes out of my meetings stands there before it goes, for me alone', async ({
	browser,
	server,
	table,
}) => {
	test.setTimeout(120_000);
	const desk = new HttpPerson(server.origin);
	const { email, password } = accountOf(server.seed, 'administrator');
	expect((await desk.signIn(email, password)).status).toBe(303);
	await using admin = await Hands.of(browser, desk, server.origin, 320);
	await admin.goto('/admin');
	const publish = admin.page.getByLabel('Publier chaque trimestre des chiffres d’activité');
	await admin.tick(publish);
	await admin.enter(
		admin.page.locator('form[action="?/figures"]').getByRole('button', { name: 'Garder' }),
	);
	await expect(publish).toBeChecked();
	await admin.enter(admin.page.getByRole('link', { name: 'Voir les chiffres publiés' }));
	await expect(admin.page.getByText('Rien n’est encore publié.')).toBeVisible();
	await admin.sound('nothing published yet');
	await admin.goto('/admin');
	await pictures(admin, 'figures-form');

	await using carole = await Hands.of(browser, table.person('carole'), server.origin, 320);
	await carole.goto('/meetings');
	await carole.enter(carole.page.getByRole('link', { name: 'Ce qui compte de mes réunions' }));
	await carole.page.waitForURL('**/figures');
	const row = carole.page
		.getByRole('listitem')
		.filter({ hasText: /personnes concernées\s:\s2/ })
		.first();
	await expect(row).toContainText('une personne concernée était là');
	await expect(row).toContainText('un·e jeune était là');
	await carole.sound('what counts of one’s own');

	const name = /^Ne pas compter/;
	const count = await carole.page.getByRole('button', { name }).count();
	await carole.enter(row.getByRole('button', { name }));
	const again = carole.page.getByRole('button', { name: /^Compter de nouveau/ });
	await expect(again).toBeFocused();
	await expect(carole.page.getByText('Cette réunion ne compte pas.')).toHaveCount(1);
	await expect(carole.page.getByRole('button', { name })).toHaveCount(count - 1);
	await carole.sound('one left out');
	await carole.page.setViewportSize({ width: 1280, height: 900 });
	await carole.sound('one left out, wide');
	await pictures(carole, 'figures-own');
	await carole.page.keyboard.press('Enter');
	await expect(carole.page.getByText('Cette réunion ne compte pas.')).toHaveCount(0);
	await expect(carole.page.getByRole('button', { name })).toHaveCount(count);

	const karim = await table.person('karim').fetch('/figures', { headers: { accept: 'text/html' } });
	expect(karim.status).toBe(404);
});

/** The summer of three coordinators: ten meetings each, a fifth of them without the family. */
const SUMMER: readonly Held[] = Array.from({ length: 30 }, (_, n) => {
	const [young, family] = [n % 15 < 6, n % 15 < 12];
	const there = { concerned: young ? 3 : family ? 2 : 0, bound: 3, 'not-bound': 1 };
	const beside = n % 7 === 0 ? 1 : 0;
	const startedAt = Date.UTC(2026, 7, 3);
	return {
		counted: { startedAt, there: { ...there, beside, other: 0 }, youngPerson: young },
		by: [`coordinator ${n % 3}`],
	};
});

test('[N2] what went out stands there in tables, and what is not told says no more', async ({
	browser,
}) => {
	test.setTimeout(120_000);
	await using seeded = await startSeeded();
	await seeded.stop();
	const keyDir = path.join(seeded.folder, 'keys');
	const store = await openStore({ dataDir: seeded.dataDir, keyDir });
	const account = accountOf(seeded.seed, 'coordinator');
	const organisation = (await store.accounts.byEmail(account.email))!.organisation;
	const [spring, summer] = [publicationOf('2026-Q2', SUMMER), publicationOf('2026-Q3', SUMMER)];
	for (const one of [spring, summer]) await store.organisations.publish(organisation, one);
	await store.close();

	await using server = await startServer('production', { folder: seeded.folder });
	const person = new HttpPerson(server.origin);
	expect((await person.signIn(account.email, account.password)).status).toBe(303);
	await using carole = await Hands.of(browser, person, server.origin, 320);
	await carole.goto('/figures');
	const told = carole.page.getByRole('article').first();
	await expect(told.getByText('Réunions tenues')).toContainText('Réunions tenues');
	await expect(told.locator('.held')).toContainText('30');
	const row = (name: string) => told.getByRole('row').filter({ hasText: name });
	await expect(row('professionnel·les tenu·es au secret')).toContainText('90');
	await expect(row('personnes qui accompagnent')).toContainText('non publié');
	await expect(carole.page.getByRole('article').last()).toContainText('aucun nombre');
	await carole.reach(told.getByRole('button', { name: 'Copier pour un tableur' }));
	await carole.sound('published figures');
	await carole.page.setViewportSize({ width: 1280, height: 900 });
	await carole.sound('published figures, wide');
	await pictures(carole, 'figures-published');
});
