import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// lib0 keeps the Date.now that it finds when it is loaded; this one can be moved
const clock = vi.hoisted(() => {
	const moved = { by: 0 };
	const { now } = Date;
	Date.now = () => now() + moved.by;
	return moved;
});

import { HandSocket, type } from './live-world.ts';
import { clearTheTable, newPage, rooms, setTheTable, THREE } from './page-world.ts';

beforeEach(setTheTable);
afterEach(clearTheTable);

function pass(seconds: number): void {
	for (let second = 0; second < seconds; second += 1) {
		clock.by += 1_000;
		vi.advanceTimersByTime(1_000);
	}
}

it('30 s without a word in a section do not drop its room while the line lives', () => {
	const three = rooms();
	const anna = newPage();
	anna.join(THREE, three);
	for (let seconds = 0; seconds < 120; seconds += 15) {
		anna.line.tell({ type: 'tick' });
		pass(15);
	}
	expect(HandSocket.made).toHaveLength(1);
	type(anna.doc('a'), 'still here');
	anna.line.answer();
	expect(three.a.words).toBe('still here');
	expect(anna.section('a').saving).toEqual({ state: 'saved' });
});
