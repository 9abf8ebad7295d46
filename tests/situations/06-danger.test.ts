// Situation 6. Danger: a child of nine tells of blows. Something is done toward one addressee; the table learns nothing.
import { expect, test } from 'vitest';
import { BOUND, PARENT, SCHOOL, Scene } from './witness-scene.ts';

const DANGER = {
	addressee: 'prosecutor',
	ground: 'right-to-speak',
	fear: 'Lila dit qu’elle reçoit des coups de ceinture (Hirondelle)',
	tried: 'en parler avec la mère, deux fois, sans réponse',
	consulted: 'l’équipe du CPMS, sans donner de nom',
	alone: 'elle rentre chez elle à quatre heures',
	said: 'son nom, son âge, ce qu’elle a dit, la marque sur le bras',
	family: 'deferred',
	reason: 'le danger est peut-être à la maison',
	againOn: '2099-01-01',
};

/** The school guidance centre, the teacher, the AMO, the coordinator; the mother is invited and does not come. */
async function table() {
	const scene = await Scene.called();
	await scene.invites('cpms', { ...BOUND, missions: ['school-guidance'] });
	await scene.invites('teacher', SCHOOL);
	await scene.invites('amo', BOUND);
	await scene.invites('mother', PARENT);
	const lila = { kind: 'young-person', secrecy: 'none', bornOn: '2017-03-01' };
	await scene.invites('lila', { ...lila, childOf: [scene.id('mother')] });
	await scene.starts('cpms', 'teacher', 'amo', 'lila');
	await scene.are('absent', 'mother');
	return scene;
}
const OTHERS = ['teacher', 'amo', 'mother', 'lila', 'carole'];

test('[G2] the guidance agent records what she did; nobody else gets one message, one byte or one line of minutes', async () => {
	await using scene = await table();
	for (const name of ['cpms', ...OTHERS]) await scene.who(name).page(scene.meeting);
	const before = new Map<string, unknown>();
	for (const name of OTHERS) {
		const view = (await scene.looks(name)).body;
		const minutes = (await scene.minutes(name)).body;
		before.set(name, { view, minutes, messages: scene.who(name).messages });
	}
	const { dangerId } = await scene.does('cpms', 'record-danger', {
		...DANGER,
		about: [scene.id('lila')],
	});
	expect((await scene.looks('cpms')).body.dangers).toMatchObject([
		{
			id: dangerId,
			fear: DANGER.fear,
			ground: { article: expect.stringContaining('353 § 1') as string },
		},
	]);
	for (const name of OTHERS) {
		const view = (await scene.looks(name)).body;
		const minutes = (await scene.minutes(name)).body;
		expect([name, { view, minutes, messages: scene.who(name).messages }]).toEqual([
			name,
			before.get(name),
		]);
	}
	expect(await scene.know('Hirondelle')).toEqual(['cpms']);
	expect(JSON.stringify((await scene.minutes('cpms')).body)).not.toContain('Hirondelle');
});

test('[G1] the room does not open: the parts are read by whoever read them before', async () => {
	await using scene = await table();
	const notes = await scene.shares('cpms', 'Ce que Lila raconte', {
		about: [scene.id('lila')],
		missions: ['school-guidance'],
		title: 'Lila',
	});
	expect(await scene.readersOf(notes)).toEqual(['cpms', 'lila']);
	await scene.does('cpms', 'record-danger', { ...DANGER, sections: [notes] });
	expect(await scene.readersOf(notes)).toEqual(['cpms', 'lila']);
});

test('[G3] the teacher, who is bound by no secret, may act too: on the duty to help, not on the right to break a secret', async () => {
	await using scene = await table();
	const onTheSameGround = await scene.tries('teacher', 'record-danger', DANGER);
	expect([onTheSameGround.status, onTheSameGround.body.field]).toEqual([400, 'ground']);
	await scene.does('teacher', 'record-danger', { ...DANGER, ground: 'duty-to-help' });
	expect(await scene.know('Hirondelle')).toEqual(['teacher']);
});

test('[G2] she names the AMO, who then reads it and cannot pass it on; named no longer, the AMO has it no longer', async () => {
	await using scene = await table();
	const { dangerId } = await scene.does('cpms', 'record-danger', DANGER);
	await scene.does('cpms', 'share-danger', { dangerId, readers: [scene.id('amo')] });
	expect(await scene.know('Hirondelle')).toEqual(['amo', 'cpms']);
	const passedOn = { dangerId, readers: [scene.id('mother')] };
	expect((await scene.tries('amo', 'share-danger', passedOn)).status).toBe(403);
	expect((await scene.tries('teacher', 'share-danger', passedOn)).status).toBe(404);
	await scene.does('cpms', 'share-danger', { dangerId, readers: [] });
	expect((await scene.looks('amo')).body).not.toHaveProperty('dangers');
});

test('[G4] telling the family later has its reason and its day, and she decides again', async () => {
	await using scene = await table();
	for (const [field, value] of [
		['reason', ' '],
		['againOn', '2020-01-01'],
	] as const) {
		const answer = await scene.tries('cpms', 'record-danger', { ...DANGER, [field]: value });
		expect([answer.status, answer.body.field]).toEqual([400, field]);
	}
	const { dangerId } = await scene.does('cpms', 'record-danger', DANGER);
	await scene.does('cpms', 'inform-family', { dangerId, family: 'informed' });
	expect((await scene.looks('cpms')).body.dangers).toMatchObject([
		{ family: { state: 'informed' } },
	]);
	expect(await scene.know('Hirondelle')).toEqual(['cpms']);
});
