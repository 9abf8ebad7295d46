// The jurisdictions as data. Sources are named so that the interface can quote them; the software never says "lawful".
import type { Jurisdiction, JurisdictionId } from './jurisdiction.ts';

const BE_PENAL = 'Code pénal belge (8 avril 2026), art. 352 (ancien art. 458)';
const BE_CONFERENCE = 'Code pénal belge (8 avril 2026), art. 353 § 2 (ancien art. 458ter)';

const BE_PATIENT = 'Loi du 22 août 2002 relative aux droits du patient, art. 12';

const JURISDICTIONS: Readonly<Record<JurisdictionId, Jurisdiction>> = {
	'be-fr': {
		id: 'be-fr',
		opening: ['given'],
		withReason: [],
		sameMissionNeedsNothing: false,
		ownWord: { from: 12, aloneFrom: 14 },
		caseConference: BE_CONFERENCE,
		minors: [
			{
				field: 'youth-aid',
				word: 'age',
				source:
					'Décret du 18 janvier 2018 portant le code de la prévention, de l’aide et de la protection de la jeunesse',
			},
			{ field: 'health', word: 'discernment', source: BE_PATIENT },
		],
		penal: BE_PENAL,
		sources: [
			'Code de déontologie des psychologues, art. 14',
			'Code de déontologie de l’aide à la jeunesse (15 mai 1997), art. 7 et 12 al. 4',
			'Décret du 18 janvier 2018 portant le code de la prévention, de l’aide et de la protection de la jeunesse',
		],
	},
	'be-nl': {
		id: 'be-nl',
		opening: ['given', 'not-asked', 'impossible'],
		withReason: ['not-asked', 'impossible'],
		sameMissionNeedsNothing: false,
		ownWord: null,
		caseConference: BE_CONFERENCE,
		minors: [
			{
				field: 'youth-aid',
				word: 'discernment',
				source:
					'Decreet van 7 mei 2004 betreffende de rechtspositie van de minderjarige in de integrale jeugdhulp',
			},
			{
				field: 'health',
				word: 'discernment',
				source: 'Wet van 22 augustus 2002 betreffende de rechten van de patiënt, art. 12',
			},
		],
		penal: BE_PENAL,
		sources: [
			'Gedeeld beroepsgeheim: rechtsleer en deontologie',
			'Deontologische code voor psychologen, art. 14',
		],
	},
	'fr-child-protection': {
		id: 'fr-child-protection',
		opening: ['informed', 'given', 'not-asked', 'impossible'],
		withReason: ['not-asked', 'impossible'],
		sameMissionNeedsNothing: false,
		ownWord: null,
		caseConference: null,
		minors: [
			{
				field: 'any',
				word: 'maturity',
				source: 'Code de l’action sociale et des familles, art. L226-2-2',
			},
		],
		penal: 'Code pénal (France), art. 226-13 et 226-14',
		sources: ['Code de l’action sociale et des familles, art. L226-2-2'],
	},
	'fr-care': {
		id: 'fr-care',
		opening: ['given'],
		withReason: [],
		sameMissionNeedsNothing: true,
		ownWord: null,
		caseConference: null,
		minors: [
			{ field: 'health', word: 'maturity', source: 'Code de la santé publique, art. L1111-2' },
			{ field: 'health', word: 'kept', source: 'Code de la santé publique, art. L1111-5' },
		],
		penal: 'Code pénal (France), art. 226-13',
		sources: ['Code de la santé publique, art. L1110-4'],
	},
	lu: {
		id: 'lu',
		opening: ['given'],
		withReason: [],
		sameMissionNeedsNothing: false,
		ownWord: null,
		caseConference: null,
		minors: [
			{
				field: 'health',
				word: 'discernment',
				source: 'Loi du 24 juillet 2014 relative aux droits et obligations du patient',
			},
		],
		penal: 'Code pénal (Luxembourg), art. 458',
		sources: ['Code pénal (Luxembourg), art. 458'],
	},
};

export const jurisdictionOf = (id: JurisdictionId): Jurisdiction => JURISDICTIONS[id];

/** Of age in Belgium, France and Luxembourg; source: the civil codes. */
export const MAJORITY = 18;

/** Full years between two dates; `bornOn` is YYYY-MM-DD, `at` in ms (UTC). */
export function ageAt(bornOn: string, at: number): number {
	const born = new Date(`${bornOn}T00:00:00Z`);
	const now = new Date(at);
	const years = now.getUTCFullYear() - born.getUTCFullYear();
	const beforeBirthday =
		now.getUTCMonth() < born.getUTCMonth() ||
		(now.getUTCMonth() === born.getUTCMonth() && now.getUTCDate() < born.getUTCDate());
	return beforeBirthday ? years - 1 : years;
}

/** The moment (ms, UTC) at which somebody born on this day is that many years old; 29 February counts from 1 March. */
export function birthday(bornOn: string, years: number): number {
	const born = new Date(`${bornOn}T00:00:00Z`);
	return Date.UTC(born.getUTCFullYear() + years, born.getUTCMonth(), born.getUTCDate());
}
