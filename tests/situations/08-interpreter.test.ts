// Situation 8. The interpreter: what the father sees, while they are together; nothing before, nothing after, no copy.
import { expect, test } from 'vitest';
import { BOUND, PARENT, Scene } from './witness-scene.ts';

async function table() {
	const scene = await Scene.called();
	await scene.invites('amo', BOUND);
	await scene.invites('saj', BOUND);
	await scene.invites('father', PARENT);
	await scene.invites('interpreter', {
		kind: 'interpreter',
		secrecy: 'discretion',
		accompanies: scene.id('father'),
	});
	await scene.starts('amo', 'saj', 'father', 'interpreter');
	await scene.agrees('father', { form: 'through-interpreter' });
	return scene;
}

const phase = (scene: Scene, title: string, ...names: string[]) =>
	scene.does('carole', 'start-phase', { title, present: names.map((name) => scene.id(name)) });

test('[P8] before the father has said that she interprets for him, she reads nothing; then what he reads', async () => {
	await using scene = await table();
	const part = await scene.shares('amo', 'Le permis (Hirondelle)', { about: [scene.id('father')] });
	expect(await scene.readersOf(part)).toEqual(['amo', 'father', 'saj']);
	const confirm = { participantId: scene.id('interpreter') };
	for (const other of ['carole', 'amo', 'interpreter'])
		expect((await scene.tries(other, 'confirm-link', confirm)).status).toBe(403);
	await scene.does('father', 'confirm-link', confirm);
	expect(await scene.readersOf(part)).toEqual(['amo', 'father', 'interpreter', 'saj']);
});

test('[P17] in the second phase, without them, she learns nothing: not even that something exists', async () => {
	await using scene = await table();
	await scene.does('father', 'confirm-link', { participantId: scene.id('interpreter') });
	const first = await scene.shares('amo', 'Le permis', { about: [scene.id('father')] });
	await phase(scene, 'Entre professionnels', 'amo', 'saj', 'carole');
	expect(await scene.reads('interpreter', first)).toBe(false);
	const before = (await scene.looks('interpreter')).body;
	const second = await scene.shares('amo', 'Hirondelle', {
		about: [scene.id('father')],
		title: 'Canari',
	});
	await scene.does('amo', 'record-decision', { text: 'Canari : on attend', section: second });
	expect((await scene.looks('interpreter')).body).toEqual(before);
	expect((await scene.looks('interpreter')).body.meeting).toMatchObject({ phase: null });
	for (const trace of [second, 'Canari', 'Hirondelle'])
		expect(await scene.know(trace)).not.toContain('interpreter');
});

test('[M5] afterwards she has no history and no copy, by a deep link either; the father has his own', async () => {
	await using scene = await table();
	await scene.does('father', 'confirm-link', { participantId: scene.id('interpreter') });
	const part = await scene.shares('amo', 'Le permis', { about: [scene.id('father')] });
	expect(await scene.reads('interpreter', part)).toBe(true);
	await scene.does('carole', 'end-meeting');
	const { body } = await scene.looks('interpreter');
	expect([body.sections, body.course, body.outcomes]).toEqual([[], [], []]);
	expect((await scene.minutes('interpreter')).status).toBe(403);
	expect((await scene.minutes('father')).status).toBe(200);
	const deepLink = { text: 'x', section: part };
	expect((await scene.tries('interpreter', 'record-decision', deepLink)).status).toBe(404);
});

test('[T9] at the father’s word the link ends at once, and she cannot make it true again', async () => {
	await using scene = await table();
	const link = { participantId: scene.id('interpreter') };
	await scene.does('father', 'confirm-link', link);
	const part = await scene.shares('amo', 'Le permis', { about: [scene.id('father')] });
	const page = await scene.who('interpreter').page(scene.meeting);
	await page.until(() => page.channel(part) !== undefined, 'the part is open');
	await scene.does('father', 'end-link', link);
	expect(page.channel(part)).toBeUndefined();
	expect((await scene.tries('interpreter', 'confirm-link', link)).status).toBe(403);
});
