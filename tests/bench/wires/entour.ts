// Our own protocol as its description says: hello, then one socket whose channels are the sections.
import { Reading } from '../key-press.ts';
import { LightSocket } from '../light-socket.ts';
import { askForAll, cursorMessage, framed, hear, updateMessage } from './bytes.ts';
import type { Page, PageEvents, Where, Wire } from './wire.ts';

/** What the page of one person needs to know before it can come in. */
export interface Seat {
	readonly meeting: string;
	readonly cookie: string;
}

interface Control {
	readonly type: string;
	readonly channel: number;
	readonly sectionId: string;
	readonly clientId: number;
	readonly access: string;
}

export interface OurEvents extends PageEvents {
	opened?(section: string, access: string): void;
	closed?(section: string): void;
}

interface Channel {
	readonly index: number;
	readonly id: string;
	readonly clientId: number;
	open: boolean;
}

const HELLO = Buffer.from(JSON.stringify({ type: 'hello', protocol: 1, schema: 1 }));
/** Where the first letter of a control message's type stands: `{"type":"s…`. */
const TYPE_AT = 9;
const SAVED = 's'.charCodeAt(0);
const TICK = 't'.charCodeAt(0);
const reading = new Reading();

export class OurPage implements Page {
	readonly #where: Where;
	readonly #events: OurEvents;
	readonly #socket: LightSocket;
	readonly #channels = new Map<number, Channel>();
	/** The latest channel of each section, in the order in which sections came first. */
	readonly #sections = new Map<string, Channel>();
	#states = 0;
	readonly #joined: (page: OurPage) => void;

	constructor(
		origin: string,
		seat: Seat,
		where: Where,
		events: OurEvents,
		joined: (page: OurPage) => void,
	) {
		this.#where = where;
		this.#events = events;
		this.#joined = joined;
		const headers = { Cookie: seat.cookie, Origin: origin };
		this.#socket = new LightSocket(new URL(`/live/${seat.meeting}`, origin), headers, {
			opened: () => this.#socket.send(framed(0, HELLO)),
			message: (bytes) => this.#message(bytes),
			closed: () => events.lost(),
		});
	}

	clientId(section: number): number {
		return this.#at(section)?.clientId ?? 0;
	}

	write(section: number, update: Uint8Array): void {
		this.#send(section, updateMessage(update));
	}

	point(section: number, clock: number): void {
		const name = `person ${this.#where.person}`;
		this.#send(section, cursorMessage(this.clientId(section), clock, name));
	}

	/** The number of a section, by its id. */
	numberOf(section: string): number {
		return this.#sections.get(section)?.index ?? -1;
	}

	close(): void {
		this.#socket.close();
	}

	#at(section: number): Channel | undefined {
		for (const channel of this.#sections.values()) if (channel.index === section) return channel;
		return undefined;
	}

	#send(section: number, message: Uint8Array): void {
		for (const [number, channel] of this.#channels)
			if (channel.index === section && channel.open)
				return this.#socket.send(framed(number, message));
	}

	#message(bytes: Uint8Array): void {
		for (let at = 0; at < bytes.length;) {
			const channel = reading.over(bytes, at).number();
			const length = reading.number();
			const from = reading.at;
			at = from + length;
			const payload = bytes.subarray(from, at);
			if (channel === 0) this.#control(payload);
			else this.#section(channel, payload);
		}
	}

	#control(payload: Uint8Array): void {
		const initial = payload[TYPE_AT];
		if (initial === SAVED || initial === TICK) return;
		const message = JSON.parse(Buffer.from(payload).toString()) as Control;
		if (message.type === 'open') return this.#open(message);
		const channel = this.#channels.get(message.channel);
		if (message.type === 'refused') throw new Error(`refused: ${JSON.stringify(message)}`);
		if (message.type !== 'close' || !channel) return;
		channel.open = false;
		this.#events.closed?.(channel.id);
	}

	#open({ channel: number, sectionId: id, clientId, access }: Control): void {
		const index = this.#sections.get(id)?.index ?? this.#sections.size;
		const channel = { index, id, clientId, open: true };
		this.#channels.set(number, channel);
		this.#sections.set(id, channel);
		this.#socket.send(framed(number, askForAll()));
		this.#events.opened?.(id, access);
	}

	#section(number: number, payload: Uint8Array): void {
		const channel = this.#channels.get(number);
		if (!channel?.open) throw new Error('a byte of a section after its close');
		hear(payload, {
			update: (update) => this.#events.update(channel.index, update),
			presence: () => this.#events.presence(),
			state: () => {
				this.#states += 1;
				if (this.#states === this.#where.sections) this.#joined(this);
			},
		});
	}
}

/** `seats[meeting][person]`. */
export const ourWire = (origin: string, seats: readonly (readonly Seat[])[]): Wire => ({
	join(where: Where, events: PageEvents): Promise<Page> {
		const seat = seats[where.meeting]?.[where.person];
		if (!seat) throw new Error('nobody sits there');
		return new Promise((resolve) => void new OurPage(origin, seat, where, events, resolve));
	},
});
