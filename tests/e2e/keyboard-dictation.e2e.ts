// Writing for somebody without a device, by the keyboard alone: begun, read back, opened by their own code or later by
// their own hand, and ended; what the scribe's page is sent after that holds none of the words.
import type { Browser } from '@playwright/test';
import type { HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { keptBy } from './cases/case-browser.ts';
import { Ears } from './keyboard/ears.ts';
import { Hands, type ActName } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

const DICTATING: Readonly<Record<string, readonly ActName[]>> = {
	opening: ['write-for', 'open-dictated'],
	finishing: ['write-for', 'end-dictation'],
	ownHand: ['open-dictated'],
};

const SAID = 'Je voudrais garder le bouvreuil';
const ADDED = 'et aussi la mésange';
const SHARED = 'Le loriot est pour tout le monde';

/** An aunt in the room with a code on paper and no device. */
async function aunt(table: HttpTable): Promise<string> {
	const made = await table.do('carole', 'invite', {
		...{ name: 'Sandra', kind: 'adult', secrecy: 'none', missions: [] },
	});
	table.ids.set('Sandra', made.participantId ?? '');
	await table.inRoom('Sandra');
	const present = ['carole', 'karim', 'lise', 'marc', 'mother', 'Sandra'].map((name) =>
		table.id(name),
	);
	await table.do('carole', 'start-phase', { title: 'Ensemble', present });
	return made.code ?? '';
}

interface Scribe {
	readonly hands: Hands;
	readonly ears: Ears;
}

async function at(browser: Browser, table: HttpTable, name: string, width = 1280): Promise<Scribe> {
	const hands = await Hands.of(browser, table.person(name), table.server.origin, width);
	const ears = new Ears(hands.page);
	await hands.goto(`/m/${table.meeting}`);
	return { hands, ears };
}

/** The question of whom one writes for is answered, and the words are typed where the cursor waits. */
async function typesFor({ hands, ears }: Scribe, name: string, state: string): Promise<void> {
	const { page } = hands;
	const dialog = page.getByRole('dialog');
	await hands.press('Écrire pour quelqu’un');
	await hands.sound(`${state}: for whom`);
	await hands.press('Commencer', dialog);
	await expect(dialog.getByText('Choisissez une personne.')).toBeVisible();
	await hands.pick(dialog.getByRole('radio', { name }));
	await hands.press('Commencer', dialog);
	const part = hands.part(`Les mots de ${name}`);
	await expect(part).toContainText(`Vous écrivez pour ${name}. Ces mots sont les siens.`);
	await expect(part.getByRole('textbox')).toBeFocused();
	await page.keyboard.type(SAID);
	await expect(part.getByText('Enregistré', { exact: true })).toBeVisible();
	await hands.sound(`${state}: typing`);
	// come anew, the page is sent what it typed: its ears can hear these words
	await hands.goto(new URL(page.url()).pathname);
	await expect(part).toContainText(SAID);
	expect(await ears.found(SAID)).toEqual([SAID]);
}

const told = ({ page }: Hands, words: string) =>
	page.getByText(words).filter({ visible: true }).first();

/** Something that everybody may read comes after, and is heard: a page that is sent nothing would prove nothing. */
async function heardOnlyTheTable(table: HttpTable, hands: Hands, ears: Ears): Promise<void> {
	const { sectionId = '' } = await table.do('carole', 'create-section', { kind: 'common' });
	await table.do('carole', 'open-section', { sectionId });
	using pen = new PlainPage(table.person('carole'), table.meeting);
	await pen.writeSaved(sectionId, SHARED);
	await expect(hands.page.getByText(SHARED)).toBeVisible();
	expect(await ears.found(SHARED, SAID, ADDED, 'bouvreuil', 'mésange', 'tout près')).toEqual([
		SHARED,
	]);
	const kept = await keptBy(hands.page);
	for (const word of ['bouvreuil', 'mésange']) expect(kept).not.toContain(word);
}

test('[S22] what was typed is read back, and opened here by its person’s own code to one person', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	const code = await aunt(table);
	const marc = await at(browser, table, 'marc', 320);
	await using hands = marc.hands;
	const { page } = hands;
	const dialog = page.getByRole('dialog');
	await typesFor(marc, 'Sandra', 'a teacher');
	const part = hands.part('Les mots de Sandra');
	await hands.press('Relire à voix haute', part);
	await expect(dialog.getByText(SAID)).toBeVisible();
	await hands.sound('reading back');
	await hands.press('C’est bien cela', dialog);
	await expect(dialog).toContainText('C’est à Sandra de répondre : passez-lui l’appareil.');
	const withWhom = dialog.getByRole('group', { name: 'Avec qui ?' });
	await hands.pick(dialog.getByRole('radio', { name: 'Vous et une seule personne' }));
	await hands.press(/en parler à deux/i, dialog);
	await expect(withWhom.getByRole('alert')).toHaveText('Choisissez une personne.');
	await hands.press('lise', withWhom);
	await hands.sound('who may read');
	await hands.press(/en parler à deux/i, dialog);

	const field = dialog.getByLabel('Votre code');
	await expect(field).toBeFocused();
	await expect(field).toHaveAttribute('type', 'password');
	await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
	const said = new Set<string | null>();
	for (const wrong of ['pas le bon code', table.codes.get('son') ?? '']) {
		await hands.type(field, wrong);
		await page.keyboard.press('Enter');
		await expect(dialog.getByRole('alert')).toBeVisible();
		await expect(field).toHaveValue('');
		await expect(field).toBeFocused();
		said.add(await dialog.getByRole('alert').textContent());
	}
	expect(said.size).toBe(1);
	await hands.sound('a code that does not open');
	await page.keyboard.type('commencé');
	await hands.press('Revenir', dialog);
	await hands.press(/en parler à deux/i, dialog);
	await expect(field).toBeFocused();
	await expect(field).toHaveValue('');
	await hands.type(field, code);
	expect(await marc.ears.found(code)).toEqual([]);
	marc.ears.anew();
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(part).toHaveCount(0);
	await expect(told(hands, 'C’est ouvert. Les mots de Sandra ont quitté cet écran.')).toBeVisible();
	await heardOnlyTheTable(table, hands, marc.ears);
	expect(await keptBy(page)).not.toContain(code);
	const lise = JSON.stringify((await table.person('lise').view(table.meeting)).body);
	expect(lise).toContain(table.id('Sandra'));
	using reader = new PlainPage(table.person('lise'), table.meeting);
	await reader.until(() => JSON.stringify(reader.view).includes('"reserved"'), 'lise has it');
	expect([...hands.acts]).toEqual(expect.arrayContaining([...DICTATING.opening!]));
});

