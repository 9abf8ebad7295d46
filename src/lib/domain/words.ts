// The words of a part as they stand at one moment: what minutes print, adoption freezes, and an agreement word for word is about.

export interface Run {
	readonly text: string;
	readonly bold?: true;
	readonly italic?: true;
}

export type BlockKind = 'paragraph' | 'heading' | 'bullet' | 'numbered' | 'quote';

/** One block that is read as one line or paragraph; lists and quotes are told by the kind of their blocks. */
export interface Block {
	readonly kind: BlockKind;
	/** Of a heading 1 to 6; of a list how deep it lies, from 1; otherwise 0. */
	readonly level: number;
	/** Of a numbered item. */
	readonly number?: number;
	readonly runs: readonly Run[];
}

export type Words = readonly Block[];

const textOf = ({ runs }: Block): string => runs.map(({ text }) => text).join('');

/** Blocks joined by line ends: the text that a digest is made of (contract, "agree-extract"). */
export const plainText = (words: Words): string => words.map(textOf).join('\n');

export const isEmpty = (words: Words): boolean => plainText(words).trim() === '';

/** Without what lies in these places of the plain text; a block that lies in one whole goes whole. */
export function withoutPassages(
	words: Words,
	cuts: readonly { readonly from: number; readonly length: number }[],
): Words {
	const isCut = (place: number): boolean =>
		cuts.some(({ from, length }) => place >= from && place < from + length);
	let start = 0;
	return words.flatMap((block) => {
		const length = textOf(block).length;
		let place = start;
		const runs = block.runs.flatMap((run) => {
			const first = place;
			place += run.text.length;
			const text = [...Array(run.text.length).keys()]
				.filter((index) => !isCut(first + index))
				.map((index) => run.text[index])
				.join('');
			return text === '' ? [] : [{ ...run, text }];
		});
		start += length + 1;
		return length > 0 && runs.length === 0 ? [] : [{ ...block, runs }];
	});
}
