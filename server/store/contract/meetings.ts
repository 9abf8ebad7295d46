// The contract of MeetingStore.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';
import { ConflictError } from '../errors.ts';
import { act, clientId, generation, readLog, seat, STRANGE_IDS, update } from './world.ts';

export function meetingContract(open: OpenEmpty): void {
	describe('meetings', () => {
		reading(open);
		conflicts(open);
		seats(open);
		generations(open);
	});
}

function reading(open: OpenEmpty): void {
	it('loads a meeting that never was as null, whatever its id', async () => {
		await using fresh = await open();
		for (const id of STRANGE_IDS) expect(await fresh.store.meetings.load(id)).toBeNull();
	});

	it('gives back every fact exactly as it was stored', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		const data = { list: [1, 'two', null, { three: true }], lone: '\ud800', empty: '' };
		const events = [
			{ type: 'called', version: 3, data },
			{ type: 'started', version: 1, data: null },
		];
		await meetings.append(act(0, '', { events, at: 1_234 }));
		expect(await meetings.load('m')).toEqual({
			organisation: 'o',
			events: [
				{ seq: 1, at: 1_234, ...events[0] },
				{ seq: 2, at: 1_234, ...events[1] },
			],
			texts: new Map(),
		});
	});

	it('keeps meetings apart, under any id', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		for (const [index, meeting] of STRANGE_IDS.entries())
			await meetings.append(act(0, `called ${index}`, { meeting }));
		for (const [index, meeting] of STRANGE_IDS.entries()) {
			const stored = await meetings.load(meeting);
			expect(stored?.events.map((event) => event.type)).toEqual([`called ${index}`]);
		}
	});

	it('counts on from act to act, and lets a later time be earlier', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		await meetings.append(act(0, 'called', { at: 5_000 }));
		await meetings.append(act(1, 'started', { at: 4_000 }));
		const stored = await meetings.load('m');
		expect(stored?.events.map(({ seq, at, type }) => [seq, at, type])).toEqual([
			[1, 5_000, 'called'],
			[2, 4_000, 'started'],
		]);
	});

	it('keeps the order of acts that do not wait for each other', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		const numbers = Array.from({ length: 50 }, (_, index) => index);
		await Promise.all(numbers.map((index) => meetings.append(act(index, `act ${index}`))));
		const stored = await meetings.load('m');
		expect(stored?.events.map((event) => event.type)).toEqual(numbers.map((n) => `act ${n}`));
	});

	it('gives back words exactly, and replaces those of a known id', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		const words = ['', 'Été à Liège', 'a\0b', '\ud800 alone', '👩‍👦', 'x'.repeat(100_000)];
		const texts = words.map((words, index) => {
			return { id: `t${index}`, owner: 'meeting:m' as const, words };
		});
		await meetings.append(act(0, 'called', { texts }));
		const again = { id: 't1', owner: 'person:p' as const, words: 'en automne' };
		await meetings.append(act(1, 'corrected', { texts: [again] }));
		const stored = await meetings.load('m');
		const expected = words.with(1, 'en automne').map((word, index) => [`t${index}`, word] as const);
		expect(stored?.texts).toEqual(new Map(expected));
	});
}

function conflicts(open: OpenEmpty): void {
	it('stores nothing of an act that comes after another one', async () => {
		await using fresh = await open();
		const { meetings, sections } = fresh.store;
		await meetings.append(act(0, 'called'));
		const late = act(0, 'called', {
			texts: [{ id: 't', owner: 'meeting:m', words: 'late' }],
			seats: [seat('p', { account: 'a' })],
			generations: [generation(1, 'late')],
		});
		await expect(meetings.append(late)).rejects.toThrow(ConflictError);
		await expect(meetings.append({ ...late, expectedSeq: 2 })).rejects.toThrow(ConflictError);
		const stored = await meetings.load('m');
		expect(stored?.events).toHaveLength(1);
		expect(stored?.texts.size).toBe(0);
		expect(await meetings.seatsOfAccount('a')).toEqual([]);
		expect(await readLog(sections)).toBeNull();
	});

	it('lets one of two acts win that expect the same sequence, and the other one fails alone', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		const race = [
			meetings.append(act(0, 'first')),
			meetings.append(act(0, 'second')),
			meetings.append(act(0, 'elsewhere', { meeting: 'n' })),
		];
		const results = await Promise.allSettled(race);
		expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect((await meetings.load('m'))?.events.map((event) => event.type)).toEqual(['first']);
		expect((await meetings.load('n'))?.events).toHaveLength(1);
	});

	it('refuses an act under an older lease', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		await meetings.append(act(0, 'called'));
		const older = await meetings.lease('m');
		await meetings.append(act(1, 'started', { epoch: older }));
		const newer = await meetings.lease('m');
		await expect(meetings.append(act(2, 'ended', { epoch: older }))).rejects.toThrow(ConflictError);
		await meetings.append(act(2, 'ended', { epoch: newer }));
		expect((await meetings.load('m'))?.events).toHaveLength(3);
	});

	it('leases a meeting that never was as 0, and it still is not', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		for (const id of STRANGE_IDS) expect(await meetings.lease(id)).toBe(0);
		expect(await meetings.load('__proto__')).toBeNull();
	});

	it('refuses an act in the name of another organisation', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		await meetings.append(act(0, 'called'));
		const foreign = act(1, 'started', { organisation: 'another' });
		await expect(meetings.append(foreign)).rejects.toThrow(ConflictError);
		expect((await meetings.load('m'))?.organisation).toBe('o');
	});

	it('takes an act without any fact for a bug', async () => {
		await using fresh = await open();
		await expect(fresh.store.meetings.append(act(0, '', { events: [] }))).rejects.toThrow();
		expect(await fresh.store.meetings.load('m')).toBeNull();
	});
}

