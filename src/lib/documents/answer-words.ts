// What somebody can say to what was shared about them.
import type { Objection, PartAnswer } from '#lib/domain/review/facts.ts';
import { m } from '#lib/paraglide/messages.js';

export const ANSWER_WORDS: Readonly<Record<PartAnswer, () => string>> = {
	yes: m.review_yes,
	no: m.review_no,
	talk: m.review_talk,
};

export const OBJECTION_WORDS: Readonly<Record<Objection, () => string>> = {
	wrong: m.review_wrong,
	object: m.review_object,
	unclear: m.review_unclear,
};

const SAID: Readonly<Record<PartAnswer, (words: { name: string }) => string>> = {
	yes: m.review_said_yes,
	no: m.review_said_no,
	talk: m.review_said_talk,
};

interface Said {
	readonly answer: PartAnswer;
	readonly what: Objection | null;
}

/** "Mme Diallo: this is not right (it is wrong)", told to whoever holds the part. */
export const answerWords = (name: string, { answer, what }: Said): string =>
	what === null
		? SAID[answer]({ name })
		: m.review_said_what({ said: SAID[answer]({ name }), what: OBJECTION_WORDS[what]() });
