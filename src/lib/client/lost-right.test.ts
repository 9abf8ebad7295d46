import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { updateMessage } from '#lib/sync/section-messages.ts';
import * as Y from 'yjs';
import { HandSocket, sectionId, type } from './live-world.ts';
import { Room } from './room-world.ts';
import { clearTheTable, newPage, rooms, setTheTable, THREE } from './page-world.ts';

beforeEach(setTheTable);
afterEach(clearTheTable);

describe('a lost right', () => {
	it('[W14] [case B1] empties that section at once, and no other', () => {
		const three = { ...rooms(), b: new Room('b', 'secret words') };
		const anna = newPage();
		const { b = 0 } = anna.join(THREE, three);
		const lost = anna.doc('b');
		type(anna.doc('a'), 'goes on');
		expect(anna.section('b').plainText()).toBe('secret words');
		anna.line.close(b);
		expect(anna.section('b').document).toBeNull();
		expect(anna.section('b').plainText()).toBe('');
		expect(anna.section('b').saving).toEqual({ state: 'closed' });
		expect(lost.isDestroyed).toBe(true);
		anna.line.view({ a: 'write', c: 'read' });
		expect(anna.meeting.sections.map(({ id }) => id)).toEqual(['a', 'c']);
		expect(anna.meeting.undelivered).toEqual([]);
		expect(anna.section('a').plainText()).toBe('goes on');
	});

	it('[case B6] a page that was away when the right was lost erases on return, and keeps only its own unsaved words', () => {
		const three = { ...rooms(), b: new Room('b', 'secret words ') };
		const anna = newPage();
		anna.join(THREE, three, 'token');
		anna.line.drop(1006);
		type(anna.doc('b'), 'typed offline');
		vi.advanceTimersByTime(1_000);
		anna.join({ a: 'write', c: 'read' }, three);
		expect(anna.meeting.section(sectionId('b'))).toBeUndefined();
		expect(anna.meeting.undelivered).toMatchObject([{ words: 'typed offline', section: null }]);
		anna.meeting.dismiss(anna.meeting.undelivered[0]!.key);
		expect(anna.meeting.undelivered).toEqual([]);
	});

	it('[W13] write becomes read through close and open, with a fresh document that sends nothing', () => {
		const three = rooms();
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, three);
		type(anna.doc('a'), 'written');
		anna.line.answer();
		const before = anna.section('a').document;
		anna.line.close(a);
		anna.line.view({ ...THREE, a: 'read' });
		const channel = anna.line.open(three.a, 'read', 7);
		anna.line.answer();
		expect(anna.section('a').document).not.toBe(before);
		expect(anna.section('a').access).toBe('read');
		expect(anna.section('a').plainText()).toBe('written');
		type(anna.doc('a'), ' more');
		anna.line.answer();
		expect(three.a.words).toBe('written');
		const sent = anna.line.got.filter((frame) => frame.channel === channel);
		expect(sent).toHaveLength(1);
	});

	it('[W24] a refused change ends in a fresh text and the words to copy', () => {
		const three = rooms();
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, three);
		type(anna.doc('a'), 'too much');
		anna.line.channels.delete(a);
		anna.line.tell({ type: 'refused', channel: a, code: 'section-full' });
		expect(anna.section('a').saving).toEqual({ state: 'refused', code: 'section-full' });
		anna.line.open(three.a, 'write', 9);
		anna.line.answer();
		expect(anna.section('a').saving).toEqual({ state: 'refused', code: 'section-full' });
		expect(anna.meeting.undelivered).toMatchObject([{ words: 'too much', section: 'a' }]);
		type(anna.doc('a'), 'less');
		anna.line.answer();
		expect(anna.section('a').saving).toEqual({ state: 'saved' });
	});

	it('[W12] words under this page’s own client id that it never wrote end its documents', () => {
		const three = rooms();
		const anna = newPage();
		const { a = 0 } = anna.join(THREE, three);
		const { clientId } = anna.section('a').document!;
		const forger = new Y.Doc();
		forger.clientID = clientId;
		type(forger, 'not mine');
		anna.line.say({ channel: a, payload: updateMessage(Y.encodeStateAsUpdate(forger)) });
		expect(HandSocket.last.closedWith).toBe(4400);
		expect([anna.section('a').document, anna.section('b').document]).toEqual([null, null]);
		vi.advanceTimersByTime(1_000);
		expect(HandSocket.last.accept().hello[0]).not.toHaveProperty('resume');
	});
});
