// The rules of the table stand before everything else that lies on it (T17); the order of all other parts stays.
interface Ruled {
	readonly groundRules?: unknown;
}

export const rulesFirst = (a: Ruled, b: Ruled): number =>
	Number(b.groundRules !== undefined) - Number(a.groundRules !== undefined);
