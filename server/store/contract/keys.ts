// The contract of Keys, and of the store as a whole.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';
import { act, readLog, update } from './world.ts';

export function keyContract(open: OpenEmpty): void {
	describe('keys', () => {
		derivation(open);
		erasure(open);
	});
	describe('as a whole', () => {
		it('says that it can store, until it is closed', async () => {
			await using fresh = await open();
			const { store } = fresh;
			expect(await store.health()).toBe('ok');
			const last = store.sections.append([update('the last')]);
			await store.close();
			await last;
			expect(await store.health()).toBe('closed');
			for (const late of [store.sections.append([update('late')]), store.keys.erase('section:s')])
				await expect(late).rejects.toMatchObject({ code: 'closed' });
			await store.close();
		});
	});
}

function derivation(open: OpenEmpty): void {
	it('derives the same 32 bytes from the same parts, and others from any others', async () => {
		await using fresh = await open();
		await using other = await open();
		const { keys } = fresh.store;
		const secret = keys.derive('entry code', 'm', 'p');
		expect(secret).toHaveLength(32);
		expect(keys.derive('entry code', 'm', 'p')).toEqual(secret);
		for (const parts of [['m', 'p', ''], ['mp'], ['m', 'q'], ['m","p']])
			expect(keys.derive('entry code', ...parts)).not.toEqual(secret);
		expect(keys.derive('another', 'm', 'p')).not.toEqual(secret);
		expect(other.store.keys.derive('entry code', 'm', 'p')).not.toEqual(secret);
	});
}

function erasure(open: OpenEmpty): void {
	it("erases one person's words, and the meeting still verifies", async () => {
		await using fresh = await open();
		const { meetings, notebooks, keys } = fresh.store;
		const texts = [
			{ id: 'of p', owner: 'person:p' as const, words: 'mine' },
			{ id: 'of all', owner: 'meeting:m' as const, words: 'ours' },
		];
		await meetings.append(act(0, 'called', { texts }));
		await notebooks.put('m', 'p', Buffer.from('mine too'), null);
		expect((await meetings.load('m'))?.texts.size).toBe(2);
		await keys.erase('person:p');
		const stored = await meetings.load('m');
		expect(stored?.events).toHaveLength(1);
		expect(stored?.texts).toEqual(new Map([['of all', 'ours']]));
		expect(await notebooks.get('m', 'p')).toBeNull();
	});

	it('seals what is written after an erasure under a new key', async () => {
		await using fresh = await open();
		const { meetings, keys } = fresh.store;
		const said = (id: string) => [{ id, owner: 'person:p' as const, words: id }];
		await meetings.append(act(0, 'said', { texts: said('before') }));
		const erased = keys.erase('person:p');
		await meetings.append(act(1, 'said', { texts: said('after') }));
		await erased;
		expect((await meetings.load('m'))?.texts).toEqual(new Map([['after', 'after']]));
		await keys.erase('person:p');
		await keys.erase('person:p');
		expect((await meetings.load('m'))?.texts.size).toBe(0);
	});

	it('erases what was asked to be stored just before', async () => {
		await using fresh = await open();
		const { sections, keys } = fresh.store;
		await Promise.all([sections.append([update('hasty')]), keys.erase('section:s')]);
		expect(await readLog(sections)).toBeNull();
	});

	it('keeps what is written in a section after its erasure', async () => {
		await using fresh = await open();
		const { sections, keys } = fresh.store;
		await sections.append([update('before')]);
		await keys.erase('section:s');
		expect(await readLog(sections)).toBeNull();
		await sections.append([update('after'), update('and after')]);
		expect(await readLog(sections)).toEqual(['after', 'and after']);
	});

	it('erases a section, a meeting, an organisation and its accounts', async () => {
		await using fresh = await open();
		const { meetings, sections, deliveries, organisations, keys } = fresh.store;
		await meetings.append(act(0, 'called'));
		await sections.append([update('text'), update('other', 'kept')]);
		await deliveries.append([{ meeting: 'm', section: 's', participant: 'p', at: 1 }]);
		await organisations.put({ id: 'o', name: 'CPAS', jurisdictions: [] });
		for (const owner of ['section:s', 'meeting:m', 'organisation:o'] as const)
			await keys.erase(owner);
		expect(await meetings.load('m')).toBeNull();
		expect(await readLog(sections)).toBeNull();
		expect(await readLog(sections, 'kept')).toEqual(['other']);
		expect(await deliveries.of('m')).toEqual([]);
		expect(await organisations.get('o')).toBeNull();
		expect(await organisations.all()).toEqual([]);
	});
}
