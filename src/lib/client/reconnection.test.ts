import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HandSocket, type } from './live-world.ts';
import { Room } from './room-world.ts';
import { clearTheTable, newPage, type Page, rooms, setTheTable, THREE } from './page-world.ts';

beforeEach(setTheTable);
afterEach(clearTheTable);

describe('a broken line', () => {
	it('[W15] keeps what is typed, says how much waits, and delivers it under the kept client id', () => {
		const three = rooms();
		const anna = newPage();
		anna.join(THREE, three, 'token-1');
		type(anna.doc('a'), 'before ');
		anna.line.answer();
		const { document } = anna.section('a');
		anna.line.drop(1006);
		type(anna.doc('a'), 'mean');
		type(anna.doc('a'), 'while ');
		expect(anna.section('a').saving).toEqual({ state: 'offline', waiting: 2 });
		expect(anna.meeting.waiting).toBe(2);
		vi.advanceTimersByTime(1_000);
		const line = HandSocket.last.accept();
		expect(line.hello).toMatchObject([{ type: 'hello', resume: 'token-1' }]);
		line.view(THREE, 'token-2');
		line.open(three.a, 'write', document!.clientId);
		line.answer();
		expect(anna.section('a').document).toBe(document);
		expect(anna.section('a').saving).toEqual({ state: 'saved' });
		expect(three.a.words).toBe('before meanwhile ');
		expect(anna.meeting.undelivered).toEqual([]);
	});

	it('[W15] the token is shown again as long as no view has answered it', () => {
		const anna = newPage();
		anna.join(THREE, rooms(), 'token-1');
		anna.line.drop(1006);
		vi.advanceTimersByTime(1_000);
		HandSocket.last.accept();
		HandSocket.last.lost(1006);
		vi.advanceTimersByTime(2_000);
		expect(HandSocket.last.accept().hello).toMatchObject([{ resume: 'token-1' }]);
	});

	it('[W13] another client id brings an empty document; the undelivered words are kept to copy and enter nothing', () => {
		const three = rooms();
		const anna = newPage();
		anna.join(THREE, three);
		type(anna.doc('a'), 'saved ');
		anna.line.answer();
		anna.line.drop(1006);
		type(anna.doc('a'), 'not saved');
		vi.advanceTimersByTime(1_000);
		anna.join(THREE, three);
		expect(anna.section('a').plainText()).toBe('saved ');
		expect(three.a.words).toBe('saved ');
		expect(anna.meeting.undelivered).toMatchObject([{ words: 'not saved', section: 'a' }]);
	});

	it('does not wait for its pause when the network comes back', () => {
		const anna = newPage();
		anna.join(THREE, rooms());
		window.dispatchEvent(new Event('offline'));
		window.dispatchEvent(new Event('online'));
		vi.advanceTimersByTime(0);
		expect(HandSocket.made).toHaveLength(2);
		expect(HandSocket.made[0]?.closedWith).toBe(1000);
	});

	it('does not wait for its pause when its reader comes back to it, and leaves a living line alone', () => {
		const anna = newPage();
		anna.join(THREE, rooms());
		window.dispatchEvent(new Event('focus'));
		vi.advanceTimersByTime(0);
		expect(HandSocket.made).toHaveLength(1);
		anna.line.drop(1013);
		window.dispatchEvent(new Event('focus'));
		vi.advanceTimersByTime(0);
		expect(HandSocket.made).toHaveLength(2);
	});
});

describe('[W8] close codes', () => {
	const typed = (code: number, probed = 200): Page => {
		const anna = newPage();
		anna.join(THREE, { ...rooms(), b: new Room('b', 'of others ') }, 'token');
		type(anna.doc('b'), 'my own');
		anna.probed = probed;
		anna.line.drop(code);
		return anna;
	};

	it.each([1006, 1012, 1013, 4408, 1000, 1011])(
		'%i comes back with documents and token',
		(code) => {
			const anna = typed(code);
			expect(anna.section('b').plainText()).toBe('of others my own');
			vi.advanceTimersByTime(10_000);
			expect(HandSocket.made).toHaveLength(2);
			expect(HandSocket.last.accept().hello).toMatchObject([{ resume: 'token' }]);
		},
	);

	it.each([4400, 4413])(
		'%i comes back once with fresh documents, and the second time is final',
		(code) => {
			const anna = typed(code);
			expect(anna.section('b').plainText()).toBe('');
			expect(anna.meeting.undelivered).toMatchObject([{ words: 'my own' }]);
			vi.advanceTimersByTime(10_000);
			expect(HandSocket.last.accept().hello[0]).not.toHaveProperty('resume');
			HandSocket.last.lost(code);
			expect(anna.meeting.connection).toEqual({ state: 'ended', reason: 'failed' });
			vi.advanceTimersByTime(60_000);
			expect(HandSocket.made).toHaveLength(2);
			expect(anna.meeting.undelivered).toMatchObject([{ words: 'my own' }]);
		},
	);

	it.each([
		[4401, 'signed-out'],
		[4409, 'outdated'],
	])('%i never comes back and keeps only the own undelivered words', (code, reason) => {
		const anna = typed(code);
		vi.advanceTimersByTime(60_000);
		expect(anna.meeting.connection).toEqual({ state: 'ended', reason });
		expect(HandSocket.made).toHaveLength(1);
		expect([anna.meeting.view, anna.meeting.sections]).toEqual([null, []]);
		expect(anna.meeting.undelivered).toMatchObject([{ words: 'my own', section: null }]);
	});

	it('4403 never comes back and keeps nothing', () => {
		const anna = typed(4403);
		vi.advanceTimersByTime(60_000);
		expect(anna.meeting.connection).toEqual({ state: 'ended', reason: 'gone' });
		expect(HandSocket.made).toHaveLength(1);
		expect([anna.meeting.view, anna.meeting.sections, anna.meeting.undelivered]).toEqual([
			null,
			[],
			[],
		]);
	});

	it.each([
		[401, { state: 'ended', reason: 'signed-out' }, 2],
		[404, { state: 'ended', reason: 'gone' }, 2],
		[503, { state: 'offline' }, 3],
	])(
		'after a failed upgrade the status %i over HTTP decides',
		async (status, connection, sockets) => {
			const anna = typed(1006, status);
			await vi.advanceTimersByTimeAsync(1_000);
			HandSocket.last.lost(1006);
			await vi.advanceTimersByTimeAsync(5_000);
			expect(anna.meeting.connection).toEqual(connection);
			expect(HandSocket.made).toHaveLength(sockets);
		},
	);
});
