// Who may know of what people do with words: agreed word for word, confided, beside a part, withheld, taken back, moved on.
import type { SectionId } from '#lib/domain/ids.ts';
import type { Section } from '#lib/domain/section/facts.ts';
import type { Looks } from './looks.ts';
import { knownOf } from './section-subjects.ts';
import type { Subjects } from './subjects.ts';

/** Whoever had a part or a passage before it was taken back, as far as the reader knows them. */
export const hadFor = (looks: Looks, id: SectionId, at: number): unknown =>
	looks
		.section(id)!
		.takenBack.filter((back) => back.at === at)
		.map(({ had }) => knownOf(looks, had));

/** The words of an extract once everybody said yes to the same ones. */
export const agreedWords = ({ about, agreed }: Section): unknown => {
	const said = about.map((person) => agreed.get(person));
	const same = said.length > 0 && said.every((one) => one && one.digest === said[0]!.digest);
	return same ? said[0]!.words : undefined;
};

type OfWords =
	| 'extract-agreed'
	| 'extract-reworded'
	| 'section-confided'
	| 'section-placed-beside'
	| 'dictation-begun'
	| 'dictation-ended'
	| 'opened-by-hand'
	| 'section-withheld'
	| 'withholding-ended'
	| 'passage-taken-back'
	| 'words-moved';

export const WORDS: Pick<Subjects, OfWords> = {
	// the words themselves are told by how the part stands: to each reader once all have agreed
	'extract-agreed': ({ section, person, digest }, looks, { at }) =>
		looks.holds(section) || (looks.isAbout(section) && person === looks.me.id)
			? { section, person, digest, at }
			: undefined,
	'extract-reworded': ({ section, until }, looks) =>
		looks.holds(section) || looks.isAbout(section) ? { section, until } : undefined,
	'section-confided': ({ section, by, to }, looks, { at }) => {
		if (looks.limited || !looks.knows(by) || !looks.knows(to)) return undefined;
		if (looks.holds(section)) return { section, by, to, at };
		return by === looks.me.id ? { by, to, at } : undefined;
	},
	// whose words they are, and whom the part came to be about; whoever types while they do
	'dictation-begun': ({ section, scribe }, looks, { at }) => {
		if (looks.holds(section) || looks.isAbout(section)) return { section, scribe, at };
		return scribe === looks.me.id && looks.reads(section) ? { section, scribe } : undefined;
	},
	'dictation-ended': ({ section }, looks) => (looks.holds(section) ? { section } : undefined),
	'opened-by-hand': ({ section, scribe }, looks, { at }) =>
		looks.holds(section) || looks.isAbout(section) ? { section, scribe, at } : undefined,
	'section-placed-beside': ({ section, beside }, looks) =>
		looks.reads(section) && looks.reads(beside) ? { section, beside } : undefined,
	'section-withheld': (event, looks) => (looks.holds(event.section) ? event : undefined),
	'withholding-ended': (event, looks) => (looks.holds(event.section) ? event : undefined),
	'passage-taken-back': ({ section, by }, looks, { at }) =>
		looks.holds(section) || looks.isAbout(section)
			? { section, at, by: knownOf(looks, [by]), had: hadFor(looks, section, at) }
			: undefined,
	'words-moved': ({ from, to, by, reason, gained }, looks, { at }) => {
		if (!looks.reads(from)) return undefined;
		const answers = looks.holds(from) || looks.isAbout(from);
		// where the words are now is told to whoever reads that too; who got them, to whom they are about (R14)
		const where = looks.reads(to) && (answers || by === looks.me.id) && { to };
		return answers || where
			? { from, reason, at, gained: answers ? gained : knownOf(looks, gained), ...where }
			: undefined;
	},
};
