// No case may be forgotten: each of the list has a test that names it where the list says, and no test names another.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** "| A1   | tried | must happen | where, where |" */
const ROW = /^\| ([A-I]\d+) +\|(.+)\|(.+)\| *([^|]+?) *\|$/gm;
/** The name of a test or of a group, in whatever quotes. */
const NAME =
	/\b(?:it|test|describe)(?:\.\w+)?(?:\([^()]*\))?\(\s*(['`"])(.*?)\1|\]\)\(\s*(['`"])(.*?)\3/g;
/** Letters of other classes are series of rules, too; of the faults the id alone will do. */
const LABEL = /\[case ([A-I]\d+)\]|[[(](H\d+)[\])]/g;
/** Held by a suite of its own, which need not name it. */
const ELSEWHERE = 'elsewhere';

const LIST = [...read('tests/cases/CASES.md').matchAll(ROW)].map(
	([, id, tried, happens, where]) => ({
		id: id!,
		words: [tried!.trim(), happens!.trim()],
		where: where!.split(/,\s*/),
	}),
);

/** File → the cases that the names of its tests hold. */
const HELD = new Map(
	globSync('{src,server,tests}/**/*.{test,e2e}.ts', { cwd: ROOT }).map((file) => {
		const names = [...read(file).matchAll(NAME)].map(([, , name, , other]) => name ?? other ?? '');
		const ids = names.flatMap((name) =>
			[...name.matchAll(LABEL)].map(([, id, bare]) => (id ?? bare)!),
		);
		return [file.replaceAll('\\', '/'), new Set(ids)] as const;
	}),
);

test('the list has every class, each case once, in words', () => {
	const ids = LIST.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect([...new Set(ids.map(([letter]) => letter))].join('')).toBe('ABCDEFGHI');
	for (const { words } of LIST) for (const word of words) expect(word).toMatch(/\S{3}/);
});

// Seen red: with a case added to the list, and with a label misspelt.
test.each(LIST.filter(({ where }) => !where.includes(ELSEWHERE)))(
	'$id is held by each test file that the list names',
	({ id, where }) => {
		for (const file of where)
			expect([file, [...(HELD.get(file) ?? [])]]).toEqual([file, expect.arrayContaining([id])]);
	},
);

test('no test names a case that is not in the list', () => {
	const known = new Set(LIST.map(({ id }) => id));
	const named = [...HELD].flatMap(([file, ids]) => [...ids].map((id) => ({ file, id })));
	expect(named.filter(({ id }) => !known.has(id))).toEqual([]);
	expect(named.length).toBeGreaterThan(LIST.length);
});
