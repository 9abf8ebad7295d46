// One code for a guest at several tables: it opens what each code would, with its word, and says nothing to anybody else.
import { describe, expect, it } from 'vitest';
import { authWorld } from './auth-world.ts';
import { newSecret } from './digest.ts';
import { GATHERED_KEPT_MONTHS } from './gathered.ts';
import type { EntryAnswer, Knock } from './entry.ts';
import { seatsOf } from './seats.ts';

const NOW = Date.UTC(2026, 10, 27);
const WORD = 'Groseille';
const OTHER = 'meeting-2';
const BY = { word: WORD, source: 'here' };

const stranger = (source = 'here'): Knock => ({ session: null, device: newSecret(), source });
const inside = (answer: EntryAnswer) => {
	if (typeof answer === 'string') throw new Error(`not entered: ${answer}`);
	return answer;
};

/** Marc sits at two tables, and has entered both on his telephone. */
async function world() {
	const made = authWorld();
	await made.seat({ marc: { code: 1 }, mother: { code: 1 } });
	await made.seat({ marc: { code: 1 }, nadia: { code: 1 } }, OTHER);
	const phone = stranger();
	const first = inside(await made.entry.join({ code: made.code('marc'), word: null }, phone));
	const both = { ...phone, session: first.entered.session };
	const code = made.code('marc', 1, OTHER);
	const { session } = inside(await made.entry.join({ code, word: null }, both)).entered;
	/** Which seats a code opens: all that wait, each entered by itself. */
	const tables = async (form: { code: string; word: string | null }, knock = stranger()) => {
		const answer = await made.entry.join(form, knock);
		if (typeof answer === 'string') return answer;
		const { session } = answer.entered;
		const by = { ...knock, session };
		for (const { meeting } of await made.gathered.waiting(session))
			await made.entry.enterGathered(meeting, by);
		const seats = await seatsOf(made.store, session);
		return seats
			.map(({ meeting, participant, entry }) => `${meeting} ${participant} ${entry ?? 'whole'}`)
			.sort();
	};
	return { ...made, phone, session, tables };
}
const BOTH = ['meeting-1 marc whole', 'meeting-2 marc whole'];

