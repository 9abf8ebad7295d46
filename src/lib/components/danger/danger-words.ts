// The questions of a danger act in plain words; names and articles come from the jurisdiction's data.
import {
	ADDRESSEES,
	dangerLawOf,
	type Addressee,
	type Ground,
	type GroundId,
} from '#lib/domain/policy/jurisdictions/danger.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { DangerView } from '#lib/domain/view/danger-told.ts';
import type { View } from '#lib/domain/view/view.ts';
import { m } from '#lib/paraglide/messages.js';
import { day, dayWritten } from '../../documents/names.ts';
import { isMe } from '../table/people.ts';
import type { Option } from '../ui/option.ts';
import type { Step } from './danger-form.svelte.ts';

interface Question {
	readonly label: string;
	readonly hint: string;
}

const QUESTIONS: Readonly<Record<Step, () => Question>> = {
	numbers: () => ({ label: m.danger_call_first(), hint: '' }),
	addressee: () => ({ label: m.danger_addressee(), hint: m.danger_addressee_hint() }),
	ground: () => ({ label: m.danger_ground(), hint: m.danger_ground_hint() }),
	fear: () => ({ label: m.danger_fear(), hint: m.danger_fear_hint() }),
	tried: () => ({ label: m.danger_tried(), hint: m.danger_tried_hint() }),
	consulted: () => ({ label: m.danger_consulted(), hint: m.danger_consulted_hint() }),
	alone: () => ({ label: m.danger_alone(), hint: m.danger_alone_hint() }),
	said: () => ({ label: m.danger_said(), hint: m.danger_said_hint() }),
	family: () => ({ label: m.danger_family(), hint: m.danger_family_hint() }),
	readers: () => ({ label: m.danger_readers(), hint: m.danger_readers_hint() }),
};
export const questionOf = (step: Step): Question => QUESTIONS[step]();

function named({ meeting }: View, addressee: Addressee): string {
	const { names } = dangerLawOf(meeting.jurisdiction);
	return addressee === 'other' ? m.danger_other() : names[addressee];
}

export const addresseeName = (view: View, danger: DangerView): string =>
	danger.addresseeName || named(view, danger.addressee);

export const addresseeOptions = (view: View): Option<Addressee>[] =>
	ADDRESSEES.map((addressee) => ({ value: addressee, label: named(view, addressee) }));

/** Whom a record may be shown to: anybody at the table but its author. */
export const readersOptions = (view: View): Option<ParticipantId>[] =>
	view.participants
		.filter(({ id, seated }) => seated && !isMe(view, id))
		.map(({ id, name, introducedAs }) => ({ value: id, label: name, hint: introducedAs }));

const GROUNDS: Readonly<Record<GroundId, () => string>> = {
	'right-to-speak': m.danger_ground_right,
	'duty-to-help': m.danger_ground_duty,
	necessity: m.danger_ground_necessity,
};

export const groundOptions = (grounds: readonly Ground[]): Option<GroundId>[] =>
	grounds.map(({ id, article }) => ({ value: id, label: GROUNDS[id](), hint: article }));

export const familyOptions = (): Option<'informed' | 'deferred'>[] => [
	{ value: 'informed', label: m.danger_family_yes() },
	{ value: 'deferred', label: m.danger_family_later(), hint: m.danger_family_later_hint() },
];

export const familyWords = ({ family }: DangerView): string =>
	family.state === 'informed'
		? m.danger_family_informed()
		: m.danger_family_waits({ day: dayWritten(family.againOn), reason: family.reason });

export const dayIn = (at: number): string => day(at);
