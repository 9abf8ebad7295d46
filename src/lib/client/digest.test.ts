import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestHex } from './digest.ts';

test('the digest of words is the one that the server makes of the same words', () => {
	for (const words of ['', 'Il peut partir à 15 h.', 'un\ndeux\n', 'é'.repeat(1_000)])
		expect(digestHex(words)).toBe(createHash('sha256').update(words, 'utf8').digest('hex'));
});
