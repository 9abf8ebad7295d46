// The drawn meeting as views: how Sophie, Marc and Mme Diallo see Awa's return to school. Fictional, for tests alone.
import type {
	MeetingId,
	MissionId,
	OutcomeId,
	ParticipantId,
	PhaseId,
	SectionId,
} from '#lib/domain/ids.ts';
import type { RuleId } from '#lib/domain/policy/rules.ts';
import type { ParticipantView, SectionView, View } from '#lib/domain/view/view.ts';

const person = (id: string) => id as ParticipantId;
export const ID = {
	mother: person('p-mother'),
	awa: person('p-awa'),
	sophie: person('p-sophie'),
	karim: person('p-karim'),
	lena: person('p-lena'),
	marc: person('p-marc'),
	ines: person('p-ines'),
	why: 's-why' as SectionId,
	home: 's-home' as SectionId,
	reserve: 's-reserve' as SectionId,
	draft: 's-draft' as SectionId,
	school: 'm-school' as MissionId,
	youth: 'm-youth' as MissionId,
	care: 'm-care' as MissionId,
};
export const at = (time: string): number => Date.parse(`2026-11-22T${time}:00+01:00`);

const someone = (
	id: ParticipantId,
	name: string,
	more: Partial<ParticipantView> = {},
): ParticipantView => ({
	id,
	name,
	introducedAs: '',
	promise: 'none',
	presence: 'in-room',
	family: false,
	coordinator: false,
	seated: true,
	...more,
});

const bound = (service: string, missions: MissionId[]): Partial<ParticipantView> => ({
	promise: 'secrecy',
	kind: 'professional',
	introducedAs: service,
	service,
	missions,
});

const PEOPLE: ParticipantView[] = [
	someone(ID.mother, 'Mme Diallo', {
		family: true,
		introducedAs: 'mère',
		kind: 'parent',
		missions: [],
		capacities: ['self'],
	}),
	someone(ID.awa, 'Awa, 13 ans', {
		family: true,
		introducedAs: 'l’élève',
		kind: 'young-person',
		missions: [],
		childOf: [ID.mother],
		capacities: ['with-lawyer'],
	}),
	someone(ID.sophie, 'Sophie Lambert', bound('CPMS', [ID.school])),
	someone(ID.karim, 'Karim Benali', { ...bound('AMO', [ID.youth]), coordinator: true }),
	someone(ID.lena, 'Dr Lena Voss', { ...bound('SSM', [ID.care]), presence: 'remote' }),
	someone(ID.marc, 'Marc Petit', {
		promise: 'discretion',
		introducedAs: 'enseignant',
		kind: 'professional',
		missions: [],
	}),
	someone(ID.ines, 'Inès Moreau', {
		promise: 'discretion',
		introducedAs: 'aide familiale',
		kind: 'professional',
		missions: [],
		presence: 'expected',
	}),
];

const reads = (rule: RuleId, ...ids: ParticipantId[]) =>
	ids.map((participantId) => ({ participantId, rule }));

const WHY: SectionView = {
	id: ID.why,
	title: 'Pourquoi nous sommes là',
	kind: 'common',
	state: 'open',
	about: [],
	access: 'write',
	holder: ID.karim,
	readers: reads('P3', ...PEOPLE.map(({ id }) => id)),
};
const HOME: SectionView = {
	id: ID.home,
	title: 'Ce qu’Awa porte à la maison',
	kind: 'secret',
	state: 'open',
	about: [ID.mother, ID.awa],
	access: 'write',
	holder: ID.sophie,
	readers: [...reads('P6', ID.mother, ID.awa), ...reads('P2', ID.sophie), ...reads('P5', ID.karim)],
	purpose: 'préparer l’aménagement des horaires',
	missions: [ID.school, ID.youth],
	opened: {
		at: at('10:14'),
		purpose: 'préparer l’aménagement des horaires',
		necessity: 'sans cela, les horaires ne peuvent pas être adaptés',
		named: [ID.karim],
		writers: [],
	},
	refused: [...reads('P12', ID.marc, ID.ines), ...reads('P13', ID.lena)],
	stops: [],
	inEarshot: [],
};
const DRAFT: SectionView = {
	id: ID.draft,
	title: '',
	kind: 'draft',
	state: 'draft',
	about: [],
	access: 'write',
	holder: ID.sophie,
	readers: reads('P1', ID.sophie),
};

const outcome = (
	id: string,
	text: string,
	who: string,
	section: SectionId | null,
	due: string | null,
) => ({ id: id as OutcomeId, text, who, section, due, at: at('10:20'), by: ID.karim });

