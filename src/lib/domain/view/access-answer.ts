// What the law lets a person concerned ask for: everything that they may have of a meeting, in one piece. Out of their own view alone.
import type { SectionId } from '../ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Minutes } from '../minutes/minutes-of.ts';
import { isConcernedKind } from '../table/facts.ts';
import type { Words } from '../words.ts';
import type { SectionView, View } from './view.ts';

type Seen = Omit<View, 'version'>;

/** A part that they have now, with what stands in it; null: it cannot be read at this moment. */
export interface AnsweredPart {
	readonly id: SectionId;
	readonly title: string;
	readonly words: Words | null;
}

export interface AccessAnswer {
	readonly view: Omit<Seen, 'dangers'>;
	readonly parts: readonly AnsweredPart[];
	/** null: there are none that they may have. */
	readonly minutes: Minutes | null;
	readonly ledger: Ledger;
}

/** [L8] on a device that was not recognised the answer would not be whole, and nobody knows who asks. */
export const mayHaveAccessAnswer = ({ me }: Pick<Seen, 'me'>): boolean =>
	isConcernedKind(me.kind) && me.entry === 'whole';

/**
 * `texts`: of the parts whose grants still stand. What was done about a danger is in no file: whoever finds it must not
 * be warned by it.
 */
export function accessAnswerOf(
	{
		view: { dangers: _, ...view },
		minutes,
		ledger,
	}: Omit<AccessAnswer, 'parts' | 'view'> & { readonly view: Seen },
	texts: ReadonlyMap<SectionId, Words | null>,
): AccessAnswer {
	// [P35] what they type for somebody is that one's, and stays with them no longer than they type
	const isTyped = ({ dictated, holder }: SectionView): boolean =>
		dictated !== undefined && holder !== view.me.participantId;
	const sections = view.sections.filter((section) => !isTyped(section));
	return {
		view: { ...view, sections },
		minutes,
		ledger,
		parts: sections.flatMap(({ id, title }) => {
			const words = texts.get(id);
			return words === undefined ? [] : [{ id, title, words }];
		}),
	};
}
