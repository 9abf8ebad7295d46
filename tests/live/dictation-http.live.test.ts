// A dictated part is opened by its person's code on the scribe's device: one constant refusal for everything else.
import { expect, test } from 'vitest';
import { HttpPerson } from '../worlds/http-person.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

const CALL = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'Le retour en classe',
	jurisdiction: 'be-fr',
	missions: [{ id: 'youth-aid', label: 'Aide à la jeunesse' }],
};
const MOTHER = { name: 'Sandra', kind: 'parent', secrecy: 'none', missions: [] };
const SON = { name: 'Mathis', kind: 'young-person', secrecy: 'none', missions: [] };

/** Carole types for the mother, who has a code on paper and no device. */
async function dictating(server: WholeServer) {
	await server.account('carole', { kind: 'coordinator' });
	const carole = await server.signedIn('carole');
	const meeting = (await carole.post('/api/meetings', CALL)).body.id as string;
	const invite = async (fields: object) =>
		(await carole.do(meeting, 'invite', { ...fields })) as { participantId: string; code: string };
	const [mother, son] = [await invite(MOTHER), await invite(SON)];
	await carole.do(meeting, 'start-meeting', {});
	const present = { participantId: mother.participantId, presence: 'in-room' };
	await carole.do(meeting, 'record-presence', present);
	const { participantId } = mother;
	const { sectionId } = await carole.do(meeting, 'write-for', { participantId });
	const byHand = (code: string, more: object = {}) =>
		carole.post(`/api/meetings/${meeting}/by-hand`, {
			code,
			type: 'open-dictated',
			sectionId,
			kind: 'common',
			...more,
		});
	return { carole, meeting, mother, son, sectionId, byHand };
}

test('[S22] wrong, of somebody else, for another act: one answer; the right code opens it as the person’s act', async () => {
	await using server = await startWhole();
	const { carole, meeting, mother, son, sectionId, byHand } = await dictating(server);
	const refusals = [
		await byHand('wrong'),
		await byHand(''),
		await byHand(son.code),
		await byHand(mother.code, { sectionId: 'nothing' }),
	];
	const end = { code: mother.code, type: 'end-meeting' };
	refusals.push(await carole.post(`/api/meetings/${meeting}/by-hand`, end));
	const answers = refusals.map(({ status, body }) => JSON.stringify([status, body]));
	expect(new Set(answers).size).toBe(1);
	expect(answers[0]).toContain('404');
	const opened = await byHand(mother.code);
	expect([opened.status, opened.body.sectionId]).toEqual([200, sectionId]);
	const { sections } = (await carole.view(meeting)).body as {
		sections: { id: string; state: string; holder: string }[];
	};
	const part = sections.find(({ id }) => id === sectionId);
	expect(part).toMatchObject({ state: 'open', holder: mother.participantId });
});

test('[S22] whoever guessed too often, and whoever’s person entered on a device of their own, gets the same answer', async () => {
	await using server = await startWhole();
	const { carole, meeting, mother, son, byHand } = await dictating(server);
	await carole.do(meeting, 'record-presence', {
		participantId: son.participantId,
		presence: 'in-room',
	});
	const forSon = await carole.do(meeting, 'write-for', { participantId: son.participantId });
	await new HttpPerson(server.origin).join(son.code);
	const wrong = await byHand('wrong');
	const own = await byHand(son.code, { sectionId: forSon.sectionId });
	expect([own.status, own.body]).toEqual([wrong.status, wrong.body]);
	for (let guess = 0; guess < 10; guess += 1) await byHand(`wrong ${guess}`);
	const locked = await byHand(mother.code);
	expect([locked.status, locked.body]).toEqual([wrong.status, wrong.body]);
});

test('[S22] whoever was taken off the table learns nothing from how they are refused', async () => {
	await using server = await startWhole();
	const { carole, meeting, son } = await dictating(server);
	const person = new HttpPerson(server.origin);
	await person.join(son.code);
	const path = `/api/meetings/${meeting}/by-hand`;
	expect((await person.post(path, { code: 1 })).status).toBe(400);
	await carole.do(meeting, 'remove', { participantId: son.participantId });
	for (const body of [{ code: 1 }, { code: 'x', type: 'nothing' }, 'no json'])
		expect((await person.post(path, body)).status).toBe(404);
});

test('[S22] [R13] a code that is right and opens nothing does not tell whether its person has a device', async () => {
	await using server = await startWhole();
	const { mother, byHand } = await dictating(server);
	const tried = [{ kind: 'secret' }, { ifVersion: 'of long ago' }, { about: ['nobody'] }];
	const all = async () => {
		const answers = [];
		for (const more of tried) answers.push(await byHand(mother.code, more));
		return answers.map(({ status, body }) => [status, body]);
	};
	const before = await all();
	expect(before.map(([status]) => status)).toEqual([404, 404, 404]);
	await new HttpPerson(server.origin).join(mother.code);
	expect(await all()).toEqual(before);
});
