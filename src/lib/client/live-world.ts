// A table of pages and a hand-driven server that speaks the real frames: nothing moves before flush().
import type { MeetingId, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import {
	controlFrame,
	parseClientMessage,
	type ClientMessage,
	type ServerMessage,
} from '#lib/sync/control.ts';
import { decodeFrames, encodeFrames, isFrameFault, type Frame } from '#lib/sync/frames.ts';
import { awarenessMessage } from '#lib/sync/section-messages.ts';
import * as Y from 'yjs';
import { answerTo, step1Of, type Room } from './room-world.ts';

export const MEETING = 'meeting-1' as MeetingId;
export const sectionId = (name: string) => name as SectionId;
export const person = (name: string) => name as ParticipantId;

type Access = 'read' | 'write';
/** Section name → access: what one reader holds. */
export type Rights = Readonly<Record<string, Access>>;

const sectionView = (id: string, access: Access): SectionView => ({
	id: sectionId(id),
	title: `title of ${id}`,
	kind: 'common',
	state: 'open',
	about: [],
	access,
	holder: person('holder'),
	readers: [],
});

let versions = 0;
export function viewOf(rights: Rights): View {
	versions += 1;
	const sections = Object.entries(rights).map(([id, access]) => sectionView(id, access));
	// the page reads these fields alone; the rest of a view is not the engine's business
	const me = { participantId: person('me') };
	return { version: `v${versions}`, sections, me } as unknown as View;
}

/** The server's end of one physical socket. */
export class Line {
	readonly hello: ClientMessage[] = [];
	/** What the page sent, frame by frame. */
	readonly got: Frame[] = [];
	closedWith: number | null = null;
	readonly #socket: HandSocket;
	readonly channels = new Map<number, { room: Room; access: Access; counted: number }>();
	#next = 1;

	constructor(socket: HandSocket) {
		this.#socket = socket;
	}

	/** One physical message with these frames. */
	say(...frames: Frame[]): void {
		this.#socket.deliver(encodeFrames(frames));
	}

	tell(message: ServerMessage): void {
		this.say(controlFrame(message));
	}

	view(rights: Rights, resume?: string): View {
		const view = viewOf(rights);
		this.tell({ type: 'view', view, ...(resume !== undefined && { resume }) });
		return view;
	}

	/** Opens a section; with step 1 in the same message where access is write. */
	open(room: Room, access: Access, clientId: number): number {
		const channel = this.#next++;
		this.channels.set(channel, { room, access, counted: 0 });
		const section = sectionId(room.name);
		const open = controlFrame({ type: 'open', channel, sectionId: section, access, clientId });
		if (access === 'read') this.say(open);
		else this.say(open, { channel, payload: step1Of(room) });
		return channel;
	}

	close(channel: number): void {
		this.channels.delete(channel);
		this.tell({ type: 'close', channel });
	}

	saved(channel: number): void {
		const count = this.channels.get(channel)?.counted ?? 0;
		this.tell({ type: 'saved', channel, count });
	}

	/** Handles what the page sent since, as an honest server would; `save` false holds the disk back. */
	answer({ save = true } = {}): void {
		for (const { channel, payload } of this.#socket.taken().flatMap(framesOf)) {
			this.got.push({ channel, payload });
			const hello = channel === 0 ? parseClientMessage(payload) : null;
			if (hello) this.hello.push(hello);
			const open = this.channels.get(channel);
			if (!open) continue;
			const { reply, counts } = answerTo(open.room, open.access, payload, this);
			if (reply) this.say({ channel, payload: reply });
			if (!counts) continue;
			open.counted += 1;
			if (save) this.saved(channel);
		}
	}

	drop(code: number): void {
		this.#socket.lost(code);
	}

	/** What others have typed reaches this page. */
	pass(room: Room, payload: Uint8Array): void {
		for (const [channel, open] of this.channels)
			if (open.room === room) this.say({ channel, payload });
	}

	presence(channel: number, entries: Uint8Array): void {
		this.say({ channel, payload: awarenessMessage(entries) });
	}
}

function framesOf(message: Uint8Array): readonly Frame[] {
	const frames = decodeFrames(message);
	if (isFrameFault(frames)) throw new Error(`the page sent no frames: ${frames.fault}`);
	return frames;
}

/** The page's end: a WebSocket that only a test opens, feeds and closes. */
export class HandSocket {
	static made: HandSocket[] = [];
	static get last(): HandSocket {
		const last = HandSocket.made.at(-1);
		if (!last) throw new Error('no page has connected');
		return last;
	}
	static readonly ctor = HandSocket as unknown as typeof WebSocket;
	binaryType = '';
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: unknown }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;
	onerror: (() => void) | null = null;
	closedWith: number | null = null;
	readonly url: string;
	#sent: Uint8Array[] = [];

	constructor(url: string) {
		this.url = url;
		HandSocket.made.push(this);
	}

	send(data: Uint8Array): void {
		this.#sent.push(data.slice());
	}

	close(code = 1000): void {
		this.closedWith ??= code;
	}

	/** The upgrade succeeds; the server's end. */
	accept(): Line {
		this.onopen?.();
		const line = new Line(this);
		line.answer();
		return line;
	}

	deliver(message: Uint8Array): void {
		const { buffer, byteOffset, byteLength } = message;
		this.onmessage?.({ data: buffer.slice(byteOffset, byteOffset + byteLength) });
	}

	lost(code: number): void {
		this.onclose?.({ code });
	}

	taken(): Uint8Array[] {
		const sent = this.#sent;
		this.#sent = [];
		return sent;
	}
}

/** Writes into the first text of a section as an editor would: one own transaction. */
export function type(doc: Y.Doc, words: string): void {
	doc.transact(() => {
		const root = doc.getXmlFragment('default');
		if (root.length === 0) {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText()]);
			root.insert(0, [paragraph]);
		}
		const text = (root.get(0) as Y.XmlElement).get(0) as Y.XmlText;
		text.insert(text.length, words);
	}, 'editor');
}
