// A holder's minutes of a small meeting: everything that a document can say stands in it once. Fictional.
import type { Minutes } from '#lib/domain/minutes/minutes-of.ts';

const at = (time: string): number => Date.parse(`2026-11-22T${time}:00+01:00`);

const person = (id: string, name: string, introducedAs: string, more: object = {}) => ({
	id,
	name,
	introducedAs,
	promise: 'secrecy',
	presence: 'in-room',
	family: false,
	seated: true,
	arrivedAt: at('10:00'),
	leftAt: null,
	...more,
});
const family = { family: true, promise: 'none' };

/** INVARIANT: ids here mean nothing outside this file; the object has the shape that the API gives. */
export const awaMinutes = {
	meeting: {
		id: 'meeting',
		label: 'Réunion du 22 novembre 2026',
		kind: 'network',
		state: 'ended',
		jurisdiction: 'be-fr',
		purpose: 'Le retour d’Awa en classe',
		date: '2026-11-22T10:00',
		place: 'Herve, salle bleue',
		startedAt: at('10:00'),
		endedAt: at('11:15'),
		phase: null,
		missions: [
			{ id: 'youth-aid', label: 'aide à la jeunesse' },
			{ id: 'school-guidance', label: 'guidance scolaire' },
		],
	},
	reader: { participantId: 'sophie', name: 'Sophie Lambert' },
	calledBy: ['sophie'],
	present: [
		person('diallo', 'Mme Diallo', 'mère', { ...family, arrivedAt: at('10:04') }),
		person('awa', 'Awa, 13 ans', 'jeune', {
			...family,
			presence: 'left',
			arrivedAt: at('10:04'),
			leftAt: at('10:50'),
		}),
		person('sophie', 'Sophie Lambert', 'agente CPMS'),
		person('karim', 'Karim Benali', 'AMO'),
		person('lena', 'Dr Lena Voss', 'psychologue', { presence: 'remote' }),
		person('marc', 'Marc Petit', 'enseignant', { promise: 'discretion' }),
	],
	notPresent: [
		person('ines', 'Inès Moreau', 'aide familiale', {
			promise: 'discretion',
			presence: 'excused',
			arrivedAt: null,
		}),
		person('father', 'M. Diallo', 'père', {
			...family,
			presence: 'expected',
			seated: false,
			arrivedAt: null,
		}),
	],
	agreements: [
		{
			id: 'a1',
			person: 'diallo',
			scope: ['home'],
			decision: 'given',
			missions: ['youth-aid'],
			persons: [],
			except: ['lena'],
			lift: [],
			purpose: 'préparer l’aménagement des horaires',
			reason: '',
			explained: null,
			capacity: 'self',
			form: 'spoken',
			at: at('10:12'),
			recordedBy: 'sophie',
			until: null,
			standing: 'in-force',
		},
		{ person: 'awa', sectionId: 'home', decision: 'given' },
	],
	outcomes: [
		{
			id: 'o1',
			text: 'Aménager le jeudi dès le 30',
			section: null,
			who: 'Sophie Lambert',
			due: '2026-11-28',
			at: at('10:40'),
			by: 'sophie',
		},
		{
			id: 'o2',
			text: 'Visite de l’AMO le mercredi',
			section: 'home',
			who: 'Karim Benali',
			due: null,
			at: at('10:45'),
			by: 'karim',
		},
	],
	parts: [
		{
			id: 'why',
			title: 'Pourquoi nous sommes là',
			kind: 'common',
			about: [],
			holder: 'karim',
			readers: [],
		},
		{
			id: 'home',
			title: 'Ce qu’Awa porte à la maison',
			kind: 'secret',
			about: ['awa', 'diallo'],
			holder: 'sophie',
			readers: ['diallo', 'awa', 'sophie', 'karim'].map((participantId) => ({
				participantId,
				rule: 'P5',
			})),
			purpose: 'préparer l’aménagement des horaires',
		},
		{ id: 'untitled', title: '', kind: 'common', about: [], holder: 'karim', readers: [] },
	],
	course: [
		{ at: at('10:00'), what: 'started' },
		{
			at: at('10:04'),
			what: 'presence',
			person: 'diallo',
			presence: 'in-room',
			notedAfterwards: true,
		},
		{ at: at('10:05'), what: 'phase', title: 'Tour de table' },
		{ at: at('10:12'), what: 'agreement', person: 'diallo', decision: 'given', agreementId: 'a1' },
		{ at: at('10:14'), what: 'shared', section: 'home', by: null },
		{ at: at('10:42'), what: 'stopped', section: 'home', person: 'diallo' },
		{ at: at('10:43'), what: 'closed', section: 'gone' },
		{ at: at('11:15'), what: 'ended' },
	],
} as unknown as Minutes;
