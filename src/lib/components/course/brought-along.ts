// [D34] decisions of the last table that this person may bring along by their own hand: noted again, for readers named anew.
import type { OutcomeView, View } from '#lib/domain/view/view.ts';

type Seen = Pick<View, 'outcomes' | 'sections' | 'me'>;

/** Those of the parts that they held; of the whole table those that they wrote down, or all of them for whoever ran it. */
export function broughtAlong(last: Seen, now: Pick<View, 'outcomes'>): OutcomeView[] {
	const noted = new Set(now.outcomes.map(({ text }) => text));
	return last.outcomes.filter(({ section, by, text }) => {
		if (noted.has(text)) return false;
		if (section === null) return last.me.coordinator || by === last.me.participantId;
		const holder = last.sections.find(({ id }) => id === section)?.holder;
		return holder === last.me.participantId;
	});
}
