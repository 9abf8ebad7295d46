import { expect, it } from 'vitest';
import { plainDocument } from './plain-document.ts';
import { printedMinutes } from './printed-minutes.ts';
import { awaMinutes } from './minutes.fixture.ts';

it('says what the printed minutes say, line by line, and nothing else', () => {
	const printed = printedMinutes(awaMinutes, 0);
	const text = plainDocument(printed);
	expect(text.startsWith(`${printed.title}\n${printed.what}\n`)).toBe(true);
	for (const { lines } of printed.lists)
		for (const { words, more } of lines) {
			expect(text).toContain(`- ${words}`);
			expect(text).toContain(more);
		}
	expect(text).not.toMatch(/\n{3}|undefined|null|\[object/);
});
