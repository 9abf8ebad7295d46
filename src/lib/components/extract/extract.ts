// What may be said to somebody, as its holder and the persons concerned see it: who said yes to these very words.
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, SectionView, View } from '#lib/domain/view/view.ts';
import { isMe, seatedOf } from '../table/people.ts';

export interface Yes {
	readonly person: ParticipantId;
	/** other: to words that no longer stand. */
	readonly said: 'these' | 'other' | 'nothing';
	/** The reader may note it: the holder at their word, a person for themselves. */
	readonly mine: boolean;
}

/** One for each person concerned whose answer this reader may know. `digest`: of the words as they stand. */
export function yesesOf(view: View, section: SectionView, digest: string): Yes[] {
	const holds = isMe(view, section.holder);
	const agreed = new Map((section.agreed ?? []).map((one) => [one.person, one.digest]));
	return section.about
		.filter((person) => holds || isMe(view, person))
		.map((person) => {
			const to = agreed.get(person);
			const said = to === undefined ? 'nothing' : to === digest ? 'these' : 'other';
			return { person, said, mine: isMe(view, person) };
		});
}

export const yesTo = (
	{ id: sectionId }: SectionView,
	person: ParticipantId,
	digest: string,
): CommandInput => ({ type: 'agree-extract', sectionId, person, digest });

export const noTo = ({ id }: SectionView, person: ParticipantId): CommandInput => ({
	type: 'record-agreement',
	person,
	scope: [id],
	purpose: '',
	decision: 'refused',
});

/** Whom it is for: named by its holder, and not concerned themselves. Known to the holder and the persons concerned. */
export const namedIn = ({ opened, readers, about, holder }: SectionView): ParticipantId[] =>
	(opened?.named ?? readers.map(({ participantId }) => participantId)).filter(
		(id) => id !== holder && !about.includes(id),
	);

/** Days before its end on which the holder is warned. */
const WARNED_DAYS = 14;
const DAY = 86_400_000;

export const lapsesSoon = ({ until, state }: SectionView, now: number): boolean =>
	state === 'open' && until !== undefined && until - now < WARNED_DAYS * DAY;

/** Somebody who helps: whoever sees no kinds proposes by the promise, and the server decides. */
export const tellable = (view: View): ParticipantView[] =>
	seatedOf(view).filter(
		({ id, family, kind }) =>
			!isMe(view, id) &&
			!family &&
			(kind === undefined || ['professional', 'other'].includes(kind)),
	);
