// A PDF that carries its own signature: made with a blank mark among its keywords, signed over all of its bytes, then filled in.

const LETTERS = 86; // of 64 bytes in base64url
const NAME = 'entour-seal:';
const BLANK = 'A'.repeat(LETTERS);
/** What a document has to carry among its keywords, to be sealed afterwards. */
export const BLANK_MARK = `${NAME}${BLANK}`;
const MARK = new RegExp(`${NAME}[A-Za-z0-9_-]{${LETTERS}}`, 'g');

/** The bytes that these letters write, and nothing else writes them: the last letter has bits to spare. */
export function signatureIn(letters: string): Uint8Array | null {
	const signature = Buffer.from(letters, 'base64url');
	return signature.toString('base64url') === letters ? new Uint8Array(signature) : null;
}

type Sign = (bytes: Uint8Array) => Uint8Array;
type Verifies = (bytes: Uint8Array, signature: Uint8Array) => boolean;

/** Same length, same places: what points into the file by bytes still points right. */
const filled = (text: string, mark: string): string => text.replaceAll(MARK, mark);

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** Throws when the document carries no mark: what cannot be told again must not leave as if it could. */
export function sealed(pdf: Uint8Array, sign: Sign): Uint8Array {
	const blank = filled(textOf(pdf), BLANK_MARK);
	if (!blank.includes(BLANK_MARK)) throw new Error('the document carries no mark to be sealed');
	const signature = Buffer.from(sign(bytesOf(blank))).toString('base64url');
	return bytesOf(filled(blank, `${NAME}${signature}`));
}

/** Issued here and unaltered, to the byte. */
export function isSealed(pdf: Uint8Array, verifies: Verifies): boolean {
	const text = textOf(pdf);
	const [mark, ...others] = new Set(text.match(MARK));
	if (mark === undefined || others.length > 0) return false;
	const signature = signatureIn(mark.slice(NAME.length));
	return signature !== null && verifies(bytesOf(filled(text, BLANK_MARK)), signature);
}
