// Who may be invited with one tap: what a function usually means at the table. A proposal, always to be confirmed;
// the closed table (domain, R2) decides what may be combined.
import type { Kind, Secrecy } from '#lib/domain/table/facts.ts';
import type { SuggestedMission } from './missions.ts';

export type PresetGroup = 'help' | 'school' | 'family' | 'beside' | 'others';
/** What has to be filled in beside the name, for this person's place to be right. */
export type Ask = 'bornOn' | 'childOf' | 'accompanies' | 'supervisor' | 'until' | 'secrecy';

export interface Preset {
	readonly id: string;
	readonly group: PresetGroup;
	readonly kind: Kind;
	readonly secrecy: Secrecy;
	/** Proposed where the meeting has it; never deduced: inviting confirms it. */
	readonly mission: SuggestedMission | null;
	readonly asks: readonly Ask[];
}

const bound = <Id extends string>(id: Id, group: PresetGroup, mission: SuggestedMission) =>
	({ id, group, kind: 'professional', secrecy: 'bound', mission, asks: [] }) as const;
const discreet = <Id extends string>(id: Id, group: PresetGroup) =>
	({ id, group, kind: 'professional', secrecy: 'discretion', mission: null, asks: [] }) as const;
const family = <Id extends string>(id: Id, kind: Kind, asks: readonly Ask[] = []) =>
	({ id, group: 'family', kind, secrecy: 'none', mission: null, asks }) as const;
const beside = <Id extends string>(id: Id, kind: Kind, secrecy: Secrecy, asks: readonly Ask[]) =>
	({ id, group: 'beside', kind, secrecy, mission: null, asks }) as const;
const other = <Id extends string>(
	id: Id,
	kind: Kind,
	secrecy: Secrecy,
	asks: readonly Ask[] = [],
) => ({ id, group: 'others', kind, secrecy, mission: null, asks }) as const;

export const PRESETS = [
	family('mother', 'parent'),
	family('father', 'parent'),
	family('parent', 'parent'),
	family('young-person', 'young-person', ['bornOn', 'childOf']),
	family('adult', 'adult'),
	bound('school-guidance', 'school', 'school-guidance'),
	discreet('teacher', 'school'),
	discreet('school-educator', 'school'),
	bound('youth-aid', 'help', 'youth-aid'),
	bound('social-worker', 'help', 'social-aid'),
	bound('activation-worker', 'help', 'activation'),
	bound('psychologist', 'help', 'care'),
	bound('doctor', 'help', 'care'),
	bound('debt-mediator', 'help', 'debt-mediation'),
	discreet('home-help', 'help'),
	discreet('housing-officer', 'help'),
	beside('support', 'support', 'none', ['accompanies']),
	beside('interpreter', 'interpreter', 'discretion', ['accompanies']),
	beside('lawyer', 'lawyer', 'bound', ['accompanies']),
	beside('intern', 'intern', 'bound', ['supervisor', 'until']),
	beside('volunteer', 'volunteer', 'discretion', ['supervisor']),
	other('superior', 'superior', 'bound', ['secrecy']),
	other('police', 'authority', 'authority'),
	other('prosecutor', 'authority', 'authority'),
	other('other', 'other', 'discretion', ['secrecy']),
] as const satisfies readonly Preset[];

export type PresetId = (typeof PRESETS)[number]['id'];

export const PRESET_GROUPS: readonly PresetGroup[] = [
	'family',
	'school',
	'help',
	'beside',
	'others',
];

/** Every preset of a group, in the order in which they are offered. */
export const presetsOf = (group: PresetGroup): readonly (Preset & { id: PresetId })[] =>
	PRESETS.filter((preset) => preset.group === group);
