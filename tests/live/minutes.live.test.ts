// Minutes on a live server: words as they are on disk, frozen at adoption under a key of their own, and gone with a stop.
import { expect, test } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import type { Minutes } from '#lib/domain/minutes/minutes-of.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { LiveWorld } from './live-world.ts';

const WORDS = 'Elle doit onze mille euros';

async function minutes(world: LiveWorld, name: string): Promise<Minutes> {
	const own = await world.hosts.minutes(world.meeting, world.reader(name));
	if (isRefusal(own)) throw new Error(own.refused);
	return own;
}

const PEOPLE = ['carole', 'amo', 'amo2', 'insertion', 'marc', 'mother'];

/** The short names of those whose minutes hold these words. */
async function having(world: LiveWorld, words: string): Promise<string[]> {
	const all = await Promise.all(
		PEOPLE.map(async (name) => [name, JSON.stringify(await minutes(world, name))] as const),
	);
	return all.filter(([, text]) => text.includes(words)).map(([name]) => name);
}

/** A secret of amo's, written on a page, open to amo2 and the mother, and marked for the minutes. */
async function marked() {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	amo.write(section, WORDS);
	await world.rest();
	await world.do('amo', { type: 'mark-part', sectionId: section, inMinutes: true });
	return { world, section, amo };
}

async function adopted() {
	const all = await marked();
	await all.world.do('carole', { type: 'propose-minutes' });
	await all.world.do('carole', { type: 'adopt-minutes' });
	return all;
}

const stop = (world: LiveWorld, section: SectionId) =>
	world.do('mother', {
		type: 'withdraw-agreement',
		person: world.id('mother'),
		scope: [section],
	});

// Seen red: with minutes made without the words (MeetingWords).
test('[M7] marked words stand in the minutes of the part’s readers as they are on disk, and go with the part', async () => {
	const { world, section, amo } = await marked();
	expect(await having(world, WORDS)).toEqual(['amo', 'amo2', 'mother']);
	amo.write(section, ' et demi');
	await world.rest();
	expect(await having(world, ' et demi')).toEqual(['amo', 'amo2', 'mother']);
	await stop(world, section);
	expect(await having(world, WORDS)).toEqual(['amo', 'mother']);
});

// Seen red: with adoption reading the parts through the coordinator's own grants.
test('[M10] a coordinator who reads none of it adopts it; later words, a restart and a purged log change nothing', async () => {
	const { world, section, amo } = await marked();
	const carole = await world.page('carole');
	await world.do('carole', { type: 'propose-minutes' });
	await world.do('carole', { type: 'adopt-minutes' });
	expect(carole.haystack()).not.toContain(section);
	amo.write(section, ' – mais plus tard');
	await world.rest();
	await world.restart();
	expect(await having(world, WORDS)).toEqual(['amo', 'amo2', 'mother']);
	expect(await having(world, 'mais plus tard')).toEqual([]);
	const part = (await minutes(world, 'amo2')).parts.find(({ id }) => id === section);
	expect(part?.digest).toMatch(/^[0-9a-f]{64}$/);
	await world.store.keys.erase(`adopted:${section}`);
	await world.restart();
	expect(await having(world, WORDS)).toEqual([]);
});

test('[M10] [M11] adoption closes the secret on the screens before anything else leaves, and a stop takes the words back', async () => {
	const { world, section } = await marked();
	await world.do('carole', { type: 'propose-minutes' });
	const amo2 = await world.page('amo2');
	const mother = await world.page('mother');
	expect(amo2.text(section)).toContain(WORDS);
	await world.do('carole', { type: 'adopt-minutes' });
	expect(amo2.channel(section)).toBeUndefined();
	expect(mother.text(section)).toContain(WORDS);
	await stop(world, section);
	expect(await having(world, WORDS)).toEqual(['amo', 'mother']);
	await world.restart();
	expect(await having(world, WORDS)).toEqual(['amo', 'mother']);
});

// Seen red: with nothing noted of what is read in minutes (MeetingWords, `#noted`).
test('[L5] whoever reads a part in their minutes has read it that day, in the ledger of the person concerned', async () => {
	const { world, section } = await marked();
	const daysOf = async (): Promise<unknown> => {
		const ledger = await world.hosts.ledger(world.meeting, world.reader('mother'));
		if (isRefusal(ledger)) throw new Error(ledger.refused);
		const readers = ledger.about.find(({ id }) => id === section)?.readers;
		return readers?.find(({ participantId }) => participantId === world.id('amo2'))?.days;
	};
	expect(await daysOf()).toEqual([]);
	await minutes(world, 'amo2');
	expect(await daysOf()).toEqual(['2026-11-23']);
});

test('[M8] a remark reaches the pages of those who have its part, and moves nothing on anybody else’s', async () => {
	const { world, section } = await adopted();
	const others = [await world.page('marc'), await world.page('insertion')];
	const mother = await world.page('mother');
	const before = others.map(({ received }) => received.length);
	await world.do('mother', { type: 'remark-minutes', text: 'Plutôt dix mille', item: section });
	expect(mother.view.minutes?.remarks.map(({ text }) => text)).toEqual(['Plutôt dix mille']);
	expect(others.map(({ received }) => received.length)).toEqual(before);
	expect(await having(world, 'Plutôt dix mille')).toEqual(['amo', 'amo2', 'mother']);
});
