// How a part stands for its holder: what stopped, who still waits, and in which words.
import { m } from '#lib/paraglide/messages.js';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import type { StopView } from '#lib/domain/view/section-told.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { otherOf } from '../dictation/dictation.ts';
import { isMe, shortNameOf } from '../table/people.ts';
import { timeOf } from '../table/words.ts';
import { kindShown } from './sign.ts';

/** The last stop that no opening has answered yet. */
export function lastStop(section: SectionView): StopView | null {
	const last = section.stops?.at(-1);
	if (!last) return null;
	return section.opened && section.opened.at > last.at ? null : last;
}

export function stopWords(view: View, stop: StopView): string {
	const time = timeOf(stop.at);
	switch (stop.cause) {
		case 'agreement':
			if (stop.person === null) return m.section_stopped_agreement({ time });
			if (isMe(view, stop.person)) return m.section_stopped_own({ time });
			return m.section_stopped_at({ time, name: shortNameOf(view, stop.person) });
		case 'tag':
			return m.section_stopped_tag({ time });
		case 'removal':
			return m.section_stopped_removal({ time });
		case 'holder':
			return m.section_stopped_holder({ time });
		case 'time':
			return m.section_stopped_time({ time });
		case 'adoption':
			return m.section_stopped_adoption({ time });
		default:
			return unreachable(stop.cause);
	}
}

/** Named, and held back only by an agreement that is missing. */
export const waiting = (section: SectionView): ParticipantId[] =>
	(section.refused ?? [])
		.filter(({ rule }) => rule === 'P14' || rule === 'P19')
		.map(({ participantId }) => participantId);

export const heldByAuthority = (section: SectionView): boolean =>
	(section.refused ?? []).some(({ rule }) => rule === 'P15');

/** Whose hand it was, where somebody typed for its holder. */
export function typedWords(view: View, section: SectionView): string | null {
	if (!section.dictated) return null;
	const name = shortNameOf(view, otherOf(view, section));
	return isMe(view, section.holder) ? m.dictation_for_you({ name }) : m.dictation_by_you({ name });
}

/** The line under a part: where it comes from and what it is for. */
export function noteWords(view: View, section: SectionView): string {
	const mine = isMe(view, section.holder);
	const kind = kindShown(section);
	const typed = typedWords(view, section);
	if (section.dictated?.running && typed) return typed;
	if (kind === 'draft') return [typed, m.section_draft_note()].filter(Boolean).join(' ');
	if (section.state === 'closed') return m.section_closed_mine();
	const name = shortNameOf(view, section.holder);
	if (kind === 'addressed') return m.extract_note_for_you({ name });
	if (kind === 'common') return mine ? m.section_by_you() : m.section_by({ name });
	if (mine && section.opened) {
		const time = timeOf(section.opened.at);
		const { purpose } = section.opened;
		return purpose ? m.section_confided({ time, purpose }) : m.section_confided_plain({ time });
	}
	const { purpose } = section;
	return purpose ? m.section_shared_by({ name, purpose }) : m.section_shared_by_plain({ name });
}
