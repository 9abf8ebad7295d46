// Class C: what moves out of sight leaves everything in sight as it was: presence, lists, counts, times, versions, answers.
import { expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { encodeAwareness } from '#lib/sync/presence.ts';
import { awarenessMessage, QUERY_AWARENESS_MESSAGE } from '#lib/sync/section-messages.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import type { LivePage } from '../live/live-page.ts';
import { LiveWorld } from '../live/live-world.ts';
import { OPENING, setTableOf } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startWhole } from '../worlds/whole-server.ts';
import { bytesOf } from './asking.ts';
import { foundOn } from './live-record.ts';

const place = { assoc: 0, tname: 'default' };

/** Puts this page's cursor into a part. */
function point(page: LivePage, section: SectionId): void {
	const { number, clientId } = page.has(section);
	const state = JSON.stringify({ cursor: { anchor: place, head: place } });
	page.say(number, awarenessMessage(encodeAwareness([{ clientId, clock: 1, state }])));
}

async function common(world: LiveWorld): Promise<SectionId> {
	const { sectionId } = await world.do('marc', { type: 'create-section', kind: 'common' });
	await world.do('marc', { type: 'open-section', sectionId: sectionId as SectionId });
	return sectionId as SectionId;
}

// Seen red: with one presence for all rooms instead of one for each (presence.ts): Marc's question was answered with Amo's
// cursor in the secret.
test('[case C1] of a cursor in a forbidden part nothing comes, asked for or not', async () => {
	const world = await LiveWorld.network();
	const everybodys = await common(world);
	const secret = await world.shared('titre-loutre');
	const [amo, amo2] = [await world.page('amo'), await world.page('amo2')];
	const marc = await world.page('marc');
	point(amo, everybodys);
	await world.pass(200);
	expect([...marc.presence.keys()]).toEqual([amo.has(everybodys).clientId]);
	const at = marc.received.length;
	for (let turn = 0; turn < 3; turn++) {
		point(amo, secret);
		point(amo2, secret);
		await world.pass(200);
	}
	expect(amo.presence.size).toBeGreaterThan(0);
	expect(marc.received).toHaveLength(at);
	marc.say(marc.has(everybodys).number, QUERY_AWARENESS_MESSAGE);
	await world.pass(200);
	expect([...marc.presence.keys()]).toEqual([amo.has(everybodys).clientId]);
	expect(await foundOn(marc, ['titre-loutre', secret], at)).toEqual([]);
});

/** Everything that this person could look at. */
async function shown(world: LiveWorld, name: string): Promise<string> {
	const minutes = await world.hosts.minutes(world.meeting, world.reader(name));
	if (isRefusal(minutes)) throw new Error(minutes.refused);
	const others = [...world.people.keys()].filter((other) => other !== name);
	const seen = await Promise.all(
		others.map((other) => world.hosts.view(world.meeting, world.reader(name), world.id(other))),
	);
	return JSON.stringify([await world.view(name), minutes, seen]);
}

const FORBIDDEN = ['marc', 'insertion', 'carole'];

// Seen red: with a count of all sections put into the head of the view (view-of.ts).
test('[case C3] with one hidden part or thirty, lists, numbers and minutes are the same to the byte', async () => {
	const world = await LiveWorld.network();
	await common(world);
	await world.agreed();
	const before = await Promise.all(FORBIDDEN.map((name) => shown(world, name)));
	const reader = await shown(world, 'amo2');
	for (let number = 0; number < 30; number++) {
		const section = await world.secret(`part ${number}`);
		if (number % 2 === 0) await world.open(section, { readers: ['amo2'], writers: ['amo2'] });
		const decision = { section, text: 'on se revoit', who: 'Ana' };
		await world.do('amo', { type: 'record-decision', ...decision });
	}
	expect(await shown(world, 'amo2')).not.toBe(reader);
	const after = await Promise.all(FORBIDDEN.map((name) => shown(world, name)));
	expect(after).toEqual(before);
	await world.restart();
	expect(await Promise.all(FORBIDDEN.map((name) => shown(world, name)))).toEqual(before);
});

// Seen red: with a `last-modified` on every answer (api.ts), and with a view sent after every fact (telling.ts).
test('[case C4] while only forbidden things move, every answer stays as it was, and no sign of typing comes', async () => {
	await using server = await startWhole();
	await server.account('carole', { kind: 'coordinator' });
	const table = await setTableOf(server, await server.signedIn('carole'));
	await table.agrees('mother');
	const outside = ['marc', 'nadia', 'son', 'carole'];
	const own = `/api/meetings/${table.meeting}`;
	const paths = [own, `${own}/minutes`, `${own}/minutes?format=html`, '/api/meetings'];
	const looks = (): Promise<string[]> =>
		Promise.all(
			outside.flatMap((name) =>
				paths.map(async (path) => bytesOf(await table.person(name).fetch(path))),
			),
		);
	const pages = outside.map((name) => new PlainPage(table.person(name), table.meeting));
	for (const page of pages) await page.until(() => page.controls.length > 0, 'in');
	const before = await looks();
	const heard = pages.map(({ received }) => received.length);

	const secret = await table.secret('titre-loutre', { writers: [table.id('lise')] });
	using karim = new PlainPage(table.person('karim'), table.meeting);
	using lise = new PlainPage(table.person('lise'), table.meeting);
	await karim.writeSaved(secret, 'zibeline');
	await lise.until(() => lise.text(secret).includes('zibeline'), 'it is read');
	await lise.writeSaved(secret, 'ocelot');
	await table.do('karim', 'retitle-section', { sectionId: secret, title: 'titre-genette' });
	await table.do('karim', 'record-decision', { section: secret, text: 'on se revoit' });
	await table.do('karim', 'open-section', { sectionId: secret, ...OPENING });

	expect(await looks()).toEqual(before);
	expect(before.join()).not.toMatch(/last-modified|etag/i);
	expect(pages.map(({ received }) => received.length)).toEqual(heard);
	for (const page of pages) page.close();
});
