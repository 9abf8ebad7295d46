// Beginnings of one's own words: the part that one of them made, if it is there.
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { isMe } from '../table/people.ts';

/** By its title, which is theirs; what somebody types for them is read by that one too, whatever it is called. */
export const begunAs = (view: View, title: string): SectionView | undefined =>
	view.sections.find(
		(one) => isMe(view, one.holder) && one.title === title && !one.dictated?.running,
	);
