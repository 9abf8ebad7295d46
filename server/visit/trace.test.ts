import { expect, test } from 'vitest';
import { traceOf } from './trace.ts';

const CANARY = 'canari-zibeline';

function caught(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		return error;
	}
}

test('a trace says the kind and the place', () => {
	const trace = traceOf(new RangeError('too far'));
	expect(trace).toMatch(/^RangeError\n\s+at .*trace\.test\.ts/);
	expect(trace).not.toContain('too far');
});

// Seen red: with every line of the stack that begins with "at" kept, words of the message among them.
test('[case D7] words in a message stay out of it, also where they are written like a trace', () => {
	const renamed = new Error('short');
	renamed.message = `${CANARY} set afterwards`;
	renamed.stack = `Error: old\n    at ${CANARY} (note.ts:1:1)`;
	const named = new Error('x');
	named.name = CANARY;
	const errors = [
		new Error(CANARY),
		new Error(`first\n    at ${CANARY} (note.ts:1:1)\nlast`),
		caught(`{"a": ${CANARY}\n    at ${CANARY}}`),
		new Error('outer', { cause: new Error(CANARY) }),
		renamed,
		named,
		CANARY,
		{ message: CANARY },
	];
	for (const error of errors) expect(traceOf(error)).not.toContain(CANARY);
});
