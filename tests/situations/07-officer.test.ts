// Situation 7. An officer in the room: nothing secret reaches them, nor anybody else while they are there.
// A case conference is another room, with its own rules and its own minutes.
import { expect, test } from 'vitest';
import { BOUND, PARENT, Scene, SCHOOL } from './witness-scene.ts';

const OFFICER = { kind: 'authority', secrecy: 'authority' };
const CONFERENCE = {
	kind: 'case-conference',
	missions: [],
	legalBasis: 'Décret du 18 janvier 2018',
};

test('[P15] a part opened while an officer is in the phase reaches its holder and the mother; the holder alone is told why', async () => {
	await using scene = await Scene.called();
	await scene.invites('amo', BOUND);
	await scene.invites('saj', BOUND);
	await scene.invites('mother', PARENT);
	await scene.invites('officer', OFFICER);
	await scene.starts('amo', 'saj', 'mother', 'officer');
	await scene.agrees('mother');
	const part = await scene.shares('amo', 'Hirondelle', { about: [scene.id('mother')] });
	expect(await scene.readersOf(part)).toEqual(['amo', 'mother']);
	expect(await scene.know('Hirondelle')).toEqual(['amo']);
	expect(await scene.know('P15')).toEqual(['amo']);
	await scene.are('left', 'officer');
	expect(await scene.readersOf(part)).toEqual(['amo', 'mother', 'saj']);
	expect(await scene.know(part)).not.toContain('officer');
});

test('[T7] a case conference cannot be called without its legal basis, nor where the law knows none', async () => {
	await using scene = await Scene.called();
	const call = (more: object) =>
		scene.who('carole').http.post('/api/meetings', {
			...{ type: 'call-meeting', purpose: 'Protéger', jurisdiction: 'be-fr' },
			...CONFERENCE,
			...more,
		});
	expect((await call({ legalBasis: ' ' })).body.code).toBe('legal-basis-missing');
	const { legalBasis: _, ...bare } = CONFERENCE;
	expect((await call({ ...bare, legalBasis: undefined })).body.code).toBe('legal-basis-missing');
	expect((await call({ jurisdiction: 'lu' })).status).toBe(400);
	expect((await call({ from: scene.meeting })).body).toMatchObject({
		code: 'combination',
		field: 'from',
	});
	expect((await call({})).status).toBe(201);
});

test('[T12] it is a room of its own: whoever is not in it finds no trace, and the first meeting shows none', async () => {
	await using scene = await Scene.called();
	await scene.invites('amo', BOUND);
	await scene.invites('teacher', SCHOOL);
	await scene.starts('amo', 'teacher');
	const first = scene.meeting;
	const before = (await scene.looks('teacher')).body;
	await scene.calls({ ...CONFERENCE, purpose: 'Canari : protéger' });
	const conference = scene.meeting;
	await scene.invites('officer', OFFICER);
	await scene.starts('officer');
	await scene.shares('carole', 'Hirondelle', { missions: [] }, { readers: [scene.id('officer')] });
	for (const name of ['teacher', 'amo']) {
		scene.meeting = first;
		const given = await scene.given(name);
		for (const trace of [conference, 'Canari', 'Hirondelle', 'case-conference', 'officer'])
			expect([name, trace, given.includes(trace)]).toEqual([name, trace, false]);
		expect((await scene.who(name).http.view(conference)).status).toBe(404);
	}
	expect((await scene.looks('teacher')).body).toEqual(before);
	scene.meeting = conference;
	const list = (await scene.who('carole').http.json('/api/meetings')).body.meetings;
	expect(JSON.stringify(list)).not.toContain('follows');
	expect(await scene.given('officer')).not.toContain(first);
});

test('[P33] whom the holder names reads, an officer too; whoever stays silent, or leaves, is not marked by it', async () => {
	await using scene = await Scene.called(CONFERENCE);
	await scene.invites('doctor', { ...BOUND, missions: [] });
	await scene.invites('officer', OFFICER);
	await scene.invites('silent', { ...BOUND, missions: [] });
	await scene.starts('doctor', 'officer', 'silent');
	const part = await scene.shares(
		'doctor',
		'Hirondelle',
		{ missions: [] },
		{ readers: [scene.id('officer')] },
	);
	expect(await scene.readersOf(part)).toEqual(['doctor', 'officer']);
	await scene.does('silent', 'record-presence', {
		participantId: scene.id('silent'),
		presence: 'left',
	});
	await scene.does('doctor', 'record-decision', { text: 'On protège ce soir' });
	for (const name of ['carole', 'doctor', 'officer']) {
		const { body } = await scene.minutes(name);
		expect(body.notPresent).toEqual([]);
		expect(body.course).not.toContainEqual(expect.objectContaining({ what: 'presence' }));
		expect(body.outcomes).toMatchObject([{ by: null }]);
		expect(body.meeting).toMatchObject({ legalBasis: CONFERENCE.legalBasis });
	}
	const { body } = await scene.minutes('carole');
	const silent = (body.present as { id: string }[]).find(({ id }) => id === scene.id('silent'));
	expect(silent).toMatchObject({ presence: 'in-room', arrivedAt: null, leftAt: null });
});

test('[T12] the lawyer sits in his own name: his client is not brought in, and he reads nothing through her', async () => {
	await using scene = await Scene.called(CONFERENCE);
	await scene.invites('doctor', { ...BOUND, missions: [] });
	const named = await scene.does('carole', 'name-person', { name: 'La mère', kind: 'parent' });
	await scene.invites('lawyer', {
		kind: 'lawyer',
		secrecy: 'bound',
		accompanies: named.participantId,
	});
	await scene.starts('doctor', 'lawyer');
	const part = await scene.shares('doctor', 'Hirondelle', { missions: [] }, { readers: [] });
	expect(await scene.reads('lawyer', part)).toBe(false);
	await scene.does('doctor', 'open-section', {
		sectionId: part,
		purpose: 'protéger',
		necessity: 'il la défend',
		readers: [scene.id('lawyer')],
	});
	expect(await scene.readersOf(part)).toEqual(['doctor', 'lawyer']);
});

test('[T11] under the prosecutor’s authorisation nobody sits whom it does not name', async () => {
	const authorisation = {
		by: 'le procureur du Roi de Liège',
		date: '2026-11-20',
		participants: ['doctor', 'officer'],
		purpose: 'protéger l’enfant',
		modalities: 'une séance, sans copie',
	};
	await using scene = await Scene.called({ kind: 'case-conference', authorisation });
	await scene.invites('doctor', { ...BOUND, missions: [] });
	await scene.invites('officer', OFFICER);
	const accomplice = { name: 'accomplice', ...SCHOOL };
	const answer = await scene.tries('carole', 'invite', accomplice);
	expect([answer.status, answer.body.code]).toEqual([403, 'not-authorised']);
});
