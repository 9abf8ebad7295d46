// What may be laid on the table as its rules: the last table's, the organisation's, or what the software proposes.
import type { ProposedRules } from '#lib/client/commands.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';

/** One to a line. */
export const defaultRules = (locale?: Locale): string => {
	const options = locale && { locale };
	return [m.paper_rule_1, m.paper_rule_2, m.paper_rule_3, m.paper_rule_4]
		.map((rule) => rule({}, options))
		.join('\n');
};

export const textOf = (proposed: ProposedRules | null): string =>
	proposed?.organisation ?? defaultRules();

/** The part that lies open as this table's rules. */
export const rulesIn = (view: View): SectionView | undefined =>
	view.sections.findLast(({ groundRules, state }) => groundRules !== undefined && state === 'open');
