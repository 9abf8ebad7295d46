// One socket of one page: what it says is read strictly, then handed to the meeting; how it begins and ends.
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import {
	NOT_IN_MEETING,
	OUTDATED_PAGE,
	PROTOCOL_ERROR,
	SIGNED_OUT,
	TOO_LARGE,
	TOO_SLOW,
	type ServerCloseCode,
} from '#lib/sync/close-codes.ts';
import { parseClientMessage } from '#lib/sync/control.ts';
import { CONTROL_CHANNEL, decodeFrames, isFrameFault, type Frame } from '#lib/sync/frames.ts';
import { HELLO_DEADLINE_MS, MAX_MESSAGE_BYTES, SILENT_PEER_MS } from '#lib/sync/limits.ts';
import { parseSectionMessage, type SectionMessage } from '#lib/sync/section-messages.ts';
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#lib/sync/version.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import { Inflow } from './inflow.ts';
import type { LiveSocket } from './live-socket.ts';
import { Outbound } from './outbound.ts';

/** What a connection asks of its meeting; all of it is done in the mailbox's order. */
export interface LiveMeeting {
	/** false while an act is stored and told: no text leaves then. */
	readonly mayLeave: boolean;
	newcomer(connection: Connection): void;
	received(channel: Channel, message: SectionMessage, bytes: number): void;
	/** The page is gone, or was told to go. Once. */
	left(connection: Connection): void;
}

export interface ConnectionInit {
	readonly socket: LiveSocket;
	readonly clock: Clock;
	readonly meeting: LiveMeeting;
	readonly reader: Reader;
	readonly sessionId: string;
	/** The socket itself is gone. Once. */
	readonly closed: () => void;
}

export interface Who {
	readonly participantId: ParticipantId;
	readonly name: string;
}

/** What only a connection that was let in has. */
export interface Seat {
	/** As others see them. */
	readonly who: Who;
	/** Under which its client ids are stored, for its page's next connection. */
	readonly resumeHash: string;
	/** Of the view that the page has. */
	version: string;
	/** Of the same view, for a quick look. */
	print: string;
	/** The page has said something since: the resume token has arrived. */
	confirmed: boolean;
}

type State =
	| { readonly phase: 'waiting'; readonly giveUp: () => void }
	| { readonly phase: 'joining'; readonly resume: string | null }
	| { readonly phase: 'live'; readonly seat: Seat }
	| { readonly phase: 'gone' };

/** Until a socket that was told to close is cut. */
const GOODBYE_MS = 5_000;

export class Connection {
	readonly reader: Reader;
	readonly sessionId: string;
	readonly inflow: Inflow;
	readonly out: Outbound;
	readonly #init: ConnectionInit;
	#state: State;
	#heardAt: number;

	constructor(init: ConnectionInit) {
		const { socket, clock, reader, sessionId } = init;
		this.#init = init;
		this.reader = reader;
		this.sessionId = sessionId;
		this.#heardAt = clock.uptime();
		this.inflow = new Inflow(socket, clock);
		this.out = new Outbound({
			connection: this,
			socket,
			clock,
			end: (code) => this.end(code),
			cut: () => this.cut(),
			stalled: () => this.end(TOO_SLOW),
		});
		const giveUp = clock.after(HELLO_DEADLINE_MS, () => this.end(PROTOCOL_ERROR));
		this.#state = { phase: 'waiting', giveUp };
		socket.listen({
			message: (bytes, binary) => this.#message(bytes, binary),
			alive: () => this.#heard(),
			gone: () => {
				this.#goodbye();
				init.closed();
			},
		});
	}

	/** The resume token of a hello that waits for its answer; null without one. */
	get resume(): string | null {
		return this.#state.phase === 'joining' ? this.#state.resume : null;
	}

	get joining(): boolean {
		return this.#state.phase === 'joining';
	}

	/** null before it was let in, and after its end. */
	get seat(): Seat | null {
		return this.#state.phase === 'live' ? this.#state.seat : null;
	}

