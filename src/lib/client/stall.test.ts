// Nothing is stored for a while though the line stands: whoever writes is told, until it is.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STALLED_SAVING_MS } from '#lib/sync/limits.ts';
import { type } from './live-world.ts';
import { clearTheTable, newPage, rooms, setTheTable, THREE } from './page-world.ts';

beforeEach(setTheTable);
afterEach(clearTheTable);

const joined = () => {
	const anna = newPage();
	return { anna, channels: anna.join(THREE, rooms()) };
};

describe('[W55] a server that cannot store', () => {
	it('is told after a while, as the state of the page, and no longer once everything is stored', () => {
		const { anna, channels } = joined();
		type(anna.doc('a'), 'one');
		anna.line.answer({ save: false });
		vi.advanceTimersByTime(STALLED_SAVING_MS - 1);
		expect(anna.section('a').saving).toEqual({ state: 'saving', waiting: 1 });
		vi.advanceTimersByTime(1);
		expect(anna.section('a').saving).toEqual({ state: 'stalled', waiting: 1 });
		expect(anna.meeting.saving).toEqual({ state: 'stalled', waiting: 1 });
		type(anna.doc('a'), 'two');
		anna.line.answer({ save: false });
		expect(anna.section('a').saving).toEqual({ state: 'stalled', waiting: 2 });
		expect(anna.meeting.holdsWords).toBe(true);
		anna.line.saved(channels.a ?? 0);
		expect(anna.section('a').saving).toEqual({ state: 'saved' });
		expect(anna.meeting.undelivered).toEqual([]);
	});

	it('is not told while something goes on being stored, nor while the line is gone', () => {
		const { anna, channels } = joined();
		for (let n = 0; n < 4; n++) {
			type(anna.doc('a'), `${n}`);
			anna.line.answer();
			type(anna.doc('a'), 'more');
			vi.advanceTimersByTime(STALLED_SAVING_MS - 1);
			expect(anna.section('a').saving.state).toBe('saving');
			anna.line.answer({ save: false });
			anna.line.saved(channels.a ?? 0);
		}
		type(anna.doc('a'), 'away');
		anna.line.drop(1006);
		vi.advanceTimersByTime(STALLED_SAVING_MS * 2);
		expect(anna.section('a').saving.state).toBe('offline');
	});

	it('is said aloud once', () => {
		const { anna } = joined();
		type(anna.doc('a'), 'one');
		anna.line.answer({ save: false });
		vi.advanceTimersByTime(STALLED_SAVING_MS);
		anna.meeting.news.noticed(anna.meeting.saving.state);
		expect(anna.meeting.news.latest).toEqual({ kind: 'stalled' });
	});
});
