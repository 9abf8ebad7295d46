// Seen red: with the third persons of a section left out of the table.
import { expect, it } from 'vitest';
import { goldenMeeting } from '../../../../tests/worlds/golden-story.ts';
import { textsOf } from './texts-of.ts';

/** Every id in a value that stands for words of this meeting. */
function namedIn(value: unknown, texts: ReadonlyMap<string, string>): string[] {
	if (typeof value === 'string') return texts.has(value) ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap((inner) => namedIn(inner, texts));
}

it('a fact points to all the words that it names, and to nothing else', () => {
	const { history, texts } = goldenMeeting();
	let named = 0;
	for (const { event } of history) {
		const words = [...new Set(textsOf(event))].sort();
		expect(words).toEqual([...new Set(namedIn(event, texts))].sort());
		named += words.length;
	}
	expect(named).toBeGreaterThan(texts.size - 1);
});
