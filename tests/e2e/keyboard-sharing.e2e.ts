// Notes by the keyboard alone: written, shared, widened, answered, stopped, said word for word, moved, marked, closed.
import { Hands, type ActName } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

const SHARING: readonly ActName[] = [
	'create-section',
	'classify-section',
	'open-section',
	'retitle-section',
	'record-agreement',
	'widen-section',
	'mark-part',
	'record-decision',
	'close-section',
];
const STOPPING: readonly ActName[] = ['withdraw-agreement', 'write-beside', 'pause-sharing'];
const TELLING: readonly ActName[] = ['agree-extract', 'edit-extract'];
const MOVING: readonly ActName[] = ['move-words', 'record-participation'];

const FAMILY: readonly ActName[] = ['record-agreements'];

const TITLE = 'Ce qui pèse';

test(
	'a note is written, shared for a reason, renamed, widened, marked, decided on, closed',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		test.setTimeout(240_000);
		await table.invite('sam', {
			...{ kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] },
			service: 'AMO',
		});
		await using karim = await Hands.of(browser, table.person('karim'), server.origin);
		const { page } = karim;
		const dialog = page.getByRole('dialog');
		await karim.goto(`/m/${table.meeting}`);
		await karim.type(page.getByRole('textbox', { name: /^Écrire/ }), 'Elle se lève à cinq heures.');
		const draft = page.locator('article[data-kind=draft]');
		await expect(draft.getByText('Enregistré', { exact: true })).toBeVisible();
		await karim.press('Partager', draft);
		await karim.press('mother', dialog.getByRole('group', { name: /De qui parle/ }));
		await karim.sound('sharing');
		await karim.press(/organiser l’aide/i, dialog);
		await expect(dialog).toBeHidden();
		const part = page.locator('article[data-kind=secret]').first();
		await karim.press('Changer le titre', part);
		await page.keyboard.type(TITLE);
		await page.keyboard.press('Enter');
		await expect(karim.part(TITLE)).toBeVisible();

		await karim.choose(/^Actions pour.*Ce qui pèse/, 'Noter un accord');
		await karim.press('Oui', dialog.getByRole('group', { name: /^La réponse/ }).first());
		await expect(dialog.getByText(/Noté à .*oui/).first()).toBeVisible();
		await karim.sound('noting an answer');
		await karim.press('Fermer', dialog);
		await expect(dialog).toBeHidden();

		await karim.choose(/^Actions pour.*Ce qui pèse/, 'Élargir…');
		await karim.tick(dialog.getByRole('checkbox').first());
		await karim.sound('widening');
		await karim.press(/organiser l’aide/i, dialog);
		await expect(dialog).toBeHidden();
		await karim.choose(/^Actions pour.*Ce qui pèse/, /^Mettre le texte au procès-verbal/);
		await expect(page.getByText(/est au procès-verbal de ceux/).first()).toBeVisible();
		await karim.choose(/^Actions pour.*Ce qui pèse/, 'Noter une décision ici');
		await karim.type(dialog.getByLabel('Ce qui est décidé'), 'Se revoir en janvier');
		await karim.day(dialog.getByLabel('Pour quand'), '2027-01-15');
		await karim.sound('deciding');
		await karim.press('Noter la décision', dialog);
		await expect(dialog).toBeHidden();
		await karim.choose(/^Actions pour.*Ce qui pèse/, /^Refermer/);
		await expect(page.getByText('est refermée', { exact: false }).first()).toBeVisible();
		expect([...karim.acts]).toEqual(expect.arrayContaining([...SHARING]));
	},
);

test(
	'a mother writes her words beside, stops one sharing, then all of them',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		await table.agrees('mother');
		const section = await table.secret(TITLE, { readers: [table.id('lise')] });
		await using mother = await Hands.of(browser, table.person('mother'), server.origin, 320);
		await mother.goto(`/m/${table.meeting}`);
		await mother.choose(/^Actions pour.*Ce qui pèse/, 'Mes mots, à côté');
		await expect(mother.page.getByText(/^Écrivez avec vos mots/).first()).toBeVisible();
		await mother.page.keyboard.type('Plutôt six heures');
		await mother.press(/^Montrer à qui lit/);
		await expect(
			mother.page.getByText('Vos mots se lisent maintenant à côté.').first(),
		).toBeVisible();
		await mother.press('Arrêter ce partage', mother.part(TITLE));
		await expect(mother.button('Arrêter ce partage', mother.part(TITLE))).toHaveCount(0);
		expect(await table.sees('lise', section)).toBe(false);
		await mother.press('Arrêter tout partage à mon sujet');
		await expect(mother.page.getByText(/^C’est en pause/).first()).toBeVisible();
		await mother.sound('stopped');
		expect([...mother.acts]).toEqual(expect.arrayContaining([...STOPPING, 'open-section']));
	},
);

