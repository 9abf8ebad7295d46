import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeAwareness, encodeAwareness } from '#lib/sync/presence.ts';
import { parseSectionMessage } from '#lib/sync/section-messages.ts';
import { HandSocket, sectionId, type } from './live-world.ts';
import { clearTheTable, newPage, type Page, rooms, setTheTable, THREE } from './page-world.ts';

beforeEach(setTheTable);
afterEach(clearTheTable);

describe('sections over one socket', () => {
	it('two pages write in three sections over two sockets, and no word goes astray', () => {
		const three = rooms();
		const anna = newPage();
		anna.join(THREE, three);
		const bert = newPage();
		bert.join(THREE, three);
		type(anna.doc('a'), 'from anna ');
		type(bert.doc('b'), 'from bert');
		anna.line.answer();
		bert.line.answer();
		type(bert.doc('a'), 'and bert');
		bert.line.answer();
		expect(HandSocket.made).toHaveLength(2);
		expect([three.a.words, three.b.words]).toEqual(['from anna and bert', 'from bert']);
		for (const page of [anna, bert]) {
			expect(page.section('a').plainText()).toBe('from anna and bert');
			expect(page.section('b').plainText()).toBe('from bert');
			expect(page.section('c').plainText()).toBe('read me');
		}
	});

	it('[W21] a page sends nothing that would change what it only reads', () => {
		const three = rooms();
		const anna = newPage();
		const { c } = anna.join(THREE, three);
		type(anna.doc('c'), 'mine?');
		anna.line.answer();
		const sent = anna.line.got.filter(({ channel }) => channel === c);
		expect(sent.map(({ payload }) => parseSectionMessage(payload)?.type)).toEqual(['step-1']);
	});

	it('[W11] keys pressed between open and the server’s step 1 make no gap', () => {
		const three = rooms();
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, three, 'token');
		const { clientId } = anna.section('a').document!;
		anna.line.drop(1006);
		type(anna.doc('a'), 'before ');
		vi.advanceTimersByTime(1_000);
		const line = HandSocket.last.accept();
		line.view(THREE);
		line.tell({ type: 'open', channel: 1, sectionId: sectionId('a'), access: 'write', clientId });
		type(anna.doc('a'), 'between ');
		line.answer();
		expect(line.got.filter(({ channel }) => channel === 1)).toEqual([]);
		line.channels.set(1, { room: three.a, access: 'write', counted: 0 });
		anna.line = line;
		line.say({ channel: 1, payload: Uint8Array.of(0, 0, 1, 0) });
		type(anna.doc('a'), 'after');
		line.answer();
		expect(a).toBe(1);
		expect(three.a.words).toBe('before between after');
	});

	it('a line that says nothing for 25 s is given up and made anew', () => {
		const anna = newPage();
		anna.join(THREE, rooms());
		expect(anna.meeting.connection.state).toBe('live');
		vi.advanceTimersByTime(25_000);
		expect(anna.meeting.connection.state).toBe('offline');
		vi.advanceTimersByTime(1_000);
		expect(HandSocket.made).toHaveLength(2);
	});
});

describe('saved', () => {
	it('[W23] is said only when the server counted everything that was sent, and nothing waits', () => {
		const three = rooms();
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, three);
		expect(anna.section('a').saving).toEqual({ state: 'saved' });
		type(anna.doc('a'), 'one');
		type(anna.doc('a'), 'two');
		expect(anna.section('a').saving).toEqual({ state: 'saving', waiting: 2 });
		anna.line.answer({ save: false });
		expect(anna.section('a').saving).toEqual({ state: 'saving', waiting: 2 });
		anna.line.tell({ type: 'saved', channel: a, count: 2 });
		expect(anna.section('a').saving).toEqual({ state: 'saving', waiting: 1 });
		expect(anna.meeting.saving).toEqual({ state: 'saving', waiting: 1 });
		anna.line.tell({ type: 'saved', channel: a, count: 3 });
		expect(anna.section('a').saving).toEqual({ state: 'saved' });
		expect(anna.meeting.saving).toEqual({ state: 'saved' });
	});

	it('[W23] a count of what was never sent is no “saved” but a protocol error', () => {
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, rooms());
		anna.line.tell({ type: 'saved', channel: a, count: 99 });
		expect(HandSocket.last.closedWith).toBe(4400);
		expect(anna.meeting.connection.state).toBe('offline');
	});

	it('a page holds its reader back while own words would be lost, and only then', () => {
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, rooms());
		const leave = () => {
			const event = new Event('beforeunload', { cancelable: true });
			window.dispatchEvent(event);
			return event.defaultPrevented;
		};
		expect(leave()).toBe(false);
		type(anna.doc('a'), 'one');
		expect(leave()).toBe(true);
		anna.line.answer();
		expect(leave()).toBe(false);
		type(anna.doc('a'), 'two');
		anna.line.close(a);
		expect(leave()).toBe(true);
		anna.meeting.dismiss(anna.meeting.undelivered[0]!.key);
		expect(leave()).toBe(false);
	});
});

describe('presence', () => {
	const own = (page: Page, channel: number) =>
		page.line.got
			.filter((frame) => frame.channel === channel)
			.map(({ payload }) => parseSectionMessage(payload))
			.flatMap((message) =>
				message?.type === 'awareness' ? [decodeAwareness(message.update)!] : [],
			);

	it('[W31] leaves at most ten times a second, with the last place told', () => {
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, rooms());
		anna.line.answer();
		const before = own(anna, a).length;
		const { awareness } = anna.section('a').document!;
		for (let at = 0; at < 100; at += 1) {
			awareness.setLocalStateField('cursor', at);
			vi.advanceTimersByTime(10);
		}
		vi.advanceTimersByTime(200);
		anna.line.answer();
		const told = own(anna, a).slice(before);
		expect(told.length).toBeGreaterThan(3);
		expect(told.length).toBeLessThanOrEqual(11);
		expect(told.at(-1)?.[0]?.state).toContain('"cursor":99');
	});

	it('[W30] shows who the server says is there, and passes nobody else on', () => {
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, rooms());
		const state = {
			user: { participantId: 'p9', name: 'Karim' },
			cursor: { anchor: {}, head: {} },
		};
		const entry = { clientId: 4711, clock: 1, state: JSON.stringify(state) };
		anna.line.presence(a, encodeAwareness([entry]));
		expect(anna.section('a').writers).toEqual([{ participantId: 'p9', name: 'Karim' }]);
		vi.advanceTimersByTime(1_000);
		anna.line.answer();
		expect(
			own(anna, a)
				.flat()
				.map(({ clientId }) => clientId),
		).not.toContain(4711);
	});
});
