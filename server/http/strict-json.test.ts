import { expect, test } from 'vitest';
import { readJson } from './strict-json.ts';

const read = (text: string) => readJson(new TextEncoder().encode(text));

test.each([
	'{"a":1,"b":{"a":2}}',
	'[{"a":1},{"a":2}]',
	'{"a":"__proto__","b":"a\\" : \\\\"}',
	'" : "',
	'{"a" : "b", "c":["a","a"]}',
])('reads %s', (text) => {
	expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
});

test.each([
	['', ''],
	['{', ''],
	['{"a":1}x', ''],
	['{"a":1,"a":2}', 'a'],
	['{"a":1,"\\u0061":2}', 'a'],
	['{"x":{"b":1, "b" :1}}', 'x.b'],
	['{"__proto__":{}}', '__proto__'],
	['[{"a":[1,2]},{"constructor":1}]', '1.constructor'],
])('[case D2] refuses %s at "%s"', (text, field) => {
	expect(read(text)).toEqual({ ok: false, field });
});

test('[case D2] refuses bytes that are no UTF-8', () => {
	expect(readJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ ok: false, field: '' });
});

test('[case A4] survives what is deep and what is long', () => {
	expect(read('['.repeat(500_000)).ok).toBe(false);
	expect(read('['.repeat(100_000) + ']'.repeat(100_000)).ok).toBe(true);
	expect(read(`{"a":"${'\\n'.repeat(500_000)}"}`).ok).toBe(true);
});
