// The contract of SessionStore and SeatStore.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';
import { ConflictError } from '../errors.ts';
import { STRANGE_IDS } from './world.ts';

export function sessionContract(open: OpenEmpty): void {
	describe('sessions', () => sessions(open));
	describe('seats held by sessions', () => seats(open));
}

function session(id: string, user = 'u', expiresAt = 100) {
	return { id, user, expiresAt, createdAt: 10, lastSeen: 20 };
}

function held(session: string, participant = 'p', meeting = 'm', entry: string | null = null) {
	return { session, meeting, participant, entry };
}

function sessions(open: OpenEmpty): void {
	it('keeps a session until it is deleted', async () => {
		await using fresh = await open();
		const { sessions } = fresh.store;
		await sessions.set(session('1'));
		await sessions.set(session('2'));
		expect(await sessions.get('1')).toEqual(session('1'));
		expect(await sessions.ofUser('u')).toHaveLength(2);
		await sessions.delete('1');
		expect(await sessions.get('1')).toBeNull();
		expect(await sessions.ofUser('u')).toEqual([session('2')]);
		for (const id of STRANGE_IDS) expect(await sessions.get(id)).toBeNull();
	});

	it('moves the idle end of a session, and revives none', async () => {
		await using fresh = await open();
		const { sessions } = fresh.store;
		await sessions.set(session('1'));
		await sessions.touch('1', 500, 400);
		await sessions.touch('2', 500, 400);
		expect(await sessions.get('1')).toEqual({ ...session('1'), expiresAt: 500, lastSeen: 400 });
		expect(await sessions.get('2')).toBeNull();
	});

	it('deletes all sessions of a user, or all that have expired', async () => {
		await using fresh = await open();
		const { sessions } = fresh.store;
		const all = [
			session('1', 'u', 5),
			session('2', 'v', 5),
			session('3', 'v', 6),
			session('4', 'w', 7),
		];
		for (const each of all) await sessions.set(each);
		await sessions.deleteOfUser('u');
		expect(await sessions.get('1')).toBeNull();
		expect(await sessions.get('2')).not.toBeNull();
		await sessions.deleteExpired(6);
		expect(await sessions.get('2')).toBeNull();
		expect(await sessions.get('3')).toBeNull();
		expect(await sessions.get('4')).not.toBeNull();
	});
}

function seats(open: OpenEmpty): void {
	it('lets a session hold one seat in each meeting', async () => {
		await using fresh = await open();
		const { sessions, seats } = fresh.store;
		await sessions.set(session('1'));
		const both = [seats.hold(held('1', 'p')), seats.hold(held('1', 'q'))];
		expect(await Promise.all(both)).toEqual(['held', 'other-seat']);
		expect(await seats.hold(held('1', 'q', 'n'))).toBe('held');
		expect(await seats.hold(held('1', 'p', 'm', 'an entry'))).toBe('held');
		const all = await seats.ofSession('1');
		expect(all).toHaveLength(2);
		expect(all).toContainEqual(held('1', 'p', 'm', 'an entry'));
		expect(await seats.hold(held('gone'))).toBe('no-session');
		await seats.release('1', 'm');
		expect(await seats.hold(held('1', 'q'))).toBe('held');
	});

	it('tells every session that holds a seat', async () => {
		await using fresh = await open();
		const { sessions, seats } = fresh.store;
		for (const id of ['1', '2', '3']) await sessions.set(session(id));
		for (const seat of [held('1'), held('2'), held('3', 'q')]) await seats.hold(seat);
		const holding = await seats.ofParticipant('m', 'p');
		expect(holding.map((seat) => seat.session).sort()).toEqual(['1', '2']);
		expect(await seats.ofParticipant('n', 'p')).toEqual([]);
	});

	it('ends seats with their session', async () => {
		await using fresh = await open();
		const { sessions, seats } = fresh.store;
		const all = [session('1', 'u'), session('2', 'v'), session('3', 'w', 5), session('4', 'x')];
		for (const each of all) {
			await sessions.set(each);
			await seats.hold(held(each.id));
		}
		await sessions.delete('1');
		await sessions.deleteOfUser('v');
		await sessions.deleteExpired(5);
		expect(await seats.ofParticipant('m', 'p')).toEqual([held('4')]);
		await sessions.set(session('4', 'x', 999));
		await sessions.set(session('1'));
		expect(await seats.ofSession('4')).toEqual([held('4')]);
		expect(await seats.ofSession('1')).toEqual([]);
	});

	it('hands seats over to a new session, which keeps what it holds itself', async () => {
		await using fresh = await open();
		const { sessions, seats } = fresh.store;
		for (const id of ['old', 'new']) await sessions.set(session(id));
		await seats.hold(held('old', 'p', 'm', 'an entry'));
		await seats.hold(held('old', 'guest', 'n'));
		await seats.hold(held('new', 'own', 'n'));
		await expect(seats.move('old', 'gone')).rejects.toThrow(ConflictError);
		expect(await seats.ofSession('old')).toHaveLength(2);
		await seats.move('old', 'new');
		expect(await seats.ofSession('old')).toEqual([]);
		const all = await seats.ofSession('new');
		expect(all).toHaveLength(2);
		expect(all).toContainEqual(held('new', 'p', 'm', 'an entry'));
		expect(all).toContainEqual(held('new', 'own', 'n'));
	});
}
