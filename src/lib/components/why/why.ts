// Who reads a part and who does not, person by person, each with the rule: what the view says, put into an order.
import { m } from '#lib/paraglide/messages.js';
import type { RuleId } from '#lib/domain/policy/rules.ts';
import type { ParticipantView, ReaderView, SectionView, View } from '#lib/domain/view/view.ts';
import { sectorsIn, type Sector } from '#lib/domain/policy/jurisdictions/codes.ts';
import { inOrder, isMe, personOf } from '../table/people.ts';
import { dateOf, timeOf } from '../table/words.ts';

export interface Reason {
	readonly person: ParticipantView;
	readonly me: boolean;
	readonly rule: RuleId;
	/** [T20] of an extract's reader: their promise, or that it is still missing. */
	readonly promise?: string;
	/** Instead of the rule's own words, where they would say more than holds here. */
	readonly words?: string;
}

function reasons(view: View, of: readonly ReaderView[]): Reason[] {
	const rules = new Map(of.map(({ participantId, rule }) => [participantId, rule]));
	return inOrder(view).flatMap((person) => {
		const rule = rules.get(person.id);
		return rule ? [{ person, rule, me: isMe(view, person.id) }] : [];
	});
}

/** Whose promise counts for something: whom an extract is addressed to and no law binds. */
const isAsked = ({ promise, family }: ParticipantView): boolean => promise !== 'secrecy' && !family;

function promiseWords({ undertookAt }: ParticipantView): string {
	if (undertookAt === undefined) return m.why_undertakes_not();
	return m.why_undertook({ day: dateOf(undertookAt), time: timeOf(undertookAt) });
}

export const reading = (view: View, section: SectionView): Reason[] =>
	reasons(view, section.readers).map((reason) => withWords(section, reason));

/** What is said with a rule of this part: whose promise counts, or that somebody types what is theirs. */
function withWords({ dictated }: SectionView, reason: Reason): Reason {
	const { rule, person } = reason;
	if (rule === 'P22' && isAsked(person)) return { ...reason, promise: promiseWords(person) };
	// while somebody types for them, they are not the only one to read what is theirs
	if (rule === 'P1' && dictated?.running) return { ...reason, words: m.dictation_why() };
	return reason;
}

/** [T20] for its holder: whose page waits before it shows this extract. */
export const notUndertaken = (view: View, section: SectionView): ParticipantView[] =>
	isMe(view, section.holder)
		? reading(view, section)
				.filter(({ promise, person }) => promise && person.undertookAt === undefined)
				.map(({ person }) => person)
		: [];

/** For the holder alone; anyone else's view says nothing of those who do not read. */
export const notReading = (view: View, section: SectionView): Reason[] =>
	reasons(view, section.refused ?? []);

/** What the reader knows of the holder's function; whoever is not bound knows none, and is quoted the article alone. */
export function sectorsOfHolder(view: View, { holder }: SectionView): Sector[] {
	const person = personOf(view, holder);
	return sectorsIn(`${person?.function ?? ''}, ${person?.service ?? ''}`);
}

const KINDS: Readonly<Record<SectionView['kind'], () => string>> = {
	draft: m.why_kind_draft,
	common: m.why_kind_common,
	secret: m.why_kind_secret,
	reserved: m.why_kind_reserved,
	extract: m.why_kind_extract,
	addressed: m.why_kind_addressed,
	confided: m.why_kind_confided,
	'own-words': m.why_kind_own_words,
};
export const kindWords = (kind: SectionView['kind']): string => KINDS[kind]();
