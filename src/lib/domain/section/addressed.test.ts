// What whoever an extract is addressed to has of it, and cannot learn.
import { describe, expect, it } from 'vitest';
import {
	agreeTo,
	given,
	teacherTable,
	wordForWord,
	WORDS,
} from '../../../../tests/worlds/extract.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import { minutesOf } from '../minutes/minutes-of.ts';
import { isRefusal } from '../refusal.ts';
import { viewAs } from '../view/view-of.ts';

const outcome = (answer: object): unknown => (isRefusal(answer) ? answer.refused : 'done');

describe('to whom it is addressed', () => {
	it('[S19] it is "for you": the words and their holder, and no sign of anything else', () => {
		const { world, extract } = teacherTable();
		world.do('cpms', {
			type: 'record-presence',
			participantId: world.id('cpms'),
			presence: 'left',
		});
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		const view = world.view('marc');
		expect(view.sections).toEqual([
			{
				id: extract,
				title: '',
				kind: 'addressed',
				state: 'open',
				about: [],
				access: 'read',
				holder: world.id('cpms'),
				readers: [],
				words: WORDS,
			},
		]);
		expect(view.agreements).toEqual([]);
		for (const word of ['maladie', 'préparer la suite', 'P23', 'digest'])
			expect([word, given(world, 'marc').includes(word)]).toEqual([word, false]);
		expect(minutesOf(view).parts).toMatchObject([{ kind: 'addressed', words: WORDS }]);
	});
	it('[S19] the minutes of its holder and of the persons concerned say which words went to whom', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		for (const name of ['cpms', 'father', 'girl']) {
			const [part] = minutesOf(world.view(name)).parts;
			expect(part).toMatchObject({ id: extract, kind: 'extract', words: WORDS });
			expect(part?.readers.map(({ participantId }) => participantId)).toContain(world.id('marc'));
		}
		expect(given(world, 'jeanne')).not.toContain(WORDS);
	});
	it('[S19] nothing that the holder changes around it shows to its reader', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		const before = given(world, 'marc');
		world.do('cpms', { type: 'retitle-section', sectionId: extract, title: 'Autre' });
		world.open('cpms', extract, { readers: ['marc', 'jeanne'] });
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		expect(world.may('jeanne', extract)).toBe('read P22');
		expect(given(world, 'marc')).toBe(before);
	});
	it('[S19] a decision written down beside it, or in its draft, is not told to its reader', () => {
		const world = networkWorld();
		const draft = world.create('amo', 'draft');
		const decision = { type: 'record-decision', text: 'Suivre la cure', section: draft } as const;
		world.do('amo', decision);
		const about = [world.id('mother')];
		world.do('amo', { type: 'classify-section', sectionId: draft, kind: 'extract', about });
		world.written.set(draft, WORDS);
		world.open('amo', draft, { readers: ['marc'] });
		expect(outcome(world.try('amo', decision))).toBe('not-allowed');
		agreeTo(world, draft, 'amo', 'mother');
		expect(world.may('marc', draft)).toBe('read P22');
		expect(given(world, 'marc')).not.toContain('cure');
		expect(given(world, 'mother')).toContain('cure');
	});
	it('[S19] "see as" is a preview to its holder, and to two readers of it no sign of each other', () => {
		const { world, extract } = teacherTable();
		world.open('cpms', extract, { readers: ['marc', 'jeanne'] });
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		const as = (name: string, other: string) =>
			viewAs(
				world.meeting,
				{ participant: world.id(name), entry: null },
				world.id(other),
				world.at,
			)!.sections.map(({ id, kind }) => [id, kind]);
		expect(as('cpms', 'marc')).toEqual([[extract, 'addressed']]);
		expect(as('girl', 'marc')).toEqual([[extract, 'addressed']]);
		for (const other of ['jeanne', 'girl', 'father']) expect(as('marc', other)).toEqual([]);
	});
	it('[S19] by no act does its reader learn whom it is about', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		world.family('aunt', 'adult');
		world.inRoom('aunt', 'marc').retag('marc', { coordinator: true });
		const answers = (person: string, read: SectionId): string[] => {
			const scope = [read];
			const id = world.id(person);
			return [
				world.try('marc', { type: 'withdraw-agreement', person: id, scope }),
				world.try('marc', wordForWord(world, read, person)),
				world.try('marc', { type: 'write-beside', sectionId: read }),
				world.try('marc', { type: 'move-words', from: read, to: read, reason: 'x' }),
			].map((answer) => String(outcome(answer)));
		};
		world.retag('marc', { coordinator: false });
		expect(answers('girl', extract)).toEqual(answers('aunt', extract));
		expect(world.may('marc', extract)).toBe('read P22');
		const pause = (person: string) =>
			outcome(world.try('marc', { type: 'pause-sharing', person: world.id(person) }));
		expect([pause('girl'), pause('aunt')]).toEqual(['not-allowed', 'not-allowed']);
	});
});
