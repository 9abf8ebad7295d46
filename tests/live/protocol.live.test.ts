// How page and server begin, what ends a connection, and how many one person may have (W1-W7, W53).
import { expect, test } from 'vitest';
import {
	OUTDATED_PAGE,
	PROTOCOL_ERROR,
	RESTARTING,
	TOO_LARGE,
	TRY_LATER,
} from '#lib/sync/close-codes.ts';
import { encodeFrame, encodeFrames } from '#lib/sync/frames.ts';
import { HELLO_DEADLINE_MS, MAX_MESSAGE_BYTES, MAX_SOCKETS_PER_PERSON } from '#lib/sync/limits.ts';
import { QUERY_AWARENESS_MESSAGE, step1Message } from '#lib/sync/section-messages.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

test('[W6] a hello is answered by the view, with a resume token, and what opens', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	expect(page.course.slice(0, 3)).toEqual(['view', 'open', 'step-1 1']);
	expect(page.resume).toMatch(/^[\w-]{43}$/);
	expect(page.view).toEqual(await world.view('amo'));
	expect(page.has(section)).toMatchObject({ number: 1, access: 'write' });
	expect(page.received).toHaveLength(3); // view and open with its step 1 · saved · step 2
});

test('[W4] [case A2] before a hello there is no byte, and after the deadline no connection', async () => {
	const world = await LiveWorld.network();
	await world.shared();
	const page = world.socket('amo');
	await world.rest();
	await world.pass(HELLO_DEADLINE_MS - 1);
	expect(page.closed).toBeUndefined();
	await world.pass(1);
	expect(page.closed).toBe(PROTOCOL_ERROR);
	expect(page.received).toEqual([]);
});

test.each<[string, Uint8Array]>([
	['a question on a channel', encodeFrame(1, step1Message(Uint8Array.of(0)))],
	['a question about presence', encodeFrame(1, QUERY_AWARENESS_MESSAGE)],
	['another control message', encodeFrame(0, text('{"type":"open"}'))],
	['no JSON', encodeFrame(0, text('hello'))],
	['a hello without numbers', encodeFrame(0, text('{"type":"hello","protocol":"1","schema":1}'))],
	['broken letters', encodeFrame(0, Uint8Array.of(0x7b, 0xff, 0xfe))],
	['nothing', new Uint8Array()],
])('[W4] [case A2] instead of a hello: %s', async (_, bytes) => {
	const world = await LiveWorld.network();
	const page = world.socket('amo');
	await world.rest();
	page.socket.say(bytes);
	await world.rest();
	expect(page.closed).toBe(PROTOCOL_ERROR);
	expect(page.received).toEqual([]);
});

test.each([{ protocol: 2 }, { schema: 2 }, { protocol: 0 }])(
	'[W5] a page of another version is sent away for good: %j',
	async (version) => {
		const world = await LiveWorld.network();
		const page = world.socket('amo');
		await world.rest();
		page.hello(version);
		await world.rest();
		expect(page.closed).toBe(OUTDATED_PAGE);
		expect(page.received).toEqual([]);
	},
);

const WRONG: [string, (page: LivePage) => void][] = [
	['[W4] a second hello', (page) => page.hello()],
	['[W1] an empty message', (page) => page.socket.say(new Uint8Array())],
	['[W1] a cut frame', (page) => page.socket.say(Uint8Array.of(1))],
	['[W1] a length beyond the end', (page) => page.socket.say(Uint8Array.of(1, 5, 0))],
	[
		'[W1] something behind the last frame',
		(page) =>
			page.socket.say(Uint8Array.from([...encodeFrame(1, step1Message(Uint8Array.of(0))), 1])),
	],
	['[W1] a number without end', (page) => page.socket.say(new Uint8Array(20).fill(0xff))],
	['[W1] text instead of bytes', (page) => page.socket.say(Uint8Array.of(1, 1, 3), false)],
	['[W10] a channel that was never opened', (page) => page.say(2, Uint8Array.of(3))],
	['[W10] a channel of another world', (page) => page.say(2 ** 40, Uint8Array.of(3))],
	['[W20] an unknown opcode', (page) => page.say(1, Uint8Array.of(2, 0))],
	['[W20] an unknown step', (page) => page.say(1, Uint8Array.of(0, 7, 0))],
	['[W20] a message with something behind it', (page) => page.say(1, Uint8Array.of(3, 0))],
	['[W20] a length beyond the message', (page) => page.say(1, Uint8Array.of(0, 2, 200))],
];

