// Decisions and tasks: whose they are, who may read them, and the command that notes one.
import { m } from '#lib/paraglide/messages.js';
import type { CommandInput } from '#lib/domain/command.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import type { OutcomeView, SectionView, View } from '#lib/domain/view/view.ts';
import { actsOf } from '../section/acts.ts';
import { kindShown, signWords, titleOf } from '../section/sign.ts';
import { shortName } from '../table/people.ts';
import { signOf } from '../ui/icons.ts';
import type { Option } from '../ui/option.ts';

/** The audience of a decision that belongs to no part. */
export const TABLE = 'table';

export interface Draft {
	readonly text: string;
	readonly who: string;
	readonly due: string;
	readonly audience: string;
}

export const decisionOf = ({ text, who, due, audience }: Draft): CommandInput => ({
	type: 'record-decision',
	text: text.trim(),
	...(who.trim() && { who: who.trim() }),
	...(due && { due }),
	...(audience !== TABLE && { section: audience as SectionId }),
});

/** The whole table, and each part in which the reader writes. */
export function audiences(view: View): Option<string>[] {
	const table: Option<string>[] = view.me.writesCommon
		? [{ value: TABLE, label: m.sign_table(), icon: 'common', kind: 'common' }]
		: [];
	const parts = view.sections.filter(
		(section) => section.kind !== 'common' && actsOf(view, section).decide,
	);
	return [
		...table,
		...parts.map((section) => ({
			value: section.id,
			label: signWords(view, section),
			hint: titleOf(view, section),
			icon: signOf(kindShown(section)),
			kind: kindShown(section),
		})),
	];
}

export const sectionOf = (view: View, outcome: OutcomeView): SectionView | undefined =>
	view.sections.find(({ id }) => id === outcome.section);

/** Tasks that name the reader. */
export const mine = (view: View): OutcomeView[] => {
	const names = view.participants.map((person) => person.name);
	const own = [view.me.name, shortName(view.me.name, names)].map((name) => name.toLowerCase());
	return view.outcomes.filter(({ who }) => own.includes(who.trim().toLowerCase()));
};
