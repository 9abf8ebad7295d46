import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NewChainRow } from '../rows.ts';
import { chained, chainFault, contentHash, NO_LINK } from './chain.ts';

function rows(count: number): NewChainRow[] {
	return Array.from({ length: count }, (_, index) => {
		const [salt, body] = [randomBytes(16), randomBytes(40)];
		return { seq: index + 1, at: 5, salt, body, hash: contentHash(salt, body) };
	});
}

function stored(count: number) {
	const made = chained('events', 'm', NO_LINK, rows(count));
	const seal = new Uint8Array();
	return { head: { seq: count, link: made.link, seal }, rows: made.rows };
}

describe('the chain', () => {
	it('holds without any key: erasing keys does not break it', () => {
		expect(chainFault('events', 'm', stored(3))).toBeNull();
	});

	it('hashes salt and cipher text', () => {
		const [salt, body] = [Buffer.from('salt'), Buffer.from('cipher')];
		const expected = createHash('sha256').update('saltcipher').digest();
		expect(Buffer.from(contentHash(salt, body))).toEqual(expected);
	});

	it('grows in parts to the same links as at once', () => {
		const all = rows(4);
		const whole = chained('events', 'm', NO_LINK, all);
		const half = chained('events', 'm', NO_LINK, all.slice(0, 2));
		const rest = chained('events', 'm', half.link, all.slice(2));
		expect([...half.rows, ...rest.rows]).toEqual(whole.rows);
		expect(rest.link).toEqual(whole.link);
	});

	it('belongs to its log and its meeting', () => {
		expect(chainFault('deliveries', 'm', stored(2))).toMatchObject({ seq: 2 });
		expect(chainFault('events', 'n', stored(2))).toMatchObject({ seq: 2 });
	});

	it('names the first row at fault, also when all follow again after it', () => {
		const { head, rows } = stored(4);
		const dropped = rows.filter((row) => row.seq !== 2);
		expect(chainFault('events', 'm', { head, rows: dropped })).toMatchObject({
			seq: 2,
			reason: 'missing',
		});
		const later = rows.map((row) => (row.seq === 3 ? { ...row, at: 6 } : row));
		expect(chainFault('events', 'm', { head, rows: later })).toMatchObject({ seq: 4 });
		expect(chainFault('events', 'm', { head, rows: rows.slice(0, 3) })).toMatchObject({
			seq: 4,
			reason: 'cut',
		});
	});
});
