/** Ends every switch over a union: the compiler refuses a forgotten member, and so does the run. */
export function unreachable(value: never): never {
	throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
