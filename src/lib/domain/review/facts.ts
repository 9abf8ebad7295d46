// What a person concerned says to what was shared about them: yes, no, or "I want to talk about it"; beside the words, over none.
import type { Moment, ParticipantId, SectionId, TextId } from '../ids.ts';

export const ANSWERS = ['yes', 'no', 'talk'] as const;
export type PartAnswer = (typeof ANSWERS)[number];
/** After a no: it is wrong, I object, I do not understand. */
export const OBJECTIONS = ['wrong', 'object', 'unclear'] as const;
export type Objection = (typeof OBJECTIONS)[number];

export interface Answered {
	readonly at: Moment;
	readonly person: ParticipantId;
	readonly answer: PartAnswer;
	readonly what: Objection | null;
	readonly words: TextId | null;
}

/** section → what each person concerned said last */
export type Reviews = ReadonlyMap<SectionId, ReadonlyMap<ParticipantId, Answered>>;

export const noReviews: Reviews = new Map();

export type ReviewEvent = {
	type: 'part-answered';
	section: SectionId;
	person: ParticipantId;
	answer: PartAnswer;
	what: Objection | null;
	words: TextId | null;
};

export function evolveReviews(
	reviews: Reviews,
	{ section, person, answer, what, words }: ReviewEvent,
	at: Moment,
): Reviews {
	const said = new Map(reviews.get(section)).set(person, { at, person, answer, what, words });
	return new Map(reviews).set(section, said);
}
