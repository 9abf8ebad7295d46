// A page at a table: a meeting as the browser holds it, over a hand-driven socket.
import { vi } from 'vitest';
import type * as Y from 'yjs';
import { LiveMeeting } from './live-meeting.svelte.ts';
import { HandSocket, MEETING, sectionId, type Line, type Rights } from './live-world.ts';
import { Room } from './room-world.ts';

export class Page {
	readonly meeting: LiveMeeting;
	readonly stop: () => void;
	line!: Line;
	probed = 200;
	clientId = 100 * (HandSocket.made.length + 1);

	constructor() {
		const answer = () => Promise.resolve(Response.json({}, { status: this.probed }));
		const options = { Socket: HandSocket.ctor, origin: 'ws://server', fetch: answer };
		this.meeting = new LiveMeeting({ id: MEETING, ...options });
		this.stop = this.meeting.start();
	}

	/** Hello, view, and every section open and synchronised. */
	join(rights: Rights, rooms: Record<string, Room>, resume?: string): Record<string, number> {
		this.line = HandSocket.last.accept();
		this.line.view(rights, resume);
		const channels = Object.entries(rights).map(([name, access]) => {
			const room = rooms[name];
			if (!room) throw new Error(`no room ${name}`);
			return [name, this.line.open(room, access, ++this.clientId)] as const;
		});
		this.line.answer();
		return Object.fromEntries(channels);
	}

	section(name: string) {
		const section = this.meeting.section(sectionId(name));
		if (!section) throw new Error(`no section ${name} on this page`);
		return section;
	}

	doc(name: string): Y.Doc {
		const { document } = this.section(name);
		if (!document) throw new Error(`no text of ${name} on this page`);
		return document.doc;
	}
}

const pages: Page[] = [];
export const newPage = (): Page => {
	const page = new Page();
	pages.push(page);
	return page;
};

/** For beforeEach: time stands until it is moved, and there is a window to listen on. */
export function setTheTable(): void {
	vi.useFakeTimers();
	vi.stubGlobal('window', new EventTarget());
}
/** For afterEach. */
export function clearTheTable(): void {
	for (const page of pages.splice(0)) page.stop();
	HandSocket.made = [];
	vi.useRealTimers();
	vi.unstubAllGlobals();
}

export const THREE: Rights = { a: 'write', b: 'write', c: 'read' };
export const rooms = () => ({ a: new Room('a'), b: new Room('b'), c: new Room('c', 'read me') });
