// What happened, in sentences, as this reader may know it.
import { m } from '#lib/paraglide/messages.js';
import type { CourseItem, View, WholeAgreementView } from '#lib/domain/view/view.ts';
import type { Presence } from '#lib/domain/table/facts.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { titleOf } from '../section/sign.ts';
import { isMe, shortNameOf } from '../table/people.ts';
import type { SectionId } from '#lib/domain/ids.ts';

const PRESENCE: Readonly<Record<Presence, (words: { name: string }) => string>> = {
	expected: m.course_expected,
	'in-room': m.course_in_room,
	remote: m.course_remote,
	represented: m.course_represented,
	excused: m.course_excused,
	absent: m.course_absent,
	left: m.course_left,
};

const SAID: Readonly<Record<WholeAgreementView['decision'], (words: { name: string }) => string>> =
	{
		given: m.course_given,
		refused: m.course_refused,
		informed: m.course_informed,
		'not-asked': m.course_not_asked,
		impossible: m.course_impossible,
		withdrawn: m.course_withdrawn,
		paused: m.course_paused,
	};

/** A part that left the view has no title any more, and its line says none. */
const titled = (view: View, id: SectionId): string | null => {
	const section = view.sections.find((each) => each.id === id);
	return section ? titleOf(view, section) : null;
};

function aboutSection(
	view: View,
	item: Extract<CourseItem, { section: SectionId }>,
): string | null {
	const title = titled(view, item.section);
	if (title === null) return null;
	switch (item.what) {
		case 'shared': {
			const holder = view.sections.find(({ id }) => id === item.section)?.holder;
			if (holder && isMe(view, holder)) return m.course_shared_mine({ title });
			return m.course_shared({ title, name: holder ? shortNameOf(view, holder) : '' });
		}
		case 'closed':
			return m.course_closed({ title });
		case 'stopped':
			return item.person
				? m.course_stopped_by({ title, name: shortNameOf(view, item.person) })
				: m.course_stopped({ title });
		default:
			return unreachable(item);
	}
}

/** null: nothing that this reader could still be told. */
export function courseWords(view: View, item: CourseItem): string | null {
	switch (item.what) {
		case 'started':
			return m.course_started();
		case 'ended':
			return m.course_ended();
		case 'phase':
			return item.title || m.phase_table();
		case 'presence': {
			const words = PRESENCE[item.presence]({ name: shortNameOf(view, item.person) });
			return item.notedAfterwards ? m.course_noted_afterwards({ words }) : words;
		}
		case 'shared':
		case 'closed':
		case 'stopped':
			return aboutSection(view, item);
		case 'agreement':
			return SAID[item.decision]({ name: shortNameOf(view, item.person) });
		default:
			return unreachable(item);
	}
}
