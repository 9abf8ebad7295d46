// Moving words from a narrower part to a wider one gives them to more people: who they are, by the view.
import type { SectionId } from '#lib/domain/ids.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { inOrder } from '../table/people.ts';

/** Who reads the second part and not the first; everybody of the second when the first is no longer in the view. */
export function gainers(view: View, from: SectionId, into: SectionId): ParticipantView[] {
	const readersOf = (id: SectionId) =>
		new Set(
			view.sections
				.find((section) => section.id === id)
				?.readers.map(({ participantId }) => participantId),
		);
	const before = readersOf(from);
	const after = readersOf(into);
	return inOrder(view).filter(
		({ id }) => after.has(id) && !before.has(id) && id !== view.me.participantId,
	);
}
