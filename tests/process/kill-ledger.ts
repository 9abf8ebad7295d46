// What people typed and struck in a kill run, and what their own pages told them about it: the set that must be found whole.
import type * as Y from 'yjs';
import type { ClientPage } from '../live/client-table.ts';

export interface Word {
	/** Unlike any other of its run. */
	readonly name: string;
	readonly by: Typist;
	readonly section: string;
	/** In which it was typed: what another one says is saved is not this. */
	readonly document: Y.Doc | undefined;
	/** The first word of its paragraph. */
	readonly paragraph: string;
	/** Its writer's page has said "saved" since. */
	saved: boolean;
}

interface Struck {
	readonly words: readonly string[];
	readonly by: Typist;
	readonly section: string;
	readonly document: Y.Doc | undefined;
	saved: boolean;
}

export interface Typist {
	readonly name: string;
	readonly page: ClientPage;
	/** Closed for good: what was not saved yet went with it, as its writer was told. */
	gone: boolean;
}

const documentOf = ({ page }: Typist, section: string): Y.Doc | undefined =>
	page.find(section)?.document?.doc;

export const WORD = /w\d+n\d+x/g;

/** What a fresh reader has against what was promised; empty when every promise is kept. */
export interface Verdict {
	/** Shown as saved, struck by nobody, and not there. */
	readonly lost: string[];
	/** Never shown as saved, not there, and not given back to who wrote it. */
	readonly vanished: string[];
	readonly doubled: string[];
	/** Struck, shown as saved, and there again. */
	readonly resurrected: string[];
	/** There, and typed by nobody. */
	readonly invented: string[];
}

export class Ledger {
	readonly words = new Map<string, Word>();
	/** By their first word; whoever struck them, saved or not. */
	readonly struckParagraphs = new Set<string>();
	readonly #struck: Struck[] = [];
	/** Given back to their authors; a page that is closed tells of it no more. */
	readonly #offered = new Set<string>();
	#count = 0;

	/** A new word at the end of a paragraph, or of a paragraph of its own. */
	typed(by: Typist, section: string, paragraph: string | null): string {
		const name = `w${this.#count}n${by.name.replace(/\D/g, '')}x`;
		this.#count += 1;
		const document = documentOf(by, section);
		this.words.set(name, {
			name,
			by,
			section,
			document,
			paragraph: paragraph ?? name,
			saved: false,
		});
		return name;
	}

	struck(by: Typist, section: string, text: string): void {
		const words = text.match(WORD) ?? [];
		if (words[0]) this.struckParagraphs.add(words[0]);
		this.#struck.push({ words, by, section, document: documentOf(by, section), saved: false });
	}

	get savedWords(): number {
		return [...this.words.values()].filter(({ saved }) => saved).length;
	}

	/** Notes what the pages say now. */
	look(): void {
		// by page: whoever left and came back has two of the same name, and the first of them saves nothing more
		const said = new Map<ClientPage, Map<string, boolean>>();
		const isSaved = ({ page, gone }: Typist, section: string): boolean => {
			const of = said.get(page) ?? new Map<string, boolean>();
			const known = of.get(section) ?? (!gone && page.find(section)?.saving.state === 'saved');
			said.set(page, of.set(section, known));
			return known;
		};
		// a page that could not go on with its text gave its words back to their author, and began with another one
		const isSame = ({ by, section, document }: Word | Struck): boolean =>
			documentOf(by, section) === document;
		for (const one of [...this.words.values(), ...this.#struck])
			if (!one.saved && isSaved(one.by, one.section) && isSame(one)) one.saved = true;
	}

	/** `text` of each section as somebody reads it who never had it before. */
	judge(text: ReadonlyMap<string, string>): Verdict {
		const times = new Map<string, number>();
		for (const words of text.values())
			for (const name of words.match(WORD) ?? []) times.set(name, (times.get(name) ?? 0) + 1);
		const missing = [...this.words.values()].filter(
			({ name, paragraph }) => !times.has(name) && !this.struckParagraphs.has(paragraph),
		);
		for (const { by } of missing)
			for (const { words } of by.page.meeting.undelivered)
				for (const name of words.match(WORD) ?? []) this.#offered.add(name);
		const isOffered = ({ name }: Word): boolean => this.#offered.has(name);
		const names = (words: readonly Word[]): string[] => words.map(({ name }) => name);
		return {
			lost: names(missing.filter(({ saved }) => saved)),
			vanished: names(missing.filter((word) => !word.saved && !word.by.gone && !isOffered(word))),
			doubled: [...times].filter(([, count]) => count > 1).map(([name]) => name),
			resurrected: this.#struck
				.filter(({ saved }) => saved)
				.flatMap(({ words }) => words.filter((name) => times.has(name))),
			invented: [...times.keys()].filter((name) => !this.words.has(name)),
		};
	}
}
