import { describe, expect, test } from 'vitest';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView } from '#lib/domain/view/view.ts';
import { awaForMarc, awaForMother, awaMeeting, ID } from '../table/awa.fixture.ts';
import { aboutFromWords, circlesOf, onesOf, propose, type Wish } from './proposal.ts';

const wish = (more: Partial<Wish> = {}): Wish => ({
	circle: 'people',
	about: [ID.awa],
	missions: [ID.school],
	named: null,
	one: null,
	...more,
});
const reading = (more?: Partial<Wish>, view = awaMeeting()) =>
	Object.fromEntries(
		propose(view, wish(more)).reading.map(({ person, rule }) => [person.id, rule]),
	);
const notReading = (more?: Partial<Wish>, view = awaMeeting()) =>
	Object.fromEntries(
		propose(view, wish(more)).notReading.map(({ person, cause }) => [person.id, cause]),
	);

const intern = (link: ParticipantView['link']): ParticipantView => ({
	id: 'p-intern' as ParticipantId,
	name: 'Ana Costa',
	introducedAs: 'stagiaire',
	promise: 'secrecy',
	presence: 'in-room',
	family: false,
	coordinator: false,
	seated: true,
	kind: 'intern',
	missions: [],
	...(link && { link }),
});
const withPerson = (person: ParticipantView) => {
	const view = awaMeeting();
	return { ...view, participants: [...view.participants, person] };
};

describe('the whole table', () => {
	test('[P3] everyone at the table reads', () => {
		const { reading, notReading } = propose(awaMeeting(), wish({ circle: 'table' }));
		expect(reading).toHaveLength(6);
		expect(notReading).toEqual([]);
	});

	test('[P17] but nobody whose link is not confirmed', () => {
		const view = withPerson(intern({ to: ID.karim, confirmed: false }));
		expect(notReading({ circle: 'table' }, view)).toEqual({ 'p-intern': 'P17' });
	});
});

describe('these people', () => {
	test('[P5] those bound of the mission are proposed by name', () => {
		expect(reading({ missions: [ID.school, ID.youth] })).toEqual({
			[ID.awa]: 'P6',
			[ID.karim]: 'P5',
		});
	});

	test('[P13] whoever is bound in another mission is not', () => {
		expect(notReading()).toMatchObject({ [ID.karim]: 'P13', [ID.lena]: 'P13' });
	});

	test('[P12] nobody who is not bound', () => {
		expect(notReading()).toMatchObject({ [ID.marc]: 'P12', [ID.ines]: 'P12' });
	});

	test('[P6] the person concerned reads; the rest of the family does not', () => {
		expect(reading()).toMatchObject({ [ID.awa]: 'P6' });
		expect(notReading()).toMatchObject({ [ID.mother]: 'not-about' });
	});

	test('[P11] whoever was taken off the list by name does not', () => {
		const missions = [ID.youth, ID.care];
		expect(reading({ missions })).toMatchObject({ [ID.karim]: 'P5', [ID.lena]: 'P5' });
		expect(notReading({ missions, named: [ID.lena] })).toMatchObject({ [ID.karim]: 'P11' });
	});

	test('[P18] without a mission nobody is proposed', () => {
		expect(propose(awaMeeting(), wish({ missions: [] })).candidates).toEqual([]);
	});

	test('[P8] an intern reads through a confirmed supervisor who reads', () => {
		const linked = withPerson(intern({ to: ID.karim, confirmed: true }));
		expect(reading({ missions: [ID.youth] }, linked)).toMatchObject({ 'p-intern': 'P8' });
		expect(notReading({ missions: [ID.school] }, linked)).toMatchObject({ 'p-intern': 'P17' });
	});

	test('[P15] an authority at the table holds everybody back', () => {
		expect(propose(awaMeeting(), wish()).heldBack).toBe(false);
		const officer = { ...intern(undefined), kind: 'authority', promise: 'none' } as const;
		expect(propose(withPerson(officer), wish()).heldBack).toBe(true);
	});
});

describe('oneself and one person', () => {
	test('[P21] the rest of the family is refused', () => {
		const mine = { circle: 'one', about: [ID.awa], one: ID.awa } as const;
		expect(reading(mine)).toEqual({ [ID.awa]: 'P6' });
		expect(notReading(mine)).toMatchObject({ [ID.mother]: 'P21', [ID.karim]: 'P11' });
	});

	test('[P7] a person concerned names one bound person, whatever their mission', () => {
		const view = awaForMother();
		const mine = { circle: 'one', about: [ID.mother], one: ID.lena, missions: [] } as const;
		expect(reading(mine, view)).toEqual({ [ID.lena]: 'P7' });
	});
});

describe('what may be said to somebody', () => {
	test('[P22] it is read by whom it names and by the persons concerned, and by nobody else', () => {
		const said = { circle: 'told', about: [ID.awa, ID.mother], named: [ID.marc] } as const;
		expect(reading({ ...said, one: null, missions: [] })).toEqual({
			[ID.awa]: 'P6',
			[ID.mother]: 'P6',
			[ID.marc]: 'P22',
		});
	});
});

describe('what is asked', () => {
	test('someone bound may answer all four', () => {
		expect(circlesOf(awaMeeting())).toEqual(['table', 'people', 'one', 'told']);
	});

	test('a teacher shares with the whole table only', () => {
		expect(circlesOf(awaForMarc())).toEqual(['table']);
	});

	test('a person concerned may also confide in one bound person', () => {
		expect(circlesOf(awaForMother())).toEqual(['table', 'one']);
		expect(onesOf(awaForMother()).map(({ id }) => id)).toEqual([ID.lena, ID.karim, ID.sophie]);
	});

	test('whoever only reads, and a device that shows common parts only, are not asked', () => {
		const view = awaForMarc();
		const reader = { ...view, me: { ...view.me, writesCommon: false } };
		expect(circlesOf(reader)).toEqual([]);
		const common = awaMeeting();
		expect(circlesOf({ ...common, me: { ...common.me, entry: 'common' } })).toEqual([]);
	});
});

describe('about whom', () => {
	test('the only person concerned is known', () => {
		const view = awaMeeting();
		const one = { ...view, participants: view.participants.filter(({ id }) => id !== ID.mother) };
		expect(aboutFromWords(one, 'Dort peu.')).toEqual([ID.awa]);
	});

	test.each([
		['Awa dort peu.', [ID.awa]],
		['Le jeudi, awa et mme diallo vont à l’hôpital.', [ID.mother, ID.awa]],
		['Dort peu ces jours-là. Mme Petit passera.', []],
		['Awale est un jeu.', []],
	])('of several, whom the words name: %s', (words, about) => {
		expect(aboutFromWords(awaMeeting(), words)).toEqual(about);
	});
});
