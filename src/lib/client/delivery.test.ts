import { describe, expect, it } from 'vitest';
import { backOff } from './back-off.ts';
import { Delivery } from './delivery.ts';
import { worst } from './saving.ts';

describe('[W23] delivery', () => {
	it('is settled only when everything sent is counted and nothing waits', () => {
		const delivery = new Delivery();
		expect(delivery.settled).toBe(true);
		delivery.sent(0); // an empty step 2
		expect([delivery.settled, delivery.waiting]).toEqual([false, 0]);
		expect(delivery.saved(1)).toBe(true);
		delivery.changed();
		expect([delivery.settled, delivery.waiting]).toEqual([false, 1]);
		delivery.sent(5);
		expect(delivery.saved(1)).toBe(true);
		expect([delivery.settled, delivery.waiting]).toEqual([false, 1]);
		expect(delivery.saved(2)).toBe(true);
		expect([delivery.settled, delivery.waiting, delivery.savedClock]).toEqual([true, 0, 5]);
	});

	it('keeps what was saved over a new connection, and counts anew there', () => {
		const delivery = new Delivery();
		delivery.changed();
		delivery.sent(3);
		delivery.saved(1);
		delivery.changed();
		delivery.sent(4);
		delivery.reconnected();
		expect([delivery.waiting, delivery.savedClock]).toEqual([1, 3]);
		delivery.sent(4); // the step 2 with what waited
		delivery.saved(1);
		expect([delivery.settled, delivery.waiting, delivery.savedClock]).toEqual([true, 0, 4]);
	});

	it.each([2, -1, 0.5])('believes no count of %d after one message', (count) => {
		const delivery = new Delivery();
		delivery.changed();
		delivery.sent(1);
		expect(delivery.saved(count)).toBe(false);
		expect(delivery.waiting).toBe(1);
	});
});

describe('the pause before the next attempt', () => {
	it('doubles up to its longest, spread over its upper half', () => {
		const none = [0, 1, 2, 3, 20, 1e9].map((attempt) => backOff(attempt, 0));
		const most = [0, 1, 2, 3, 20, 1e9].map((attempt) => backOff(attempt, 1));
		expect(none).toEqual([125, 250, 500, 1_000, none[4], none[4]]);
		expect(most).toEqual(none.map((pause) => pause * 2));
	});

	it('is longer when the server asked to try later', () => {
		expect(backOff(0, 0, true)).toBe(2_500);
		expect(backOff(20, 1, true)).toBe(60_000);
	});
});

describe('the saving of a whole page', () => {
	it('is its worst section’s, with all that waits', () => {
		expect(worst([])).toEqual({ state: 'saved' });
		expect(worst([{ state: 'saved' }, { state: 'saving', waiting: 2 }])).toEqual({
			state: 'saving',
			waiting: 2,
		});
		const offline = { state: 'offline', waiting: 1 } as const;
		expect(worst([offline, { state: 'saving', waiting: 2 }])).toEqual({
			state: 'offline',
			waiting: 3,
		});
		expect(worst([offline, { state: 'refused', code: 'gap' }]).state).toBe('refused');
	});
});
