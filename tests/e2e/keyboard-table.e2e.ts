// The table by the keyboard alone: calling, inviting, correcting, who is here, what is told of links, the steps, the end.
import { HttpPerson } from '../worlds/http-person.ts';
import { OPENING } from '../worlds/http-table.ts';
import { Hands, type ActName } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

/** What this file's people do. keyboard-acts.test.ts holds the lists of all files against the acts that there are. */
const CALLING: readonly ActName[] = [
	'call-meeting',
	'invite',
	'name-person',
	'retag',
	'renew-code',
	'remove',
	'start-meeting',
	'record-presence',
	'start-phase',
	'end-meeting',
];
const LINKS: readonly ActName[] = ['record-notice', 'confirm-link', 'end-link'];
const DOORS: readonly ActName[] = ['admit-entry'];

test(
	'a meeting is called, its people invited and corrected, begun, led and ended',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		test.setTimeout(240_000);
		await using carole = await Hands.of(browser, table.person('carole'), server.origin);
		const { page } = carole;
		await carole.goto('/meetings/new');
		await carole.type(page.getByLabel('Pourquoi se réunir ?'), 'Le retour en classe');
		await carole.press('aide à la jeunesse');
		await carole.press(/^Continuer/);
		await page.waitForURL('**/people');
		await page.waitForLoadState('networkidle');

		await carole.press('enseignant·e');
		await carole.type(page.getByLabel('Nom', { exact: true }), 'Marc Petit');
		await carole.sound('inviting');
		await carole.press('Inviter');
		await expect(page.getByText('Le lien de Marc Petit')).toBeVisible();
		await carole.press('mère');
		await carole.type(page.getByLabel('Nom', { exact: true }), 'Mme Diallo');
		await carole.press('Nommer sans inviter');
		await expect(page.getByText('Mme Diallo est nommé·e', { exact: false })).toBeVisible();

		const marc = 'Actions pour Marc Petit';
		await carole.choose(marc, 'Modifier sa place');
		await carole.tick(page.getByRole('dialog').getByLabel('Coordonne aussi la réunion'));
		await carole.sound('changing a place');
		await carole.press('Garder', page.getByRole('dialog'));
		await expect(page.getByRole('dialog')).toBeHidden();
		await carole.choose(marc, /Nouveau lien/);
		await carole.choose(marc, /Retirer de la table/);
		await carole.sound('removing');
		await carole.press('Retirer', page.getByRole('dialog'));
		await expect(page.getByRole('dialog')).toBeHidden();

		await carole.enter(page.getByRole('link', { name: 'Ouvrir la réunion' }));
		await carole.press('Commencer la réunion');
		await carole.choose('Autres actions', 'Noter les présences');
		await carole.sound('who is here');
		await carole.press('Noter les présences', page.getByRole('dialog'));
		await expect(page.getByRole('dialog')).toBeHidden();
		await carole.choose('Autres actions', 'Choisir une autre étape');
		await carole.sound('choosing a step');
		await carole.press('Commencer cette étape');
		await expect(page.getByRole('dialog')).toBeHidden();
		await carole.choose('Autres actions', 'Terminer la réunion');
		await carole.press('Terminer');
		await expect(page.getByText(/La réunion est terminée/).first()).toBeVisible();
		expect([...carole.acts]).toEqual(expect.arrayContaining([...CALLING]));
	},
);

test(
	'a volunteer is told of secrecy, then the mother says whether they are there for her',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		await table.invite('ines', {
			...{ kind: 'volunteer', secrecy: 'discretion', missions: [] },
			accompanies: table.id('mother'),
		});
		await using carole = await Hands.of(browser, table.person('carole'), server.origin);
		await carole.goto(`/m/${table.meeting}`);
		await carole.press('Le secret lui a été expliqué');
		await expect(carole.button('Le secret lui a été expliqué')).toHaveCount(0);
		await using mother = await Hands.of(browser, table.person('mother'), server.origin, 320);
		await mother.goto(`/m/${table.meeting}`);
		await mother.press('La table');
		await mother.press(/^Confirmer/);
		await mother.press('Mettre fin à ce lien');
		await expect(mother.button('Mettre fin à ce lien')).toHaveCount(0);
		await mother.sound('links');
		const acts = new Set([...carole.acts, ...mother.acts]);
		expect([...acts]).toEqual(expect.arrayContaining([...LINKS]));
	},
);

test(
	'the holder lets a second device of the reader into one part',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		await table.agrees('mother');
		const section = await table.secret('Ce qui pèse', { ...OPENING, readers: [table.id('lise')] });
		const other = new HttpPerson(server.origin);
		expect((await other.join(table.codes.get('lise') ?? '')).status).toBe(303);
		await using karim = await Hands.of(browser, table.person('karim'), server.origin);
		await karim.goto(`/m/${table.meeting}`);
		await karim.press(/^Admettre pour/);
		await expect(karim.button(/^Admettre pour/)).toHaveCount(0);
		const { body } = await other.view(table.meeting);
		expect(JSON.stringify(body)).toContain(section);
		expect([...karim.acts]).toEqual(expect.arrayContaining([...DOORS]));
	},
);
