// Chance that can be told again: the same seed throws the same dice.

export interface Dice {
	/** 0 … below - 1 */
	readonly upTo: (below: number) => number;
	readonly oneOf: <Item>(items: readonly Item[]) => Item;
	/** True about once in `times`. */
	readonly once: (times: number) => boolean;
	readonly some: <Item>(items: readonly Item[], most: number) => Item[];
}

/** mulberry32: small, and good enough to shuffle people. */
export function diceOf(seed: number): Dice {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const upTo = (below: number): number => Math.floor(next() * below);
	const oneOf = <Item>(items: readonly Item[]): Item => items[upTo(items.length)]!;
	const some = <Item>(items: readonly Item[], most: number): Item[] => {
		const taken = new Set<Item>();
		const wanted = upTo(Math.min(most, items.length) + 1);
		for (let tries = 0; tries < wanted * 3 && taken.size < wanted; tries += 1)
			taken.add(oneOf(items));
		return [...taken];
	};
	return { upTo, oneOf, some, once: (times) => upTo(times) === 0 };
}
