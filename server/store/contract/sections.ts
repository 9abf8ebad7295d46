// The contract of SectionStore.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';
import { ConflictError } from '../errors.ts';
import { clientId, readLog, STRANGE_IDS, update } from './world.ts';

export function sectionContract(open: OpenEmpty): void {
	describe('sections', () => {
		logs(open);
		failures(open);
		compaction(open);
		clientIds(open);
	});
}

function logs(open: OpenEmpty): void {
	it('loads a section that never was as null, whatever its id', async () => {
		await using fresh = await open();
		for (const id of STRANGE_IDS) expect(await fresh.store.sections.load(id)).toBeNull();
	});

	it('gives back updates of any bytes in their order', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		const all = [new Uint8Array(0), new Uint8Array([0, 255]), new Uint8Array(300_000).fill(7)];
		for (const bytes of all) await sections.append([{ ...update(''), update: bytes }]);
		expect(await sections.load('s')).toEqual({ generation: 1, updates: all });
	});

	it('keeps sections apart that are written in one call', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.append([update('a1', 'a'), update('b1', 'b', 4), update('a2', 'a')]);
		expect(await readLog(sections, 'a')).toEqual(['a1', 'a2']);
		expect((await sections.load('b'))?.generation).toBe(4);
		expect(await readLog(sections, 'b')).toEqual(['b1']);
	});

	it('keeps the order of updates that do not wait for each other', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		const words = Array.from({ length: 500 }, (_, index) => `word ${index}`);
		await Promise.all(words.map((word) => sections.append([update(word)])));
		expect(await readLog(sections)).toEqual(words);
	});

	it('copies what it is given: the caller may write into its bytes afterwards', async () => {
		await using fresh = await open();
		const bytes = Buffer.from('as it was');
		const stored = fresh.store.sections.append([{ ...update(''), update: bytes }]);
		bytes.fill(0);
		await stored;
		expect(await readLog(fresh.store.sections)).toEqual(['as it was']);
	});
}

function failures(open: OpenEmpty): void {
	it('refuses an update of another generation', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.append([update('now', 's', 2)]);
		for (const generation of [1, 3]) {
			const other = sections.append([update('other', 's', generation)]);
			await expect(other).rejects.toThrow(ConflictError);
		}
		expect(await readLog(sections)).toEqual(['now']);
	});

	it('stores a call whole or not at all', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.append([update('a1', 'a'), update('b1', 'b')]);
		const mixed = sections.append([update('a2', 'a'), update('b2', 'b', 9)]);
		await expect(mixed).rejects.toThrow(ConflictError);
		expect(await readLog(sections, 'a')).toEqual(['a1']);
		expect(await readLog(sections, 'b')).toEqual(['b1']);
	});

	it('leaves no gap: what waits behind a failed update of its section fails too, then it goes on', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.append([update('a1', 'a'), update('b1', 'b')]);
		const results = await Promise.allSettled([
			sections.append([update('a2', 'a'), update('b2', 'b', 9)]),
			sections.append([update('a3', 'a')]),
			sections.append([update('b3', 'b')]),
		]);
		expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
		await sections.append([update('a4', 'a')]);
		expect(await readLog(sections, 'a')).toEqual(['a1', 'a4']);
		expect(await readLog(sections, 'b')).toEqual(['b1', 'b3']);
	});
}

function compaction(open: OpenEmpty): void {
	it('replaces the first updates by a snapshot, which then counts as one', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.append([update('1'), update('2'), update('3')]);
		await sections.compact('s', 1, 2, Buffer.from('1+2'));
		expect(await readLog(sections)).toEqual(['1+2', '3']);
		await sections.append([update('4')]);
		await sections.compact('s', 1, 3, Buffer.from('1+2+3+4'));
		await sections.compact('s', 1, 1, Buffer.from('all'));
		await sections.append([update('5')]);
		expect(await readLog(sections)).toEqual(['all', '5']);
	});

	it('keeps what is appended while it compacts', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.append([update('1'), update('2')]);
		await Promise.all([
			sections.append([update('3')]),
			sections.compact('s', 1, 2, Buffer.from('1+2')),
			sections.append([update('4')]),
		]);
		expect(await readLog(sections)).toEqual(['1+2', '3', '4']);
	});

	it('refuses to compact what is not there, and loses nothing', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.append([update('1'), update('2')]);
		const snapshot = Buffer.from('lost');
		for (const [section, generation, count] of [
			['s', 1, 3],
			['s', 1, 0],
			['s', 2, 1],
			['other', 1, 1],
		] as const) {
			const refused = sections.compact(section, generation, count, snapshot);
			await expect(refused).rejects.toThrow(ConflictError);
		}
		expect(await readLog(sections)).toEqual(['1', '2']);
	});
}

function clientIds(open: OpenEmpty): void {
	it('tells to whom each client id of a generation was given', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.issue([clientId(1), clientId(4_294_967_295, { participant: 'q' })]);
		await sections.issue([clientId(1, { generation: 2 }), clientId(2, { section: 'other' })]);
		const given = await sections.clientIds('s', 1);
		expect(given).toEqual(
			new Map([
				[1, 'p'],
				[4_294_967_295, 'q'],
			]),
		);
		expect((await sections.clientIds('nothing', 1)).size).toBe(0);
	});

	it('gives the rows of a one-time token once', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		const rows = [
			clientId(1, { resumeHash: 'h' }),
			clientId(2, { resumeHash: 'h', section: 'other' }),
		];
		await sections.issue([...rows, clientId(3)]);
		const resumed = await sections.resume('h');
		expect(resumed).toHaveLength(2);
		expect(resumed).toEqual(expect.arrayContaining(rows));
		expect(await sections.resume('h')).toEqual([]);
		expect((await sections.clientIds('s', 1)).size).toBe(2);
	});

	it('forgets the token of a client id that was issued again under another', async () => {
		await using fresh = await open();
		const { sections } = fresh.store;
		await sections.issue([clientId(1, { resumeHash: 'old' })]);
		await sections.issue([clientId(1, { resumeHash: 'new', since: 2 })]);
		expect(await sections.resume('old')).toEqual([]);
		expect(await sections.resume('new')).toEqual([clientId(1, { resumeHash: 'new', since: 2 })]);
	});
}
