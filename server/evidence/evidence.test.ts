// What leaves can be told again, to the byte, by its seal or its code; everything else is not known, whatever is wrong with it.
import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../store/memory/store.ts';
import { Evidence, LARGEST_DOCUMENT } from './evidence.ts';
import { isPaperCode, paperCode } from './paper-code.ts';
import { BLANK_MARK, sealed } from './sealed-pdf.ts';
import { sealedRecord } from './sealed-record.ts';
import { Signer } from './signer.ts';

const { keys } = memoryStore();
const signer = new Signer(keys);
const evidence = new Evidence(keys, signer);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const PDF = bytes(`%PDF-1.7 \xe9\xff words ${BLANK_MARK} more ${BLANK_MARK} %%EOF`);
const issued = sealed(PDF, (signed) => signer.sign(signed));

describe('a sealed document', () => {
	it('is known as it was issued, and at none of its bytes altered', () => {
		expect(issued).toHaveLength(PDF.length);
		expect(evidence.isDocument(issued)).toBe(true);
		for (const place of issued.keys()) {
			const altered = issued.slice();
			altered[place]! ^= 1;
			expect([place, evidence.isDocument(altered)]).toEqual([place, false]);
		}
	});
	it('is not known with a last letter that writes the same signature', () => {
		const text = Buffer.from(issued).toString('latin1');
		const last = /entour-seal:[\w-]{85}([\w-])/.exec(text)![1]!;
		const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		for (const other of letters) {
			const changed = text.replaceAll(/(entour-seal:[\w-]{85})[\w-]/g, `$1${other}`);
			expect([other, evidence.isDocument(bytes(changed))]).toEqual([other, other === last]);
		}
	});
	it('is not known with more after it, cut short, unsealed, empty or too large', () => {
		for (const other of [
			bytes(`${Buffer.from(issued).toString('latin1')} `),
			issued.slice(0, -1),
			PDF,
			bytes(''),
			new Uint8Array(LARGEST_DOCUMENT + 1),
		])
			expect(evidence.isDocument(other)).toBe(false);
	});
	it('is not known to another installation', () => {
		const { keys: others } = memoryStore();
		expect(new Evidence(others, new Signer(others)).isDocument(issued)).toBe(false);
	});
	it('leaves unsealed never: without a mark it does not leave at all', () => {
		expect(() => sealed(bytes('%PDF-1.7'), (signed) => signer.sign(signed))).toThrow(/no mark/);
	});
	it('is checked off line with the public key alone', () => {
		const signature = signer.sign(bytes('words'));
		const key = createPublicKey(evidence.publicKey);
		expect(verify(null, bytes('words'), key, signature)).toBe(true);
		expect(verify(null, bytes('other'), key, signature)).toBe(false);
	});
});

describe('a sealed record', () => {
	const record = {
		status: 'refused',
		who: { name: 'A "quoted" \\ name, é' },
		list: ['a  b', '1.0'],
	};
	const whole = sealedRecord(record, (signed) => signer.sign(signed));
	const isKnown = (text: string): boolean => evidence.isDocument(new TextEncoder().encode(text));
	const proof = /"proof": \{[^}]*\}/;

	it('is known as it was issued, with other spaces too, and at none of its letters altered', () => {
		expect(isKnown(whole)).toBe(true);
		expect(isKnown(JSON.stringify(JSON.parse(whole)))).toBe(true);
		for (const place of whole.split('').keys()) {
			if (/\s/.test(whole[place]!)) continue;
			const changed = String.fromCodePoint(whole.codePointAt(place)! ^ 1);
			const altered = whole.slice(0, place) + changed + whole.slice(place + 1);
			expect([place, isKnown(altered)]).toEqual([place, false]);
		}
	});
	it('is not known once it says one thing twice, or more in its proof', () => {
		for (const altered of [
			whole.replace('{', '{"status":"given",'),
			whole.replace('"who"', '"status":"given","status":"refused","who"'),
			whole.replace('"type"', '"note":"given","type"'),
			whole.replace(/"value": "([^"]*)"/, '"value": "$1== given"'),
			whole.replace(/"value": "([^"]*)"/, '"value": "$1 ÷"'),
			whole.replace(proof, (kept) => `"proof":{"note":"given"},${kept}`),
			whole.replace('"status"', '"\\u0073tatus"'),
		]) {
			expect(altered).not.toBe(whole);
			expect([altered, isKnown(altered)]).toEqual([altered, false]);
		}
	});
	it('is not known when its letters are not letters', () => {
		const broken = new TextEncoder().encode(sealedRecord({ a: '\uFFFD' }, (b) => signer.sign(b)));
		expect(evidence.isDocument(broken)).toBe(true);
		const at = broken.indexOf(0xef);
		const other = Uint8Array.from([...broken.slice(0, at), 0xff, ...broken.slice(at + 3)]);
		expect(evidence.isDocument(other)).toBe(false);
	});
	it('lends its seal to no document, though a mark is written in it', () => {
		const marked = { note: BLANK_MARK };
		const { proof: made } = JSON.parse(sealedRecord(marked, (b) => signer.sign(b))) as {
			proof: { value: string };
		};
		const mark = BLANK_MARK.replace(/A+$/, made.value);
		expect(isKnown(JSON.stringify({ note: mark }))).toBe(false);
		expect(isKnown(` ${JSON.stringify({ note: mark })}`)).toBe(false);
	});
});

describe('the code on paper', () => {
	const code = paperCode(keys, (count) => new Uint8Array(count).fill(7));

	it('is known however it is typed', () => {
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
		for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code} `])
			expect(isPaperCode(keys, typed)).toBe(true);
		expect(isPaperCode(keys, code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(true);
	});
	it('is another one each time, and says nothing but that', () => {
		const other = paperCode(keys, (count) => new Uint8Array(count).fill(8));
		expect(other).not.toBe(code);
		expect(isPaperCode(keys, other)).toBe(true);
	});
	it('is not known with one letter changed, too long, too short, or of another installation', () => {
		const letters = code.replaceAll('-', '');
		for (const place of letters.split('').keys()) {
			const letter = letters[place] === '7' ? '8' : '7';
			const changed = letters.slice(0, place) + letter + letters.slice(place + 1);
			expect([place, isPaperCode(keys, changed)]).toEqual([place, false]);
		}
		for (const typed of ['', `${code}0`, letters.slice(1), 'Z'.repeat(26), 'x'.repeat(1_000_000)])
			expect(isPaperCode(keys, typed)).toBe(false);
		expect(isPaperCode(memoryStore().keys, code)).toBe(false);
	});
});
