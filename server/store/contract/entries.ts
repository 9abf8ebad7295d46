// The contract of EntryStore.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';
import { ConflictError } from '../errors.ts';
import { STRANGE_IDS } from './world.ts';

function entry(id: string, at: number, meeting = 'm') {
	return { id, meeting, participant: 'p', at, device: 'd' };
}

function binding(device: string, participant = 'p') {
	return { meeting: 'm', participant, device, at: 1 };
}

export function entryContract(open: OpenEmpty): void {
	describe('entries', () => {
		log(open);
		devices(open);
	});
}

function log(open: OpenEmpty): void {
	it('tells the entries of a meeting, oldest first, with the sections that each was admitted to', async () => {
		await using fresh = await open();
		const { entries } = fresh.store;
		for (const each of [entry('c', 2), entry('b', 1), entry('a', 2), entry('other', 1, 'n')])
			await entries.record(each);
		for (const section of ['s2', 's1', 's2']) await entries.admit('b', section);
		expect(await entries.ofMeeting('m')).toEqual([
			{ ...entry('b', 1), admitted: ['s1', 's2'] },
			{ ...entry('c', 2), admitted: [] },
			{ ...entry('a', 2), admitted: [] },
		]);
		for (const id of STRANGE_IDS) expect(await entries.ofMeeting(id)).toEqual([]);
	});

	it('refuses a second entry of the same id, and the admission of an unknown one', async () => {
		await using fresh = await open();
		const { entries } = fresh.store;
		await entries.record(entry('a', 1));
		await expect(entries.record(entry('a', 2))).rejects.toThrow(ConflictError);
		await expect(entries.admit('b', 's')).rejects.toThrow(ConflictError);
		expect(await entries.ofMeeting('m')).toEqual([{ ...entry('a', 1), admitted: [] }]);
	});
}

function devices(open: OpenEmpty): void {
	it('binds the first device of two that come at once, and any other only on purpose', async () => {
		await using fresh = await open();
		const { entries } = fresh.store;
		const both = ['d1', 'd2'].map((device) => entries.bind(binding(device), 'if-first'));
		expect(await Promise.all(both)).toEqual([true, false]);
		expect(await entries.bind(binding('d1'), 'if-first')).toBe(true);
		expect(await entries.devices('m', 'p')).toEqual(new Set(['d1']));
		expect(await entries.bind(binding('d2'), 'always')).toBe(true);
		expect(await entries.devices('m', 'p')).toEqual(new Set(['d1', 'd2']));
		expect(await entries.devices('m', 'q')).toEqual(new Set());
		expect(await entries.bind(binding('d2', 'q'), 'if-first')).toBe(true);
	});

	it('keeps the hash of one word for each seat, until it is taken away', async () => {
		await using fresh = await open();
		const { entries } = fresh.store;
		expect(await entries.word('m', 'p')).toBeNull();
		await entries.setWord('m', 'p', 'old');
		await entries.setWord('m', 'p', 'new');
		expect(await entries.word('m', 'p')).toBe('new');
		expect(await entries.word('m', 'q')).toBeNull();
		await entries.setWord('m', 'p', null);
		expect(await entries.word('m', 'p')).toBeNull();
	});
}
