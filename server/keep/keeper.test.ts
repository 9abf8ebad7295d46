// What has had its time: on a real disk, no key and no word of it is left, and all that is left is still as it was written.
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { entryCode } from '../auth/entry-code.ts';
import { createHosts, type Hosts } from '../live/hosts.ts';
import { StorageError } from '../store/errors.ts';
import type { KeyOwner, Store } from '../store/ports.ts';
import { holds, imageOf, wrappedKeys } from '../store/sqlite/disk-world.ts';
import { inStore } from '../store/sqlite/store-world.ts';
import { place, verified, type Lived, type Place } from '../verify/verify-world.ts';
import { Keeper, sentenceOf } from './keeper.ts';

const DAY = 86_400_000;
const RETENTION = { notesDays: 30, minutesDays: 400, basis: 'décret du 18 janvier 2018' };

function hostsIn(store: Store, days: number): Hosts {
	return createHosts({
		store,
		newId: randomUUID,
		random: () => randomBytes(4).readUInt32LE(),
		now: () => Date.now() + days * DAY,
		deriveCode: (meeting, participant, number) =>
			entryCode(store.keys, meeting, participant, number),
	});
}

/** A look so many days from now. */
async function look(store: Store, days: number) {
	const hosts = hostsIn(store, days);
	const counts = await new Keeper(store, hosts).look();
	await hosts.shutdown();
	return counts;
}

const withRetention = (store: Store) =>
	store.organisations.put({
		id: 'o',
		name: 'Deux-Rives',
		jurisdictions: ['be-fr'],
		retention: RETENTION,
	});

const ownersOf = ({ meeting, secret, draft, amo }: Lived): KeyOwner[] => [
	`section:${secret}`,
	`section:${draft}`,
	`part:${secret}`,
	`person:${amo.participant}`,
	`meeting:${meeting}`,
];

const keysOf = ({ keyDir }: Place, owners: readonly KeyOwner[]): Buffer[] =>
	owners.flatMap((owner) => wrappedKeys(keyDir, owner));

describe('keeping', () => {
	it('erases nothing of an organisation that has not said for how long, whatever time goes by', async () => {
		using home = await place();
		await inStore(home, async (store) => {
			expect(await look(store, 10_000)).toMatchObject({ looked: 0, everything: 0 });
			expect(await store.meetings.all()).toHaveLength(2);
		});
	});

	it('[K2] leaves no key and no word of a whole meeting, and the chains verify', async () => {
		using home = await place();
		const [gone, other] = home.lived;
		const keys = keysOf(home, [...ownersOf(gone), ...ownersOf(other)]);
		expect(keys.length).toBeGreaterThan(8);
		await inStore(home, async (store) => {
			await withRetention(store);
			const counts = await look(store, 401);
			expect(counts).toEqual({ looked: 2, notes: 0, everything: 2, unreadable: 0 });
			expect(sentenceOf(counts)).not.toMatch(/[0-9a-f]{8}-/);
			expect(await store.meetings.all()).toEqual([]);
			for (const { meeting, secret, amo } of home.lived) {
				expect(await store.meetings.load(meeting)).toBeNull();
				expect(await store.sections.load(secret)).toBeNull();
				expect(await store.notebooks.get(meeting, amo.participant)).toBeNull();
				expect(await store.deliveries.of(meeting)).toEqual([]);
			}
			expect(await look(store, 402)).toMatchObject({ looked: 0 });
		});
		for (const key of keys) expect(holds(imageOf(home), key)).toBe(false);
		expect(verified(home).faults).toEqual([]);
	});

	it('[K2] after the notes alone the text of every part is gone, and the meeting still opens', async () => {
		using home = await place();
		const [{ meeting, secret, draft, amo }] = home.lived;
		const notes = keysOf(home, [`section:${secret}`, `section:${draft}`]);
		expect(notes).toHaveLength(2);
		await inStore(home, async (store) => {
			await withRetention(store);
			expect(await look(store, 30 + 180 + 1)).toMatchObject({ looked: 2, notes: 2 });
			expect(await store.sections.load(secret)).toBeNull();
			const hosts = hostsIn(store, 212);
			const view = await hosts.view(meeting, amo);
			expect(isRefusal(view) ? view : view.sections).toEqual([]);
			await hosts.shutdown();
			expect(await look(store, 213)).toMatchObject({ looked: 2, notes: 0 });
		});
		for (const key of notes) expect(holds(imageOf(home), key)).toBe(false);
		expect(verified(home).faults).toEqual([]);
	});

	it('[K2] an erasure that fails leaves the meeting whole, also for whoever goes on with it; the next look does it', async () => {
		using home = await place();
		const [gone] = home.lived;
		const keys = keysOf(home, ownersOf(gone));
		await inStore(home, async (store) => {
			await withRetention(store);
			const erase = store.keys.erase.bind(store.keys);
			const asked: KeyOwner[][] = [];
			store.keys.erase = (...owners) => {
				asked.push(owners);
				return Promise.reject(new StorageError('full', 'no room'));
			};
			const hosts = hostsIn(store, 401);
			await expect(hosts.keep(gone.meeting, RETENTION)).rejects.toThrow('no room');
			expect(asked).toEqual([expect.arrayContaining(ownersOf(gone))]);
			expect(await store.sections.load(gone.secret)).not.toBeNull();
			expect(await store.sections.load(gone.draft)).not.toBeNull();
			store.keys.erase = erase;
			expect(await hosts.keep(gone.meeting, RETENTION)).toBe('everything');
			const reader = { participant: gone.amo.participant, entry: null };
			expect(await hosts.view(gone.meeting, reader)).toEqual({ refused: 'not-found' });
			await hosts.shutdown();
		});
		for (const key of keys) expect(holds(imageOf(home), key)).toBe(false);
	});
});
