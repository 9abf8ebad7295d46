// The professional codes as data: what the one who holds a part is held to in their own sector. Where no text of a sector is
// known here, the penal article is quoted alone, and nothing is made up.
import type { JurisdictionId } from './jurisdiction.ts';
import { jurisdictionOf } from './jurisdictions.ts';

export const SECTORS = [
	'psychology',
	'youth-aid',
	'social-work',
	'medicine',
	'school-guidance',
	'cpas',
] as const;
export type Sector = (typeof SECTORS)[number];

interface Code {
	/** How a function or a service of this sector is written, in the four languages. */
	readonly written: RegExp;
	readonly texts: Partial<Record<JurisdictionId, string>>;
}

const CODES: Readonly<Record<Sector, Code>> = {
	psychology: {
		written: /psycholog|psycholoog/i,
		texts: {
			'be-fr': 'Code de déontologie des psychologues, art. 14',
			'be-nl': 'Deontologische code voor psychologen, art. 14',
		},
	},
	'youth-aid': {
		written: /\b(AMO|SAJ|SPJ)\b|aide à la jeunesse|youth aid|jeugdhulp|jugendhilfe/i,
		texts: {
			'be-fr': 'Code de déontologie de l’aide à la jeunesse (15 mai 1997), art. 7 et 12 al. 4',
		},
	},
	'social-work': {
		written: /assistante? social|social worker|maatschappelijk werk|sozialarbeit/i,
		texts: {},
	},
	medicine: {
		written: /médecin|doctor|psychiatre|pédiatre|\barts\b|\bärzt|\barzt/i,
		texts: {},
	},
	'school-guidance': { written: /\b(CPMS|PMS|CLB)\b|kaleido|school guidance/i, texts: {} },
	cpas: { written: /\b(CPAS|OCMW|ÖSHZ)\b/i, texts: {} },
};

/** What somebody's function and service say of their sector. Never of their mission: that is set for each meeting (R2). */
export const sectorsIn = (words: string): Sector[] =>
	SECTORS.filter((sector) => CODES[sector].written.test(words));

/** France and Luxembourg: one law says what opens, whatever the sector. */
const ONE_LAW: ReadonlySet<JurisdictionId> = new Set(['fr-child-protection', 'fr-care', 'lu']);

/** What to quote to whoever holds a part: the codes of their sectors, else the penal article of the jurisdiction alone. */
export function quotedFor(jurisdiction: JurisdictionId, sectors: readonly Sector[]): string[] {
	const { penal, sources } = jurisdictionOf(jurisdiction);
	if (ONE_LAW.has(jurisdiction)) return [...sources];
	const codes = sectors.flatMap((sector) => CODES[sector].texts[jurisdiction] ?? []);
	return codes.length > 0 ? codes : [penal];
}
