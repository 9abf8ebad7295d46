import { describe, expect, test } from 'vitest';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { awaForMarc, awaForMother, awaMeeting, ID } from '../table/awa.fixture.ts';
import { suggestions } from './reasons.ts';
import { Sharing } from './sharing.svelte.ts';

const draft: SectionView = {
	id: ID.draft,
	title: '',
	kind: 'draft',
	state: 'draft',
	about: [],
	access: 'write',
	holder: ID.sophie,
	readers: [],
};
const sharing = (words = '', view: View = awaMeeting()) =>
	new Sharing(() => view, draft, { words });
const reason = { purpose: 'aménager les horaires', necessity: 'impossible sans cela' };

describe('what is ready when the question is asked', () => {
	test('for someone bound: these people, in their own mission, about whom the words name', () => {
		const ready = sharing('Awa dort peu.');
		expect(ready).toMatchObject({ circle: 'people', about: [ID.awa], missions: [ID.school] });
		expect(ready.missing).toBeNull();
	});

	test('with several persons concerned and none named, only that is missing', () => {
		const ready = sharing('Dort peu.');
		expect(ready.missing).toBe('about');
		ready.toggleAbout(ID.awa);
		expect(ready.missing).toBeNull();
	});

	test('for a teacher: the whole table', () => {
		expect(sharing('', awaForMarc()).circle).toBe('table');
	});
});

describe('what it becomes', () => {
	test('the whole table: a common part, open to everybody', () => {
		const ready = sharing('Awa dort peu.');
		ready.circle = 'table';
		expect(ready.commands(null)).toEqual([
			{ type: 'classify-section', sectionId: ID.draft, kind: 'common', about: [], missions: [] },
			{ type: 'open-section', sectionId: ID.draft },
		]);
	});

	test('what may be said: an extract about whom the words name, opened to those chosen, until a day', () => {
		const ready = sharing('Awa dort peu.');
		ready.circle = 'told';
		expect(ready.missing).toBe('told');
		ready.toggleTold(ID.marc);
		ready.until = '2027-06-30';
		expect(ready.missing).toBeNull();
		expect(ready.commands(reason)).toEqual([
			{
				type: 'classify-section',
				sectionId: ID.draft,
				kind: 'extract',
				about: [ID.awa],
				until: '2027-06-30',
			},
			{ type: 'open-section', sectionId: ID.draft, ...reason, readers: [ID.marc] },
		]);
	});

	test('these people: a secret, with the readers by name and what it is for', () => {
		const ready = sharing('Awa dort peu.');
		ready.toggleMission(ID.youth);
		ready.title = 'Le sommeil';
		expect(ready.commands(reason)).toEqual([
			{
				type: 'classify-section',
				sectionId: ID.draft,
				kind: 'secret',
				about: [ID.awa],
				missions: [ID.school, ID.youth],
				title: 'Le sommeil',
			},
			{ type: 'open-section', sectionId: ID.draft, ...reason, readers: [ID.karim] },
		]);
	});

	test('a name taken off the list is not in the opening', () => {
		const ready = sharing('Awa dort peu.');
		ready.toggleMission(ID.youth);
		ready.toggleMission(ID.care);
		ready.toggleName(ID.karim);
		expect(ready.readers).toEqual([ID.lena]);
		expect(ready.isNamed(ID.karim)).toBe(false);
	});

	test('oneself and one person: a reserved part about that person, with no other reader', () => {
		const ready = sharing('Awa dort peu.');
		ready.choose(ID.mother);
		expect(ready.commands(reason)).toMatchObject([
			{ kind: 'reserved', about: [ID.mother] },
			{ type: 'open-section', readers: [] },
		]);
	});

	test('a person concerned confides in one bound person: reserved, about themselves', () => {
		const ready = sharing('', awaForMother());
		ready.choose(ID.lena);
		expect(ready.commands(reason)).toMatchObject([
			{ kind: 'reserved', about: [ID.mother] },
			{ type: 'open-section', readers: [ID.lena] },
		]);
	});

	test('somebody outside the table is named in the part alone', () => {
		const ready = sharing('Awa dort peu.');
		ready.others = ' Fanta, , Moussa Diallo ';
		expect(ready.commands(reason)[0]).toMatchObject({ thirdPersons: ['Fanta', 'Moussa Diallo'] });
	});

	test('those who read may also write, where the holder says so', () => {
		const ready = sharing('Awa dort peu.');
		ready.toggleMission(ID.youth);
		ready.writers = true;
		expect(ready.commands(reason)[1]).toMatchObject({ writers: [ID.karim] });
	});
});

describe('what it is for', () => {
	test('the words that one used before come first, then those of the meeting', () => {
		const purposes = suggestions(awaMeeting(), 'people').map(({ purpose }) => purpose);
		expect(purposes.slice(0, 2)).toEqual([
			'préparer l’aménagement des horaires',
			'préparer le retour d’Awa en classe',
		]);
	});

	test('none stands twice, and each says why it is needed', () => {
		const all = suggestions(awaMeeting(), 'one');
		expect(new Set(all.map(({ purpose }) => purpose)).size).toBe(all.length);
		expect(all.every(({ necessity }) => necessity.length > 0)).toBe(true);
	});
});
