// The case conference, rule by rule: a room of its own in which a holder names who reads, an authority included.
import { describe, expect, it } from 'vitest';
import { conferenceWorld } from '../../../../tests/worlds/conference-world.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import { minutesOf } from '../minutes/minutes-of.ts';
import type { SectionId } from '../ids.ts';

const opened = (world: World, readers?: string[]): SectionId =>
	world.secret('amo', [], { title: 'Ce qui menace', ...(readers && { readers }) });

describe('what is opened in a case conference', () => {
	it('[P33] reaches whom its holder names, an authority too, without an agreement; nobody by default', () => {
		const world = conferenceWorld();
		const part = opened(world);
		expect(world.readers(part)).toEqual(['amo']);
		world.open('amo', part, { readers: ['doctor', 'officer', 'lawyer', 'marc'] });
		expect(world.readers(part)).toEqual(['amo', 'doctor', 'lawyer', 'officer']);
		expect(world.may('officer', part)).toBe('read P33');
		expect(world.may('marc', part)).toBe('none P12');
		expect(world.may('carole', part)).toBe('none P11');
	});
	it('[P33] the same opening in an ordinary meeting reaches none of them', () => {
		const world = networkWorld();
		world.seat('officer', 'authority');
		const part = world.secret('amo', ['mother'], { readers: ['amo2', 'officer'] });
		expect(world.readers(part)).toEqual(['amo', 'mother']);
	});
	it('[P33] an authority named as writer reads, and a bound writer writes', () => {
		const world = conferenceWorld();
		const part = opened(world);
		const names = ['doctor', 'officer'];
		world.open('amo', part, { readers: names, writers: names });
		expect([world.may('doctor', part), world.may('officer', part)]).toEqual([
			'write P33',
			'read P33',
		]);
	});
	it('[P33] what the person concerned said against it closes, also where no yes is asked', () => {
		const world = conferenceWorld();
		world.family('father');
		world.phase(...world.people.keys());
		const part = world.secret('amo', ['father'], { readers: ['doctor', 'officer'] });
		expect(world.may('officer', part)).toBe('read P33');
		world.agrees('father', { decision: 'refused', missions: [], persons: [world.id('officer')] });
		expect(world.may('officer', part)).toBe('none P14');
		expect(world.may('doctor', part)).toBe('read P33');
	});
	it('[P33] a yes to some takes nobody off where no yes is asked, and opening one’s own is a yes', () => {
		const world = conferenceWorld();
		world.family('father');
		world.phase(...world.people.keys());
		const part = world.secret('amo', ['father'], { readers: ['doctor', 'officer'] });
		world.agrees('father', { missions: [], persons: [world.id('doctor')] }, 'father');
		expect(world.may('officer', part)).toBe('read P33');
		world.do('father', { type: 'pause-sharing', person: world.id('father') });
		expect(world.may('officer', part)).toBe('none P14');
		const own = world.create('father', 'reserved', { about: [world.id('father')] });
		world.open('father', own, { readers: ['doctor'] });
		expect(world.may('doctor', own)).toBe('read P33');
	});
	it('[T12] a lawyer sits in their own name: no part through the client, and the client is not brought in', () => {
		const world = conferenceWorld();
		const part = opened(world, ['doctor']);
		expect(world.may('lawyer', part)).toBe('none P11');
		const common = world.common('amo');
		expect(world.may('lawyer', common)).toBe('write P3');
		expect(world.readers(common)).not.toContain('mother');
		const { participants } = world.view('lawyer');
		const mother = participants.find(({ id }) => id === world.id('mother'));
		expect(mother).toMatchObject({ seated: false });
	});
});

describe('who sits', () => {
	const authorisation = {
		by: 'le procureur du Roi',
		date: '2026-11-20',
		participants: ['amo', ' Doctor ', 'officer', 'lawyer', 'marc'],
		purpose: 'protéger l’enfant',
		modalities: 'une séance, sans copie',
	};
	const invitation = { type: 'invite', kind: 'other', secrecy: 'none' } as const;
	it('[T11] under an authorisation only whom it names; with another legal basis whoever is invited', () => {
		const { legalBasis: _, ...bare } = { authorisation, legalBasis: '' };
		const world = conferenceWorld({ ...bare, legalBasis: undefined });
		expect(world.try('carole', { ...invitation, missions: [], name: 'accomplice' })).toEqual({
			refused: 'not-authorised',
			field: 'name',
		});
		const both = conferenceWorld({ authorisation });
		expect(both.try('carole', { ...invitation, missions: [], name: 'x' })).toHaveProperty('code');
	});
	it('[T11] everybody in it reads what it rests on; whom it names, the coordinator alone', () => {
		const world = conferenceWorld({ authorisation });
		for (const name of ['amo', 'marc', 'officer']) {
			const { meeting } = world.view(name);
			expect(meeting.legalBasis).toBe('Décret du 18 janvier 2018');
			expect(meeting.authorisation).toEqual({
				by: authorisation.by,
				date: authorisation.date,
				purpose: authorisation.purpose,
				modalities: authorisation.modalities,
			});
		}
		expect(world.view('carole').meeting.authorisation?.participants).toEqual(
			authorisation.participants,
		);
		expect(networkWorld().view('carole').meeting).not.toHaveProperty('legalBasis');
	});
});

describe('silence', () => {
	it('[M6] leaves no mark: the minutes name who was admitted, and nobody’s coming, going or word', () => {
		const world = conferenceWorld();
		world.seat('absent', 'superior');
		world.presence('absent', 'absent').presence('doctor', 'left');
		world.do('amo', { type: 'record-decision', text: 'On protège ce soir' });
		for (const name of ['carole', 'amo', 'officer']) {
			const minutes = minutesOf(world.view(name));
			expect(minutes.notPresent).toEqual([]);
			expect(minutes.present.map(({ presence }) => presence)).not.toContain('left');
			expect(minutes.present.map(({ arrivedAt, leftAt }) => arrivedAt ?? leftAt)).toEqual(
				minutes.present.map(() => null),
			);
			expect(minutes.course.filter(({ what }) => what === 'presence')).toEqual([]);
			expect(minutes.outcomes.map(({ by }) => by)).toEqual([null]);
		}
		const { present } = minutesOf(world.view('carole'));
		expect(present.map(({ name }) => name)).toContain('doctor');
	});
});
