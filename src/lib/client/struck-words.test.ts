// Words that somebody else struck before anybody saw them are given back; what was seen and then struck is not.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { updateMessage } from '#lib/sync/section-messages.ts';
import * as Y from 'yjs';
import { HandSocket, type } from './live-world.ts';
import { clearTheTable, newPage, rooms, setTheTable, THREE } from './page-world.ts';
import type { Room } from './room-world.ts';

beforeEach(setTheTable);
afterEach(clearTheTable);

/** A colleague strikes the first paragraph as they have it. */
function strike(room: Room): void {
	const colleague = new Y.Doc();
	Y.applyUpdate(colleague, Y.encodeStateAsUpdate(room.doc));
	const before = Y.encodeStateVector(colleague);
	colleague.getXmlFragment('default').delete(0, 1);
	const update = Y.encodeStateAsUpdate(colleague, before);
	Y.applyUpdate(room.doc, update);
	for (const line of room.lines) line.pass(room, updateMessage(update));
}

const written = () => {
	const three = rooms();
	const anna = newPage();
	anna.join(THREE, three, 'token');
	type(anna.doc('a'), 'début ');
	anna.line.answer();
	return { three, anna };
};

describe('[W22] words under way into a paragraph that somebody strikes', () => {
	it('are given back to who wrote them, and nothing else of that paragraph', () => {
		const { three, anna } = written();
		type(anna.doc('a'), 'vu par personne');
		strike(three.a);
		expect(anna.section('a').plainText()).toBe('');
		expect(anna.meeting.undelivered).toMatchObject([
			{ words: 'vu par personne', why: 'struck', section: 'a' },
		]);
		anna.line.answer();
		expect(anna.section('a').saving).toEqual({ state: 'saved' });
	});

	it('are given back too when they were written offline, though the server counts them as saved', () => {
		const { three, anna } = written();
		const { clientId } = anna.section('a').document!;
		anna.line.drop(1006);
		type(anna.doc('a'), 'écrit hors ligne');
		strike(three.a);
		vi.advanceTimersByTime(1_000);
		const line = HandSocket.last.accept();
		anna.line = line;
		line.view(THREE, 'next');
		line.open(three.a, 'write', clientId);
		line.answer();
		expect(anna.section('a').saving).toEqual({ state: 'saved' });
		expect(anna.section('a').plainText()).toBe('');
		expect(anna.meeting.undelivered).toMatchObject([
			{ words: 'écrit hors ligne', why: 'struck', section: 'a' },
		]);
	});

	it('stay with the colleague’s own when they were saved: striking what stands is an edit like another', () => {
		const { three, anna } = written();
		strike(three.a);
		expect(anna.section('a').plainText()).toBe('');
		expect(anna.meeting.undelivered).toEqual([]);
	});

	it('are not given back for a letter or two', () => {
		const { three, anna } = written();
		type(anna.doc('a'), 'ou');
		strike(three.a);
		expect(anna.meeting.undelivered).toEqual([]);
	});
});
