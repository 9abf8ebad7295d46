// The sign of a section: which kind it shows, and in words with names who it is between. The legal term stands behind the "why".
import { m } from '#lib/paraglide/messages.js';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { namedIn } from '../extract/extract.ts';
import { otherOf } from '../dictation/dictation.ts';
import { familyOf, isMe, shortNameOf } from '../table/people.ts';
import { capital, listed } from '../table/words.ts';

/** The longest list of names that a sign says before it counts the rest. */
const NAMED = 4;

/** What a part is to its readers now: until it is opened, whatever it will be, it is its author's. */
export const kindShown = (section: Pick<SectionView, 'kind' | 'state'>): SectionView['kind'] =>
	section.state === 'draft' && section.kind !== 'confided' ? 'draft' : section.kind;

/** "Karim and the family": the others who read, the family as one where it reads whole. */
function othersNamed(view: View, readers: readonly ParticipantId[]): string[] {
	const others = readers.filter((id) => !isMe(view, id));
	const family = familyOf(view).filter(({ id }) => !isMe(view, id));
	const whole = family.length > 1 && family.every(({ id }) => others.includes(id));
	const inFamily = new Set(family.map(({ id }) => id));
	const alone = others.filter((id) => !(whole && inFamily.has(id)));
	const names = alone.map((id) => shortNameOf(view, id)).filter(Boolean);
	return whole ? [...names, m.sign_family()] : names;
}

const shortened = (names: readonly string[]): string[] => {
	if (names.length <= NAMED) return [...names];
	const shown = names.slice(0, NAMED - 1);
	return [...shown, m.sign_more({ count: names.length - shown.length })];
};

/** "What is said to Marc": also before anybody agreed, so that its holder sees for whom they write. */
function saidTo(view: View, section: SectionView): string {
	const names = namedIn(section).map((id) => shortNameOf(view, id));
	return names.length > 0 ? m.sign_said_to({ names: listed(names) }) : m.sign_said_to_nobody();
}

/** Who reads this, in a few words: "for the whole table", "between you, Karim and the family", "for you alone". */
export function signWords(view: View, section: SectionView): string {
	if (section.dictated?.running) {
		const names = listed([m.sign_you(), shortNameOf(view, otherOf(view, section))]);
		return m.dictation_sign({ names });
	}
	if (kindShown(section) === 'draft') return m.sign_alone();
	if (section.kind === 'common') return m.sign_table();
	if (section.kind === 'addressed') return m.sign_for_you();
	if (section.kind === 'confided') return m.sign_confided();
	if (section.kind === 'extract') return saidTo(view, section);
	const others = othersNamed(
		view,
		section.readers.map((reader) => reader.participantId),
	);
	if (others.length === 0) return m.sign_alone();
	return capital(m.sign_between({ names: listed([m.sign_you(), ...shortened(others)]) }));
}

/** The same, small, beside a decision: "whole table", "you, Karim and the family". */
export function audienceWords(view: View, section: SectionView | undefined): string {
	if (!section || section.kind === 'common') return m.sign_table_short();
	if (section.kind === 'addressed') return m.sign_for_you();
	const others = othersNamed(
		view,
		section.readers.map((reader) => reader.participantId),
	);
	return listed([m.sign_you(), ...shortened(others)]);
}

/** A part without a title is named after its holder, so that every heading says something. */
export function titleOf(view: View, section: SectionView): string {
	if (section.groundRules) return m.paper_rules();
	if (section.title) return section.title;
	if (section.confidedBy)
		return m.section_untitled_confided({ name: shortNameOf(view, section.confidedBy) });
	if (section.dictated && section.state === 'draft') {
		if (isMe(view, section.holder)) return m.dictation_untitled_mine();
		return m.dictation_untitled({ name: shortNameOf(view, section.holder) });
	}
	if (isMe(view, section.holder)) {
		return kindShown(section) === 'draft' ? m.section_untitled_draft() : m.section_untitled_mine();
	}
	const name = shortNameOf(view, section.holder);
	if (section.kind === 'addressed') return m.section_untitled_addressed({ name });
	if (section.kind === 'own-words') return m.section_untitled_own_words({ name });
	return m.section_untitled({ name });
}
