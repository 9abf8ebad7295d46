// The story: a meeting from its call to the mother's "stop" and beyond, everybody in a browser of their own.
import { expect, test } from '@playwright/test';
import { startServer } from '../worlds/server-process.ts';
import { accountOf, startSeeded } from '../worlds/seeded-server.ts';
import { call, GUESTS, invite, signIn } from './story/call.ts';
import { Person } from './story/person.ts';

const TITLE = 'Ce-que-porte-Zibeline';
const CANARY = 'ocelot-de-minuit';
const AFTER = 'genette-du-soir';
const PURPOSE = 'Le retour en classe';

test('the meeting, live: each person sees what they may, and “stop” means stop', async ({
	browser,
}) => {
	test.setTimeout(360_000);
	const first = await startSeeded();
	const { origin } = first;
	const at = (name: string): Promise<Person> => Person.at(browser, origin, name);
	await using carole = await at('Carole');
	await using karim = await at('Karim Benali');
	await using nadia = await at('Nadia Ferrer');
	await using lise = await at('Lise Delcourt');
	await using marc = await at('Marc Petit');
	await using mother = await at('Mme Diallo');
	await using son = await at('Idris Diallo');
	const guests = [karim, nadia, lise, marc, mother, son];
	const counts: Record<string, number> = {};

	// called, invited, started; everybody joins without an account in two taps
	await signIn(carole, accountOf(first.seed, 'coordinator'));
	let links = new Map<string, string>();
	counts['first meeting ready'] = await carole.counted(async () => {
		links = await call(carole, PURPOSE);
		await carole.tap(carole.page.getByRole('link', { name: 'Ouvrir la réunion' }));
		await carole.press('Commencer la réunion');
	});
	for (const guest of guests) {
		counts['joining'] = await guest.counted(() => guest.join(links.get(guest.name) ?? ''));
		expect(counts['joining'], `${guest.name} joins`).toBeLessThanOrEqual(2);
	}

	// presence, and the family's agreements, aloud in the room
	await carole.choose('Autres actions', 'Noter les présences');
	await carole.press('Noter les présences', carole.dialog);
	await expect(carole.dialog).toBeHidden();
	counts['agreements of the family'] = await carole.counted(async () => {
		await carole.press('Noter un accord');
		await carole.press('aide à la jeunesse', carole.dialog);
		for (const name of ['Mme Diallo', 'Idris']) {
			const row = carole.dialog.getByRole('group', { name: new RegExp(`^La réponse .*${name}`) });
			await carole.press('Oui', row);
			await expect(carole.dialog.getByText(/Noté à .*oui/).first()).toBeVisible();
		}
		await carole.tap(carole.button('Fermer', carole.dialog).first());
	});

	// Karim writes: no question before the first letter; then he shares, in three gestures beside the words
	await karim.page.getByRole('textbox', { name: /^Écrire…/ }).click();
	const draft = karim.page.locator('article[data-kind=draft]');
	await expect(draft.getByRole('textbox', { name: 'Mon brouillon' })).toBeFocused();
	await karim.page.keyboard.type(`Il ne dort plus. ${CANARY}.`);
	await expect(draft).toContainText(CANARY);
	await expect(draft.getByText('Enregistré', { exact: true })).toBeVisible();
	await expect(lise.page.locator('article[data-kind=draft]')).toHaveCount(0);

	await karim.press('Partager', draft);
	await karim.dialog.getByText(/^Préciser/).click();
	await karim.dialog.getByLabel('Un titre, si vous voulez').fill(TITLE);
	karim.gestures = 1;
	await karim.tap(
		karim.button('Mme Diallo', karim.dialog.getByRole('group', { name: /De qui parle/ })),
	);
	await karim.tap(karim.dialog.getByRole('button', { name: /organiser l’aide/i }));
	counts['sharing'] = karim.gestures;
	await expect(karim.dialog).toBeHidden();

	// it appears live for exactly those who may read it, and its sign says who and why
	for (const reader of [karim, lise, mother]) await expect(reader.part(TITLE)).toBeVisible();
	await expect(lise.part(TITLE)).toContainText(CANARY);
	for (const name of ['Karim', 'Lise', 'Diallo'])
		await expect(lise.part(TITLE)).toContainText(name);
	await lise.press(/Pourquoi \?$/, lise.part(TITLE));
	await expect(lise.dialog).toContainText('Lise Delcourt');
	await lise.page.keyboard.press('Escape');
	const sectionId = (await karim.part(TITLE).getAttribute('data-section-id')) ?? '';
	expect(sectionId).not.toBe('');
	for (const other of [marc, nadia, son, carole]) {
		await expect(other.part(TITLE)).toHaveCount(0);
		expect(await other.recorder.found([TITLE, CANARY, sectionId]), other.name).toEqual([]);
	}

	// live, with cursor and name
	await karim.write(TITLE, ' Encore.');
	await expect(lise.part(TITLE)).toContainText('Encore.');
	await expect(lise.part(TITLE).locator('[data-name="Karim Benali"]')).toBeVisible();

	// "stop": one gesture, and it is gone everywhere but for the holder and the person concerned
	counts['stop'] = await mother.counted(() =>
		mother.press('Arrêter ce partage', mother.part(TITLE)),
	);
	await expect(lise.part(TITLE)).toHaveCount(0);
	await expect(mother.part(TITLE)).toBeVisible();
	await expect(karim.part(TITLE)).toContainText(/Arrêté à .* à la demande de Mme Diallo/);
	await karim.write(TITLE, ` ${AFTER}`);
	await expect(mother.part(TITLE)).toContainText(AFTER);
	await lise.page.reload();
	await expect(lise.page.getByRole('main')).toBeVisible();
	await expect(lise.part(TITLE)).toHaveCount(0);
	expect(await lise.recorder.found([AFTER])).toEqual([]);
	expect(await marc.recorder.found([TITLE, CANARY, AFTER, sectionId])).toEqual([]);
	expect(marc.recorder.size).toBeGreaterThan(100_000);

	// each reader's minutes tell it as that reader may know it
	for (const [reader, knows] of [
		[karim, true],
		[mother, true],
		[lise, false],
		[marc, false],
		[nadia, false],
	] as const) {
		const tab = await reader.page.context().newPage();
		await tab.goto(`${reader.page.url().replace(/[?#].*$/, '')}/minutes`);
		await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
		const text = await tab.locator('body').innerText();
		expect(text.includes(TITLE), `${reader.name}'s minutes`).toBe(knows);
		await tab.close();
	}

	// a late colleague of the right mission reads nothing old until the holder says so
	await carole.choose('Autres actions', 'Inviter quelqu’un');
	const late = await at('Sam Leroy');
	const link = await invite(carole, { name: 'Sam Leroy', preset: 'AMO, aide à la jeunesse' });
	await late.join(link);
	await expect(
		late.page.getByText('Bonjour').or(late.page.getByText('Écrire…')).first(),
	).toBeVisible();
	await expect(late.part(TITLE)).toHaveCount(0);
	await karim.notesYes(TITLE);
	await expect(karim.part(TITLE)).toBeVisible();
	for (const reader of [lise, late]) await expect(reader.part(TITLE)).toHaveCount(0);
	await karim.choose(new RegExp(`^Actions pour.*${TITLE}`), /^Rouvrir/);
	const sam = karim.dialog.getByRole('checkbox', { name: /Sam Leroy/ });
	if (!(await sam.isChecked())) await sam.check();
	await karim.tap(karim.dialog.getByRole('button', { name: /organiser l’aide/i }));
	await expect(karim.dialog).toBeHidden();
	await karim.notesYes(TITLE);
	await expect(late.part(TITLE)).toContainText(CANARY);

	// the server is stopped and started: everything is there
	const port = new URL(origin).port;
	await first.stop();
	await using _second = await startServer('production', {
		folder: first.folder,
		env: { PORT: port },
	});
	await karim.page.reload();
	await expect(karim.part(TITLE)).toContainText(AFTER);
	await expect(late.part(TITLE)).toContainText(CANARY);
	expect(await marc.recorder.found([TITLE, CANARY, AFTER, sectionId])).toEqual([]);

	// the budgets
	console.log('gestures:', JSON.stringify(counts));
	expect(counts['stop']).toBe(1);
	expect(counts['sharing']).toBeLessThanOrEqual(3);
	expect(counts['agreements of the family']).toBeLessThanOrEqual(2 + 4);
	expect(counts['first meeting ready']).toBeLessThanOrEqual(5 + GUESTS.length * 6 + 2);
	await late[Symbol.asyncDispose]();
});
