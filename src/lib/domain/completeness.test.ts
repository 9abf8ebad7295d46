// Nothing may be forgotten: each rule has its words in RULES.md, a test that names it, and where people are told it, a text
// in every language; each event type has its subject in the twin table.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '../../../tests/worlds/twin/subjects.ts';
import { EVENT_TYPES } from './meeting/upcast.ts';
import { RULES } from './policy/rules.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** "- **P1** A draft …" → P1 and its words. */
const WRITTEN = new Map(
	[...read('src/lib/domain/policy/RULES.md').matchAll(/^- \*\*([A-Z]\d+)\*\* (.+)$/gm)].map(
		([, id, words]) => [id!, words!] as const,
	),
);
const TESTS = globSync('{src,tests,server}/**/*.test.ts', { cwd: ROOT })
	.map((file) => read(file))
	.join('\n');
const LANGUAGES = ['fr', 'en', 'nl', 'de'];

describe('the rules', () => {
	it('every rule that a decision can carry stands in RULES.md, and no other P', () => {
		const policy = [...WRITTEN.keys()].filter((id) => id.startsWith('P'));
		expect(policy).toEqual([...RULES]);
	});
	it('no id is used twice, and each series counts upwards', () => {
		const ids = [...read('src/lib/domain/policy/RULES.md').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)];
		expect(ids).toHaveLength(WRITTEN.size);
		for (const series of new Set([...WRITTEN.keys()].map((id) => id[0]!))) {
			const own = [...WRITTEN.keys()].filter((id) => id.startsWith(series));
			const numbers = own.map((id) => Number(id.slice(1)));
			expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
		}
	});
	for (const [id, words] of WRITTEN) {
		it(`${id} is one or two sentences, and names the R-rule and the source that it serves`, () => {
			expect(words).toMatch(/Serves R\d+(, R\d+)*\. Source: .+\.$/);
			const [own] = words.split(' Serves ');
			expect(own!.split(/\.(?= |$)/).filter((part) => part.trim()).length).toBeLessThan(3);
		});
		it(`${id} has a test that names it`, () => {
			expect(TESTS).toMatch(new RegExp(`(it|test)\\(\\s*['\`](\\[[A-Z]\\d+\\] )*\\[${id}\\]`));
		});
	}
	for (const language of LANGUAGES)
		for (const id of RULES)
			it(`${id} is told to people in ${language}, with its source`, () => {
				const messages = JSON.parse(read(`src/lib/messages/${language}/rules.json`)) as Record<
					string,
					string
				>;
				expect(messages[`rule_${id}`]).toMatch(/\S{3}/);
				expect(messages[`rule_${id}_source`]).toMatch(/\S{3}/);
			});
});

describe('the events', () => {
	it('every type of event has its subject in the twin table', () => {
		expect(Object.keys(SUBJECTS).sort()).toEqual([...EVENT_TYPES].sort());
	});
});
