// Who may speak for a person concerned here: themselves, with a lawyer, or a representative. Rules A1-A3.
import type { Moment } from '../ids.ts';
import {
	ageAt,
	birthday,
	jurisdictionOf,
	MAJORITY,
} from '../policy/jurisdictions/jurisdictions.ts';
import type { JurisdictionId } from '../policy/jurisdictions/jurisdiction.ts';
import type { Participant } from '../table/facts.ts';
import type { Capacity } from './facts.ts';

/**
 * [A1] [A2] the capacities in which this person's agreement may be given. Without a date of birth a young person
 * counts as below the age; where the law says discernment, the professionals judge it, and both may stand.
 * source: R16, and the jurisdiction's `ownWord`.
 */
export function capacitiesOf(
	person: Participant,
	jurisdiction: JurisdictionId,
	at: Moment,
): readonly Capacity[] {
	if (person.kind !== 'young-person') return ['self', 'with-lawyer'];
	const { ownWord } = jurisdictionOf(jurisdiction);
	const age = person.bornOn === null ? 0 : ageAt(person.bornOn, at);
	if (age >= MAJORITY) return ['self', 'with-lawyer'];
	if (!ownWord) return ['self', 'with-lawyer', 'representative'];
	if (age < ownWord.from) return ['representative'];
	return age < ownWord.aloneFrom ? ['with-lawyer'] : ['self', 'with-lawyer'];
}

/** [A3] whether a parent named in `childOf` may speak for this person. */
export const mayBeRepresented = (
	person: Participant,
	jurisdiction: JurisdictionId,
	at: Moment,
): boolean => capacitiesOf(person, jurisdiction, at).includes('representative');

/** Below the age only a representative gives; the child is asked too. */
export const isBelowAge = (
	person: Participant,
	jurisdiction: JurisdictionId,
	at: Moment,
): boolean => capacitiesOf(person, jurisdiction, at).every((one) => one === 'representative');

/** [A3] the birthday from which nobody speaks in this person's place any more; majority where the law names none. */
export function representedUntil(person: Participant, jurisdiction: JurisdictionId): Moment | null {
	const { ownWord } = jurisdictionOf(jurisdiction);
	if (person.kind !== 'young-person' || person.bornOn === null) return null;
	return birthday(person.bornOn, ownWord?.from ?? MAJORITY);
}
