// What a refusal says to the coordinator: what happened, why, and what to do next.
import type { Refused } from '#lib/client/commands.ts';
import { m } from '#lib/paraglide/messages.js';

const FIELDS: Readonly<Record<string, () => string>> = {
	secrecy: m.refusal_secrecy,
	missions: m.refusal_missions,
	coordinator: m.refusal_coordinator,
	accompanies: m.refusal_link,
	supervisor: m.refusal_link,
	childOf: m.refusal_link,
	until: m.refusal_until,
};

/** The closed table's refusals in words of ours; everything else as the server says it in the reader's language. */
export function refusalWords({
	code,
	field,
	message,
}: Pick<Refused, 'code' | 'field' | 'message'>): string {
	const ofField = code === 'combination' && field ? FIELDS[field] : undefined;
	if (ofField) return ofField();
	if (code === 'unreachable' || message === '') return m.refusal_unreachable();
	return message;
}
