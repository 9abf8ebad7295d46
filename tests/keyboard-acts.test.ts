// Every act that there is, is done by the keyboard alone in some browser test; which, its lists say, and the tests hold them.
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COMMAND_TYPES } from './worlds/commands.ts';

/** The lists of what the people of a file do: each is asserted there against what their pages sent. */
const LIST = /ActName\[\][^=]*= (?:\[[^\]]*\]|\{[\s\S]*?\n\});/g;

function doneByKeyboard(): Set<string> {
	const files = globSync('tests/e2e/keyboard-*.e2e.ts');
	const lists = files.flatMap((file) => readFileSync(file, 'utf8').match(LIST) ?? []);
	return new Set(
		lists.flatMap((list) => [...list.matchAll(/'([a-z-]+)'/g)].map(([, act]) => act!)),
	);
}

it('no act needs a pointer', () => {
	const done = doneByKeyboard();
	expect(done.size).toBeGreaterThan(30);
	const acts = ['call-meeting', ...COMMAND_TYPES];
	expect(acts.filter((act) => !done.has(act))).toEqual([]);
});
