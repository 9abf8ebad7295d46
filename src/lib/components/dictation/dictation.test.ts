import { describe, expect, test } from 'vitest';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { begunAs } from '../guest/beginnings.ts';
import { signWords, titleOf } from '../section/sign.ts';
import { noteWords } from '../section/standing.ts';
import { circlesOf, onesOf, propose } from '../sharing/proposal.ts';
import { Sharing } from '../sharing/sharing.svelte.ts';
import { awaForMarc, awaForMother, awaMeeting, ID } from '../table/awa.fixture.ts';
import { personOf } from '../table/people.ts';
import { captionOf } from '../table/readers.ts';
import { reading } from '../why/why.ts';
import { dictators, inPlaceOf, mayWriteFor, sideOf } from './dictation.ts';

/** Marc types what Mme Diallo says. */
const dictated = (running: boolean): SectionView => ({
	id: ID.draft,
	title: '',
	kind: 'draft',
	state: 'draft',
	about: [],
	access: 'write',
	holder: ID.mother,
	readers: [
		{ participantId: ID.mother, rule: 'P1' },
		...(running ? [{ participantId: ID.marc, rule: 'P35' as const }] : []),
	],
	dictated: { scribe: ID.marc, running },
});
const running = (view: View): View => ({
	...view,
	meeting: { ...view.meeting, state: 'running' },
	me: { ...view.me, entry: 'whole', inPhase: true, writesCommon: true },
});

describe('for whom one may write', () => {
	test('[S21] whoever is in the step, in the room or on the line; nobody who is only expected, and not oneself', () => {
		const view = running(awaForMarc());
		const present = view.participants.map(({ id }) => id);
		const phase = { ...view.meeting.phase!, present };
		const all = { ...view, meeting: { ...view.meeting, phase } };
		const names = (seen: View) => dictators(seen).map(({ id }) => id);
		expect(names(all)).toContain(ID.mother);
		expect(names(all)).toContain(ID.lena);
		expect(names(all)).not.toContain(ID.marc);
		expect(names(all)).not.toContain(ID.ines);
		const without = { ...phase, present: present.filter((id) => id !== ID.mother) };
		expect(names({ ...all, meeting: { ...all.meeting, phase: without } })).not.toContain(ID.mother);
	});

	test('[S21] nobody is offered it who does not write here, who is not in the step, or outside of a running meeting', () => {
		const view = running(awaForMarc());
		expect(mayWriteFor(view)).toBe(true);
		const me = view.me;
		expect(mayWriteFor({ ...view, me: { ...me, writesCommon: false } })).toBe(false);
		expect(mayWriteFor({ ...view, me: { ...me, inPhase: false } })).toBe(false);
		expect(mayWriteFor({ ...view, me: { ...me, entry: 'common' } })).toBe(false);
		expect(mayWriteFor({ ...view, meeting: { ...view.meeting, state: 'ended' } })).toBe(false);
	});
});

describe('whose words they are is said on both sides', () => {
	test('[P35] to whoever types, and to the one who speaks', () => {
		const [marc, mother] = [awaForMarc(), awaForMother()];
		const now = dictated(true);
		expect([sideOf(marc, now), sideOf(mother, now)]).toEqual(['theirs', 'mine']);
		expect(titleOf(marc, now)).toBe('Les mots de Mme Diallo');
		expect(titleOf(mother, now)).toBe('Mes mots');
		expect(signWords(marc, now)).toBe('Entre vous et Mme Diallo, le temps d’écrire');
		expect(signWords(mother, now)).toBe('Entre vous et Marc, le temps d’écrire');
		expect(noteWords(marc, now)).toBe('Écrit par vous pour Mme Diallo.');
		expect(noteWords(mother, now)).toBe('Écrit par Marc pour vous.');
		expect(captionOf(mother, now)).not.toBe(captionOf(mother, dictated(false)));
		const why = reading(mother, now).find(({ me }) => me);
		expect(why?.words).toBe('Ce sont ses mots : quelqu’un les tape pour cette personne.');
	});

	test('[S21] afterwards it is a draft of their own, that still says who typed it', () => {
		const mother = awaForMother();
		const after = dictated(false);
		expect(sideOf(mother, after)).toBeNull();
		expect(signWords(mother, after)).toBe('Pour vous uniquement');
		expect(noteWords(mother, after)).toBe(
			'Écrit par Marc pour vous. Personne d’autre ne lit ce brouillon.',
		);
		expect(reading(mother, after)[0]?.words).toBeUndefined();
	});
});

test('[P35] a young person’s beginning never leads into what somebody types for them, whatever its title', () => {
	const title = 'Ce que je voudrais';
	const view = (running: boolean): View => ({
		...awaForMother(),
		sections: [{ ...dictated(running), title }],
	});
	expect(begunAs(view(false), title)?.id).toBe(ID.draft);
	expect(begunAs(view(true), title)).toBeUndefined();
});

describe('the question in somebody’s place', () => {
	const asked = (view: View, id: typeof ID.mother) => inPlaceOf(view, personOf(view, id)!);

	test('[S22] is asked as on their own page: the table, or themselves and one person who is bound', () => {
		const theirs = asked(awaForMarc(), ID.mother);
		expect(circlesOf(theirs)).toEqual(circlesOf(awaForMother()));
		expect(onesOf(theirs).map(({ id }) => id)).toEqual(onesOf(awaForMother()).map(({ id }) => id));
		const table = propose(theirs, {
			...{ circle: 'table', about: [], missions: [], named: null, one: null },
		});
		const read = table.reading.map(({ person }) => person.id);
		expect(read).toContain(ID.marc);
		expect(read).not.toContain(ID.mother);
	});

	test('[S22] becomes one act, about themselves where it is a confidence, without what takes two', () => {
		const theirs = asked(awaMeeting(), ID.mother);
		const sharing = new Sharing(() => theirs, dictated(true), { words: 'Oui', byHand: true });
		expect(sharing.circles).not.toContain('told');
		expect(sharing.openDictated(null)).toEqual({
			...{ type: 'open-dictated', sectionId: ID.draft, kind: 'common', about: [], missions: [] },
		});
		sharing.choose(ID.lena);
		sharing.title = 'Ce que je veux';
		const reason = { purpose: 'en parler', necessity: 'il le faut' };
		expect(sharing.openDictated(reason)).toEqual({
			...{ type: 'open-dictated', sectionId: ID.draft, kind: 'reserved', about: [ID.mother] },
			...{ missions: [], title: 'Ce que je veux', readers: [ID.lena], ...reason },
		});
		sharing.others = 'Fanta';
		expect(sharing.openDictated(reason)).toBeNull();
	});

	test('[R13] tells nothing but what the page’s own reader has', () => {
		const view = awaForMarc();
		const { me: _, ...before } = view;
		const { me, ...after } = asked(view, ID.mother);
		const had = JSON.stringify(before);
		for (const [key, value] of Object.entries(after))
			if (key !== 'meeting') expect(had).toContain(JSON.stringify(value));
		expect(me.name).toBe(personOf(view, ID.mother)?.name);
		expect(asked(awaMeeting(), ID.mother).meeting.missions).toBeUndefined();
	});
});