test('[S21] a scribe who has finished has nothing of it any more; its person finds it, and opens it with their own hand', async ({
	browser,
	table,
}) => {
	test.setTimeout(180_000);
	const code = await aunt(table);
	const karim = await at(browser, table, 'karim');
	await using hands = karim.hands;
	const dialog = hands.page.getByRole('dialog');
	await typesFor(karim, 'Sandra', 'an educator');
	await hands.press('J’ai fini d’écrire', hands.part('Les mots de Sandra'));
	await expect(dialog).toContainText('Les mots de Sandra quittent votre écran.');
	await hands.sound('having finished');
	karim.ears.anew();
	await hands.press('J’ai fini d’écrire', dialog);
	await expect(dialog).toBeHidden();
	await expect(hands.part('Les mots de Sandra')).toHaveCount(0);
	await expect(told(hands, 'C’est fini. Ces mots sont chez Sandra.')).toBeVisible();

	await using sandra = await Hands.outside(browser, table.server.origin, 320);
	await sandra.goto('/join');
	await sandra.type(sandra.page.getByLabel('Votre code'), code);
	await sandra.press('Entrer');
	await sandra.page.waitForURL('**/m/**');
	const mine = sandra.part('Mes mots');
	await expect(mine).toContainText(SAID);
	await expect(mine).toContainText('Écrit par karim pour vous.');
	await sandra.reach(mine.getByRole('textbox'));
	await sandra.page.keyboard.press('Control+End');
	await sandra.page.keyboard.type(`, ${ADDED}`);
	await expect(mine.getByText('Enregistré', { exact: true })).toBeVisible();
	await sandra.sound('her words');
	await heardOnlyTheTable(table, hands, karim.ears);
	expect([...hands.acts]).toEqual(expect.arrayContaining([...DICTATING.finishing!]));

	await sandra.press('Partager', mine);
	const asking = sandra.page.getByRole('dialog');
	await sandra.pick(asking.getByRole('radio', { name: 'Toute la table' }));
	await sandra.press('Partager avec toute la table', asking);
	await expect(asking).toBeHidden();
	await expect(hands.page.getByText(ADDED)).toBeVisible();
	expect([...sandra.acts]).toEqual(expect.arrayContaining([...DICTATING.ownHand!]));
});

const ENDS: Readonly<Record<string, (table: HttpTable, mother: Hands) => Promise<unknown>>> = {
	'its person says that they have finished': async (_table, mother) => {
		await mother.press('J’ai fini de dicter', mother.part('Mes mots'));
		await expect.poll(() => [...mother.acts]).toContain('end-dictation');
	},
	'the step is over': (table) =>
		table.do('carole', 'start-phase', {
			...{ title: 'Après', present: ['karim', 'mother'].map((name) => table.id(name)) },
		}),
};
for (const [when, end] of Object.entries(ENDS))
	test(`[S21] when ${when}, not one later word reaches the scribe’s page`, async ({
		browser,
		table,
	}) => {
		test.setTimeout(180_000);
		await aunt(table);
		const { hands: mother } = await at(browser, table, 'mother', 320);
		await using _mother = mother;
		const karim = await at(browser, table, 'karim');
		await using hands = karim.hands;
		await typesFor(karim, 'mother', 'an educator');
		const mine = mother.part('Mes mots');
		await expect(mine).toContainText('karim écrit ceci pour vous. Ces mots sont les vôtres.');
		await mother.sound('being written for');
		const theirs = hands.part('Les mots de mother');
		const dialog = hands.page.getByRole('dialog');
		await hands.press('Relire à voix haute', theirs);
		await mother.reach(mine.getByRole('textbox'));
		await mother.page.keyboard.press('Control+End');
		await mother.page.keyboard.type(', tout près');
		await expect(dialog).toContainText('tout près');
		await hands.press('Corriger', dialog);
		await expect(theirs.getByRole('textbox')).toBeFocused();
		expect(await karim.ears.found('tout près')).toEqual(['tout près']);

		karim.ears.anew();
		await end(table, mother);
		await expect(theirs).toHaveCount(0);
		await mother.reach(mine.getByRole('textbox'));
		await mother.page.keyboard.press('Control+End');
		await mother.page.keyboard.type(`, ${ADDED}`);
		await expect(mine.getByText('Enregistré', { exact: true })).toBeVisible();
		await heardOnlyTheTable(table, hands, karim.ears);
	});
