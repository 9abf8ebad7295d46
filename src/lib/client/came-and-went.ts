// What changed for a reader between two of their own views, as far as it is worth saying aloud.
import type { SectionView, View } from '#lib/domain/view/view.ts';

export interface Change {
	/** Parts of others that are new here. What oneself began needs no telling. */
	readonly came: readonly SectionView[];
	readonly went: boolean;
}

export function cameAndWent(before: View, after: View): Change {
	const had = new Set(before.sections.map(({ id }) => id));
	const has = new Set(after.sections.map(({ id }) => id));
	const mine = after.me.participantId;
	return {
		came: after.sections.filter(({ id, holder }) => !had.has(id) && holder !== mine),
		went: before.sections.some(({ id }) => !has.has(id)),
	};
}
