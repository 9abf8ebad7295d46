import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { LiveMeeting } from './live-meeting.svelte.ts';
import { HandSocket, MEETING, person, sectionId, type, viewOf, type Line } from './live-world.ts';
import { clearTheTable, newPage, rooms, setTheTable, THREE } from './page-world.ts';
import { Room } from './room-world.ts';

beforeEach(setTheTable);
afterEach(clearTheTable);

/** A meeting whose HTTP side answers what the test says, by path. */
function desk(answers: Record<string, () => unknown>) {
	const asked: string[] = [];
	const fetch = (path: string) => {
		asked.push(path);
		const body = answers[path]?.();
		return Promise.resolve(Response.json(body ?? {}, { status: body === undefined ? 404 : 200 }));
	};
	const meeting = new LiveMeeting({
		id: MEETING,
		Socket: HandSocket.ctor,
		origin: 'ws://x',
		fetch,
	});
	meeting.start();
	return { meeting, asked, line: HandSocket.last.accept() };
}

const COMMANDS = '/api/meetings/meeting-1/commands';

describe('a command', () => {
	it('is done when the view that contains what it made has come', async () => {
		const made = viewOf({ a: 'write', new: 'write' });
		const answers = { [COMMANDS]: () => ({ version: made.version, sectionId: 'new' }) };
		const { meeting, line } = desk(answers);
		line.view({ a: 'write' });
		let seen: string[] = [];
		const done = meeting.command({ type: 'create-section' }).then((answer) => {
			seen = meeting.sections.map(({ id }) => id);
			return answer;
		});
		await vi.advanceTimersByTimeAsync(100);
		expect(seen).toEqual([]);
		line.tell({ type: 'view', view: made });
		expect(await done).toMatchObject({ ok: true, made: { sectionId: 'new' } });
		expect(seen).toEqual(['a', 'new']);
	});

	it('waits no longer than a second for a view that was overtaken', async () => {
		const { meeting, line } = desk({ [COMMANDS]: () => ({ version: 'overtaken' }) });
		line.view({ a: 'write' });
		const done = meeting.command({ type: 'create-section' });
		await vi.advanceTimersByTimeAsync(1_000);
		expect(await done).toMatchObject({ ok: true });
	});
});

describe('an own draft', () => {
	const draftIn = (view: View, more: Partial<SectionView>): View => {
		const [first, ...rest] = view.sections;
		const own = { ...first!, state: 'draft' as const, title: '', holder: person('me'), ...more };
		return { ...view, sections: [own, ...rest] };
	};

	async function withDraft(
		words: string,
		more: Partial<SectionView> = {},
	): Promise<{ id: string | null; asked: string[] }> {
		const { meeting, asked, line } = desk({ [COMMANDS]: () => ({ version: '', sectionId: 'n' }) });
		const view = draftIn(viewOf({ a: 'write' }), more);
		line.tell({ type: 'view', view });
		line.open(new Room('a', words), 'write', 5);
		line.answer();
		const draft = meeting.ensureDraft();
		await vi.advanceTimersByTimeAsync(1_000);
		return { id: await draft, asked };
	}

	it('is taken when it is empty', async () => {
		expect(await withDraft('')).toEqual({ id: 'a', asked: [] });
	});

	it('[P35] is never one that somebody types for its holder, and reads along', async () => {
		for (const running of [true, false]) {
			const dictated = { scribe: person('marc'), running };
			expect(await withDraft('', { dictated })).toEqual({ id: 'n', asked: [COMMANDS] });
		}
	});

	it('is made when there is none without words', async () => {
		expect(await withDraft('begun')).toEqual({ id: 'n', asked: [COMMANDS] });
	});
});

describe('seeing as somebody', () => {
	const AS = '/api/meetings/meeting-1?as=marc';

	it('shows what both may see, follows the meeting, and ends by itself when it may no longer be', async () => {
		let both: View | undefined = viewOf({ a: 'read' });
		const { meeting, line } = desk({ [AS]: () => both });
		line.view({ a: 'write', b: 'write' });
		await meeting.seeAs(person('marc'));
		expect(meeting.sections.map(({ id }) => id)).toEqual(['a']);
		both = viewOf({});
		line.view({ a: 'write', b: 'write', c: 'read' });
		await vi.advanceTimersByTimeAsync(0);
		expect([meeting.seeing, meeting.sections]).toEqual(['marc', []]);
		both = undefined;
		line.view({ a: 'write', b: 'write' });
		await vi.advanceTimersByTimeAsync(0);
		expect(meeting.seeing).toBeNull();
		expect(meeting.sections.map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('is refused as a value', async () => {
		const { meeting, line } = desk({});
		const view = line.view({ a: 'write' });
		expect(await meeting.seeAs(person('nobody'))).toMatchObject({ ok: false, status: 404 });
		expect([meeting.seeing, meeting.shown]).toEqual([null, view]);
	});
});

describe('news', () => {
	const told = (page: { meeting: LiveMeeting }) => page.meeting.news.latest;

	it('tells what came and what went, and nothing of a text that only began anew', () => {
		const anna = newPage();
		const three = rooms();
		const { b = 0 } = anna.join({ a: 'write', b: 'write' }, three);
		expect(told(anna)).toBeNull();
		anna.line.close(b);
		anna.line.view({ a: 'write', b: 'write' });
		anna.line.open(three.b, 'write', 9);
		expect(told(anna)).toBeNull();
		anna.line.view(THREE);
		expect(told(anna)).toEqual({ kind: 'opened', title: 'title of c' });
		anna.line.view({ a: 'write' });
		expect(told(anna)).toEqual({ kind: 'closed' });
		anna.line.drop(1006);
		expect(told(anna)).toEqual({ kind: 'offline' });
	});

	it('tells “saved” once writing rests, and not at every pause', () => {
		const anna = newPage();
		anna.join(THREE, rooms());
		const write = () => {
			type(anna.doc('a'), 'x');
			anna.meeting.news.noticed(anna.meeting.saving.state);
			anna.line.answer();
			anna.meeting.news.noticed(anna.meeting.saving.state);
		};
		write();
		vi.advanceTimersByTime(1_000);
		expect(told(anna)).toBeNull();
		vi.advanceTimersByTime(1_000);
		expect(told(anna)).toEqual({ kind: 'saved' });
		anna.meeting.news.tell({ kind: 'back' });
		write();
		vi.advanceTimersByTime(5_000);
		expect(told(anna)).toEqual({ kind: 'back' });
	});
});

describe('the wire’s own rules', () => {
	const broken: [string, (line: Line) => void][] = [
		['a channel number that does not rise', (line) => openTwice(line)],
		['the end of a channel that never was', (line) => line.tell({ type: 'close', channel: 8 })],
		['a section that is in no view', (line) => line.open(new Room('elsewhere'), 'read', 4)],
		['what is no control message', (line) => line.say({ channel: 0, payload: Uint8Array.of(1) })],
	];
	const openTwice = (line: Line) => {
		const open = { type: 'open', channel: 1, access: 'read', clientId: 4 } as const;
		line.tell({ ...open, sectionId: sectionId('a') });
	};

	it.each(broken)('%s is a protocol error, and the page begins anew', (_, breakIt) => {
		const anna = newPage();
		anna.join(THREE, rooms());
		breakIt(anna.line);
		expect(HandSocket.last.closedWith).toBe(4400);
		expect(anna.section('a').document).toBeNull();
		vi.advanceTimersByTime(1_000);
		expect(HandSocket.made).toHaveLength(2);
	});
});
