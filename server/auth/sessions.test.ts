import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { authWorld, MEETING } from './auth-world.ts';
import { sessionId } from './session-adapter.ts';
import { IDLE_MS } from './sessions.ts';

const MINUTE = 60_000;

describe('sessions', () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 }));
	afterEach(() => void vi.useRealTimers());
	const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

	test('the store holds the hash of the secret alone, and the hash opens nothing', async () => {
		const { store, sessions } = authWorld();
		const { secret, session } = await sessions.open(null);
		expect((await sessions.find(secret))?.id).toBe(session.id);
		expect(session.id).toBe(sessionId(secret));
		expect(session.id).not.toContain(secret);
		expect(await sessions.find(session.id)).toBeNull();
		expect(await store.sessions.get(secret)).toBeNull();
	});

	test('ends after 30 idle minutes, and closes its sockets', async () => {
		const { sessions, closed } = authWorld();
		const { secret, session } = await sessions.open(null);
		pass(29 * MINUTE);
		expect(await sessions.find(secret)).not.toBeNull();
		pass(29 * MINUTE);
		expect(await sessions.find(secret)).not.toBeNull();
		pass(IDLE_MS);
		expect(await sessions.find(secret)).toBeNull();
		expect(closed).toContain(session.id);
	});

	test('ends after 12 hours however much it is used', async () => {
		const { sessions } = authWorld();
		const { secret } = await sessions.open(null);
		for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
			pass(20 * MINUTE);
			expect(await sessions.find(secret)).not.toBeNull();
		}
		pass(20 * MINUTE);
		expect(await sessions.find(secret)).toBeNull();
	});

	test('a page of a running meeting keeps it alive; another page does not', async () => {
		const { sessions, closed } = authWorld();
		const { session } = await sessions.open(null);
		const key = sessions.liveKey(session);
		for (let minutes = 0; minutes < 90; minutes += 20) {
			pass(20 * MINUTE);
			expect(await sessions.check(key, true)).toBe(true);
		}
		pass(20 * MINUTE);
		expect(await sessions.check(key, false)).toBe(true);
		pass(20 * MINUTE);
		expect(await sessions.check(key, false)).toBe(false);
		expect(closed).toEqual([key]);
	});

	test('a renewed session keeps its seats and sockets, and the old secret is worth nothing', async () => {
		const { store, sessions, closed } = authWorld();
		const first = await sessions.open(null);
		await store.seats.hold({
			session: first.session.id,
			meeting: MEETING,
			participant: 'mother',
			entry: null,
		});
		const second = await sessions.renew(first.session, null);
		expect(await sessions.find(first.secret)).toBeNull();
		expect(await store.seats.ofSession(second.session.id)).toHaveLength(1);
		expect(sessions.liveKey(second.session)).toBe(first.session.id);
		closed.length = 0;
		await sessions.end(second.session);
		expect(closed).toEqual([first.session.id]);
		expect(await sessions.find(second.secret)).toBeNull();
	});

	test('[R12] a deactivated account has no session any more', async () => {
		const { store, sessions, account } = await withAccount();
		const { secret } = await sessions.open(account);
		expect((await sessions.find(secret))?.account?.id).toBe('aline');
		await store.accounts.replace({ ...account, active: false });
		expect(await sessions.find(secret)).toBeNull();
	});

	test('ends all sessions of an account, on every device', async () => {
		const { sessions, account, closed } = await withAccount();
		const [one, two] = [await sessions.open(account), await sessions.open(account)];
		await sessions.endAllOf(account.id);
		expect(closed).toEqual(expect.arrayContaining([one.session.id, two.session.id]));
		expect(await sessions.find(one.secret)).toBeNull();
		expect(await sessions.find(two.secret)).toBeNull();
	});

	async function withAccount() {
		const world = authWorld();
		return { ...world, account: await world.account({ id: 'aline' }) };
	}
});
