// A course laid out when the meeting is called: each step one gesture with its people, the minutes for whoever runs it, and
// not a byte of what is to come for those at the table.
import { accountOf } from '../worlds/seeded-server.ts';
import { expect, test } from './seeded.ts';
import { expectSound } from './sound.ts';
import { invite, signIn } from './story/call.ts';
import { Person } from './story/person.ts';

test.use({ own: 'course' });

const CIRCLE = 'Cercle-du-lynx';
const BACK = 'Retour-du-castor';
const MARC = { name: 'Marc Petit', preset: 'enseignant·e' };
const MOTHER = { name: 'Mme Diallo', preset: 'mère' };

async function look(person: Person, name: string): Promise<void> {
	const folder = process.env.PICTURES;
	if (!folder) return;
	const own = person.page.viewportSize();
	for (const width of [320, 1280]) {
		await person.page.setViewportSize({ width, height: 720 });
		await person.page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
	}
	if (own) await person.page.setViewportSize(own);
}

/** What is sent of the plan is in a view: a canary that is told nobody else must be told its coordinator. */
async function changed(carole: Person): Promise<void> {
	const { page } = carole;
	await carole.tap(page.getByText('Adapter les étapes'));
	await look(carole, 'call-course');
	await expectSound(page, 'how the meeting will go');
	await carole.fill('Étape 4', CIRCLE);
	await carole.fill('Étape 5', BACK);
	await carole.press('Retirer « Qui part tôt d’abord »');
	await expect(page.getByText('5 étapes, 60 minutes en tout', { exact: false })).toBeVisible();
}

test('[V14] what was laid out is one gesture each for whoever runs the meeting, and no trace for the others', async ({
	browser,
	server,
}) => {
	await using carole = await Person.at(browser, server.origin, 'Carole');
	await using marc = await Person.at(browser, server.origin, 'Marc Petit');
	await using mother = await Person.at(browser, server.origin, 'Mme Diallo');
	await signIn(carole, accountOf(server.seed, 'coordinator'));
	await carole.tap(carole.page.getByRole('link', { name: 'Appeler une réunion' }).first());
	await carole.fill('Pourquoi se réunir ?', 'Les jeudis d’Idris');
	await changed(carole);
	await carole.press('Continuer : les personnes');
	const links = [await invite(carole, MARC), await invite(carole, MOTHER)];
	await carole.tap(carole.page.getByRole('link', { name: 'Ouvrir la réunion' }));
	await marc.join(links[0]!);
	await mother.join(links[1]!);
	await carole.press('Commencer la réunion');

	const plan = carole.page.getByRole('list', { name: 'Le déroulé prévu' });
	await expect(plan.getByRole('listitem')).toHaveCount(5);
	await expect(plan.locator('[aria-current=step]')).toContainText('Accueil et règles');
	await expect(carole.page.locator('.step')).toContainText('prévue jusque vers');
	await look(carole, 'plan');
	await carole.press(/^Étape suivante : Accords/);
	await expect(marc.page.locator('.step')).toContainText('Accords');

	await carole.press(new RegExp(`^Étape suivante : ${CIRCLE}`));
	await expect(mother.page.locator('.step')).toContainText(CIRCLE);
	await expect(marc.page.locator('.step')).toContainText('Vous êtes en attente');
	await look(carole, 'plan-circle');
	await expectSound(carole.page, 'the planned course');
	expect(await marc.recorder.found([CIRCLE, BACK])).toEqual([]);
	expect(await mother.recorder.found([CIRCLE, BACK])).toEqual([CIRCLE]);
	expect(await carole.recorder.found([CIRCLE, BACK])).toEqual([CIRCLE, BACK]);
	expect(marc.recorder.size).toBeGreaterThan(100_000);

	await carole.press(new RegExp(`^Étape suivante : ${BACK}`));
	await expect(marc.page.locator('.step')).toContainText(BACK);
	await carole.press(/^Étape suivante : Lecture/);
	await carole.press('Terminer la réunion');
	await carole.press('Terminer', carole.dialog);
	await expect(carole.page.getByText(/La réunion est terminée/).first()).toBeVisible();
	expect(await marc.recorder.found([CIRCLE])).toEqual([]);

	const meeting = new URL(carole.page.url()).pathname.split('/').at(-1)!;
	await carole.page.goto(`/meetings/new?from=${meeting}`);
	await expect(carole.page.getByRole('radio', { name: 'Comme la dernière fois' })).toBeChecked();
	await expect(carole.page.getByText('5 étapes, 60 minutes', { exact: false })).toBeVisible();
});
