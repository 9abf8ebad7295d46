// Which of one's own parts the person behind a later device could read there, once admitted.
import type { EntryView, SectionView, View } from '#lib/domain/view/view.ts';
import { isMe } from './people.ts';

/** Own parts that this person reads on their first device, and this one does not show yet. */
export const admittable = (view: View, entry: EntryView): SectionView[] =>
	view.sections.filter(
		(section) =>
			isMe(view, section.holder) &&
			section.kind !== 'common' &&
			!isMe(view, entry.participantId) &&
			!entry.admitted.includes(section.id) &&
			section.readers.some((reader) => reader.participantId === entry.participantId),
	);
