// Class G, the doors: who may knock from where, and what guessing brings.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authWorld, MEETING, type AuthWorld } from '../../server/auth/auth-world.ts';
import type { EntryAnswer, Knock } from '#server/auth/entry.ts';
import { seatIn } from '#server/auth/seats.ts';
import { setTableOf } from '../worlds/http-table.ts';
import { PASSWORD, startWhole } from '../worlds/whole-server.ts';
import { knock } from './asking.ts';

// Seen red: with origins compared by their beginning (origin.ts).
test('[case G1] a socket is refused before it opens to every origin but ours', async () => {
	await using server = await startWhole();
	await server.account('carole', { kind: 'coordinator' });
	const table = await setTableOf(server, await server.signedIn('carole'));
	const marc = table.person('marc');
	const door = `/live/${table.meeting}`;
	expect(await knock(marc, door)).toBe('HTTP/1.1 101');
	const { origin } = server;
	const foreign = [
		...['https://evil.example', 'null', '', '*', 'file://', `${origin}/`, `${origin}.evil.example`],
		...[`${origin}, ${origin}`, `${origin}@evil.example`, `${origin}#`, origin.toUpperCase()],
		...[origin.replace('http:', 'https:'), origin.replace('127.0.0.1', 'localhost'), `${origin}0`],
		null,
	];
	const answers = await Promise.all(foreign.map((one) => knock(marc, door, one)));
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toMatch(/^HTTP\/1\.1 403 /);
	const nowhere = await Promise.all(foreign.map((one) => knock(marc, '/live/nowhere', one)));
	expect(nowhere).toEqual(answers);
});

const GUESSES = 100_000;
const DAY = Date.UTC(2026, 10, 23, 9);

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: DAY }));
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const from = (source: string, more: Partial<Knock> = {}): Knock => ({
	session: null,
	device: null,
	source,
	...more,
});

async function entryOf(world: AuthWorld, answer: EntryAnswer): Promise<string | null> {
	if (typeof answer === 'string') throw new Error(answer);
	return (await seatIn(world.store, answer.entered.session, MEETING))?.entry ?? null;
}

/** The mother sits there, her word is chosen, and somebody else has her code. */
async function theft() {
	const world = authWorld();
	await world.seat({ mother: { code: 1 } });
	const code = world.code('mother');
	expect(
		await entryOf(world, await world.entry.join({ code, word: 'coquelicot' }, from('home'))),
	).toBeNull();
	const stolen = await world.entry.join({ code, word: null }, from('thief'));
	expect(await entryOf(world, stolen)).toBe('entry-1');
	const compared = vi.spyOn(world.passwords, 'matches');
	const seat = { meeting: MEETING, participant: 'mother', entry: 'entry-1' };
	return { world, code, compared, seat };
}

// Seen red: with a failure counted only after the comparison (words.ts): of each thousand at once two hundred were looked at.
test('[case G4] of 100,000 guessed words one source gets a handful looked at, the link stays open, and so does the word elsewhere', async () => {
	const { world, code, compared, seat } = await theft();
	for (let guess = 0; guess < GUESSES; guess += 1_000) {
		const at = Array.from({ length: 1_000 }, (_, n) => `bleuet ${guess + n}`);
		const told = await Promise.all(at.map((word) => world.entry.word(seat, word, from('thief'))));
		expect(new Set(told)).toEqual(new Set(['wrong']));
		vi.setSystemTime(Date.now() + 1_000);
	}
	expect(compared.mock.calls.length).toBeLessThanOrEqual(30);
	expect(await world.entry.word(seat, 'coquelicot', from('thief'))).toBe('wrong');
	const locked = await world.entry.join({ code, word: 'coquelicot' }, from('thief'));
	expect(await entryOf(world, locked)).not.toBeNull(); // the link lets in, the word is not believed
	vi.setSystemTime(Date.now() + 15 * 60_000);
	const phone = await world.entry.join({ code, word: 'coquelicot' }, from('home, by phone'));
	expect(await entryOf(world, phone)).toBeNull();
});

// Seen red: with the word of a seat counted by source alone (words.ts).
test('[case G4] 100,000 sources with one guess each get no more looked at than one stubborn one', async () => {
	const { world, compared, seat } = await theft();
	for (let guess = 0; guess < GUESSES; guess += 1_000) {
		const at = Array.from({ length: 1_000 }, (_, n) => guess + n);
		await Promise.all(at.map((n) => world.entry.word(seat, `bleuet ${n}`, from(`source ${n}`))));
	}
	expect(compared.mock.calls.length).toBeLessThanOrEqual(30);
});

// Seen red: with wrong codes counted, and a locked source refused (entry.ts).
test('[case G4] after 100,000 wrong codes the right one still enters at once, from the same source', async () => {
	const { world, code } = await theft();
	for (let guess = 0; guess < GUESSES; guess += 5_000) {
		const at = Array.from({ length: 5_000 }, (_, n) => `wrong ${guess + n}`);
		const told = await Promise.all(
			at.map((one) => world.entry.join({ code: one, word: null }, from('office'))),
		);
		expect(new Set(told)).toEqual(new Set(['refused']));
	}
	expect(await entryOf(world, await world.entry.join({ code, word: null }, from('office')))).toBe(
		'entry-2',
	);
	expect(await world.store.entries.ofMeeting(MEETING)).toHaveLength(2);
});

// Seen red: with a failure counted only after the comparison (sign-in.ts).
test('[case G4] of 100,000 guessed passwords one source gets ten looked at, and the person elsewhere signs in', async () => {
	const world = authWorld();
	await world.account({ id: 'aline' }, PASSWORD);
	const compared = vi.spyOn(world.passwords, 'matches');
	const email = 'aline@amo.example';
	for (let guess = 0; guess < GUESSES; guess += 25_000) {
		const at = Array.from({ length: 25_000 }, (_, n) => `guess number ${guess + n}`);
		const told = await Promise.all(
			at.map((password) => world.signIn.signIn({ email, password }, 'robot', null)),
		);
		expect(new Set(told)).toEqual(new Set(['refused']));
	}
	expect(compared.mock.calls.length).toBe(10);
	expect(await world.signIn.signIn({ email, password: PASSWORD }, 'robot', null)).toBe('refused');
	expect(await world.signIn.signIn({ email, password: PASSWORD }, 'home', null)).toHaveProperty(
		'signedIn',
	);
});
