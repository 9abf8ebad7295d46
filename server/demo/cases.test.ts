import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, 'cases');
const sources = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
const all = sources.join('\n');

test('each canary stands in the words of one part, and nowhere else in the demo', () => {
	const canaries = [...all.matchAll(/canary: '([^']+)'/g)].map(([, canary]) => canary!);
	expect(canaries.length).toBeGreaterThan(10);
	expect(new Set(canaries).size).toBe(canaries.length);
	for (const canary of canaries)
		expect(all.toLowerCase().split(canary.toLowerCase()).length - 1, canary).toBe(2);
});