test.each(WRONG)('%s is a protocol error, and hurts nobody else', async (_, act) => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const other = await world.page('amo2');
	const page = await world.page('amo');
	page.write(section, 'avant');
	await world.rest();
	act(page);
	await world.rest();
	expect(page.closed).toBe(PROTOCOL_ERROR);
	expect(other.text(section)).toContain('avant');
	expect(other.closed).toBeUndefined();
});

test('[W2] a message of exactly the limit is read, one byte more is too large', async () => {
	const world = await LiveWorld.network();
	await world.draft('amo');
	const page = await world.page('amo');
	const full = (bytes: number): Uint8Array => {
		const frame = encodeFrames([{ channel: 1, payload: new Uint8Array(bytes - 4) }]);
		expect(frame.length).toBe(bytes);
		return frame;
	};
	page.socket.say(full(MAX_MESSAGE_BYTES));
	await world.rest();
	expect(page.closed).toBe(PROTOCOL_ERROR); // no section message, but read
	const second = await world.page('amo');
	second.socket.say(new Uint8Array(MAX_MESSAGE_BYTES + 1));
	await world.rest();
	expect(second.closed).toBe(TOO_LARGE);
});

test('[W7] a page hears something at least every 20 s; one that says nothing is let go', async () => {
	const world = await LiveWorld.network();
	const page = await world.page('marc');
	const waiting = world.socket('marc');
	await world.rest();
	const before = page.events.length;
	await world.pass(60_000);
	expect(page.events.slice(before).map(({ type }) => type)).toEqual(Array(4).fill('tick'));
	expect(waiting.received).toEqual([]);
	page.socket.hold();
	await world.pass(90_000);
	expect(page.closed).toBeNull();
});

test('[W53] the ninth socket of a person is told to try later, and a closed one makes room', async () => {
	const world = await LiveWorld.network();
	const pages = await Promise.all(
		Array.from({ length: MAX_SOCKETS_PER_PERSON }, (_, n) =>
			world.page('amo', { session: `s${n}` }),
		),
	);
	expect(pages.map(({ closed }) => closed)).toEqual(Array(8).fill(undefined));
	expect((await world.page('amo', { session: 's9' })).closed).toBe(TRY_LATER);
	expect((await world.page('amo2')).closed).toBeUndefined();
	pages[0]!.socket.break();
	await world.rest();
	expect((await world.page('amo', { session: 's9' })).closed).toBeUndefined();
});

// Seen red: with all devices of a person counted together.
test('[W53] devices without the word fill up their own sockets, and the person comes in', async () => {
	const world = await LiveWorld.network();
	const { participant } = world.reader('amo');
	const entry = await world.hosts.enter(world.meeting, participant, false);
	world.people.set('somebody', { participant, entry });
	const closed = async (name: string, session: string) =>
		(await world.page(name, { session })).closed;
	for (let n = 0; n < MAX_SOCKETS_PER_PERSON; n++)
		expect(await closed('somebody', `s${n}`)).toBeUndefined();
	expect(await closed('somebody', 'more')).toBe(TRY_LATER);
	expect(await closed('amo', 'own')).toBeUndefined();
});

test('[W54] going down, what was received is on disk; nobody comes in any more', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	page.write(section, 'dernier mot');
	await world.hosts.shutdown();
	await world.rest();
	expect(page.closed).toBe(RESTARTING);
	expect(page.channels.get(1)?.saved).toBe(page.channels.get(1)?.sent);
	const late = world.socket('amo');
	await world.rest();
	expect(late.closed).toBe(RESTARTING);
	await world.restart();
	expect((await world.page('amo')).text(section)).toContain('dernier mot');
});

test('[W54] going down does not wait for a disk that hangs', async () => {
	const world = await LiveWorld.network();
	const section = await world.draft('amo');
	const page = await world.page('amo');
	const letGo = world.hold('appendUpdates');
	page.write(section, 'perdu');
	await world.rest();
	const down = world.hosts.shutdown();
	await world.rest();
	await world.pass(2_000);
	await down;
	expect(page.closed).toBe(RESTARTING);
	letGo();
});
