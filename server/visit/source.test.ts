import { expect, test } from 'vitest';
import { sourceOf } from './source.ts';

const PUBLIC = 'https://entour.example';
const LOCAL = 'http://127.0.0.1:3000';

test.each([
	['127.0.0.1', '203.0.113.9', PUBLIC, '203.0.113.9'],
	['::ffff:127.0.0.1', '10.1.1.1, 203.0.113.9', PUBLIC, '203.0.113.9'],
	['::1', null, PUBLIC, '::1'],
	['127.0.0.1', 'x'.repeat(100), PUBLIC, '127.0.0.1'],
	['198.51.100.4', '203.0.113.9', PUBLIC, '198.51.100.4'],
	['127.0.0.1', '203.0.113.9', LOCAL, '127.0.0.1'],
])('[case G4] %s, forwarded for %s, at %s counts as %s', (peer, forwarded, origin, source) => {
	expect(sourceOf(peer, forwarded, origin)).toBe(source);
});
