// Writes into a part as a page does: over a socket within this process, through the gate, until the words are on disk.
import type { SectionId } from '#lib/domain/ids.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import { controlFrame, parseServerMessage, type ServerMessageOf } from '#lib/sync/control.ts';
import {
	CONTROL_CHANNEL,
	decodeFrames,
	encodeFrame,
	encodeFrames,
	isFrameFault,
	type Frame,
} from '#lib/sync/frames.ts';
import { ROOT } from '#lib/sync/schema.ts';
import { updateMessage } from '#lib/sync/section-messages.ts';
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#lib/sync/version.ts';
import * as Y from 'yjs';
import type { Hosts } from '../live/hosts.ts';
import type { LiveSocket, SocketEvents } from '../live/live-socket.ts';

export interface Place {
	readonly meeting: string;
	readonly reader: Reader;
	readonly section: SectionId;
}

type Opened = ServerMessageOf<'open'>;

/** One paragraph for each text; resolves when all are on disk. */
export async function write(
	hosts: Pick<Hosts, 'attach'>,
	{ meeting, reader, section }: Place,
	paragraphs: readonly string[],
): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	const socket = new ScribeSocket((frame) => {
		const message = frame.channel === CONTROL_CHANNEL ? parseServerMessage(frame.payload) : null;
		if (message?.type === 'open' && message.sectionId === section)
			socket.say(typed(message, paragraphs));
		if (message?.type === 'saved') resolve();
		if (message?.type === 'refused') reject(new Error(`not written: ${message.code}`));
	}, reject);
	hosts.attach(socket, { meetingId: meeting, reader, sessionId: 'demo' });
	const hello = { type: 'hello', protocol: PROTOCOL_VERSION, schema: SCHEMA_VERSION } as const;
	socket.say(encodeFrames([controlFrame(hello)]));
	try {
		await promise;
	} finally {
		socket.leave();
	}
}

function typed({ channel, clientId }: Opened, paragraphs: readonly string[]): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	const elements = paragraphs.map((words) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(words)]);
		return paragraph;
	});
	doc.getXmlFragment(ROOT).insert(0, elements);
	return encodeFrame(channel, updateMessage(Y.encodeStateAsUpdate(doc)));
}

class ScribeSocket implements LiveSocket {
	readonly queued = 0;
	readonly unsent = 0;
	readonly #hear: (frame: Frame) => void;
	readonly #closed: (why: Error) => void;
	#events: SocketEvents | null = null;
	#paused = false;
	readonly #waiting: Uint8Array[] = [];

	constructor(hear: (frame: Frame) => void, closed: (why: Error) => void) {
		this.#hear = hear;
		this.#closed = closed;
	}

	/** Waits while nobody reads, as a line does. */
	say(bytes: Uint8Array): void {
		if (this.#paused) this.#waiting.push(bytes);
		else this.#events?.message(bytes, true);
	}

	leave(): void {
		this.#events?.gone();
	}

	listen(events: SocketEvents): void {
		this.#events = events;
	}

	send(bytes: Uint8Array, left: () => void): void {
		const frames = decodeFrames(bytes);
		if (!isFrameFault(frames)) for (const frame of frames) this.#hear(frame);
		queueMicrotask(left);
	}

	close(code: number): void {
		this.#closed(new Error(`the meeting closed the page: ${code}`));
	}

	reset(): void {
		this.#closed(new Error('the meeting cut the page off'));
	}

	pause(): void {
		this.#paused = true;
	}

	resume(): void {
		this.#paused = false;
		for (const bytes of this.#waiting.splice(0)) this.say(bytes);
	}

	ping(): void {}
}
