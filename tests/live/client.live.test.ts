// The browser's engine against the whole server: what it writes arrives, what it loses is gone, what it says is true.
import { expect, test } from 'vitest';
import { type } from '#lib/client/live-world.ts';
import { ClientTable } from './client-table.ts';

test('two pages write in three sections over two sockets, and no word goes astray', async () => {
	await using table = await ClientTable.set();
	const ids = [await table.common('un'), await table.common('deux'), await table.secret('trois')];
	const [one = '', two = '', three = ''] = ids;
	const karim = table.page('karim');
	const lise = table.page('lise');
	await karim.opened(...ids);
	await lise.opened(...ids);
	type(karim.section(one).document!.doc, 'de Karim ');
	type(lise.section(two).document!.doc, 'de Lise');
	type(karim.section(three).document!.doc, 'un secret');
	await lise.until(() => lise.words(one) === 'de Karim ');
	type(lise.section(one).document!.doc, 'et de Lise');
	await Promise.all([karim.saved(), lise.saved()]);
	await karim.until(() => karim.words(one) === 'de Karim et de Lise');
	for (const page of [karim, lise]) {
		await page.until(() => page.words(three) === 'un secret');
		expect(ids.map((id) => page.words(id))).toEqual([
			'de Karim et de Lise',
			'de Lise',
			'un secret',
		]);
		expect(page.sockets).toHaveLength(1);
	}
});

test('[W15] what is typed while the line is broken goes out on return, in the same document', async () => {
	await using table = await ClientTable.set();
	const id = await table.common('un');
	const karim = table.page('karim');
	const lise = table.page('lise');
	await karim.opened(id);
	await lise.opened(id);
	const { document } = karim.section(id);
	type(document!.doc, 'avant ');
	await karim.saved();
	for (const words of ['pendant ', 'encore ']) {
		karim.cut();
		await karim.until(() => karim.meeting.connection.state === 'offline');
		type(document!.doc, words);
		expect(karim.section(id).saving).toEqual({ state: 'offline', waiting: 1 });
		await karim.saved();
	}
	await lise.until(() => lise.words(id) === 'avant pendant encore ');
	expect(karim.section(id).document).toBe(document);
	expect(karim.meeting.undelivered).toEqual([]);
	expect(karim.sockets).toHaveLength(3);
});

async function secretOnTwoPages(table: ClientTable) {
	const id = await table.secret('Ce qui pèse');
	const karim = table.page('karim');
	const lise = table.page('lise');
	await karim.opened(id);
	await lise.opened(id);
	type(karim.section(id).document!.doc, 'mots de Karim ');
	await lise.until(() => lise.words(id) === 'mots de Karim ');
	const person = table.table.id('mother');
	const stop = () => table.table.do('mother', 'withdraw-agreement', { person, scope: 'all' });
	return { id, karim, lise, stop };
}

test('[W41] [case B1] a withdrawal takes the part from the page at once, and leaves its holder’s alone', async () => {
	await using table = await ClientTable.set();
	const { id, karim, lise, stop } = await secretOnTwoPages(table);
	const lost = lise.section(id).document!;
	await stop();
	await lise.until(() => lise.find(id) === undefined);
	expect(lost.doc.isDestroyed).toBe(true);
	expect(JSON.stringify(lise.meeting.view)).not.toContain('Ce qui pèse');
	expect(lise.meeting.undelivered).toEqual([]);
	await karim.saved();
	expect(karim.words(id)).toBe('mots de Karim ');
});

test('[W13] whoever was away during a withdrawal finds nothing on return but the own words that never left', async () => {
	await using table = await ClientTable.set();
	const { id, karim, lise, stop } = await secretOnTwoPages(table);
	await lise.saved();
	lise.cut();
	await lise.until(() => lise.meeting.connection.state === 'offline');
	type(lise.section(id).document!.doc, 'mots de Lise');
	await stop();
	await lise.until(() => lise.meeting.connection.state === 'live');
	expect(lise.find(id)).toBeUndefined();
	expect(lise.meeting.undelivered).toMatchObject([{ words: 'mots de Lise', section: null }]);
	await karim.saved();
	expect(karim.words(id)).toBe('mots de Karim ');
});

test('[W13] sharing a draft begins its text anew under its holder’s hands, and loses none of it', async () => {
	await using table = await ClientTable.set();
	const karim = table.page('karim');
	const lise = table.page('lise');
	await karim.until(() => karim.meeting.view !== null);
	const id = (await karim.meeting.ensureDraft()) ?? '';
	await karim.opened(id);
	const draft = karim.section(id).document!;
	type(draft.doc, 'Ce que Karim écrit');
	await karim.saved();
	expect(karim.section(id).view.holder).toBe(table.table.id('karim'));
	await karim.meeting.command({ type: 'classify-section', sectionId: id as never, kind: 'common' });
	const opened = await karim.meeting.command({ type: 'open-section', sectionId: id as never });
	expect(opened).toMatchObject({ ok: true });
	await lise.opened(id);
	await karim.until(() => karim.section(id).document !== draft);
	await karim.opened(id);
	expect(karim.words(id)).toBe('Ce que Karim écrit');
	type(karim.section(id).document!.doc, ', et après');
	await karim.saved();
	await lise.until(() => lise.words(id) === 'Ce que Karim écrit, et après');
	expect(karim.meeting.undelivered).toEqual([]);
});

