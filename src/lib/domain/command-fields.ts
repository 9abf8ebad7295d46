// The fields that commands are made of: sizes, words, ids and moments as a client writes them.
import * as v from 'valibot';
import type { Moment, ParticipantId, SectionId } from './ids.ts';
import { STAYS } from './phase/plan.ts';
import { endOf, isDay, momentOf } from './written-time.ts';

export const LIMITS = {
	name: 200,
	line: 500,
	words: 5000,
	list: 200,
	answers: 20,
	passage: 20_000,
	steps: 20,
	minutes: 480,
} as const;

export const line = v.pipe(v.string(), v.maxLength(LIMITS.line));
export const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.name));
export const words = v.pipe(v.string(), v.maxLength(LIMITS.words));
export const stated = v.pipe(words, v.trim(), v.minLength(1));
export const id = <Id extends string>() => v.custom<Id>((value) => typeof value === 'string');
export const ids = <Id extends string>() => v.pipe(v.array(id<Id>()), v.maxLength(LIMITS.list));

export const day = v.pipe(v.string(), v.check(isDay));
export const isWritten = (value: string): boolean => momentOf(value) !== null;
/** A bare day ends with that day (UTC). */
export const end = v.pipe(
	v.string(),
	v.check(isWritten),
	v.transform((value): Moment => endOf(value)!),
);
export const moment = v.pipe(
	v.string(),
	v.check((value) => isWritten(value) && !isDay(value)),
	v.transform((value): Moment => momentOf(value)!),
);
export const participant = id<ParticipantId>();
export const section = id<SectionId>();
export const place = v.pipe(v.number(), v.integer(), v.minValue(0));
export const passage = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.passage));

/** Where a step is called: nothing but a web address of a call, which a page may offer as a link. */
export const callLink = v.pipe(line, v.trim(), v.regex(/^https:\/\/[^\s/@]+(\/\S*)?$/u));

/** [T21] `minutes`: as planned; nothing ends by them. */
const step = v.strictObject({
	title: v.pipe(line, v.trim(), v.minLength(1)),
	stays: v.picklist(STAYS),
	minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.minutes)),
});
export const course = v.pipe(
	v.array(step),
	v.maxLength(LIMITS.steps),
	v.check((steps) => steps.every(({ stays }, index) => index > 0 || stays === 'everyone')),
);
