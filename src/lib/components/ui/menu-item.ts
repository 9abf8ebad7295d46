// One act of a menu.
import type { IconName } from './icons.ts';

export interface MenuItem {
	label: string;
	hint?: string;
	icon?: IconName;
	danger?: boolean;
	disabled?: boolean;
	/** A line above: another group begins. */
	apart?: boolean;
	href?: string;
	onselect?: () => void;
}
