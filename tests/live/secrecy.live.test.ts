// Whoever may not read gets no byte that tells: two worlds that differ only in what is hidden look the same (R13).
import { expect, test } from 'vitest';
import { LiveWorld } from './live-world.ts';

const CANARY = 'chardonneret';
const TITLE = 'rougegorge';

/** A meeting in which much happens in a secret part, or nothing does. What Marc's page got, and what was secret. */
async function story(secret: boolean) {
	const world = await LiveWorld.network();
	const marc = await world.page('marc');
	const insertion = await world.page('insertion');
	const pages = [marc, insertion];
	const at = pages.map((page) => page.received.length);
	let hidden: string[] = [];
	if (secret) {
		const amo = await world.page('amo');
		const amo2 = await world.page('amo2');
		const section = await world.shared(TITLE);
		hidden = [section, TITLE, CANARY, 'struck'];
		amo.write(section, CANARY);
		amo.write(section, 'struck');
		await world.rest();
		expect(amo2.text(section)).toContain(CANARY);
		amo.has(section).doc.getXmlFragment('default').delete(1, 1);
		await world.stop();
		amo.write(section, `${CANARY} encore`);
		await world.rest();
	}
	const between = pages.map((page, n) => page.received.length - at[n]!);
	const back = await world.page('marc', { memory: marc.memory });
	return { hidden, between, marc, insertion, back };
}

test('[W42] [case C4] a forbidden page gets neither words, nor title, nor id, nor one message more', async () => {
	const quiet = await story(false);
	const busy = await story(true);
	expect(quiet.between).toEqual([0, 0]);
	expect(busy.between).toEqual(quiet.between);
	for (const page of [busy.marc, busy.insertion, busy.back])
		for (const word of busy.hidden) expect(page.haystack()).not.toContain(word);
});

test('[W42] [case C4] a forbidden page’s bytes are the same in both worlds, but for its one-time token', async () => {
	const bytes = async (secret: boolean): Promise<string[]> => {
		const { marc, back } = await story(secret);
		const tokens = [marc.resume!, back.resume!];
		return [...marc.received, ...back.received].map((message) =>
			tokens.reduce(
				(text, token) => text.replaceAll(token, 'token'),
				Buffer.from(message).toString('latin1'),
			),
		);
	};
	expect(await bytes(true)).toEqual(await bytes(false));
});

test('[W42] the store tells in days who had which section, and holds no words of it', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	await world.page('amo2');
	await world.page('amo2', { session: 'again' });
	await world.page('marc');
	const told = await world.store.deliveries.of(world.meeting);
	expect(told.map(({ section, participant }) => [section, participant])).toEqual([
		[section, world.id('amo2')],
	]);
	await world.restart();
	await world.page('amo2');
	expect(await world.store.deliveries.of(world.meeting)).toHaveLength(1);
	await world.pass(24 * 3_600_000);
	await world.page('amo2', { session: 'next day' });
	expect(await world.store.deliveries.of(world.meeting)).toHaveLength(2);
});
