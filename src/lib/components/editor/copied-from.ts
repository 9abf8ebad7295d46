// Where words on the clipboard came from, so that pasting them where more people read can be asked about first.
// Only a number that stands for the words is kept, never the words.
import type { SectionId } from '#lib/domain/ids.ts';

/** FNV-1a over the words without regard to space: a clipboard changes line ends. */
function mark(words: string): number {
	let hash = 0x811c9dc5;
	for (const letter of words.replace(/\s+/g, ''))
		hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return hash >>> 0;
}

export class CopiedFrom {
	#last: { readonly section: SectionId; readonly mark: number } | null = null;

	note(section: SectionId, words: string): void {
		this.#last = { section, mark: mark(words) };
	}

	/** The section that these words were last copied, cut or dragged from; null when they come from elsewhere. */
	sourceOf(words: string): SectionId | null {
		return this.#last?.mark === mark(words) ? this.#last.section : null;
	}
}

/** One clipboard per page. */
export const copiedFrom = new CopiedFrom();
