// A sender whose words left no trace in the text is told, and may copy them: each way in which that happens, against the whole server.
import { expect, test } from 'vitest';
import { type } from '#lib/client/live-world.ts';
import { StorageError } from '#server/store/errors.ts';
import { ClientTable, type ClientPage } from './client-table.ts';

const writeIn = (page: ClientPage, id: string, words: string): void =>
	type(page.section(id).document!.doc, words);

/** Karim's secret on his page and on Lise's, who writes in it too; both have read what he wrote. */
async function shared(table: ClientTable) {
	const id = await table.secret('Ce qui pèse');
	const [karim, lise] = [table.page('karim'), table.page('lise')];
	for (const page of [karim, lise]) await page.opened(id);
	writeIn(karim, id, 'de Karim ');
	await lise.until(() => lise.words(id) === 'de Karim ');
	await karim.saved();
	return { id, karim, lise };
}

async function goAway(page: ClientPage): Promise<void> {
	page.held = true;
	page.cut();
	await page.until(() => page.meeting.connection.state === 'offline');
}

async function comeBack(page: ClientPage): Promise<void> {
	page.held = false;
	window.dispatchEvent(new Event('focus'));
	await page.until(() => page.meeting.connection.state === 'live');
}

test('[W22] written offline into a paragraph that a colleague struck meanwhile', async () => {
	await using table = await ClientTable.set();
	const { id, karim, lise } = await shared(table);
	await goAway(lise);
	writeIn(lise, id, 'de Lise, que personne n’a lu');
	karim.section(id).document!.fragment.delete(0, 1);
	await karim.saved();
	await comeBack(lise);
	await lise.until(() => lise.words(id) === '');
	await lise.saved();
	expect(lise.meeting.undelivered).toMatchObject([
		{ words: 'de Lise, que personne n’a lu', why: 'struck', section: id },
	]);
	expect([karim.words(id), karim.meeting.undelivered]).toEqual(['', []]);
});

test('[W13] written offline while the part was opened to more people, and its text began anew', async () => {
	await using table = await ClientTable.set();
	const { id, karim, lise } = await shared(table);
	await table.table.invite('ana', {
		kind: 'professional',
		secrecy: 'bound',
		missions: ['youth-aid'],
	});
	await goAway(lise);
	writeIn(lise, id, 'de Lise, hors ligne');
	await table.table.do('karim', 'widen-section', {
		sectionId: id,
		readers: [table.table.id('ana')],
		purpose: 'préparer la suite',
		necessity: 'elle y sera',
	});
	await comeBack(lise);
	await lise.opened(id);
	expect(lise.words(id)).toBe('de Karim ');
	expect(lise.meeting.undelivered).toMatchObject([
		{ words: 'de Lise, hors ligne', why: 'unsaved', section: id },
	]);
	await karim.until(() => karim.words(id) === 'de Karim ');
});

test('[W41] the right is lost while words are under way to a disk that cannot take them', async () => {
	let isFull = false;
	const before = (act: string): void => {
		if (isFull && act === 'appendUpdates') throw new StorageError('full', 'no space');
	};
	await using table = await ClientTable.set({ before });
	const { id, karim, lise } = await shared(table);
	await lise.saved();
	isFull = true;
	writeIn(lise, id, 'de Lise, trop tard');
	await table.table.do('mother', 'withdraw-agreement', {
		person: table.table.id('mother'),
		scope: 'all',
	});
	await lise.until(() => lise.find(id) === undefined);
	expect(lise.meeting.undelivered).toMatchObject([
		{ words: 'de Lise, trop tard', why: 'unsaved', section: null },
	]);
	isFull = false;
	writeIn(karim, id, 'et après');
	await karim.saved();
	expect(karim.words(id)).toBe('de Karim et après');
});

test('[W25] a part that is full takes no more, and its writer keeps the words', async () => {
	await using table = await ClientTable.set();
	const id = await table.common('un');
	const karim = table.page('karim');
	await karim.opened(id);
	for (const letter of ['a', 'b']) {
		writeIn(karim, id, letter.repeat(900 * 1024));
		await karim.saved();
	}
	const before = karim.section(id).document;
	const more = 'c'.repeat(400 * 1024);
	writeIn(karim, id, more);
	await karim.until(() => karim.section(id).document !== before);
	await karim.opened(id);
	expect(karim.section(id).saving).toEqual({ state: 'refused', code: 'section-full' });
	expect(karim.words(id)).toHaveLength(1_800 * 1024);
	expect(karim.meeting.undelivered).toMatchObject([{ words: more, why: 'unsaved', section: id }]);
});

test('[W43] whoever is removed keeps nothing, words under way included', async () => {
	await using table = await ClientTable.set();
	const { id, lise } = await shared(table);
	await goAway(lise);
	writeIn(lise, id, 'de Lise, que personne n’a lu');
	expect(lise.meeting.holdsWords).toBe(true);
	await table.table.do('carole', 'remove', { participantId: table.table.id('lise') });
	lise.held = false;
	window.dispatchEvent(new Event('focus'));
	await lise.until(() => lise.meeting.connection.state === 'ended');
	expect(lise.meeting.undelivered).toEqual([]);
});
