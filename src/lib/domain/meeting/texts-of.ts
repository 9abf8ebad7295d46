// Which words a fact points to: whoever checks a store asks here whether words are missing, or belong to nothing.
import type { FamilyTold } from '../danger/facts.ts';
import type { TextId } from '../ids.ts';
import type { MeetingEvent } from './facts.ts';

type Of<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;
type Named = readonly (TextId | null)[];

const none = (): Named => [];

const reasonOf = (family: FamilyTold): Named =>
	family.state === 'deferred' ? [family.reason] : [];

/** One entry for each type: the compiler refuses a fact that this table forgets. */
const TEXTS: { readonly [Type in MeetingEvent['type']]: (event: Of<Type>) => Named } = {
	'meeting-called': ({ purpose, place, legalBasis, missions }) => [
		purpose,
		place,
		legalBasis,
		...missions.map(({ label }) => label),
	],
	'conference-authorised': ({ by, participants, purpose, modalities }) => [
		by,
		...participants,
		purpose,
		modalities,
	],
	'command-answered': none,
	'participant-ended': none,
	'notes-erased': none,
	'participant-invited': ({ words }) => [
		words.name,
		words.service,
		words.function,
		words.introducedAs,
	],
	'participant-retagged': none,
	'participant-removed': none,
	'code-renewed': none,
	'link-confirmed': none,
	'link-ended': none,
	'notice-recorded': none,
	'undertaking-given': none,
	'earshot-told': none,
	'person-tied': none,
	'presence-recorded': ({ invitedHow, accompaniedBy }) => [invitedHow, accompaniedBy],
	'device-entered': none,
	'word-given': none,
	'entry-admitted': none,
	'statement-recorded': ({ statement: { purpose, reason, explained } }) => [
		purpose,
		reason,
		...(explained ? [explained.intention, explained.withWhom, explained.content] : []),
	],
	'statement-lasting': none,
	'statement-ended': none,
	'section-created': ({ title, thirdPersons }) => [title, ...thirdPersons],
	'section-classified': ({ title, thirdPersons }) => [title, ...thirdPersons],
	'section-retitled': ({ title }) => [title],
	'participation-recorded': none,
	'section-opened': ({ purpose, necessity }) => [purpose, necessity],
	'section-widened': ({ purpose, necessity }) => [purpose, necessity],
	'section-closed': none,
	'section-entrusted': none,
	'extract-agreed': ({ words }) => [words],
	'extract-reworded': none,
	'section-confided': none,
	'section-placed-beside': none,
	'dictation-begun': none,
	'dictation-ended': none,
	'opened-by-hand': none,
	'section-withheld': ({ reason }) => [reason],
	'withholding-ended': none,
	'passage-taken-back': none,
	'words-moved': ({ reason }) => [reason],
	'readers-taken-off': none,
	'readers-changed': none,
	'course-planned': ({ steps }) => steps.map(({ title }) => title),
	'meeting-started': none,
	'phase-started': ({ title, call }) => [title, call],
	'meeting-ended': none,
	'ground-rules-laid': none,
	'ground-rules-read': none,
	'danger-recorded': ({ addresseeName, fear, tried, consulted, alone, said, family }) => [
		addresseeName,
		fear,
		tried,
		consulted,
		alone,
		said,
		...reasonOf(family),
	],
	'danger-shared': none,
	'danger-family-decided': ({ family }) => reasonOf(family),
	'decision-recorded': ({ text, who }) => [text, who],
	'part-answered': ({ words }) => [words],
	'part-marked': none,
	'minutes-proposed': none,
	'minutes-remarked': ({ text }) => [text],
	'copy-offered': none,
	'minutes-adopted': ({ parts }) => parts.flatMap(({ title, words }) => [title, words]),
	'adopted-readers-taken-off': none,
	'adopted-passage-taken-back': none,
};

export function textsOf(event: MeetingEvent): readonly TextId[] {
	const named = TEXTS[event.type] as (event: MeetingEvent) => Named;
	return named(event).filter((text) => text !== null);
}
