// Hocuspocus as its provider speaks in its best form: all documents of a page on one socket.
import * as encoding from 'lib0/encoding';
import { Reading } from '../key-press.ts';
import { LightSocket } from '../light-socket.ts';
import { askForAll, cursorMessage, hear, updateMessage } from './bytes.ts';
import {
	documentOf,
	randomClientId,
	type Page,
	type PageEvents,
	type Where,
	type Wire,
} from './wire.ts';

const AUTH = 2;
const SYNC_REPLY = 4;
const TOKEN = 0;
const AUTHENTICATED = 2;
const VERSION = '4.7.0';

function addressed(name: string, message: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	encoding.writeUint8Array(encoder, message);
	return encoding.toUint8Array(encoder);
}

function signIn(name: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	encoding.writeVarUint(encoder, AUTH);
	encoding.writeVarUint(encoder, TOKEN);
	encoding.writeVarString(encoder, 'token');
	encoding.writeVarString(encoder, VERSION);
	return encoding.toUint8Array(encoder);
}

const reading = new Reading();

/** The last part of a document's name: its number in the meeting. */
function sectionIn(message: Uint8Array): { section: number; rest: Uint8Array } {
	const length = reading.over(message).number();
	const end = reading.at + length;
	let section = 0;
	let factor = 1;
	for (let at = end - 1; message[at]! >= 48 && message[at]! <= 57; at--, factor *= 10)
		section += (message[at]! - 48) * factor;
	return { section, rest: message.subarray(end) };
}

class Joining implements Page {
	readonly #ids: number[];
	readonly #where: Where;
	readonly #socket: LightSocket;
	readonly #states = new Set<number>();

	constructor(address: URL, where: Where, events: PageEvents, joined: (page: Page) => void) {
		this.#where = where;
		this.#ids = Array.from({ length: where.sections }, randomClientId);
		this.#socket = new LightSocket(
			address,
			{},
			{
				opened: () =>
					this.#ids.forEach((_, section) => this.#socket.send(signIn(this.#name(section)))),
				message: (bytes) => {
					const { section, rest } = sectionIn(bytes);
					if (rest[0] === AUTH && rest[1] === AUTHENTICATED) this.#send(section, askForAll());
					if (rest[0] === SYNC_REPLY) return;
					hear(rest, {
						update: (update) => events.update(section, update),
						presence: () => events.presence(),
						state: () => {
							this.#states.add(section);
							if (this.#states.size === where.sections) joined(this);
						},
					});
				},
				closed: () => events.lost(),
			},
		);
	}

	clientId(section: number): number {
		return this.#ids[section] ?? 0;
	}

	write(section: number, update: Uint8Array): void {
		this.#send(section, updateMessage(update));
	}

	point(section: number, clock: number): void {
		const name = `person ${this.#where.person}`;
		this.#send(section, cursorMessage(this.clientId(section), clock, name));
	}

	close(): void {
		this.#socket.close();
	}

	#name(section: number): string {
		return documentOf(this.#where.meeting, section);
	}

	#send(section: number, message: Uint8Array): void {
		this.#socket.send(addressed(this.#name(section), message));
	}
}

export const hocuspocusWire = (origin: string): Wire => ({
	join: (where: Where, events: PageEvents) =>
		new Promise((resolve) => void new Joining(new URL('/', origin), where, events, resolve)),
});
