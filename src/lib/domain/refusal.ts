// What the core answers instead of events: a code from a closed union. The domain knows no HTTP; one table per edge maps these.
import type { RuleId } from './policy/rules.ts';

export const REFUSAL_CODES = [
	'malformed',
	'not-found',
	'not-allowed',
	'combination',
	'already-at-table',
	'audience-missing',
	'capacity',
	'not-present',
	'about',
	'already-opened',
	'not-opened',
	'kind-missing',
	'purpose-missing',
	'meeting-state',
	'legal-basis-missing',
	'no-case-conference',
	'not-authorised',
	'jurisdiction',
	'too-many',
	'conflict',
	'changed',
	'too-long',
	'minutes-state',
	'copy-missing',
	'withheld',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
	readonly refused: RefusalCode;
	/** The field at fault, as a path in the command; never an id that was sent. */
	readonly field?: string;
	readonly rule?: RuleId;
}

export const refuse = (refused: RefusalCode, more: Omit<Refusal, 'refused'> = {}): Refusal => ({
	refused,
	...more,
});

/** Not existing, not yours and not visible: one and the same answer. */
export const NOT_FOUND: Refusal = refuse('not-found');

export const isRefusal = (value: object): value is Refusal => 'refused' in value;
