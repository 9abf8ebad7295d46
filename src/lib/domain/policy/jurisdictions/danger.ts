// What to do first when somebody is in danger, whom one may speak to and on which ground: data with citations, per jurisdiction.
import type { JurisdictionId } from './jurisdiction.ts';

export const ADDRESSEES = ['prosecutor', 'youth-services', 'emergency', 'other'] as const;
export type Addressee = (typeof ADDRESSEES)[number];

export const GROUNDS = ['right-to-speak', 'duty-to-help', 'necessity'] as const;
export type GroundId = (typeof GROUNDS)[number];

export interface Ground {
	readonly id: GroundId;
	/** bound: lifts a professional secret, so it is for whoever has one. */
	readonly for: 'bound' | 'everybody';
	readonly to: readonly Addressee[];
	readonly article: string;
}

export interface DangerLaw {
	/** To call first, in this order; only numbers that are certain. */
	readonly numbers: readonly { readonly number: string; readonly name: string }[];
	/** What each addressee is called here. */
	readonly names: Readonly<Record<Exclude<Addressee, 'other'>, string>>;
	readonly grounds: readonly Ground[];
}

const BE_CODE = 'Code pénal belge (8 avril 2026)';

/** source: penal code art. 353 § 1 (ex-458bis): to the prosecutor, and to nobody else. */
const BE_GROUNDS: readonly Ground[] = [
	{
		id: 'right-to-speak',
		for: 'bound',
		to: ['prosecutor'],
		article: `${BE_CODE}, art. 353 § 1 (ancien art. 458bis)`,
	},
	{
		id: 'duty-to-help',
		for: 'everybody',
		to: ADDRESSEES,
		article: `${BE_CODE}, art. 299 (ancien art. 422bis)`,
	},
	{ id: 'necessity', for: 'bound', to: ADDRESSEES, article: 'État de nécessité (jurisprudence)' },
];

const FR: DangerLaw = {
	numbers: [
		{ number: '112', name: 'Secours' },
		{ number: '119', name: 'Allô Enfance en Danger' },
	],
	names: {
		prosecutor: 'procureur de la République',
		'youth-services': 'cellule de recueil des informations préoccupantes (CRIP)',
		emergency: 'services de secours',
	},
	grounds: [
		{
			id: 'right-to-speak',
			for: 'bound',
			to: ['prosecutor', 'youth-services'],
			article: 'Code pénal (France), art. 226-14',
		},
		{
			id: 'duty-to-help',
			for: 'everybody',
			to: ADDRESSEES,
			article: 'Code pénal (France), art. 223-6',
		},
	],
};

const LAWS: Readonly<Record<JurisdictionId, DangerLaw>> = {
	'be-fr': {
		numbers: [
			{ number: '112', name: 'Secours' },
			{ number: '103', name: 'Écoute-Enfants' },
		],
		names: {
			prosecutor: 'procureur du Roi',
			'youth-services': 'service de l’aide à la jeunesse (SAJ)',
			emergency: 'services de secours',
		},
		grounds: BE_GROUNDS,
	},
	'be-nl': {
		numbers: [{ number: '112', name: 'Noodnummer' }],
		names: {
			prosecutor: 'procureur des Konings',
			'youth-services': 'ondersteuningscentrum jeugdzorg',
			emergency: 'hulpdiensten',
		},
		grounds: BE_GROUNDS,
	},
	'fr-child-protection': FR,
	'fr-care': FR,
	lu: {
		numbers: [{ number: '112', name: 'Secours' }],
		names: {
			prosecutor: 'procureur d’État',
			'youth-services': 'Office national de l’enfance (ONE)',
			emergency: 'services de secours',
		},
		grounds: [
			{
				id: 'duty-to-help',
				for: 'everybody',
				to: ADDRESSEES,
				article: 'Code pénal (Luxembourg), art. 410-1',
			},
			{
				id: 'necessity',
				for: 'bound',
				to: ADDRESSEES,
				article: 'État de nécessité (jurisprudence)',
			},
		],
	},
};

export const dangerLawOf = (id: JurisdictionId): DangerLaw => LAWS[id];

/** The grounds on which this person may speak to this addressee here. [G3] */
export const groundsFor = (
	jurisdiction: JurisdictionId,
	speaker: { readonly bound: boolean },
	addressee: Addressee,
): Ground[] =>
	dangerLawOf(jurisdiction).grounds.filter(
		(ground) =>
			(speaker.bound || ground.for === 'everybody') && ground.to.some((to) => to === addressee),
	);
