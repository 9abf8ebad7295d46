// Refusals as HTTP: one table of statuses, one text for each code, and one constant answer for what does not exist.
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { RefusalCode } from '#lib/domain/refusal.ts';
import type { RuleId } from '#lib/domain/policy/rules.ts';

/** What this edge refuses by itself, beside the domain. */
type EdgeCode =
	| 'origin'
	| 'not-signed-in'
	| 'sign-out-first'
	| 'sign-in-again'
	| 'sign-in-failed'
	| 'code-refused'
	| 'wrong-word'
	| 'wrong-password'
	| 'weak-password'
	| 'passwords-differ'
	| 'email-taken'
	| 'own-account'
	| 'stale'
	| 'precondition'
	| 'too-large'
	| 'method'
	| 'storage'
	| 'not-printed'
	| 'unexpected';

export type AnyCode = RefusalCode | EdgeCode;

export interface AnyRefusal {
	readonly refused: AnyCode;
	/** The path of the field at fault. */
	readonly field?: string;
	readonly rule?: RuleId;
}

const STATUS: Record<AnyCode, number> = {
	malformed: 400,
	combination: 400,
	'audience-missing': 400,
	'kind-missing': 400,
	'purpose-missing': 400,
	'legal-basis-missing': 400,
	'no-case-conference': 400,
	'not-authorised': 403,
	capacity: 400,
	about: 400,
	jurisdiction: 400,
	'weak-password': 400,
	'passwords-differ': 400,
	'not-signed-in': 401,
	'sign-in-failed': 401,
	'not-allowed': 403,
	'not-present': 403,
	origin: 403,
	'sign-in-again': 403,
	'code-refused': 403,
	'wrong-word': 403,
	'wrong-password': 403,
	'not-found': 404,
	method: 405,
	'already-at-table': 409,
	'already-opened': 409,
	'not-opened': 409,
	'meeting-state': 409,
	'minutes-state': 409,
	'copy-missing': 409,
	withheld: 409,
	conflict: 409,
	'sign-out-first': 409,
	'email-taken': 409,
	'own-account': 409,
	changed: 409,
	stale: 412,
	'too-long': 413,
	'too-large': 413,
	precondition: 428,
	'too-many': 429,
	unexpected: 500,
	storage: 503,
	'not-printed': 503,
};

export const statusOf = (refusal: AnyRefusal): number => STATUS[refusal.refused];

type Told = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** What happened, why, and what to do next. */
const TEXT: Record<AnyCode, Told> = {
	malformed: m.refusal_malformed,
	combination: m.refusal_combination,
	'audience-missing': m.refusal_audience_missing,
	'kind-missing': m.refusal_kind_missing,
	'purpose-missing': m.refusal_purpose_missing,
	'legal-basis-missing': m.refusal_legal_basis_missing,
	'no-case-conference': m.refusal_no_case_conference,
	'not-authorised': m.refusal_not_authorised,
	capacity: m.refusal_capacity,
	about: m.refusal_about,
	jurisdiction: m.refusal_jurisdiction,
	'not-signed-in': m.refusal_not_signed_in,
	'sign-in-failed': m.refusal_sign_in_failed,
	'not-allowed': m.refusal_not_allowed,
	'not-present': m.refusal_not_present,
	origin: m.refusal_origin,
	'sign-in-again': m.refusal_sign_in_again,
	'code-refused': m.refusal_code_refused,
	'wrong-word': m.refusal_wrong_word,
	'wrong-password': m.refusal_wrong_password,
	'weak-password': m.refusal_weak_password,
	'passwords-differ': m.refusal_passwords_differ,
	'email-taken': m.refusal_email_taken,
	'own-account': m.refusal_own_account,
	'not-found': m.refusal_not_found,
	method: m.refusal_method,
	'already-at-table': m.refusal_already_at_table,
	'already-opened': m.refusal_already_opened,
	'not-opened': m.refusal_not_opened,
	'meeting-state': m.refusal_meeting_state,
	'minutes-state': m.refusal_minutes_state,
	'copy-missing': m.refusal_copy_missing,
	withheld: m.refusal_withheld,
	conflict: m.refusal_conflict,
	'sign-out-first': m.refusal_sign_out_first,
	changed: m.refusal_words_changed,
	stale: m.refusal_changed,
	'too-long': m.refusal_too_long,
	'too-large': m.refusal_too_large,
	precondition: m.refusal_precondition,
	'too-many': m.refusal_too_many,
	unexpected: m.refusal_unexpected,
	storage: m.refusal_storage,
	'not-printed': m.refusal_not_printed,
};

/** A path longer than any of ours was made up: it is not told back. */
const LONGEST_FIELD = 80;

export function refusalBody(refusal: AnyRefusal, locale: Locale): Record<string, string> {
	const { refused, field, rule } = refusal;
	const body: Record<string, string> = { code: refused, message: TEXT[refused]({}, { locale }) };
	if (rule !== undefined) body.rule = rule;
	if (field !== undefined) body.field = field.length <= LONGEST_FIELD ? field : '';
	return body;
}

/** INVARIANT: of `not-found` nothing is told but the code and its constant text. */
export function refused(refusal: AnyRefusal, locale: Locale): Response {
	const told = refusal.refused === 'not-found' ? { refused: refusal.refused } : refusal;
	return Response.json(refusalBody(told, locale), { status: statusOf(refusal) });
}