describe('gathered codes', () => {
	it('[K5] one code and a word open all, as oneself, on another device and however it is typed', async () => {
		const { gathered, session, tables, told } = await world();
		const code = (await gathered.make(session, BY, NOW))!.code;
		expect(code).toMatch(/^[a-hj-km-np-tv-z0-9]{32}$/);
		expect(await tables({ code, word: WORD })).toEqual(BOTH);
		expect(told).toEqual(['marc whole', 'marc whole']);
		const typed = code
			.toUpperCase()
			.match(/.{1,4}/g)!
			.join('-');
		expect(await tables({ code: typed, word: ` ${WORD.toLowerCase()} ` })).toEqual(BOTH);
	});
	it('[K5] enters no table by itself, but each by a tap of its own, so that no two hear of it in one moment', async () => {
		const { gathered, entry, session, store, told } = await world();
		const code = (await gathered.make(session, BY, NOW))!.code;
		const tablet = stranger();
		const answer = inside(await entry.join({ code, word: WORD }, tablet));
		const here = { ...tablet, session: answer.entered.session };
		expect([answer.meeting, told, await seatsOf(store, here.session)]).toEqual([null, [], []]);
		expect(await gathered.waiting(here.session)).toHaveLength(2);
		expect(await entry.enterGathered(OTHER, here)).toBe(true);
		expect(told).toEqual(['marc whole']);
		expect((await gathered.waiting(here.session)).map(({ meeting }) => meeting)).toEqual([
			'meeting-1',
		]);
		for (const meeting of [OTHER, 'nothing', ''])
			expect(await entry.enterGathered(meeting, here)).toBe(false);
		for (const nobody of [
			{ ...here, session: null },
			{ ...here, device: null },
			{ ...tablet, session },
		])
			expect(await entry.enterGathered('meeting-1', nobody)).toBe(false);
		// another code on the way renews the session, and what waits comes along
		const { code: own } = await world();
		expect(await entry.join({ code: own('nobody'), word: null }, here)).toBe('refused');
		const renewed = inside(await entry.join({ code, word: WORD }, here));
		expect(await gathered.waiting(renewed.entered.session)).toHaveLength(1);
		expect(await gathered.waiting(here.session)).toEqual([]);
	});
	it('[K5] without its word it opens nothing, on the device of its person neither, and wrong words are counted', async () => {
		const { gathered, session, phone, tables } = await world();
		const code = (await gathered.make(session, BY, NOW))!.code;
		for (const word of [null, '', 'Framboise'])
			expect(await tables({ code, word }, phone)).toBe('refused');
		expect(await tables({ code, word: WORD }, phone)).toEqual(BOTH);
		for (let n = 0; n < 10; n += 1) await tables({ code, word: `wrong ${n}` }, stranger('there'));
		expect(await tables({ code, word: WORD }, stranger('there'))).toBe('refused');
		expect(await tables({ code, word: WORD }, stranger('elsewhere'))).toEqual(BOTH);
		for (let n = 0; n < 30; n += 1) await tables({ code, word: 'wrong' }, stranger(`robot ${n}`));
		expect(await tables({ code, word: WORD }, stranger('nowhere'))).toBe('refused');
	});
	it('[K5] a code that was renewed, a seat that is gone: that table is not there, and nothing tells why', async () => {
		const { gathered, session, tables, seat, gone, entry } = await world();
		const code = (await gathered.make(session, BY, NOW))!.code;
		await seat({ marc: { code: 2 } }, OTHER);
		expect(await tables({ code, word: WORD })).toEqual(['meeting-1 marc whole']);
		gone.add('marc');
		expect(await tables({ code, word: WORD })).toBe('refused');
		expect(await entry.join({ code: 'nothing', word: WORD }, stranger())).toBe('refused');
	});
	it('[K5] is made of what one entered as oneself: no later device of somebody, no account, no stranger', async () => {
		const { gathered, entry, code, store, sessions, account } = await world();
		await entry.join({ code: code('mother'), word: null }, stranger());
		const later = inside(await entry.join({ code: code('mother'), word: null }, stranger()));
		expect(await gathered.make(later.entered.session, BY, NOW)).toBeNull();
		const { session } = await sessions.open(await account({ id: 'karim' }));
		for (const nobody of [null, session]) expect(await gathered.make(nobody, BY, NOW)).toBeNull();
		expect(await store.organisations.allGathered('organisation-1')).toEqual([]);
	});
	it('[K5] asks for a word that is one', async () => {
		const { gathered, session } = await world();
		for (const word of ['', 'abc', 'x'.repeat(201)])
			expect(await gathered.make(session, { ...BY, word }, NOW)).toBeNull();
	});
	it('[K5] a code that was renewed since is not gathered by the session of before', async () => {
		const { gathered, session, seat, tables } = await world();
		await seat({ marc: { code: 2 } }, OTHER);
		const made = (await gathered.make(session, BY, NOW))!;
		expect(await tables({ code: made.code, word: WORD })).toEqual(['meeting-1 marc whole']);
	});
	it('[K5] a seat with an own word comes along with that word alone', async () => {
		const { gathered, session, entry, phone, tables } = await world();
		const seat = { meeting: OTHER, participant: 'marc', entry: null };
		await entry.word(seat, 'framboise', phone);
		const made = (await gathered.make(session, BY, NOW))!;
		expect(made.left).toBe(1);
		expect(await tables({ code: made.code, word: WORD })).toEqual(['meeting-1 marc whole']);
		await entry.word(seat, WORD, phone);
		expect(await gathered.add(session, { code: made.code, word: WORD }, 'here', NOW)).toBe(true);
		expect(await tables({ code: made.code, word: WORD })).toEqual(BOTH);
	});
	it('[K5] is not made without end: each lies on the disk for months', async () => {
		const { gathered, session } = await world();
		let made = 0;
		for (let n = 0; n < 30; n += 1) if (await gathered.make(session, BY, NOW)) made += 1;
		expect(made).toBe(20);
		expect(await gathered.make(session, { ...BY, source: 'there' }, NOW)).not.toBeNull();
	});
	it('[K5] is added to by code and word, once for each table, and thrown away by them', async () => {
		const { gathered, session, entry, code, tables } = await world();
		const alone = inside(
			await entry.join({ code: code('nadia', 1, OTHER), word: null }, stranger()),
		);
		const own = { code: (await gathered.make(alone.entered.session, BY, NOW))!.code, word: WORD };
		expect(await gathered.add(session, { ...own, word: 'wrong' }, 'here', NOW)).toBe(false);
		expect(await gathered.add(null, own, 'here', NOW)).toBe(false);
		expect(await tables(own)).toEqual(['meeting-2 nadia whole']);
		for (let n = 0; n < 2; n += 1) expect(await gathered.add(session, own, 'here', NOW)).toBe(true);
		// at one table a browser sits once: the one who was added last
		expect(await tables(own)).toEqual(BOTH);
		expect(await gathered.forget({ ...own, word: 'wrong' }, 'here', NOW)).toBe(false);
		expect(await gathered.forget(own, 'here', NOW)).toBe(true);
		expect(await tables(own)).toBe('refused');
		expect(await gathered.forget(own, 'here', NOW)).toBe(false);
	});
	it('[K5] what is stored is of one length, holds no code and no seat, and opens with the code alone', async () => {
		const { gathered, session, store, code } = await world();
		const made = (await gathered.make(session, BY, NOW))!.code;
		const [row] = await store.organisations.allGathered('organisation-1');
		const bytes = Buffer.from(row!.sealed, 'base64');
		for (const word of [made, code('marc'), 'marc', 'meeting', WORD]) {
			expect(JSON.stringify(row)).not.toContain(word);
			expect(bytes.includes(word)).toBe(false);
		}
		expect(Object.keys(row!).sort()).toEqual(['id', 'month', 'organisation', 'sealed']);
		expect(row!.month).toBe('2026-11');
		await gathered.add(session, { code: made, word: WORD }, 'here', NOW);
		const [again] = await store.organisations.allGathered('organisation-1');
		expect(again!.sealed).toHaveLength(row!.sealed.length);
		await store.organisations.keepGathered({
			...row!,
			sealed: again!.sealed.replace(/^.{40}/, 'A'.repeat(40)),
		});
		expect(await gathered.codes({ code: made, word: WORD }, 'here', NOW)).toBeNull();
	});
	it('[K5] is forgotten when nobody used it for more than a year; use keeps it', async () => {
		const { gathered, session, store } = await world();
		const own = { code: (await gathered.make(session, BY, NOW))!.code, word: WORD };
		const later = (months: number) => Date.UTC(2026, 10 + months, 1);
		await gathered.tidy('organisation-1', later(GATHERED_KEPT_MONTHS));
		expect(await gathered.codes(own, 'here', later(GATHERED_KEPT_MONTHS))).toHaveLength(2);
		await gathered.tidy('organisation-1', later(2 * GATHERED_KEPT_MONTHS));
		expect(await store.organisations.allGathered('organisation-1')).toHaveLength(1);
		await gathered.tidy('organisation-1', later(2 * GATHERED_KEPT_MONTHS + 1));
		expect(await store.organisations.allGathered('organisation-1')).toEqual([]);
	});
});
