// How a person is drawn: initials in a ring that tells what they promised.

/** double: bound by secrecy · dashed: not bound · strong: the family. */
export type Ring = 'bound' | 'free' | 'family';

interface Seated {
	readonly family: boolean;
	readonly promise: 'secrecy' | 'discretion' | 'none';
}

export const ringOf = ({ family, promise }: Seated): Ring =>
	family ? 'family' : promise === 'secrecy' ? 'bound' : 'free';

const TITLES = new Set(['dr', 'dre', 'pr', 'pre', 'me']);
const letters = (word: string): string[] => [...word].filter((char) => /\p{L}|\p{N}/u.test(char));

/** At most two letters: first and last word, or the first two of a single one. A doctor's or lawyer's title does not count. */
export function initialsOf(name: string): string {
	const words = name
		.replace(/\(.*?\)|,.*$/g, '')
		.split(/\s+/)
		.filter((word) => letters(word).length > 0);
	const named = words.filter((word) => !TITLES.has(word.replace('.', '').toLowerCase()));
	const [first, ...others] = named.length > 0 ? named : words;
	if (first === undefined) return '?';
	const last = others.at(-1);
	const picked = last ? [letters(first)[0], letters(last)[0]] : letters(first).slice(0, 2);
	return picked.join('').toUpperCase();
}
