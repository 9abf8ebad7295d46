import { describe, expect, test } from 'vitest';
import type { RuleId } from '#lib/domain/policy/rules.ts';
import type { ReaderView, SectionView } from '#lib/domain/view/view.ts';
import { awaForMarc, awaForMother, awaMeeting, ID } from '../table/awa.fixture.ts';
import { actsOf, isGuest, shares } from './acts.ts';
import { gainers } from './gainers.ts';
import { audienceWords, signWords, titleOf } from './sign.ts';
import { lastStop, stopWords, waiting } from './standing.ts';

const section = (id: string, view = awaMeeting()): SectionView =>
	view.sections.find((each) => each.id === id)!;
const readers = (...ids: (typeof ID.awa)[]): ReaderView[] =>
	ids.map((participantId) => ({ participantId, rule: 'P5' }));

describe('the sign says who reads, by name', () => {
	test('a draft: for oneself alone, whatever it will become', () => {
		expect(signWords(awaMeeting(), section(ID.draft))).toBe('Pour vous uniquement');
		const planned = { ...section(ID.draft), kind: 'common' as const };
		expect(signWords(awaMeeting(), planned)).toBe('Pour vous uniquement');
	});

	test('a common part: for the whole table', () => {
		expect(signWords(awaMeeting(), section(ID.why))).toBe('Pour toute la table');
	});

	test('a secret: the family as one where it reads whole', () => {
		expect(signWords(awaMeeting(), section(ID.home))).toBe('Entre vous, Karim et la famille');
	});

	test('the same part for the mother: by name, with her as "you"', () => {
		expect(signWords(awaForMother(), section(ID.home, awaForMother()))).toBe(
			'Entre vous, Awa, Sophie et Karim',
		);
	});

	test('one of the family by name, never "the family"', () => {
		const part = { ...section(ID.home), readers: readers(ID.sophie, ID.awa) };
		expect(signWords(awaMeeting(), part)).toBe('Entre vous et Awa');
	});

	test('many: the first by name, the rest counted', () => {
		const part = {
			...section(ID.home),
			readers: readers(ID.sophie, ID.awa, ID.karim, ID.lena, ID.marc, ID.ines),
		};
		expect(signWords(awaMeeting(), part)).toBe(
			'Entre vous, Awa, Karim, Dr Lena Voss et 2 autres personnes',
		);
	});

	test('beside a decision: the audience of its part', () => {
		expect(audienceWords(awaMeeting(), undefined)).toBe('toute la table');
		expect(audienceWords(awaMeeting(), section(ID.home))).toBe('vous, Karim et la famille');
	});

	test('a part without a title is named after its holder', () => {
		const untitled = { ...section(ID.home), title: '' };
		expect(titleOf(awaMeeting(), untitled)).toBe('Ma note');
		expect(titleOf(awaForMother(), untitled)).toBe('Note de Sophie');
	});
});

describe('what the reader may do', () => {
	test('the holder shares a draft, and widens, closes and takes back an open part', () => {
		expect(actsOf(awaMeeting(), section(ID.draft))).toMatchObject({ share: true, takeBack: false });
		expect(actsOf(awaMeeting(), section(ID.home))).toMatchObject({
			share: false,
			widen: true,
			close: true,
			takeBack: true,
			reopen: false,
		});
	});

	test('after readers were taken off, the holder may open it anew', () => {
		const part = {
			...section(ID.home),
			refused: [{ participantId: ID.karim, rule: 'P16' as RuleId }],
		};
		expect(actsOf(awaMeeting(), part).reopen).toBe(true);
	});

	test('a person concerned stops their own part; a present reader at each person’s word', () => {
		const mother = awaForMother();
		expect(actsOf(mother, section(ID.home, mother)).stops).toContain(ID.mother);
		expect(actsOf(awaMeeting(), section(ID.home)).stops).toEqual([ID.mother, ID.awa]);
	});

	test('[A] a parent does not stop what is an older child’s to stop', () => {
		const mother = awaForMother();
		const participants = mother.participants.map((person) =>
			person.id === ID.awa
				? { ...person, childOf: [ID.mother], capacities: ['self' as const] }
				: person,
		);
		const view = { ...mother, participants };
		expect(actsOf(view, section(ID.home, view)).stops).toEqual([ID.mother]);
	});

	test('a reader who is not in the phase stops nothing for others', () => {
		const view = awaMeeting();
		const away = { ...view, me: { ...view.me, inPhase: false } };
		expect(actsOf(away, section(ID.home)).stops).toEqual([]);
	});

	test('a device that shows common parts only shares nothing', () => {
		const view = awaMeeting();
		expect(shares(view)).toBe(true);
		expect(shares({ ...view, me: { ...view.me, entry: 'common' } })).toBe(false);
	});

	test('whoever is neither bound nor coordinating is a guest', () => {
		expect([awaMeeting(), awaForMarc(), awaForMother()].map(isGuest)).toEqual([false, true, true]);
	});
});

describe('what the holder has to know', () => {
	const stop = { at: Date.parse('2026-11-22T10:42:00+01:00'), person: ID.mother };

	test('when it stopped and at whose request', () => {
		const words = stopWords(awaMeeting(), { ...stop, cause: 'agreement' });
		expect(words).toMatch(/^Arrêté à \d\d:42, à la demande de Mme Diallo\.$/);
	});

	test('a stop is answered by the opening that follows it', () => {
		const stopped = { ...section(ID.home), stops: [{ ...stop, cause: 'agreement' as const }] };
		expect(lastStop(stopped)).not.toBeNull();
		const opened = { ...stopped.opened!, at: stop.at + 1 };
		expect(lastStop({ ...stopped, opened })).toBeNull();
	});

	test('who is held back only by an agreement that is missing', () => {
		const part = {
			...section(ID.home),
			refused: [
				{ participantId: ID.karim, rule: 'P14' as RuleId },
				{ participantId: ID.marc, rule: 'P12' as RuleId },
			],
		};
		expect(waiting(part)).toEqual([ID.karim]);
	});
});

describe('words that move from one part into another', () => {
	test('into a wider one: who would gain them', () => {
		const names = gainers(awaMeeting(), ID.home, ID.why).map(({ id }) => id);
		expect(names).toEqual([ID.lena, ID.ines, ID.marc]);
	});

	test('into a narrower one: nobody', () => {
		expect(gainers(awaMeeting(), ID.why, ID.home)).toEqual([]);
	});
});
