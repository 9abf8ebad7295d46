// One letter typed at the end of one's own line, as the update that Yjs would make of it; and how to read it again cheaply.
import * as Y from 'yjs';

/** Bytes that grow as they are written. */
class Bytes {
	readonly #bytes: number[] = [];

	number(value: number): this {
		let rest = value;
		for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes.push(0x80 | (rest % 0x80));
		this.#bytes.push(rest);
		return this;
	}

	byte(value: number): this {
		this.#bytes.push(value);
		return this;
	}

	get all(): Uint8Array {
		return Uint8Array.from(this.#bytes);
	}
}

/** An item with a left neighbour and a string in it, as Yjs marks it. */
const LETTER = 0x84;
const A = 97;

/** Where the letters of a line begin: the clocks before are the paragraph, its text, and the first letter. */
export const FIRST_LETTER = 3;

/** The line itself: a paragraph with one letter. */
export function lineOf(clientId: number, words = 'x'): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	doc.transact(() => {
		const paragraph = new Y.XmlElement('paragraph');
		doc.getXmlFragment('default').insert(0, [paragraph]);
		const text = new Y.XmlText();
		paragraph.insert(0, [text]);
		text.insert(0, words);
	});
	return Y.encodeStateAsUpdate(doc);
}

/** The letter with this clock, behind the one before it. */
export const letterOf = (clientId: number, clock: number): Uint8Array =>
	new Bytes()
		.number(1)
		.number(1)
		.number(clientId)
		.number(clock)
		.byte(LETTER)
		.number(clientId)
		.number(clock - 1)
		.number(1)
		.number(A + (clock % 26))
		.number(0).all;

/** Reads numbers where they lie, without an object for each message. */
export class Reading {
	bytes: Uint8Array = new Uint8Array();
	at = 0;

	over(bytes: Uint8Array, at = 0): this {
		this.bytes = bytes;
		this.at = at;
		return this;
	}

	number(): number {
		let value = 0;
		for (let factor = 1; ; factor *= 0x80) {
			const byte = this.bytes[this.at++];
			if (byte === undefined) throw new Error('a number is cut off');
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
		}
	}
}

const reading = new Reading();

export type Letters = (clientId: number, clock: number, count: number) => void;

/** Tells which letters an update brings; servers may merge several into one. */
export function readLetters(update: Uint8Array, tell: Letters): void {
	if (update[0] === 1 && update[1] === 1) {
		reading.over(update, 2);
		const clientId = reading.number();
		const clock = reading.number();
		if (update[reading.at++] === LETTER) {
			reading.number();
			reading.number();
			return tell(clientId, clock, reading.number());
		}
	}
	for (const { id, length } of Y.decodeUpdate(update).structs) tell(id.client, id.clock, length);
}
