// "Our rules around this table", by the keyboard alone: laid by the coordinator in one tap, added to by the mother, read aloud,
// shown first to whoever comes later, and proposed at the next table; and the promise of whoever is bound by nothing.
import { HttpPerson } from '../worlds/http-person.ts';
import { setTableOf } from '../worlds/http-table.ts';
import { accountOf } from '../worlds/seeded-server.ts';
import { Hands, type ActName } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

const RULES: readonly ActName[] = ['lay-ground-rules', 'record-ground-rules-read'];
const PROMISE: readonly ActName[] = ['give-undertaking'];
const EARSHOT: readonly ActName[] = ['tell-earshot'];
const TITLE = 'Nos règles autour de cette table';
const FIRST = 'Chacun parle pour soi. On peut se taire.';
const OWN = 'On éteint les téléphones.';

test('[T17] [T18] the rules are laid, added to, read aloud, shown to whoever comes later, and taken up at the next table', async ({
	browser,
	server,
}) => {
	test.setTimeout(240_000);
	const account = accountOf(server.seed, 'coordinator');
	const coordinator = new HttpPerson(server.origin);
	await coordinator.signIn(account.email, account.password);
	const table = await setTableOf(server, coordinator, { date: '2026-11-23' });
	await table.do('carole', 'create-section', { kind: 'common', title: 'Ordre du jour' });
	await using mother = await Hands.of(browser, table.person('mother'), server.origin, 320);
	await mother.goto(`/m/${table.meeting}`);
	await using carole = await Hands.of(browser, table.person('carole'), server.origin);
	await carole.goto(`/m/${table.meeting}`);
	await expect(carole.button('Poser nos règles sur la table')).toBeVisible();
	await carole.sound('the offer');
	await carole.press('Poser nos règles sur la table');
	const article = carole.part(TITLE);
	await expect(article).toContainText(FIRST);
	await expect(carole.page.getByRole('article').first()).toContainText(FIRST);
	await expect(carole.button('Poser nos règles sur la table')).toHaveCount(0);
	await carole.press(/^Noter\s: lues à voix haute/);
	await expect(article).toContainText(/Lues à voix haute à \d\d:\d\d/);
	await carole.sound('the rules');

	const theirs = mother.part(TITLE);
	await expect(theirs).toContainText('Lues à voix haute à');
	await expect(mother.page.getByRole('dialog')).toHaveCount(0);
	await mother.reach(theirs.getByRole('textbox'));
	await mother.page.keyboard.press('Control+End');
	await mother.page.keyboard.press('Enter');
	await mother.page.keyboard.type(OWN);
	await expect(article).toContainText(OWN);
	await mother.sound('a line of one’s own');

	await using lise = await Hands.of(browser, table.person('lise'), server.origin, 320);
	await lise.goto(`/m/${table.meeting}`);
	const sheet = lise.page.getByRole('dialog', { name: TITLE });
	await expect(sheet).toContainText(OWN);
	await lise.sound('the sheet on entry');
	await lise.press('Continuer', sheet);
	await expect(sheet).toBeHidden();
	await lise.goto(`/m/${table.meeting}`);
	await expect(lise.part(TITLE)).toContainText(OWN);
	await expect(sheet).toHaveCount(0);

	await mother.goto(`/m/${table.meeting}/minutes`);
	await expect(mother.page.getByText(/lues à voix haute à \d\d:\d\d/)).toBeVisible();

	const next = await coordinator.post('/api/meetings', {
		...{ type: 'call-meeting', kind: 'network', purpose: 'La suite', jurisdiction: 'be-fr' },
		...{ missions: [], from: table.meeting, date: '2026-12-14' },
	});
	const meeting = next.body.id as string;
	await coordinator.do(meeting, 'start-meeting', {});
	const { body } = await coordinator.view(meeting);
	expect(JSON.stringify(body)).not.toContain(OWN);
	await carole.goto(`/m/${meeting}`);
	await expect(carole.button('Reprendre celles du 23 novembre 2026')).toBeVisible();
	await expect(carole.page.getByText(/vous confirmez qu’ici les lisent/)).toContainText('mother');
	await carole.sound('the rules of the last table');
	await carole.press('Reprendre celles du 23 novembre 2026');
	await expect(carole.part(TITLE)).toContainText(OWN);
	expect([...carole.acts]).toEqual(expect.arrayContaining([...RULES]));
});

test('[T19] the teacher accepts two lines on discretion, once; the mother’s minutes say when', async ({
	browser,
	server,
	table,
}) => {
	await using marc = await Hands.of(browser, table.person('marc'), server.origin, 320);
	await marc.goto(`/m/${table.meeting}`);
	await marc.sound('the two lines');
	await marc.press('Je m’y engage');
	await expect(marc.button('Je m’y engage')).toHaveCount(0);
	await expect(marc.page.getByText('Vous vous êtes engagé·e à la discrétion.')).toBeVisible();
	await marc.goto(`/m/${table.meeting}`);
	await expect(marc.page.getByText('Vous vous êtes engagé·e à la discrétion.')).toBeVisible();
	await expect(marc.button('Je m’y engage')).toHaveCount(0);
	await using mother = await Hands.of(browser, table.person('mother'), server.origin, 320);
	await mother.goto(`/m/${table.meeting}/minutes`);
	await expect(mother.button('Je m’y engage')).toHaveCount(0);
	await expect(mother.page.getByText(/engagement de discrétion pris à \d\d:\d\d/)).toBeVisible();
	expect([...marc.acts]).toEqual([...PROMISE]);
});

test('[T22] on the telephone somebody says that others can hear; it stands before what is read aloud, until they come in', async ({
	browser,
	server,
	table,
}) => {
	const presence = (name: string, is: string) =>
		table.do('carole', 'record-presence', { participantId: table.id(name), presence: is });
	await presence('lise', 'remote');
	await using lise = await Hands.of(browser, table.person('lise'), server.origin, 320);
	await lise.goto(`/m/${table.meeting}`);
	await using carole = await Hands.of(browser, table.person('carole'), server.origin);
	await carole.goto(`/m/${table.meeting}`);
	const asked = lise.page.getByRole('group', {
		name: 'Là où vous êtes, quelqu’un peut-il entendre ?',
	});
	await expect(asked).toBeVisible();
	await lise.sound('who can hear');
	await lise.press('Oui, on peut entendre', asked);
	await expect(lise.button('Oui, on peut entendre', asked)).toHaveAttribute('aria-pressed', 'true');
	expect([...lise.acts]).toEqual([...EARSHOT]);

	await carole.press('Noter un accord');
	const warning = carole.page.getByRole('dialog').getByText(/^À distance, lise/i);
	await expect(warning).toBeVisible();
	await carole.sound('somebody can hear');
	await lise.press('Non, seul·e', asked);
	await expect(warning).toHaveCount(0);
	await carole.page.keyboard.press('Escape');
	const noted = carole.page.getByRole('group', {
		name: 'Là où se trouve lise, quelqu’un peut-il entendre ?',
	});
	await carole.press('Oui, on peut entendre', noted);
	await expect(
		carole.page.getByRole('button', { name: /lise.*à distance, on peut entendre/i }),
	).toBeVisible();
	await presence('lise', 'in-room');
	await expect(noted).toHaveCount(0);
	await expect(asked).toHaveCount(0);
});
