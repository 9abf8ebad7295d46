import { describe, expect, test } from 'vitest';
import type { SectionView } from '#lib/domain/view/view.ts';
import { awaForMother, awaMeeting, ID } from '../table/awa.fixture.ts';
import { lapsesSoon, namedIn, tellable, yesesOf } from './extract.ts';

const DAY = 86_400_000;
const extract: SectionView = {
	id: ID.draft,
	title: '',
	kind: 'extract',
	state: 'open',
	about: [ID.awa, ID.mother],
	access: 'write',
	holder: ID.sophie,
	readers: [],
	opened: { at: 0, purpose: 'p', necessity: 'n', named: [ID.marc], writers: [] },
	agreed: [{ person: ID.awa, digest: 'd1', at: 1 }],
};

describe('who said yes', () => {
	test('its holder sees each person concerned, and whether the yes was to these words', () => {
		const said = (digest: string) =>
			yesesOf(awaMeeting(), extract, digest).map(({ person, said }) => [person, said]);
		expect(said('d1')).toEqual([
			[ID.awa, 'these'],
			[ID.mother, 'nothing'],
		]);
		expect(said('d2')[0]).toEqual([ID.awa, 'other']);
	});
	test('a person concerned is asked for themselves alone', () => {
		const yeses = yesesOf(awaForMother(), { ...extract, agreed: [] }, 'd1');
		expect(yeses).toEqual([{ person: ID.mother, said: 'nothing', mine: true }]);
	});
});

test('it is for whom its holder named, and proposed to nobody of the family', () => {
	expect(namedIn(extract)).toEqual([ID.marc]);
	const people = tellable(awaMeeting()).map(({ id }) => id);
	expect(people).toContain(ID.marc);
	for (const id of [ID.awa, ID.mother, ID.sophie]) expect(people).not.toContain(id);
});

test('its holder is warned in the last two weeks, and not before', () => {
	expect(lapsesSoon({ ...extract, until: 20 * DAY }, 0)).toBe(false);
	expect(lapsesSoon({ ...extract, until: 20 * DAY }, 7 * DAY)).toBe(true);
	expect(lapsesSoon(extract, 0)).toBe(false);
});
