import { expect, test } from 'vitest';
import { authWorld } from './auth-world.ts';
import { OwnPassword } from './own-password.ts';
import { isProvisional, provisional } from './password.ts';
import { mayHaveSeats } from './seats.ts';

const OLD = 'trois petits chats';
const NEW = 'chapeau de paille';

async function world() {
	const made = authWorld();
	const { account: newAccount, passwords, store, sessions } = made;
	const account = await newAccount({
		id: 'aline',
		passwordHash: provisional(await passwords.hash(OLD)),
	});
	const { session, secret } = await sessions.open(account);
	return { ...made, own: new OwnPassword({ store, sessions, passwords }), session, secret };
}

const form = (password: string, more = {}) => ({
	current: OLD,
	password,
	again: password,
	...more,
});

test('[R12] with a password of one’s own the account counts, and other sessions are over', async () => {
	const { own, session, secret, sessions, store, signIn } = await world();
	expect(mayHaveSeats(session.account)).toBe(false);
	const chosen = await own.choose(session, form(NEW));
	if ('refused' in chosen) throw new Error(chosen.refused);
	expect(mayHaveSeats(chosen.session.account)).toBe(true);
	expect(isProvisional((await store.accounts.get('aline'))!)).toBe(false);
	expect(await sessions.find(secret)).toBeNull();
	const right = { email: 'aline@amo.example', password: NEW };
	expect(await signIn.signIn(right, 'source', null)).toMatchObject({ next: 'work' });
});

test.each([
	[form('court'), 'weak-password'],
	[form('AlineRenard2026'), 'weak-password'],
	[form('azertyazerty'), 'weak-password'],
	[form('x'.repeat(201)), 'weak-password'],
	[form(OLD), 'weak-password'],
	[form(NEW, { again: 'autre' }), 'passwords-differ'],
	[form(NEW, { current: 'autre' }), 'wrong-password'],
])('%j is refused: %s', async (refused, problem) => {
	const { own, session, store } = await world();
	expect(await own.choose(session, refused)).toEqual({ refused: problem });
	expect(isProvisional((await store.accounts.get('aline'))!)).toBe(true);
});
