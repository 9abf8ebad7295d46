import { describe, expect, test } from 'vitest';
import {
	agreementsOf,
	attendanceWords,
	courseOf,
	decisionsOf,
	factsOf,
	partsOf,
	remarkItems,
	remarksOf,
	standingOf,
	titleOfMinutes,
} from './minutes-words.ts';
import { awaMinutes } from './minutes.fixture.ts';

/** Without the spaces that French keeps unbroken. */
const plain = (words: string | undefined) => words?.replaceAll('\u00a0', ' ');
const wordsOf = (lines: readonly { words: string }[]) => lines.map(({ words }) => words);

describe('the minutes in sentences', () => {
	test('the title is neutral: a day, never the purpose', () => {
		expect(titleOfMinutes(awaMinutes)).toBe('Réunion du 22 novembre 2026');
	});

	test('the head says purpose, kind, time, place and who called', () => {
		expect(factsOf(awaMinutes).map(({ words }) => words)).toEqual([
			'Le retour d’Awa en classe',
			'Réunion de réseau',
			'22 novembre 2026, de 10:00 à 11:15',
			'Herve, salle bleue',
			'Sophie Lambert',
		]);
	});

	test('presence says how and from when to when', () => {
		const [mother, child] = awaMinutes.present.map(attendanceWords);
		expect(mother).toBe('dans la salle, dès 10:04');
		expect(child).toBe('dès 10:04, parti·e à 10:50');
		expect(awaMinutes.notPresent.map(attendanceWords)).toEqual([
			'excusé·e',
			'nommé·e, sans place à la table',
		]);
	});

	test('a decision carries the sign and the names of the part that it comes from', () => {
		const [table, between] = decisionsOf(awaMinutes);
		expect(table).toMatchObject({
			kind: 'common',
			audience: 'pour toute la table',
			more: 'Sophie Lambert · pour le 28 novembre 2026',
		});
		expect(between).toMatchObject({
			kind: 'secret',
			audience: 'entre Mme Diallo, Awa, 13 ans, Sophie Lambert et Karim Benali',
		});
	});

	test('a part without a title is named after its holder', () => {
		expect(wordsOf(partsOf(awaMinutes))).toEqual([
			'Pourquoi nous sommes là',
			'Ce qu’Awa porte à la maison',
			'Partie de Karim Benali',
		]);
	});

	test('an agreement tells all that its reader may know of it, a covered reader only that it was given', () => {
		const [whole, covered] = agreementsOf(awaMinutes);
		expect(whole?.words).toBe('Mme Diallo est d’accord');
		expect(plain(whole?.more)).toBe(
			'pour « Ce qu’Awa porte à la maison » · avec aide à la jeunesse · sauf Dr Lena Voss · pour : préparer l’aménagement des horaires',
		);
		expect(plain(covered?.words)).toBe(
			'Awa, 13 ans est d’accord que « Ce qu’Awa porte à la maison » soit partagé',
		);
		expect(covered).toMatchObject({
			more: '',
			kind: null,
			audience: '',
			time: '',
		});
	});

	test('what happened stands with its time; a part that left has no name', () => {
		expect(courseOf(awaMinutes).map(({ time, words }) => plain(`${time} ${words}`))).toEqual([
			'10:00 Début de la réunion.',
			'10:04 Mme Diallo : dans la salle, noté après coup.',
			'10:05 Étape : Tour de table.',
			'10:12 Mme Diallo est d’accord.',
			'10:14 « Ce qu’Awa porte à la maison » est partagé.',
			'10:42 « Ce qu’Awa porte à la maison » est refermé pour les autres, à la demande de Mme Diallo.',
			'10:43 « Une partie » est refermé.',
			'11:15 Fin de la réunion.',
		]);
	});

	test('a remark says whose it is, what about, and who may know it', () => {
		const [home, whole] = remarksOf(awaMinutes);
		expect(plain(home?.words)).toBe('« Elle se lève seule »');
		expect(plain(home?.more)).toBe(
			'Mme Diallo · pas d’accord · à propos de « Ce qu’Awa porte à la maison »',
		);
		expect(home).toMatchObject({ kind: 'secret' });
		expect(plain(whole?.more)).toBe('ajouté après l’adoption');
		expect(whole).toMatchObject({ kind: 'common', audience: 'pour toute la table' });
	});

	test('what can be remarked on is what stands there, the whole first', () => {
		expect(remarkItems(awaMinutes).map(({ value }) => value)).toEqual([
			'',
			'o1',
			'o2',
			'why',
			'home',
			'untitled',
		]);
	});

	test('where they stand is one sentence', () => {
		expect(standingOf(awaMinutes)).toMatch(/^Proposé\./);
		const adopted = { ...awaMinutes, adoptedAt: Date.parse('2026-11-22T11:30:00+01:00') };
		expect(standingOf(adopted)).toMatch(/^Adopté le 22 novembre 2026 à 11:30\./);
		expect(standingOf({ ...awaMinutes, proposedAt: null })).toMatch(/^Pas encore proposé/);
	});
});
