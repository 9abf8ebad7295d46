// What one reader has of acts of danger: their own, and those whose author named them. For everybody else there is none.
import { isToldOf, type Danger, type FamilyTold } from '../danger/facts.ts';
import { wordsOf } from '../meeting/facts.ts';
import { dangerLawOf } from '../policy/jurisdictions/danger.ts';
import type { Looking } from './looking.ts';
import { known } from './people-view.ts';
import type { DangerView } from './danger-told.ts';
import type { View } from './view.ts';

function familyView({ meeting }: Looking, family: FamilyTold): DangerView['family'] {
	if (family.state === 'informed') return family;
	return { ...family, reason: wordsOf(meeting, family.reason) };
}

function dangerView(looking: Looking, danger: Danger): DangerView {
	const { meeting, me } = looking;
	const { grounds } = dangerLawOf(meeting.called.jurisdiction);
	const { id, by, addressee, ground, family } = danger;
	return {
		id,
		by,
		at: danger.happenedAt ?? danger.at,
		about: known(looking, danger.about),
		addressee,
		addresseeName: wordsOf(meeting, danger.addresseeName),
		ground: { id: ground, article: grounds.find((one) => one.id === ground)?.article ?? '' },
		fear: wordsOf(meeting, danger.fear),
		tried: wordsOf(meeting, danger.tried),
		consulted: wordsOf(meeting, danger.consulted),
		alone: wordsOf(meeting, danger.alone),
		said: wordsOf(meeting, danger.said),
		family: familyView(looking, family),
		...(by === me.id && {
			readers: known(looking, danger.readers),
			sections: danger.sections.filter((section) => looking.sight.sections.has(section)).sort(),
		}),
	};
}

/** [G2] not even an empty list for whoever has none; never on a device that was not recognised. */
export function dangerViews(looking: Looking): Pick<View, 'dangers'> {
	const { meeting, me, sight } = looking;
	if (sight.limited) return {};
	const dangers = [...meeting.dangers.values()]
		.filter((danger) => isToldOf(danger, me.id))
		.map((danger) => dangerView(looking, danger))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	return dangers.length > 0 ? { dangers } : {};
}