test('[W23] “saved” waits for the disk, however long it takes', async () => {
	let hold: Promise<void> | undefined;
	await using table = await ClientTable.set({ before: () => hold });
	const id = await table.common('un');
	const karim = table.page('karim');
	await karim.opened(id);
	await karim.saved();
	const disk = Promise.withResolvers<void>();
	hold = disk.promise;
	type(karim.section(id).document!.doc, 'pas encore');
	const lise = table.table.person('lise');
	await lise.view(table.table.meeting); // a whole round through the server meanwhile
	expect(karim.section(id).saving).toEqual({ state: 'saving', waiting: 1 });
	hold = undefined;
	disk.resolve();
	await karim.saved();
	expect(karim.section(id).saving).toEqual({ state: 'saved' });
});

test('[W24] what the gate refuses ends in a fresh text; the words stay to be copied', async () => {
	await using table = await ClientTable.set();
	const id = await table.common('un');
	const karim = table.page('karim');
	await karim.opened(id);
	type(karim.section(id).document!.doc, 'bon ');
	await karim.saved();
	const refused = karim.section(id).document!;
	refused.doc.transact(() => {
		type(refused.doc, 'avec une image');
		refused.doc.getMap('elsewhere').set('x', 1);
	});
	await karim.until(() => karim.section(id).document !== refused);
	await karim.opened(id);
	expect(karim.section(id).saving).toEqual({ state: 'refused', code: 'unknown-root' });
	expect(karim.words(id)).toBe('bon ');
	expect(karim.meeting.undelivered).toMatchObject([{ words: 'avec une image', section: id }]);
	type(karim.section(id).document!.doc, 'et simple');
	await karim.saved();
});

test('[W30] presence carries the server’s name for a person, and stays in its section', async () => {
	await using table = await ClientTable.set();
	const id = await table.secret('Ce qui pèse');
	const [karim, lise, marc] = ['karim', 'lise', 'marc'].map((name) => table.page(name));
	await karim!.opened(id);
	await lise!.opened(id);
	await marc!.until(() => marc!.meeting.view !== null);
	const { awareness, fragment } = karim!.section(id).document!;
	expect(fragment.length).toBe(0);
	awareness.setLocalState({ user: { name: 'La ministre' }, cursor: { anchor: {}, head: {} } });
	await lise!.until(() => lise!.section(id).writers.length === 1);
	const participantId = table.table.id('karim');
	expect(lise!.section(id).writers).toEqual([{ participantId, name: 'karim' }]);
	expect(karim!.section(id).writers).toEqual([]);
	expect(Buffer.concat(marc!.received).toString()).not.toContain(id);
	karim!.stop();
	await lise!.until(() => lise!.section(id).writers.length === 0);
});

test('[W8] signing out erases all but the own undelivered words, and the page does not come back', async () => {
	await using table = await ClientTable.set();
	const id = await table.common('un');
	const karim = table.page('karim');
	await karim.opened(id);
	karim.cut();
	await karim.until(() => karim.meeting.connection.state === 'offline');
	type(karim.section(id).document!.doc, 'mes mots');
	await table.table.person('karim').form('/logout', {});
	await karim.until(() => karim.meeting.connection.state === 'ended');
	expect(karim.meeting.connection).toEqual({ state: 'ended', reason: 'signed-out' });
	expect([karim.meeting.view, karim.meeting.sections]).toEqual([null, []]);
	expect(karim.meeting.undelivered).toMatchObject([{ words: 'mes mots', section: null }]);
});

test('[W43] whoever is removed keeps nothing; a meeting that is not one’s own is the same as none', async () => {
	await using table = await ClientTable.set();
	const id = await table.common('un');
	const lise = table.page('lise');
	await lise.opened(id);
	await table.table.do('carole', 'remove', { participantId: table.table.id('lise') });
	await lise.until(() => lise.meeting.connection.state === 'ended');
	expect(lise.meeting.connection).toEqual({ state: 'ended', reason: 'gone' });
	expect([lise.meeting.view, lise.meeting.sections]).toEqual([null, []]);
	const stray = table.page('karim', 'no-such-meeting');
	await stray.until(() => stray.meeting.connection.state === 'ended');
	expect(stray.meeting.connection).toEqual({ state: 'ended', reason: 'gone' });
});
