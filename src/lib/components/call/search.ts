// Finding people by any part of what is told of them, whatever its case and accents.

const plain = (words: string): string =>
	words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const foundIn = <Item>(
	items: readonly Item[],
	told: (item: Item) => string,
	search: string,
): Item[] => items.filter((item) => plain(told(item)).includes(plain(search.trim())));
