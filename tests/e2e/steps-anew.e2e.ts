// What is never taken over by itself: a tick of an earlier step, and the readers of a decision of an earlier table.
import type { HttpTable } from '../worlds/http-table.ts';
import { Hands } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

test.use({ own: 'steps-anew' });

const step = (table: HttpTable, title: string, ...names: string[]) =>
	table.do('carole', 'start-phase', { title, present: names.map((name) => table.id(name)) });

test('whoever was ticked off as gone in one step is asked about anew in the next, also where a step stayed half ticked', async ({
	browser,
	table,
}) => {
	await table.do('carole', 'record-presence', {
		...{ participantId: table.id('nadia'), presence: 'remote' },
	});
	await using carole = await Hands.of(browser, table.person('carole'), table.server.origin);
	const { page } = carole;
	const marc = page.getByRole('checkbox', { name: 'marc est sorti·e de la salle' });
	const nadia = page.getByRole('checkbox', { name: 'nadia a raccroché' });
	const lise = page.getByRole('checkbox', { name: 'lise est sorti·e de la salle' });
	await step(table, 'Le cercle', 'carole', 'karim', 'lise', 'mother', 'son');
	await carole.goto(`/m/${table.meeting}`);
	await expect(lise).toHaveCount(0);
	await carole.tick(marc);
	await expect(marc).toBeChecked();
	await expect(nadia).not.toBeChecked();

	await step(table, 'Entre professionnels', 'carole', 'karim', 'mother', 'son');
	await expect(lise).not.toBeChecked();
	await expect(marc).not.toBeChecked();
	await expect(nadia).not.toBeChecked();
	for (const box of [lise, marc]) {
		await carole.tick(box);
		await expect(box).toBeChecked();
	}
	await carole.tick(nadia);
	await expect(nadia).toHaveCount(0);

	await step(table, 'Encore le cercle', 'carole', 'karim', 'lise', 'mother', 'son');
	await expect(marc).not.toBeChecked();
	await expect(nadia).not.toBeChecked();
	await expect(lise).toHaveCount(0);
});

const CALL = 'https://appel.example/loutre-7';

test('[V15] a step begun with a call of its own shows it to those in it, by keyboard and at 320 px, and is gone with it', async ({
	browser,
	table,
}) => {
	await table.do('carole', 'record-presence', {
		...{ participantId: table.id('mother'), presence: 'remote' },
	});
	const { origin } = table.server;
	await using carole = await Hands.of(browser, table.person('carole'), origin);
	await using mother = await Hands.of(browser, table.person('mother'), origin, 320);
	await using marc = await Hands.of(browser, table.person('marc'), origin);
	for (const hands of [carole, mother, marc]) await hands.goto(`/m/${table.meeting}`);
	await carole.choose('Autres actions', 'Choisir une autre étape');
	const dialog = carole.page.getByRole('dialog');
	await carole.pick(dialog.getByRole('radio', { name: /Cercle avec la famille/ }));
	const link = dialog.getByLabel('Lien d’appel de cette étape');
	await carole.type(link, 'appel.example');
	await carole.press('Commencer cette étape');
	await expect(dialog.getByText('Ce lien ne peut pas être ouvert', { exact: false })).toBeVisible();
	await carole.sound('a call link that cannot be opened');
	await carole.reach(link);
	await carole.page.keyboard.press('Control+a');
	await carole.page.keyboard.type(CALL);
	await carole.press('Commencer cette étape');
	await expect(dialog).toBeHidden();

	const join = mother.page.getByRole('link', { name: 'Rejoindre l’appel' });
	await expect(join).toHaveAttribute('href', CALL);
	await expect(join).toHaveAttribute('rel', /noreferrer/);
	await mother.reach(join);
	await mother.sound('a call to join');
	await expect(marc.page.locator('.step')).toContainText('Vous êtes en attente');
	await expect(marc.page.getByRole('link', { name: 'Rejoindre l’appel' })).toHaveCount(0);
	await carole.press(/^Étape suivante/);
	await expect(marc.page.locator('.step')).toContainText('Retour de tous');
	await expect(join).toHaveCount(0);
});

const DECIDED = 'Chercher-un-logement-au-calme';

/** The next table; Karim comes along and has entered both. */
async function next(table: HttpTable): Promise<string> {
	const { body } = await table.person('carole').post('/api/meetings', {
		...{ type: 'call-meeting', kind: 'network', purpose: 'La suite', jurisdiction: 'be-fr' },
		...{ missions: [], from: table.meeting, date: '2030-01-14' },
	});
	const invited = body.invited as { name: string; code: string }[];
	await table.person('karim').join(invited.find(({ name }) => name === 'karim')!.code);
	return body.id as string;
}

test('[D34] a decision of a part that is closed now is noted again for nobody until its readers are chosen', async ({
	browser,
	table,
}) => {
	await table.agrees('mother');
	const secret = await table.secret('Les nuits');
	await table.do('karim', 'record-decision', { text: DECIDED, section: secret });
	await table.do('karim', 'close-section', { sectionId: secret });
	const meeting = await next(table);
	await using karim = await Hands.of(browser, table.person('karim'), table.server.origin);
	const { page } = karim;
	await karim.goto(`/m/${meeting}`);
	await karim.press('Décision ou tâche');
	const dialog = page.getByRole('dialog');
	await karim.enter(dialog.getByText('De la dernière fois').locator('xpath=ancestor::summary'));
	await karim.press(DECIDED, dialog);
	await expect(dialog.getByRole('radio').first()).toBeVisible();
	await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
	await karim.press('Noter la décision', dialog);
	await expect(dialog).toBeVisible();
	expect([...karim.acts]).not.toContain('record-decision');
	expect((await table.person('karim').view(meeting)).body.outcomes).toEqual([]);

	await karim.pick(dialog.getByRole('radio', { name: /toute la table/i }));
	await karim.press('Noter la décision', dialog);
	await expect(dialog).toBeHidden();
	expect((await table.person('karim').view(meeting)).body.outcomes).toMatchObject([
		{ text: DECIDED, section: null },
	]);
});
