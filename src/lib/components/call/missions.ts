// Missions to tap when a meeting is called. A mission is worth what this meeting makes of it: the words may be changed, others added.
import type { MissionId } from '#lib/domain/ids.ts';
import { m } from '#lib/paraglide/messages.js';

export const SUGGESTED_MISSIONS = [
	'youth-aid',
	'school-guidance',
	'social-aid',
	'activation',
	'care',
	'debt-mediation',
	'housing',
	'family-support',
	'disability',
	'mediation',
] as const;
export type SuggestedMission = (typeof SUGGESTED_MISSIONS)[number];

/** INVARIANT: a suggestion keeps its name as id in every meeting, so that a preset finds it whatever the language. */
export const missionId = (mission: SuggestedMission): MissionId => mission as string as MissionId;

const LABELS: Record<SuggestedMission, () => string> = {
	'youth-aid': m.mission_youth_aid,
	'school-guidance': m.mission_school_guidance,
	'social-aid': m.mission_social_aid,
	activation: m.mission_activation,
	care: m.mission_care,
	'debt-mediation': m.mission_debt_mediation,
	housing: m.mission_housing,
	'family-support': m.mission_family_support,
	disability: m.mission_disability,
	mediation: m.mission_mediation,
};

export const missionLabel = (mission: SuggestedMission): string => LABELS[mission]();
