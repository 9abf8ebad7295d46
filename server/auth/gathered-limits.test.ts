// A stolen gathered code must be worth no more than its word: a limit on all guesses, whatever their pace and across restarts.
// Seen red: with wrong words not counted on disk, the last code still opened.
import { describe, expect, it } from 'vitest';
import { authWorld } from './auth-world.ts';
import { newSecret } from './digest.ts';
import { Gathered, WRONG_WORDS_IN_ALL } from './gathered.ts';
import { Words } from './words.ts';

const NOW = Date.UTC(2026, 10, 27);
const WINDOW_MS = 15 * 60_000;

async function world() {
	const { seat, entry, code, gathered, store, passwords } = authWorld();
	await seat({ marc: { code: 1 } });
	const knock = { session: null, device: newSecret(), source: 'here' };
	const answer = await entry.join({ code: code('marc'), word: null }, knock);
	if (typeof answer === 'string') throw new Error(answer);
	const made = await gathered.make(
		answer.entered.session,
		{ word: 'groseille', source: 'here' },
		NOW,
	);
	if (made === null) throw new Error('not made');
	const row = async () => (await store.organisations.allGathered('organisation-1'))[0];
	/** Each guess from a source of its own, in a window of its own, by a server that has just started. */
	const guess = async (from: number, to: number) => {
		for (let n = from; n < to; n += 1)
			await new Gathered(store, passwords, new Words(store.entries, passwords)).codes(
				{ code: made.code, word: `wrong ${n}` },
				`robot ${n}`,
				NOW + n * WINDOW_MS,
			);
	};
	const open = () =>
		new Gathered(store, passwords, new Words(store.entries, passwords)).codes(
			{ code: made.code, word: 'groseille' },
			'here',
			NOW,
		);
	return { guess, open, row };
}

describe('guesses at the word of a gathered code', () => {
	it('[K5] a right word begins the count anew, and wrong ones change neither length nor month', async () => {
		const { guess, open, row } = await world();
		const before = await row();
		await guess(0, WRONG_WORDS_IN_ALL - 1);
		expect(await open()).toHaveLength(1);
		await guess(0, WRONG_WORDS_IN_ALL - 1);
		expect(await open()).toHaveLength(1);
		const after = await row();
		expect([after?.month, after?.sealed.length]).toEqual([before?.month, before?.sealed.length]);
	}, 60_000);
	it('[K5] slow guesses from everywhere, across restarts, throw the code away', async () => {
		const { guess, open, row } = await world();
		expect(await open()).toHaveLength(1);
		await guess(0, WRONG_WORDS_IN_ALL);
		expect(await row()).toBeUndefined();
		expect(await open()).toBeNull();
	}, 60_000);
});
