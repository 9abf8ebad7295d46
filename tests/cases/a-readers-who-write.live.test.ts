// Class A, on a channel that may only read: whatever is sent there changes nothing, for nobody, now and later.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeAwareness } from '#lib/sync/presence.ts';
import { awarenessMessage, step2Message, updateMessage } from '#lib/sync/section-messages.ts';
import { LiveWorld } from '../live/live-world.ts';

// Seen red: with every readable message of a read channel passed on (connection.ts, `mayDo`) and taken as a writer's (commit.ts).
test('[case A6] updates, states, struck words and unknown letters of a reader reach neither disk nor peers', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const [amo, amo2] = [await world.page('amo'), await world.page('amo2')];
	amo.write(section, 'vrai');
	await world.rest();
	const mother = await world.page('mother');
	const { number, doc, access } = mother.has(section);
	expect([access, mother.text(section)]).toEqual(['read', '<paragraph>vrai</paragraph>']);
	const rows = async (): Promise<number> =>
		(await world.store.sections.load(section))!.updates.length;
	const [stored, heard] = [await rows(), [amo.received.length, amo2.received.length]];

	const before = Y.encodeStateVector(doc);
	doc.getXmlFragment('default').delete(0, 1);
	const struck = Y.encodeStateAsUpdate(doc, before);
	const [author = 0] = amo.has(section).doc.store.clients.keys();
	const forger = new Y.Doc();
	forger.clientID = author;
	forger.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
	const forged = Y.encodeStateAsUpdate(forger);
	const presence = encodeAwareness([{ clientId: author, clock: 99, state: 'null' }]);
	for (const message of [
		...[struck, forged].flatMap((update) => [updateMessage(update), step2Message(update)]),
		awarenessMessage(presence),
		...[[0], [0, 3, 0], [2, 0], [4], [255, 255, 3], [0, 2, 255, 1]].map((odd) =>
			Uint8Array.from(odd),
		),
	]) {
		mother.say(number, message);
		await world.rest();
	}
	await world.pass(500);
	expect(mother.closed).toBeUndefined();
	expect(await rows()).toBe(stored);
	expect([amo.received.length, amo2.received.length]).toEqual(heard);
	await world.restart();
	expect((await world.page('amo2')).text(section)).toBe('<paragraph>vrai</paragraph>');
});