/** As Sophie sees it: bound, of the school's guidance centre, holder of the secret part. */
export function awaMeeting(more: Partial<View> = {}): View {
	return {
		version: 'v1',
		meeting: {
			id: 'meeting-1' as MeetingId,
			label: 'Réunion du 22 novembre',
			kind: 'network',
			state: 'running',
			jurisdiction: 'be-fr',
			purpose: 'préparer le retour d’Awa en classe',
			date: '2026-11-22T10:00',
			place: null,
			startedAt: at('10:00'),
			endedAt: null,
			phase: {
				id: 'phase-1' as PhaseId,
				title: 'Tour de table',
				present: PEOPLE.map(({ id }) => id),
			},
			missions: [
				{ id: ID.school, label: 'guidance scolaire' },
				{ id: ID.youth, label: 'aide à la jeunesse' },
				{ id: ID.care, label: 'soins' },
			],
		},
		me: {
			participantId: ID.sophie,
			name: 'Sophie Lambert',
			kind: 'professional',
			secrecy: 'bound',
			missions: [{ id: ID.school, label: 'guidance scolaire' }],
			coordinator: false,
			entry: 'whole',
			inPhase: true,
			writesCommon: true,
		},
		participants: PEOPLE,
		sections: [WHY, HOME, DRAFT],
		agreements: [
			{ person: ID.mother, sectionId: ID.home, decision: 'given' },
			{ person: ID.awa, sectionId: ID.home, decision: 'given' },
		],
		outcomes: [
			outcome('o-1', 'Aménager le jeudi dès le 30', 'Sophie Lambert', null, '2026-11-28'),
			outcome('o-2', 'Visite de l’AMO le mercredi', 'Karim Benali', ID.home, null),
		],
		course: [
			{ at: at('10:00'), what: 'started' },
			{
				at: at('10:04'),
				what: 'presence',
				person: ID.mother,
				presence: 'in-room',
				notedAfterwards: false,
			},
			{ at: at('10:14'), what: 'shared', section: ID.home, by: ID.sophie },
		],
		entries: [],
		...more,
	};
}

/** As Karim sees it: he coordinates, and may record what the family says. */
export function awaForKarim(more: Partial<View> = {}): View {
	const view = awaMeeting(more);
	const { opened: _opened, refused: _refused, stops: _stops, inEarshot: _ears, ...home } = HOME;
	return {
		...view,
		me: {
			...view.me,
			participantId: ID.karim,
			name: 'Karim Benali',
			missions: [{ id: ID.youth, label: 'aide à la jeunesse' }],
			coordinator: true,
		},
		sections: [WHY, { ...home, access: 'read' }],
		...more,
	};
}

const plain = ({
	kind: _kind,
	service: _service,
	missions: _missions,
	capacities: _capacities,
	...rest
}: ParticipantView): ParticipantView => rest;

/** As Marc sees it: a teacher, not bound; complete in itself. */
export function awaForMarc(more: Partial<View> = {}): View {
	const view = awaMeeting();
	const { missions: _missions, ...meeting } = view.meeting;
	return {
		...view,
		meeting,
		me: {
			...view.me,
			participantId: ID.marc,
			name: 'Marc Petit',
			secrecy: 'discretion',
			missions: [],
		},
		participants: PEOPLE.map(plain),
		sections: [{ ...WHY, access: 'read' }],
		agreements: [],
		outcomes: [
			outcome('o-1', 'Aménager le jeudi dès le 30', 'Sophie Lambert', null, '2026-11-28'),
			outcome('o-3', 'Prévenir l’équipe pour le jeudi', 'Marc Petit', null, '2026-11-28'),
		],
		course: view.course.slice(0, 2),
		...more,
	};
}

/** As Mme Diallo sees it: a person concerned, owner of what was confided. */
export function awaForMother(more: Partial<View> = {}): View {
	const view = awaForMarc();
	const {
		opened: _opened,
		refused: _refused,
		stops: _stops,
		inEarshot: _ears,
		missions: _missions,
		...home
	} = HOME;
	return {
		...view,
		me: {
			...view.me,
			participantId: ID.mother,
			name: 'Mme Diallo',
			kind: 'parent',
			secrecy: 'none',
		},
		participants: PEOPLE.map(plain).map((each) =>
			each.id === ID.mother ? { ...each, capacities: ['self'] } : each,
		),
		sections: [
			{ ...WHY, access: 'write' },
			{ ...home, access: 'read' },
		],
		outcomes: awaMeeting().outcomes,
		...more,
	};
}