test(
	'words for the teacher are agreed word for word, then changed',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		await using karim = await Hands.of(browser, table.person('karim'), server.origin);
		const { page } = karim;
		await karim.goto(`/m/${table.meeting}`);
		await karim.type(page.getByRole('textbox', { name: /^Écrire/ }), 'Pas de devoirs le jeudi.');
		const draft = page.locator('article[data-kind=draft]');
		await expect(draft.getByText('Enregistré', { exact: true })).toBeVisible();
		await karim.press('Partager', draft);
		const dialog = page.getByRole('dialog');
		await karim.pick(dialog.getByRole('radio', { name: /Ce qui peut être dit à/ }));
		await karim.press('marc', dialog);
		await karim.press('mother', dialog.getByRole('group', { name: /De qui parle/ }));
		await karim.day(dialog.getByLabel('Jusqu’au'), '2027-01-15');
		await karim.press(/^Partager pour/, dialog);
		await expect(dialog).toBeHidden();
		const extract = page.locator('article[data-kind=extract]');
		await karim.press(/dit oui$/, extract);
		await expect(extract).toContainText('Accepté mot à mot');
		await karim.press('Changer ces mots', extract);
		await expect(extract).toContainText('À lire à voix haute');
		expect([...karim.acts]).toEqual(expect.arrayContaining([...TELLING]));
	},
);

test(
	'words are moved into a wider part for a reason, and a superior takes part',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		await table.invite('chef', {
			...{ kind: 'superior', secrecy: 'bound', missions: [] },
			service: 'AMO',
		});
		await table.agrees('mother');
		await table.secret(TITLE, { readers: [table.id('lise')] });
		const { sectionId: common = '' } = await table.do('karim', 'create-section', {
			...{ kind: 'common', title: 'Ce que nous retenons' },
		});
		await table.do('karim', 'open-section', { sectionId: common });
		await using karim = await Hands.of(browser, table.person('karim'), server.origin);
		const { page } = karim;
		await karim.goto(`/m/${table.meeting}`);
		const own = karim.part(TITLE);
		const show = karim.button('Montrer', own);
		const text = own.getByRole('textbox', { name: TITLE });
		await expect(show.or(text).first()).toBeVisible();
		if (await show.isVisible()) await karim.enter(show);
		await karim.type(text, 'cinq heures');
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Control+c');
		const wider = karim.part('Ce que nous retenons');
		await karim.reach(wider.getByRole('textbox', { name: 'Ce que nous retenons' }));
		await page.keyboard.press('Control+v');
		const dialog = page.getByRole('dialog');
		await karim.type(dialog.getByLabel(/^Pourquoi ces personnes/), 'pour adapter les horaires');
		await karim.sound('moving words');
		await karim.press('Coller quand même', dialog);
		await expect(wider).toContainText('cinq heures');
		await karim.choose(/^Actions pour.*Ce qui pèse/, /chef prend part/);
		await expect(
			page.getByText('C’est noté pour cette partie', { exact: false }).first(),
		).toBeVisible();
		expect([...karim.acts]).toEqual(expect.arrayContaining([...MOVING]));
	},
);

test(
	'what a whole family said aloud is noted in one gesture, and one of them changes their mind',
	{ tag: '@long' },
	async ({ browser, table, server }) => {
		const section = await table.secret(TITLE, { readers: [table.id('lise')] });
		await using carole = await Hands.of(browser, table.person('carole'), server.origin, 320);
		const { page } = carole;
		await carole.goto(`/m/${table.meeting}`);
		await carole.choose('Autres actions', 'Noter un accord');
		const dialog = page.getByRole('dialog');
		await carole.press(/aide à la jeunesse/i, dialog);
		await carole.sound('a family is asked');
		await carole.press(/disent oui$/, dialog);
		await expect(dialog.getByText(/Noté à .*oui/)).toHaveCount(2);
		await expect(carole.button(/disent oui$/, dialog)).toHaveCount(0);
		expect(await table.sees('lise', section)).toBe(true);
		if (process.env.PICTURES)
			await page.screenshot({ path: `${process.env.PICTURES}/family-320.png`, fullPage: true });
		await carole.press('Non', dialog.getByRole('group', { name: /^La réponse de mother/ }));
		await expect(dialog.getByText(/Noté à .*non/)).toHaveCount(1);
		expect(await table.sees('lise', section)).toBe(false);
		expect([...carole.acts]).toEqual(expect.arrayContaining([...FAMILY, 'record-agreement']));
	},
);
