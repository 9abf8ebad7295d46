// What a log may hold of an error that nobody expected: its kind and where it happened.

/**
 * INVARIANT: nothing of its message, which may hold words of a note; not even where those words look like the lines of a
 * trace. A stack begins with the message; what does not begin with it as we know it is left out whole.
 */
export function traceOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const { stack = '', message } = error;
	const kind = error.constructor.name;
	const from = stack.indexOf(message);
	if (from < 0) return kind;
	const frames = stack
		.slice(from + message.length)
		.split('\n')
		.filter((line) => /^\s+at /.test(line));
	return [kind, ...frames].join('\n');
}
