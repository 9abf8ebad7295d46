// Class B: a right that ends. From that moment no byte of the part comes, whoever comes back gets nothing, and nothing reopens by itself.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SectionId } from '#lib/domain/ids.ts';
import type { LivePage } from '../live/live-page.ts';
import { LiveWorld } from '../live/live-world.ts';
import { HttpPerson } from '../worlds/http-person.ts';
import { setTableOf } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startWhole } from '../worlds/whole-server.ts';
import { bytesOf, knock } from './asking.ts';
import { foundOn } from './live-record.ts';

/** Letter by letter, each an update of its own, as an editor sends it. */
function type(page: LivePage, section: SectionId, words: string): void {
	const paragraph = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	paragraph.insert(0, [text]);
	const root = page.has(section).doc.getXmlFragment('default');
	root.insert(root.length, [paragraph]);
	for (const letter of words) text.insert(text.length, letter);
}

// Seen red: with text taken and let out while an act is stored (mailbox.ts, host.ts), for 0 ms; and with nothing told after
// a fact (pages.ts), for all.
test.each([0, 10, 100, 1_000])(
	'[case B1] [W41] what a peer types %i ms after a withdrawal comes to nobody who lost the right',
	async (ms) => {
		const world = await LiveWorld.network();
		const section = await world.shared('titre-loutre');
		const [holder, mother] = [await world.page('amo'), await world.page('mother')];
		const lost = [await world.page('amo2'), await world.page('amo2', { session: 'second' })];
		type(holder, section, 'avant-ocelot');
		await world.rest();
		for (const page of lost) expect(await foundOn(page, ['avant-ocelot'])).toHaveLength(1);
		const at = lost.map((page) => page.received.length);

		const letGo = world.hold('appendMeeting');
		const stopped = world.command('mother', {
			...{ type: 'withdraw-agreement', person: world.id('mother'), scope: 'all' },
		});
		await world.rest();
		if (ms === 0) type(holder, section, 'apres-genette'); // it is under way, and not on disk yet
		await world.rest();
		letGo();
		await stopped;
		for (const page of lost) expect(page.channel(section)).toBeUndefined();
		await world.pass(ms);
		if (ms > 0) type(holder, section, 'apres-genette');
		await world.rest();

		expect(mother.text(section)).toContain('apres-genette');
		for (const [index, page] of lost.entries()) {
			const told = ['avant-ocelot', 'apres-genette', 'titre-loutre', section];
			expect(await foundOn(page, told, at[index])).toEqual([]);
			expect(page.closed).toBeUndefined();
		}
		const back = await world.page('amo2', { memory: lost[0]!.memory });
		expect(await foundOn(back, ['avant-ocelot', 'apres-genette', section])).toEqual([]);
	},
);

// Seen red: with nobody taken off a list (settle.ts).
test('[case B6] a right that was lost and given back opens nothing until the holder names the reader again', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared('titre-loutre');
	const holder = await world.page('amo');
	const page = await world.page('amo2');
	holder.write(section, 'avant-ocelot');
	await world.rest();
	const before = page.has(section);
	await world.stop();
	await world.agreed();
	const at = page.received.length;
	holder.write(section, 'entre-genette');
	holder.write(section, 'biffe-zibeline');
	holder.has(section).doc.getXmlFragment('default').delete(2, 1);
	await world.rest();
	const again = await world.page('amo2', { memory: page.memory });
	for (const [one, since] of [
		[page, at],
		[again, 0],
	] as const)
		expect(await foundOn(one, ['entre-genette', 'titre-loutre', section], since)).toEqual([]);

	await world.open(section, { readers: ['amo2'] });
	const after = again.has(section);
	expect(after.clientId).not.toBe(before.clientId);
	expect(after.doc).not.toBe(before.doc);
	expect(await foundOn(again, ['entre-genette', 'biffe-zibeline'])).toEqual(['entre-genette']);
});

const MISSIONED = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };

// Seen red: without Retry-After (upgrade.ts).
test('[case B4] fifty returns with an old cookie or an old code are one refusal, which says to wait', async () => {
	await using server = await startWhole();
	await server.account('carole', { kind: 'coordinator' });
	const table = await setTableOf(server, await server.signedIn('carole'));
	await table.invite('ruth', MISSIONED);
	const [gone, out] = [table.person('ruth'), table.person('lise').again()];
	using ruth = new PlainPage(gone, table.meeting);
	using lise = new PlainPage(out, table.meeting);
	for (const page of [ruth, lise]) await page.until(() => page.controls.length > 0, 'in');
	await table.do('carole', 'remove', { participantId: table.id('ruth') });
	await table.person('lise').form('/logout', {});
	await ruth.until(() => ruth.closed === 4403, 'removed');
	await lise.until(() => lise.closed === 4401, 'signed out');

	const door = `/live/${table.meeting}`;
	const [removed, signedOut] = [gone, out].map((person) =>
		Promise.all(Array.from({ length: 50 }, () => knock(person, door))),
	);
	const refusals = [new Set(await removed), new Set(await signedOut)].map((all) => [...all]);
	expect(refusals).toEqual([[await knock(gone, `/live/${randomUUID()}`)], [expect.any(String)]]);
	expect(refusals.flat().map((refusal) => refusal.slice(9, 12))).toEqual(['404', '401']);
	for (const refusal of refusals.flat()) expect(refusal).toMatch(/\r\nRetry-After: \d+\r\n/);
	const join = async (code: string): Promise<string> =>
		bytesOf(await new HttpPerson(server.origin).join(code));
	const codes = Array.from({ length: 10 }, () => join(table.codes.get('ruth')!));
	expect(new Set(await Promise.all(codes))).toEqual(new Set([await join('never-was-a-code')]));
	expect((await out.view(table.meeting)).status).toBe(401);
	expect(server.app.hosts.connectedSessions().size).toBe(0);
});
