// The closed table of what may be combined: kind × secrecy × missions × link × coordinator. Anything else is refused (R2).
import type { Kind, Secrecy, Tags } from './facts.ts';

type Link = 'accompanies' | 'supervisor';

interface Row {
	readonly secrecy: readonly Secrecy[];
	/** Missions are for the bound professional alone. */
	readonly missions: boolean;
	readonly links: readonly Link[];
	readonly childOf: boolean;
	readonly coordinator: boolean;
	/** Whose participation may carry an end date. */
	readonly until: boolean;
}

const nobody = { missions: false, links: [], childOf: false, coordinator: false, until: false };

const TABLE: Readonly<Record<Kind, Row>> = {
	professional: {
		...nobody,
		secrecy: ['bound', 'discretion'],
		missions: true,
		coordinator: true,
		until: true,
	},
	adult: { ...nobody, secrecy: ['none'] },
	parent: { ...nobody, secrecy: ['none'] },
	'young-person': { ...nobody, secrecy: ['none'], childOf: true },
	support: { ...nobody, secrecy: ['none', 'discretion'], links: ['accompanies'], until: true },
	interpreter: { ...nobody, secrecy: ['none', 'discretion'], links: ['accompanies'], until: true },
	lawyer: { ...nobody, secrecy: ['bound'], links: ['accompanies'], until: true },
	intern: { ...nobody, secrecy: ['bound', 'discretion'], links: ['supervisor'], until: true },
	volunteer: {
		...nobody,
		secrecy: ['none', 'discretion'],
		links: ['supervisor', 'accompanies'],
		until: true,
	},
	superior: { ...nobody, secrecy: ['bound', 'discretion'] },
	authority: { ...nobody, secrecy: ['authority'] },
	other: { ...nobody, secrecy: ['discretion', 'none'] },
};

export const secreciesOf = (kind: Kind): readonly Secrecy[] => TABLE[kind].secrecy;

/**
 * The first field that the closed table refuses, or null when the combination stands.
 * A link that is still missing is no fault: until it is set and confirmed it opens nothing.
 */
export function refusedField(tags: Tags): string | null {
	const row = TABLE[tags.kind];
	if (!row.secrecy.includes(tags.secrecy)) return 'secrecy';
	const mayHaveMissions = row.missions && tags.secrecy === 'bound';
	if (tags.missions.length > 0 && !mayHaveMissions) return 'missions';
	if (tags.coordinator && !row.coordinator) return 'coordinator';
	if (tags.accompanies !== null && !row.links.includes('accompanies')) return 'accompanies';
	if (tags.supervisor !== null && !row.links.includes('supervisor')) return 'supervisor';
	if (tags.accompanies !== null && tags.supervisor !== null) return 'supervisor';
	if (tags.childOf.length > 0 && !row.childOf) return 'childOf';
	if (tags.until !== null && !row.until) return 'until';
	return null;
}
