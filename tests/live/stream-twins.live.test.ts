// What a forbidden person's connection receives is the same whatever happens in the secret: number, order, moments, sizes and bytes.
import { expect, test } from 'vitest';
import { COMPACT_ROWS } from '#server/live/room.ts';
import { seeds } from '../tools/long.ts';
import { tellShortened, tellStreams } from './stream-twins.ts';

const SEEDS = seeds(20, 1_000);
const LENGTH = 24;
/** Hidden acts that must really have happened somewhere, done and refused. */
const HAPPENED = [
	...['withdraw-agreement done', 'pause-sharing done', 'open-section done', 'close-section done'],
	...['take-back done', 'retitle-section done', 'record-decision done', 'update refused'],
	...['close-section not-allowed', 'close-section not-found', 'closed 4400'],
];

// Seen red: with a view sent to every page at every act (telling.ts, `send`).
test('[W42] [V1] two servers whose histories differ in what is forbidden send a forbidden page the same frames at the same moments', async () => {
	let messages = 0;
	const marks = new Set<string>();
	for (const seed of SEEDS) {
		const told = await tellStreams(seed, LENGTH);
		if (told.difference) expect.fail(told.difference);
		messages += told.messages;
		for (const mark of told.marks) marks.add(mark);
	}
	expect(messages).toBeGreaterThan(SEEDS.length * 50);
	expect(HAPPENED.filter((mark) => !marks.has(mark))).toEqual([]);
});

test('[W42] a secret whose log is shortened changes no frame and no moment of a forbidden page', async () => {
	const { difference, marks, messages } = await tellShortened(COMPACT_ROWS + 20);
	expect(difference).toBeNull();
	expect(marks).toContain('compactSection');
	expect(messages).toBeGreaterThan(50);
});
