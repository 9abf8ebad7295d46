// Keeps every byte that one person was sent, and searches it for words in every way in which they could be written.
// Words that came letter by letter are put together again from the frames, struck ones too.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const isAscii = (letter: string): boolean => letter < '\u0080';
const hex = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0');
const each = (word: string, as: (letter: string) => string): string =>
	word.split('').map(as).join('');

/** As texts that a server might write. */
const WRITTEN: readonly ((word: string) => string)[] = [
	(word) => word,
	(word) => word.normalize('NFD'),
	(word) => JSON.stringify(word).slice(1, -1),
	(word) => each(word, (letter) => (isAscii(letter) ? letter : `\\u${hex(letter)}`)),
	(word) => each(word, (letter) => `\\u${hex(letter)}`),
	(word) => encodeURIComponent(word),
	(word) => encodeURIComponent(word).toLowerCase(),
	(word) => each(word, (letter) => ENTITIES[letter] ?? letter),
	(word) =>
		each(word, (letter) =>
			isAscii(letter) ? (ENTITIES[letter] ?? letter) : `&#${letter.charCodeAt(0)};`,
		),
	(word) => Buffer.from(word).toString('hex'),
];

/** Shorter pieces stand in other things by chance. */
const LEAST = 5;

/** At each of the three places where a word may begin in base64; what hangs on its neighbours is left out. */
function inBase64(word: string): Buffer[] {
	return [0, 1, 2].flatMap((shift) => {
		const bytes = Buffer.concat([Buffer.alloc(shift, ' '), Buffer.from(word)]);
		const sure = bytes.toString('base64').slice(shift === 0 ? 0 : 4, -4);
		const url = sure.replaceAll('+', '-').replaceAll('/', '_');
		return [Buffer.from(sure), Buffer.from(url)];
	});
}

/** Every way in which a word may stand in bytes. */
export function shapesOf(word: string): Buffer[] {
	const wide = Buffer.from(word, 'utf16le');
	const all = [
		...WRITTEN.map((write) => Buffer.from(write(word))),
		Buffer.from(word, 'latin1'),
		wide,
		Buffer.from(wide).swap16(),
		...inBase64(word),
	];
	const isFirst = (shape: Buffer, index: number): boolean =>
		all.findIndex((one) => one.equals(shape)) === index;
	return all.filter((shape, index) => shape.length >= LEAST && isFirst(shape, index));
}

/** Those of the words that stand somewhere in these bytes. */
export function foundIn(bytes: Uint8Array, words: readonly string[]): string[] {
	const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return words.filter((word) => shapesOf(word).some((shape) => hay.includes(shape)));
}

const MARK = 0xff; // in no UTF-8: two things that were sent apart never make one word

export class Recorder {
	readonly #pieces: Uint8Array[] = [];
	readonly #pending: Promise<unknown>[] = [];
	readonly #sockets: SocketRecord[] = [];

	/** How much was received: a recorder that heard nothing proves nothing. */
	get size(): number {
		return this.#pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
	}

	keep(piece: Uint8Array | string): void {
		const bytes = typeof piece === 'string' ? Buffer.from(piece) : Uint8Array.from(piece);
		this.#pieces.push(bytes, Uint8Array.of(MARK));
	}

	/** An answer with its status, its headers and its body, which stays to be read. */
	answer(answer: Response): void {
		this.keep(JSON.stringify([answer.status, answer.statusText, ...answer.headers]));
		const body = answer.clone().arrayBuffer();
		this.later(body.then((bytes) => this.keep(new Uint8Array(bytes))));
	}

	/** Something that will be kept when it has come. */
	later(coming: Promise<unknown>): void {
		this.#pending.push(coming.catch(() => undefined));
	}

	/** One socket, whose messages are read as frames too. */
	socket(): SocketRecord {
		const record = new SocketRecord((bytes) => this.keep(bytes));
		this.#sockets.push(record);
		return record;
	}

	/** The words that were received in any shape. */
	async found(words: readonly string[]): Promise<string[]> {
		await Promise.all(this.#pending);
		const texts = this.#sockets.flatMap((socket) => socket.texts.map((text) => Buffer.from(text)));
		const all = [...this.#pieces, ...texts.flatMap((text) => [text, Uint8Array.of(MARK)])];
		return foundIn(Buffer.concat(all), words);
	}
}

/** What one channel carried. */
class ChannelRecord {
	readonly #doc = new Y.Doc();
	/** Every letter that came, by its author's counting, also those that are struck in the document. */
	readonly #letters = new Map<number, Map<number, string>>();

	update(update: Uint8Array): void {
		Y.applyUpdate(this.#doc, update);
		for (const struct of Y.decodeUpdate(update).structs) {
			if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
			const { client, clock } = struct.id;
			const letters = this.#letters.get(client) ?? new Map<number, string>();
			this.#letters.set(client, letters.set(clock, struct.content.str));
		}
	}

	get texts(): string[] {
		const inOrder = [...this.#letters.values()].map((letters) =>
			[...letters]
				.sort(([a], [b]) => a - b)
				.map(([, letter]) => letter)
				.join(''),
		);
		const text = this.#doc.getXmlFragment('default').toJSON();
		return [text, text.replace(/<[^>]*>/g, ''), ...inOrder];
	}
}

const SYNC = 0;
const QUESTION = 0;

export class SocketRecord {
	readonly #keep: (bytes: Uint8Array) => void;
	readonly #channels = new Map<number, ChannelRecord>();

	constructor(keep: (bytes: Uint8Array) => void) {
		this.#keep = keep;
	}

	/** The words of every document that came over this socket. */
	get texts(): string[] {
		return [...this.#channels.values()].flatMap((channel) => channel.texts);
	}

	take(message: Uint8Array): void {
		this.#keep(message);
		const decoder = decoding.createDecoder(Uint8Array.from(message));
		while (decoding.hasContent(decoder)) {
			const channel = decoding.readVarUint(decoder);
			const payload = decoding.readVarUint8Array(decoder);
			if (channel > 0) this.#frame(channel, payload);
		}
	}

	#frame(number: number, payload: Uint8Array): void {
		const decoder = decoding.createDecoder(payload);
		if (decoding.readVarUint(decoder) !== SYNC) return;
		if (decoding.readVarUint(decoder) === QUESTION) return;
		const channel = this.#channels.get(number) ?? new ChannelRecord();
		this.#channels.set(number, channel);
		channel.update(decoding.readVarUint8Array(decoder));
	}
}
