// One text for one value, whatever the order in which it was built: what is hashed or compared is this.

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function sorted(value: unknown): Json | undefined {
	if (Array.isArray(value)) return value.map((item) => sorted(item) ?? null);
	if (typeof value !== 'object' || value === null) return value as Json | undefined;
	const entries = Object.entries(value)
		.map(([key, item]) => [key, sorted(item)] as const)
		.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries);
}

/** JSON with sorted keys and without undefined fields. The value is plain data: no Map, Set or Date. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value) ?? null);
