// One answer of a question with cards.
import type { IconName } from './icons.ts';

export interface Option<Value extends string> {
	value: Value;
	label: string;
	hint?: string;
	icon?: IconName;
	/** The hue of a kind of section, where the answer leads to one. */
	kind?: string;
	disabled?: boolean;
}
