import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StorageError } from './errors.ts';
import { WatchedWriter } from './health.ts';
import type { Writer } from './rows.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** A disk on which these acts find no room. */
function diskWithout(full: Set<string>): WatchedWriter {
	const write = async (act: string) => {
		if (full.has(act)) throw new StorageError('full', 'no space');
	};
	return new WatchedWriter({ write, close: async () => undefined } as unknown as Writer);
}

test('[W55] a disk on which text finds no room is not healthy, though a probe finds some', async () => {
	const full = new Set(['appendUpdates']);
	const disk = diskWithout(full);
	expect(await disk.health()).toBe('ok');
	await expect(disk.write('appendUpdates', [] as never)).rejects.toMatchObject({ code: 'full' });
	expect(await disk.health()).toBe('full');
	full.clear();
	await disk.write('appendUpdates', [] as never);
	vi.advanceTimersByTime(9_999);
	expect(await disk.health()).toBe('full');
	vi.advanceTimersByTime(1);
	expect(await disk.health()).toBe('ok');
});

test('a probe that fails is told at once, and no longer than it fails', async () => {
	const full = new Set(['probe']);
	const disk = diskWithout(full);
	expect(await disk.health()).toBe('full');
	full.clear();
	expect(await disk.health()).toBe('ok');
});