function seats(open: OpenEmpty): void {
	it('finds the seats of an account until they are removed', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		await meetings.append(act(0, 'called', { seats: [seat('p', { account: 'a' })] }));
		const there = { meeting: 'n', seats: [seat('q', { account: 'a' }), seat('r', {})] };
		await meetings.append(act(0, 'called', there));
		const found = await meetings.seatsOfAccount('a');
		expect(found).toHaveLength(2);
		expect(found).toContainEqual({ meeting: 'n', participant: 'q' });
		await meetings.append(
			act(1, 'removed', { seats: [seat('p', { account: 'a', removed: true })] }),
		);
		expect(await meetings.seatsOfAccount('a')).toEqual([{ meeting: 'n', participant: 'q' }]);
	});

	it('finds a seat by its present code alone', async () => {
		await using fresh = await open();
		const { meetings } = fresh.store;
		await meetings.append(act(0, 'called', { seats: [seat('p', { code: 'old' })] }));
		expect(await meetings.seatByCode('old')).toEqual({ meeting: 'm', participant: 'p' });
		await meetings.append(act(1, 'renewed', { seats: [seat('p', { code: 'new' })] }));
		expect(await meetings.seatByCode('old')).toBeNull();
		expect(await meetings.seatByCode('new')).toEqual({ meeting: 'm', participant: 'p' });
		await meetings.append(
			act(2, 'removed', { seats: [seat('p', { code: 'new', removed: true })] }),
		);
		expect(await meetings.seatByCode('new')).toBeNull();
	});
}

function generations(open: OpenEmpty): void {
	it('begins a section anew in the same act: present text only, and none of the old client ids', async () => {
		await using fresh = await open();
		const { meetings, sections } = fresh.store;
		await meetings.append(act(0, 'called', { generations: [generation(1, '')] }));
		await sections.append([update('struck'), update('kept')]);
		await sections.issue([clientId(7)]);
		expect(await readLog(sections)).toEqual(['', 'struck', 'kept']);
		await meetings.append(act(1, 'widened', { generations: [generation(2, 'kept')] }));
		expect(await sections.load('s')).toEqual({
			generation: 2,
			updates: [new Uint8Array(Buffer.from('kept'))],
		});
		expect((await sections.clientIds('s', 1)).size).toBe(0);
		expect(await sections.resume('token of 7')).toEqual([]);
		await expect(sections.append([update('late', 's', 1)])).rejects.toThrow(ConflictError);
		await sections.append([update('more', 's', 2)]);
		expect(await readLog(sections)).toEqual(['kept', 'more']);
	});

	it('takes updates of a generation whose act is still under way', async () => {
		await using fresh = await open();
		const { meetings, sections } = fresh.store;
		await Promise.all([
			meetings.append(act(0, 'called', { generations: [generation(1, 'first')] })),
			sections.append([update('second')]),
		]);
		expect(await readLog(sections)).toEqual(['first', 'second']);
	});

	it('stores nothing of an act whose generation is not newer', async () => {
		await using fresh = await open();
		const { meetings, sections } = fresh.store;
		await meetings.append(act(0, 'called', { generations: [generation(2, 'kept')] }));
		for (const number of [1, 2]) {
			const stale = act(1, 'widened', { generations: [generation(number, 'lost')] });
			await expect(meetings.append(stale)).rejects.toThrow(ConflictError);
		}
		expect((await meetings.load('m'))?.events).toHaveLength(1);
		await sections.append([update('more', 's', 2)]);
		expect(await readLog(sections)).toEqual(['kept', 'more']);
	});
}
