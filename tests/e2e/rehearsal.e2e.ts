// A meeting of 75 minutes as it is held: eight people in a room, three without a device, one on the telephone, one late, one
// who leaves early, a stop, an extract, something written on paper. Each minute is a step; every budget of the room ends it.
import type { Browser, Page } from '@playwright/test';
import { accountOf } from '../worlds/seeded-server.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';
import { ANSWER_S, Needed, readAloud, ROOM } from './story/budgets.ts';
import { invite, signIn, type Guest } from './story/call.ts';
import { Person } from './story/person.ts';
import { Recorder } from './story/recorder.ts';

test.use({ own: 'rehearsal' });

const SECRET = 'Les-nuits-de-Zibeline';
const CANARY = 'ocelot-de-minuit';
const LATER = 'genette-du-soir';
const ON_PAPER = 'sansonnet-sur-papier';
const TOLD = 'Idris peut partir à quinze heures le jeudi.';
const TASK = 'Prévoir le jeudi avec Idris';

/** With a device: Karim, Lise, Marc, Idris. Without: the psychologist on the telephone, both parents in the room. */
const TABLE: readonly Guest[] = [
	{ name: 'Karim Benali', preset: 'AMO, aide à la jeunesse' },
	{ name: 'Lise Delcourt', preset: 'AMO, aide à la jeunesse' },
	{ name: 'Marc Petit', preset: 'enseignant·e' },
	{ name: 'Dr Sorel', preset: 'psychologue, SSM' },
	{ name: 'Mme Diallo', preset: 'mère' },
	{ name: 'M. Diallo', preset: 'père' },
	{ name: 'Idris Diallo', preset: 'jeune', bornOn: '2011-03-01', parent: 'Mme Diallo' },
];

const WIDTHS = { phone: [320, 640], laptop: [1280, 720], projected: [1920, 1080] } as const;

/** Pictures of a step in each of the three sizes, whole, for whoever wants to look: `PICTURES=folder`. */
async function look(minute: number, name: string, page: Page): Promise<void> {
	const folder = process.env.PICTURES;
	if (!folder) return;
	const own = page.viewportSize();
	for (const [width, height] of Object.values(WIDTHS)) {
		await page.setViewportSize({ width, height });
		const file = `${`${minute}`.padStart(2, '0')}-${name}-${width}.png`;
		await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
	}
	if (own) await page.setViewportSize(own);
}

async function wallOf(browser: Browser, origin: string): Promise<Page> {
	const context = await browser.newContext({
		locale: 'fr-BE',
		viewport: { width: 1920, height: 1080 },
		baseURL: origin,
	});
	return context.newPage();
}

