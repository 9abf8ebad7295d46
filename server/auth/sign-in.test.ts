import { describe, expect, test } from 'vitest';
import { authWorld, MEETING } from './auth-world.ts';
import { provisional } from './password.ts';

const PASSWORD = 'trois petits chats';
const right = { email: ' Aline@AMO.example ', password: PASSWORD };
const SOURCE = '192.0.2.7';

async function world() {
	const made = authWorld();
	const account = await made.account({ id: 'aline' }, PASSWORD);
	return { ...made, account, newAccount: made.account };
}

describe('signing in', () => {
	test('gives a session to the right password, whatever the case of the address', async () => {
		const { signIn } = await world();
		const answer = await signIn.signIn(right, SOURCE, null);
		expect(answer).toMatchObject({ signedIn: { session: { account: { id: 'aline' } } } });
	});

	test('the password is kept as argon2id', async () => {
		const { account } = await world();
		expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	test('everything that fails gets one answer, in about one time', async () => {
		const { signIn, account, store } = await world();
		await store.accounts.create({
			...account,
			id: 'paul',
			email: 'paul@amo.example',
			active: false,
		});
		const timed = async (form: { email: string; password: string }) => {
			const from = performance.now();
			const answer = await signIn.signIn(form, SOURCE, null);
			return { answer, ms: performance.now() - from };
		};
		const answers = [
			await timed({ ...right, password: 'autre chose' }),
			await timed({ email: 'nobody@amo.example', password: PASSWORD }),
			await timed({ email: 'paul@amo.example', password: PASSWORD }),
			await timed({ email: '', password: '' }),
			await timed({ ...right, password: 'x'.repeat(5000) }),
		];
		expect(answers.map(({ answer }) => answer)).toEqual(answers.map(() => 'refused'));
		for (const { ms } of answers) expect(ms).toBeGreaterThan(240);
	});

	test('after ten failures a source is locked out of that address, other sources are not', async () => {
		const { signIn } = await world();
		const wrong = { ...right, password: 'autre chose' };
		await Promise.all(Array.from({ length: 10 }, () => signIn.signIn(wrong, SOURCE, null)));
		expect(await signIn.signIn(right, SOURCE, null)).toBe('refused');
		expect(await signIn.signIn(right, '192.0.2.8', null)).toMatchObject({ next: 'work' });
	});

	test('[case G3] renews the secret of the session that was there', async () => {
		const { signIn, sessions } = await world();
		const before = await sessions.open(null);
		const answer = await signIn.signIn(right, SOURCE, before.session);
		expect(answer).toMatchObject({ next: 'work' });
		expect(await sessions.find(before.secret)).toBeNull();
	});

	test('a session holds one account', async () => {
		const { signIn, sessions, account, newAccount } = await world();
		const other = await sessions.open(await newAccount({ id: 'paul' }));
		expect(await signIn.signIn(right, SOURCE, other.session)).toBe('sign-out-first');
		const same = await sessions.open(account);
		expect(await signIn.signIn(right, SOURCE, same.session)).toMatchObject({ next: 'work' });
	});

	test('a session holds one participant in a meeting', async () => {
		const { signIn, sessions, store, seat } = await world();
		await seat({ 'seat-of-aline': { code: 0, account: 'aline' }, teacher: { code: 1 } });
		const guest = await sessions.open(null);
		await store.seats.hold({
			session: guest.session.id,
			meeting: MEETING,
			participant: 'teacher',
			entry: null,
		});
		expect(await signIn.signIn(right, SOURCE, guest.session)).toBe('sign-out-first');
		expect(await signIn.signIn(right, SOURCE, null)).toMatchObject({ next: 'work' });
	});

	test('[R12] a password made by somebody else leads to choosing one’s own first', async () => {
		const { signIn, store, account } = await world();
		const passwordHash = provisional(account.passwordHash!);
		await store.accounts.replace({ ...account, passwordHash });
		const answer = await signIn.signIn(right, SOURCE, null);
		expect(answer).toMatchObject({ next: 'own-password' });
	});
});
