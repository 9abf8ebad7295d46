// The writer thread as the store has it: group commits, order, errors across the threads, its end.

import { describe, expect, it } from 'vitest';
import { act, generation, readLog, update } from '../contract/world.ts';
import { ConflictError } from '../errors.ts';
import type { Store } from '../ports.ts';
import { openStoreWith } from './store.ts';
import { startWriter, type ThreadWriter } from './writer.ts';
import { directories } from './store-world.ts';

async function onThread(
	work: (store: Store, writer: ThreadWriter) => Promise<void>,
): Promise<void> {
	using place = directories();
	const writers: ThreadWriter[] = [];
	const store = await openStoreWith(place, async (options) => {
		const writer = await startWriter(options);
		writers.push(writer);
		return writer;
	});
	try {
		for (const writer of writers) await work(store, writer);
	} finally {
		await store.close();
	}
}

/** Until the first group is with the thread; its answer is not heard before this. */
async function handedOver(writer: ThreadWriter): Promise<void> {
	while (writer.commits === 0) await new Promise<void>((resolve) => process.nextTick(resolve));
}

describe('the writer thread', () => {
	it('commits each write by itself while nothing else is asked', async () => {
		await onThread(async ({ sections }, writer) => {
			for (const word of ['one', 'two', 'three']) await sections.append([update(word)]);
			expect(writer.commits).toBe(3);
			expect(await readLog(sections)).toEqual(['one', 'two', 'three']);
		});
	});

	it('commits what gathers together, keeps its order, and one conflict fails alone', async () => {
		await onThread(async ({ sections, meetings }, writer) => {
			await sections.append([update('first')]);
			const words = Array.from({ length: 900 }, (_, index) => `word ${index}`);
			const before = writer.commits;
			const writes = words.map((word) => sections.append([update(word)]));
			const late = meetings.append(act(7, 'of another sequence'));
			const other = sections.append([update('elsewhere', 't')]);
			await expect(late).rejects.toThrow(ConflictError);
			await Promise.all([...writes, other]);
			expect(writer.commits - before).toBeLessThanOrEqual(3);
			expect(await readLog(sections)).toEqual(['first', ...words]);
			expect(await readLog(sections, 't')).toEqual(['elsewhere']);
		});
	});

	it('lets those who ask for a turn go together, and the first after a pause at once', async () => {
		await onThread(async ({ sections }, writer) => {
			expect(sections.turn()).toBeNull();
			const first = sections.append([update('first')]);
			await handedOver(writer);
			const type = async (section: string) => {
				await sections.turn();
				await sections.append([update('word', section)]);
			};
			await Promise.all([first, ...['a', 'b', 'c'].map(type)]);
			expect(writer.commits).toBe(2);
			for (const section of ['a', 'b', 'c'])
				expect(await readLog(sections, section)).toEqual(['word']);
		});
	});

	it('makes no write wait for a turn, and takes along whoever does', async () => {
		await onThread(async ({ sections, meetings }, writer) => {
			const first = sections.append([update('first')]);
			await handedOver(writer);
			const turn = sections.turn();
			expect(turn).not.toBeNull();
			const typed = turn?.then(() => sections.append([update('second')]));
			await Promise.all([first, meetings.append(act(0, 'called')), typed]);
			expect(writer.commits).toBe(2);
		});
	});

	it('calls those who wait for a turn when it is closed', async () => {
		await onThread(async (store, writer) => {
			const first = store.sections.append([update('first')]);
			await handedOver(writer);
			const turn = store.sections.turn();
			expect(turn).not.toBeNull();
			await Promise.all([store.close(), turn, first]);
		});
	});

	it('carries every kind of act there and its answer back', async () => {
		await onThread(async (store) => {
			const { meetings, sections, sessions, seats, entries, notebooks, organisations } = store;
			await meetings.append(act(0, 'called', { generations: [generation(1, 'text')] }));
			expect(await meetings.lease('m')).toBe(1);
			await sections.compact('s', 1, 1, Buffer.from('compacted'));
			expect(await readLog(sections)).toEqual(['compacted']);
			expect(await sections.resume('nothing')).toEqual([]);
			await sessions.set({ id: '1', user: 'u', expiresAt: 1, createdAt: 1, lastSeen: 1 });
			const held = { session: '1', meeting: 'm', participant: 'p', entry: null };
			expect(await seats.hold(held)).toBe('held');
			const device = { meeting: 'm', participant: 'p', device: 'd', at: 1 };
			expect(await entries.bind(device, 'if-first')).toBe(true);
			expect(await notebooks.put('m', 'p', Buffer.from('note'), 'x')).toBe('conflict');
			await organisations.put({ id: 'o', name: 'CPAS', jurisdictions: [] });
			await store.deliveries.append([{ meeting: 'm', section: 's', participant: 'p', at: 1 }]);
			await store.keys.erase('section:s');
			expect(await readLog(sections)).toBeNull();
			expect(await store.health()).toBe('ok');
		});
	});

	it('stores all that was asked before it is closed', async () => {
		using place = directories();
		const words = Array.from({ length: 50 }, (_, index) => `word ${index}`);
		const first = await openStoreWith(place, startWriter);
		const writes = words.map((word) => first.sections.append([update(word)]));
		await first.close();
		await Promise.all(writes);
		const second = await openStoreWith(place, startWriter);
		expect(await readLog(second.sections)).toEqual(words);
		await second.close();
	});

	it('fails what it was asked, and says so, once it is gone', async () => {
		await onThread(async (store, writer) => {
			await store.sections.append([update('before')]);
			const lost = store.sections.append([update('lost')]);
			const ended = writer.abandon();
			await expect(lost).rejects.toMatchObject({ code: 'closed' });
			await ended;
			await expect(store.sections.append([update('later')])).rejects.toMatchObject({
				code: 'closed',
			});
			expect(await store.health()).toBe('closed');
			expect(await readLog(store.sections)).toEqual(['before']);
		});
	});
});