test('75 minutes, eight people, three of them without a device', async ({ browser, server }) => {
	test.setTimeout(200_000);
	const { origin } = server;
	const phone = { width: 320, height: 640 };
	const needed = new Needed(ROOM);
	await using carole = await Person.at(browser, origin, 'Carole');
	await using karim = await Person.at(browser, origin, 'Karim Benali');
	await using lise = await Person.at(browser, origin, 'Lise Delcourt');
	await using marc = await Person.at(browser, origin, 'Marc Petit', phone);
	await using idris = await Person.at(browser, origin, 'Idris Diallo', phone);
	const links = new Map<string, string>();

	await test.step('before: called, everybody invited', async () => {
		await signIn(carole, accountOf(server.seed, 'coordinator'));
		const ready = await carole.timed(async () => {
			await carole.tap(carole.page.getByRole('link', { name: 'Appeler une réunion' }).first());
			await carole.fill('Pourquoi se réunir ?', 'Les jeudis d’Idris');
			await carole.press('aide à la jeunesse');
			await carole.press('Continuer : les personnes');
			for (const guest of TABLE) links.set(guest.name, await invite(carole, guest));
			await look(0, 'people', carole.page);
			await carole.tap(carole.page.getByRole('link', { name: 'Ouvrir la réunion' }));
			await carole.press('Commencer la réunion');
		});
		needed.note('first meeting ready, seconds', ready);
	});
	const begun = carole.seconds;

	const wall = await wallOf(browser, origin);
	const onWall = new Recorder(wall);
	await onWall.streams();
	await test.step('minute 0: the wall, and who is here', async () => {
		await carole.choose('Autres actions', 'Écran de la salle');
		const code = carole.dialog.getByRole('status');
		await expect(code).toHaveText(/^(\w{3}-){2}\w{3}$/);
		const spoken = (await code.innerText()).toLowerCase().replaceAll('-', ' ');
		await wall.goto('/room');
		await expect(wall.locator('#svelte-announcer')).toBeAttached();
		await wall.getByLabel('Le code dit par la coordination').fill(spoken);
		await wall.keyboard.press('Enter');
		await expect(wall.getByLabel('Le code dit par la coordination')).toHaveCount(0);
		await carole.page.keyboard.press('Escape');
		for (const guest of [karim, marc, idris])
			needed.note(
				'joining, gestures',
				await guest.counted(() => guest.join(links.get(guest.name) ?? '')),
			);
		await carole.choose('Autres actions', 'Noter les présences');
		for (const away of ['Lise Delcourt', 'Dr Sorel'])
			await carole.tap(carole.dialog.getByRole('checkbox', { name: away }));
		await carole.press('attendu·e', carole.dialog);
		await carole.press('Noter les présences', carole.dialog);
		await expect(carole.dialog).toBeHidden();
		await carole.choose(/^Présence de Dr Sorel|^Présence de .*Sorel/, 'à distance');
		await look(1, 'wall', wall);
		await look(1, 'marc', marc.page);
	});

	await test.step('minute 4: the agreements of the family, read aloud once', async () => {
		let said = 0;
		needed.note('next step, gestures', await carole.counted(() => carole.press(/^Étape suivante/)));
		await expect(carole.page.locator('.step')).toContainText('Accords prévue jusque vers');
		const took = await carole.timed(async () => {
			await carole.press('Noter un accord');
			said = readAloud(await carole.dialog.getByText(/^Nous aimerions/).innerText());
			await look(4, 'agreement', carole.page);
			await carole.press(/disent oui$/, carole.dialog);
			await carole.tap(carole.button('Fermer', carole.dialog).first());
		});
		needed.note('agreements of the family, seconds', Math.round(took + said + 3 * ANSWER_S));
	});

	await test.step('minute 8: Karim writes at once, and shares', async () => {
		const asked = await karim.counted(() =>
			karim.tap(karim.page.getByRole('textbox', { name: /^Écrire…/ })),
		);
		needed.note('questions before the first letter', asked - 1);
		const draft = karim.page.locator('article[data-kind=draft]');
		await expect(draft.getByRole('textbox', { name: 'Mon brouillon' })).toBeFocused();
		await karim.type(`Il ne dort plus. ${CANARY}.`);
		await expect(draft.getByText('Enregistré', { exact: true })).toBeVisible();
		await karim.press('Partager', draft);
		await karim.dialog.getByText(/^Préciser/).click();
		await karim.dialog.getByLabel('Un titre, si vous voulez').fill(SECRET);
		await look(8, 'sharing', karim.page);
		const before = karim.gestures - 1;
		await karim.tap(
			karim.button(/^Idris/, karim.dialog.getByRole('group', { name: /De qui parle/ })),
		);
		await karim.tap(karim.dialog.getByRole('button', { name: /organiser l’aide/i }));
		needed.note('sharing, gestures', karim.gestures - before);
		await expect(karim.dialog).toBeHidden();
		await expect(idris.part(SECRET)).toContainText(CANARY);
		await look(9, 'idris', idris.page);
	});

	await test.step('minute 15: round the table, in one gesture, and what all may read on the wall', async () => {
		const step = await carole.counted(() => carole.press(/^Étape suivante/));
		needed.note('next step, gestures', step);
		await karim.tap(karim.page.getByRole('textbox', { name: /^Écrire…/ }));
		await karim.type('Un essai de trois semaines.');
		const draft = karim.page.locator('article[data-kind=draft]');
		await karim.press('Partager', draft);
		await karim.tap(karim.dialog.getByRole('radio', { name: /toute la table/i }));
		await karim.tap(karim.dialog.getByRole('button', { name: /partager|ouvrir/i }).last());
		await expect(karim.dialog).toBeHidden();
		await expect(wall.getByText('Un essai de trois semaines.')).toBeVisible();
		await look(16, 'wall', wall);
	});

	await test.step('minute 20: Lise comes late, and has nothing old before Karim’s word', async () => {
		needed.note(
			'joining, gestures',
			await lise.counted(() => lise.join(links.get(lise.name) ?? '')),
		);
		await carole.choose(/^Présence de Lise/, 'dans la salle');
		await look(20, 'lise', lise.page);
	});

	await test.step('minute 22: the circle; whoever is not of it leaves the room, and is ticked off', async () => {
		const step = await carole.counted(() => carole.press(/^Étape suivante/));
		needed.note('next step, gestures', step);
		const marcGone = carole.page.getByRole('checkbox', { name: 'Marc est sorti·e de la salle' });
		await expect(marcGone).toBeVisible();
		await expectSound(carole.page, 'who goes');
		await look(22, 'circle', carole.page);
		await carole.tap(marcGone);
		await expect(marcGone).toHaveCount(0);
		await expect(marc.page.locator('.step')).toContainText('Vous êtes en attente');
		await look(23, 'marc', marc.page);
	});

	await test.step('minute 25: what may be said to the teacher', async () => {
		await karim.tap(karim.page.getByRole('textbox', { name: /^Écrire…/ }));
		await karim.type(TOLD);
		const draft = karim.page.locator('article[data-kind=draft]').filter({ hasText: 'quinze' });
		await karim.press('Partager', draft);
		await karim.tap(karim.dialog.getByRole('radio', { name: /Ce qui peut être dit à/ }));
		await karim.press('Marc Petit', karim.dialog);
		await look(25, 'extract', karim.page);
		await karim.tap(
			karim.dialog.getByRole('button', { name: /jeudi|horaire|Aménager|organiser/i }).first(),
		);
		await expect(karim.dialog).toBeHidden();
		const extract = karim.page.locator('article[data-kind="extract"]');
		await expect(extract).toContainText('À lire à voix haute');
		const yeses = extract.getByRole('button', { name: /dit oui$/ });
		await expect(yeses.first()).toBeVisible(); // asked for at once, nobody's may stand there yet
		for (const yes of await yeses.all()) await karim.tap(yes);
		await marc.press('Je m’y engage');
		await expect(marc.page.getByText(TOLD)).toBeVisible();
		await look(28, 'marc', marc.page);
	});

	await test.step('minute 33: everybody is back', async () => {
		needed.note('next step, gestures', await carole.counted(() => carole.press(/^Étape suivante/)));
		await expect(marc.page.locator('.step')).not.toContainText('Vous êtes en attente');
	});

	await test.step('minute 35: Marc has to leave, and sees what he takes with him', async () => {
		await carole.press('Décision ou tâche');
		await carole.fill('Ce qui est décidé', TASK, carole.dialog);
		await carole.fill(/^Qui s’en charge/, 'Marc Petit', carole.dialog);
		await carole.press('Noter la décision', carole.dialog);
		await expect(carole.dialog).toBeHidden();
		await expect(wall.getByText(TASK)).toBeVisible();
		needed.note('leaving, gestures', await marc.counted(() => marc.press('Je dois partir')));
		await expect(marc.dialog).toContainText(TASK);
		await expect(marc.dialog).toContainText(TOLD);
		await expectSound(marc.page, 'what Marc takes with him');
		await look(35, 'marc', marc.page);
		await expect(marc.page.getByText('Vous êtes parti·e.')).toBeVisible();
		await marc.tap(marc.button('Fermer', marc.dialog).first());
		const there = wall.getByRole('list', { name: 'Dans la salle ou en ligne' });
		await expect(there).toContainText('Idris Diallo');
		await expect(there).not.toContainText('Marc Petit');
		await look(36, 'wall', wall);
	});

	await test.step('minute 45: “stop”, by Idris on his phone', async () => {
		await expect(lise.part(SECRET)).toContainText(CANARY);
		const stop = await idris.counted(() => idris.press('Arrêter ce partage', idris.part(SECRET)));
		needed.note('stop, gestures', stop);
		await expect(lise.part(SECRET)).toHaveCount(0);
		await expect(karim.part(SECRET)).toContainText(/Arrêté à .* à la demande de Idris/);
		await karim.write(SECRET, ` ${LATER}`);
		await expect(idris.part(SECRET)).toContainText(LATER);
		await look(45, 'idris', idris.page);
		await look(45, 'karim', karim.page);
	});

	await test.step('minute 50: what was written on paper is typed for the whole table', async () => {
		await carole.tap(carole.page.getByRole('textbox', { name: /^Écrire…/ }));
		await carole.type(`Sur la feuille de Mme Diallo : ${ON_PAPER}.`);
		await carole.press('Partager', carole.page.locator('article[data-kind=draft]'));
		await carole.tap(carole.dialog.getByRole('radio', { name: /toute la table/i }));
		await carole.tap(carole.dialog.getByRole('button', { name: /partager|ouvrir/i }).last());
		await expect(carole.dialog).toBeHidden();
		await expect(wall.getByText(ON_PAPER, { exact: false })).toBeVisible();
	});

	await test.step('minute 60: decisions, in one gesture', async () => {
		const step = await carole.counted(() => carole.press(/^Étape suivante/));
		needed.note('next step, gestures', step);
		await look(60, 'carole', carole.page);
	});

	let hands = 0;
	await test.step('minute 70: the end; what is left over, read aloud, adopted, in hand', async () => {
		await carole.choose('Autres actions', 'Terminer la réunion');
		await expectSound(carole.page, 'ending');
		await look(70, 'ending', carole.page);
		await carole.tap(carole.dialog.getByRole('checkbox').first());
		await carole.press('Terminer', carole.dialog);
		await expect(carole.dialog).toBeHidden();
		const { page } = carole;
		const took = await carole.timed(async () => {
			await carole.tap(page.getByRole('link', { name: 'Procès-verbal' }).first());
			await page.waitForURL('**/minutes');
			await look(71, 'minutes', page);
			const adopted = await carole.counted(async () => {
				await carole.press('Proposer');
				await carole.press('Adopter');
				await expect(page.getByText(/^Adopté le/)).toBeVisible();
			});
			needed.note('adopting, gestures', adopted);
			const paper = page.waitForEvent('download');
			await carole.tap(page.getByRole('link', { name: /PDF/ }).first());
			expect((await paper).suggestedFilename()).toMatch(/\.pdf$/);
		});
		needed.note('minutes in hand, seconds', took);
		hands = carole.seconds - begun;
		needed.note('the coordinator’s hands, seconds', Math.round(hands));
		await look(73, 'adopted', page);
	});

	await test.step('minute 75: the next meeting', async () => {
		const again = await carole.timed(async () => {
			await carole.tap(carole.page.getByRole('link', { name: 'Convoquer la réunion suivante' }));
			await carole.page.waitForURL('**/meetings/new**');
			await carole.tap(carole.page.getByRole('main').locator('form button[type=submit]'));
			await expect(carole.page.getByRole('heading', { level: 1 })).toHaveText(
				'Un lien pour chaque personne',
			);
		});
		needed.note('the next meeting, seconds', again);
		await look(75, 'next', carole.page);
		await carole.press('Aux personnes');
		await carole.tap(carole.page.getByRole('link', { name: 'Ouvrir la réunion' }));
		await carole.press('Décision ou tâche');
		await carole.tap(carole.dialog.getByText('De la dernière fois'));
		await carole.press(TASK, carole.dialog);
		await look(76, 'brought', carole.page);
		await carole.press('Noter la décision', carole.dialog);
		await expect(carole.dialog).toBeHidden();
		await expect(carole.page.getByText(TASK)).toBeVisible();
	});

	await test.step('nobody was ever sent what they may not have', async () => {
		expect(await onWall.found([SECRET, CANARY, LATER])).toEqual([]);
		expect(await onWall.found([ON_PAPER, TASK])).toEqual([ON_PAPER, TASK]);
		for (const other of [carole, marc]) {
			expect(await other.recorder.found([SECRET, CANARY, LATER]), other.name).toEqual([]);
			expect(other.recorder.size).toBeGreaterThan(100_000);
		}
		expect(await lise.recorder.found([LATER, TOLD])).toEqual([]);
		expect(await lise.recorder.found([CANARY])).toEqual([CANARY]);
		expect(await idris.recorder.found([CANARY, LATER])).toEqual([CANARY, LATER]);
	});
	console.log('needed:', needed.all());
});
