// How presets and their groups are called.
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { IconName } from '../ui/icons.ts';
import type { Preset, PresetGroup, PresetId } from './presets.ts';

type Words = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const LABELS: Record<PresetId, Words> = {
	mother: m.preset_mother,
	father: m.preset_father,
	parent: m.preset_parent,
	'young-person': m.preset_young_person,
	adult: m.preset_adult,
	'school-guidance': m.preset_school_guidance,
	teacher: m.preset_teacher,
	'school-educator': m.preset_school_educator,
	'youth-aid': m.preset_youth_aid,
	'social-worker': m.preset_social_worker,
	'activation-worker': m.preset_activation_worker,
	psychologist: m.preset_psychologist,
	doctor: m.preset_doctor,
	'debt-mediator': m.preset_debt_mediator,
	'home-help': m.preset_home_help,
	'housing-officer': m.preset_housing_officer,
	support: m.preset_support,
	interpreter: m.preset_interpreter,
	lawyer: m.preset_lawyer,
	intern: m.preset_intern,
	volunteer: m.preset_volunteer,
	superior: m.preset_superior,
	police: m.preset_police,
	prosecutor: m.preset_prosecutor,
	other: m.preset_other,
};

const GROUPS: Record<PresetGroup, Words> = {
	family: m.preset_group_family,
	school: m.preset_group_school,
	help: m.preset_group_help,
	beside: m.preset_group_beside,
	others: m.preset_group_others,
};

const ICONS: Record<PresetGroup, IconName> = {
	family: 'heart',
	school: 'book',
	help: 'hand',
	beside: 'people',
	others: 'scale',
};

export const presetLabel = ({ id }: Preset, options: { locale?: Locale } = {}): string =>
	LABELS[id as PresetId]({}, options);
export const groupLabel = (group: PresetGroup): string => GROUPS[group]();
export const groupIcon = (group: PresetGroup): IconName => ICONS[group];
