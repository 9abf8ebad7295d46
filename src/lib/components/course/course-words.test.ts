import { describe, expect, test } from 'vitest';
import type { CourseItem } from '#lib/domain/view/view.ts';
import { at, awaForMarc, awaMeeting, ID } from '../table/awa.fixture.ts';
import { courseLines } from './course-words.ts';

const here = (person: typeof ID.awa, time: string): CourseItem => ({
	at: at(time),
	what: 'presence',
	person,
	presence: 'in-room',
	notedAfterwards: false,
});
const said = (course: CourseItem[]) =>
	courseLines(awaMeeting({ course })).map(({ words }) => words.replaceAll('\u00a0', ' '));

describe('what happened', () => {
	test('several people who came in the same minute stand in one line', () => {
		expect(said([here(ID.awa, '10:04'), here(ID.mother, '10:04'), here(ID.marc, '10:06')])).toEqual(
			['Awa et Mme Diallo sont dans la salle.', 'Marc est dans la salle.'],
		);
	});

	test('one’s own sharing is told as one’s own', () => {
		expect(said([{ at: at('10:14'), what: 'shared', section: ID.home, by: ID.sophie }])).toEqual([
			'Vous avez partagé « Ce qu’Awa porte à la maison ».',
		]);
	});

	test('a stop names the person at whose request it was', () => {
		const stopped = {
			at: at('10:42'),
			what: 'stopped',
			section: ID.home,
			person: ID.mother,
		} as const;
		expect(said([stopped])).toEqual([
			'« Ce qu’Awa porte à la maison » : arrêté à la demande de Mme Diallo.',
		]);
	});

	test('[R13] nothing is said of a part that is not in the view', () => {
		const view = awaForMarc({
			course: [{ at: at('10:14'), what: 'shared', section: ID.home, by: ID.sophie }],
		});
		expect(courseLines(view)).toEqual([]);
	});

	test('what was noted afterwards is told to be so', () => {
		expect(said([{ ...here(ID.awa, '10:04'), notedAfterwards: true } as CourseItem])).toEqual([
			'Awa est dans la salle. Noté après coup.',
		]);
	});
});