	get mayLeave(): boolean {
		return this.#init.meeting.mayLeave;
	}

	/** Its end was said, but bytes still wait in its socket. */
	get lingers(): boolean {
		return this.#state.phase === 'gone' && this.#init.socket.queued > 0;
	}

	letIn(seat: Seat): void {
		if (this.#state.phase !== 'joining') return;
		this.#state = { phase: 'live', seat };
		this.out.start();
	}

	/** A sign of life, both ways (W7); a page that gave none for too long is let go. */
	tick(): void {
		if (this.#state.phase === 'gone') return;
		const { clock, socket } = this.#init;
		if (clock.uptime() - this.#heardAt > SILENT_PEER_MS) return this.cut();
		socket.ping();
		this.out.control({ type: 'tick' });
		this.out.flush();
	}

	/** Tells the page why, and lets go. What waits for someone who lost the right never leaves. */
	end(code: ServerCloseCode): void {
		if (this.#state.phase === 'gone') return;
		const { socket, clock } = this.#init;
		const lost = code === SIGNED_OUT || code === NOT_IN_MEETING;
		if (lost && this.out.mayHoldWords) return this.cut();
		this.#goodbye();
		socket.close(code);
		socket.resume(); // a page that was read slowly has to be heard saying good-bye
		clock.after(GOODBYE_MS, () => socket.reset());
	}

	/** Ends without a word, and with all bytes that have not left. */
	cut(): void {
		this.#goodbye();
		this.#init.socket.reset();
	}

	#goodbye(): void {
		if (this.#state.phase === 'gone') return;
		if (this.#state.phase === 'waiting') this.#state.giveUp();
		this.#state = { phase: 'gone' };
		this.out.stop();
		this.inflow.stop();
		this.#init.meeting.left(this);
	}

	#heard(): void {
		this.#heardAt = this.#init.clock.uptime();
	}

	#message(bytes: Uint8Array, binary: boolean): void {
		if (this.#state.phase === 'gone') return;
		this.#heard();
		if (bytes.length > MAX_MESSAGE_BYTES) return this.end(TOO_LARGE);
		this.inflow.take(bytes.length);
		const frames = decodeFrames(bytes);
		if (!binary || isFrameFault(frames)) return this.end(PROTOCOL_ERROR);
		for (const frame of frames) this.#frame(frame);
	}

	#frame({ channel, payload }: Frame): void {
		const state = this.#state;
		if (state.phase === 'gone') return;
		if (state.phase === 'live') {
			state.seat.confirmed = true;
			this.#section(this.out.numbered(channel), payload);
		} else if (state.phase === 'waiting' && channel === CONTROL_CHANNEL) {
			this.#hello(state.giveUp, payload);
		} else this.end(PROTOCOL_ERROR);
	}

	#hello(giveUp: () => void, payload: Uint8Array): void {
		const hello = parseClientMessage(payload);
		if (!hello) return this.end(PROTOCOL_ERROR);
		if (hello.protocol !== PROTOCOL_VERSION || hello.schema !== SCHEMA_VERSION)
			return this.end(OUTDATED_PAGE);
		giveUp();
		this.#state = { phase: 'joining', resume: hello.resume ?? null };
		this.#init.meeting.newcomer(this);
	}

	#section(channel: Channel | undefined, payload: Uint8Array): void {
		if (!channel) return this.end(PROTOCOL_ERROR);
		if (!channel.open) return;
		const message = parseSectionMessage(payload);
		if (channel.access === 'write' && !message) return this.end(PROTOCOL_ERROR);
		if (message && mayDo(channel, message))
			this.#init.meeting.received(channel, message, payload.length);
	}
}

/** A reader may ask and nothing else (W21). */
const mayDo = ({ access }: Channel, { type }: SectionMessage): boolean =>
	access === 'write' || type === 'step-1' || type === 'query-awareness';
