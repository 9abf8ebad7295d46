// Who reads a section, by name: for the table's text alternative, the caption and the chips.
import { m } from '#lib/paraglide/messages.js';
import type { ParticipantView, SectionView, View } from '#lib/domain/view/view.ts';
import { kindShown, titleOf } from '../section/sign.ts';
import { inOrder, isMe, seatedOf, shortNameOf } from './people.ts';
import { listed } from './words.ts';

/** In the order of the table. */
export function readersOf(view: View, section: SectionView): ParticipantView[] {
	const ids = new Set(section.readers.map((reader) => reader.participantId));
	return inOrder(view).filter((person) => ids.has(person.id));
}

export const readersNamed = (view: View, section: SectionView): string =>
	listed(
		readersOf(view, section).map((person) =>
			isMe(view, person.id) ? m.table_reads_you() : shortNameOf(view, person.id),
		),
	);

/** "« … » : 4 personnes sur 7 lisent ceci", under the table. */
export function captionOf(view: View, section: SectionView | null): string {
	if (!section) return m.table_caption_none();
	const title = titleOf(view, section);
	const all = seatedOf(view).length;
	const count = readersOf(view, section).filter((person) => person.seated).length;
	const isAlone = kindShown(section) === 'draft' && !section.dictated?.running;
	if (isAlone || count <= 1) return m.table_caption_alone({ title });
	if (count === all) return m.table_caption_all({ title });
	return m.table_caption({ title, count, all });
}
