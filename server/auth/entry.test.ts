import { describe, expect, test } from 'vitest';
import { authWorld, MEETING } from './auth-world.ts';
import { newSecret } from './digest.ts';
import type { EntryAnswer, Knock } from './entry.ts';
import { mayHaveSeats, seatIn } from './seats.ts';

const SOURCE = '192.0.2.7';
const stranger = (patch: Partial<Knock> = {}): Knock => ({
	session: null,
	device: newSecret(),
	source: SOURCE,
	...patch,
});

async function world() {
	const made = authWorld();
	await made.seat({ mother: { code: 1 }, son: { code: 1 } });
	return made;
}

function inside(answer: EntryAnswer) {
	if (typeof answer === 'string') throw new Error(`not entered: ${answer}`);
	return answer;
}

describe('entering with a code', () => {
	test('the first device is the person, and is known again on a later day', async () => {
		const { entry, store, code, told } = await world();
		const knock = stranger();
		for (let day = 0; day < 2; day += 1) {
			const answer = inside(await entry.join({ code: code('mother'), word: null }, knock));
			const seat = await seatIn(store, answer.entered.session, MEETING);
			expect(seat).toEqual({ meeting: MEETING, participant: 'mother', entry: null });
		}
		expect(told).toEqual([]);
	});

	test('a code from paper may be typed in capitals and groups', async () => {
		const { entry, code } = await world();
		const typed = code('mother')
			.toUpperCase()
			.match(/.{1,4}/g)!
			.join('-');
		expect(inside(await entry.join({ code: typed, word: null }, stranger())).meeting).toBe(MEETING);
	});

	test('[case G4] the same code on another device shows common parts only, and is told', async () => {
		const { entry, store, code, told } = await world();
		inside(await entry.join({ code: code('mother'), word: null }, stranger()));
		const later = stranger();
		const answer = inside(await entry.join({ code: code('mother'), word: null }, later));
		const seat = await seatIn(store, answer.entered.session, MEETING);
		expect(seat?.entry).toBe('entry-1');
		expect(told).toEqual(['mother common']);
		inside(await entry.join({ code: code('mother'), word: null }, later));
		expect(told).toEqual(['mother common']);
	});

	test('[case G4] a renewed code does not make a new device the person', async () => {
		const { entry, store, code, seat } = await world();
		inside(await entry.join({ code: code('mother'), word: null }, stranger()));
		await seat({ mother: { code: 2 } });
		expect(await entry.join({ code: code('mother', 1), word: null }, stranger())).toBe('refused');
		const renewed = { code: code('mother', 2), word: null };
		const answer = inside(await entry.join(renewed, stranger()));
		expect((await seatIn(store, answer.entered.session, MEETING))?.entry).toBe('entry-1');
	});

	test('the word makes a later device the person, then and later', async () => {
		const { entry, store, code, told } = await world();
		inside(await entry.join({ code: code('mother'), word: 'Coquelicot' }, stranger()));
		const later = stranger();
		const withWord = { code: code('mother'), word: ' coquelicot' };
		const answer = inside(await entry.join(withWord, later));
		expect((await seatIn(store, answer.entered.session, MEETING))?.entry).toBeNull();
		expect(told).toEqual(['mother whole']);
		const again = inside(await entry.join({ code: code('mother'), word: null }, later));
		expect((await seatIn(store, again.entered.session, MEETING))?.entry).toBeNull();
	});

	test('a word of three letters is none', async () => {
		const { entry, store, code } = await world();
		inside(await entry.join({ code: code('mother'), word: 'oui' }, stranger()));
		expect(await store.entries.word(MEETING, 'mother')).toBeNull();
	});

	test('a word given after entering makes the session whole; a wrong one does not', async () => {
		const { entry, store, code, told } = await world();
		inside(await entry.join({ code: code('mother'), word: 'coquelicot' }, stranger()));
		const knock = stranger();
		const { entered } = inside(await entry.join({ code: code('mother'), word: 'bleuet' }, knock));
		const seat = async () => (await seatIn(store, entered.session, MEETING))!;
		const here = { ...knock, session: entered.session };
		expect(await entry.word(await seat(), 'bleuet', here)).toBe('wrong');
		expect((await seat()).entry).toBe('entry-1');
		expect(await entry.word(await seat(), 'coquelicot', here)).toBe('done');
		expect((await seat()).entry).toBeNull();
		expect(told).toEqual(['mother common', 'word mother']);
	});

	test('wrong words lock the source out of words, never out of the link', async () => {
		const { entry, store, code } = await world();
		inside(await entry.join({ code: code('mother'), word: 'coquelicot' }, stranger()));
		const knock = stranger();
		for (let guess = 0; guess < 10; guess += 1) {
			inside(await entry.join({ code: code('mother'), word: `bleuet ${guess}` }, knock));
		}
		const right = { code: code('mother'), word: 'coquelicot' };
		const locked = inside(await entry.join(right, knock));
		expect((await seatIn(store, locked.entered.session, MEETING))?.entry).toBe('entry-1');
		const elsewhere = inside(await entry.join(right, stranger({ source: '192.0.2.9' })));
		expect((await seatIn(store, elsewhere.entered.session, MEETING))?.entry).toBeNull();
	});

	test('wrong, renewed, removed and ended codes get one answer, in about one time', async () => {
		const { entry, code, gone, store, seat } = await world();
		await seat({ son: { code: 2 } });
		gone.add('mother');
		const codes = [code('mother'), code('son', 1), 'x', '', '\0', '__proto__', 'é'.repeat(9000)];
		const from = performance.now();
		for (const guess of codes) {
			expect(await entry.join({ code: guess, word: 'mot' }, stranger())).toBe('refused');
		}
		expect(performance.now() - from).toBeGreaterThan(39 * codes.length);
		expect(await store.entries.ofMeeting(MEETING)).toEqual([]);
	});

	test('a second identity in the same meeting must sign out first', async () => {
		const { entry, code, store } = await world();
		const { entered } = inside(await entry.join({ code: code('mother'), word: null }, stranger()));
		const here = stranger({ session: entered.session });
		expect(await entry.join({ code: code('son'), word: null }, here)).toBe('sign-out-first');
		expect((await seatIn(store, entered.session, MEETING))?.participant).toBe('mother');
	});

	test('a seat that was lost stands in nobody’s way', async () => {
		const { entry, code, store, gone } = await world();
		const { entered } = inside(await entry.join({ code: code('mother'), word: null }, stranger()));
		gone.add('mother');
		const here = stranger({ session: entered.session });
		const anew = inside(await entry.join({ code: code('son'), word: null }, here));
		expect((await seatIn(store, anew.entered.session, MEETING))?.participant).toBe('son');
	});

	test('an account that has its own seat there must sign out first, and an administrator everywhere', async () => {
		const { entry, code, seat, account, sessions } = await world();
		await seat({ worker: { code: 0, account: 'aline' } });
		const aline = await sessions.open(await account({ id: 'aline' }));
		const admin = await sessions.open(await account({ id: 'admin', kind: 'administrator' }));
		for (const { session } of [aline, admin]) {
			const form = { code: code('son'), word: null };
			expect(await entry.join(form, stranger({ session }))).toBe('sign-out-first');
		}
	});

	test('[R12] an administrator has no seat, even where the account was invited', async () => {
		const { seat, account, sessions, store } = await world();
		await seat({ worker: { code: 0, account: 'aline' }, other: { code: 0, account: 'admin' } });
		const aline = await sessions.open(await account({ id: 'aline' }));
		const admin = await sessions.open(await account({ id: 'admin', kind: 'administrator' }));
		expect((await seatIn(store, aline.session, MEETING))?.participant).toBe('worker');
		expect(await seatIn(store, admin.session, MEETING)).toBeNull();
		expect(mayHaveSeats(admin.session.account)).toBe(false);
	});

	test('[case G3] entering renews the secret of the session that was there', async () => {
		const { entry, code, sessions } = await world();
		const planted = await sessions.open(null);
		inside(await entry.join({ code: code('son'), word: null }, stranger(planted)));
		expect(await sessions.find(planted.secret)).toBeNull();
	});
});
