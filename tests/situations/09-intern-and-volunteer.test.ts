// Situation 9. The intern reads as her supervisor, minus what the family reserved, until her last day.
// The volunteer has nothing before the law was explained to him and the family said yes. The director: no secret by rank (3).
import { expect, test } from 'vitest';
import { BOUND, PARENT, Scene } from './witness-scene.ts';

async function table() {
	const scene = await Scene.called();
	await scene.invites('amo', BOUND);
	await scene.invites('saj', BOUND);
	await scene.invites('mother', PARENT);
	const supervisor = scene.id('amo');
	await scene.invites('intern', { kind: 'intern', secrecy: 'bound', supervisor });
	await scene.invites('volunteer', { kind: 'volunteer', secrecy: 'discretion', supervisor });
	await scene.invites('director', { kind: 'superior', secrecy: 'bound' });
	await scene.starts('amo', 'saj', 'mother', 'intern', 'volunteer', 'director');
	for (const name of ['intern', 'volunteer'])
		await scene.does('amo', 'confirm-link', { participantId: scene.id(name) });
	await scene.agrees('mother');
	return scene;
}
const about = (scene: Scene) => ({ about: [scene.id('mother')] });

test('[P8] the intern reads what her supervisor reads; a confidence, and what the mother keeps from her, she does not', async () => {
	await using scene = await table();
	const shared = await scene.shares('saj', 'Les dettes', about(scene));
	const confidence = await scene.shares(
		'saj',
		'Hirondelle',
		{ ...about(scene), kind: 'reserved' },
		{ readers: [scene.id('amo')] },
	);
	await scene.agrees('mother', { scope: [confidence] }, 'saj');
	expect(await scene.readersOf(shared)).toEqual(['amo', 'intern', 'mother', 'saj']);
	expect(await scene.readersOf(confidence)).toEqual(['amo', 'mother', 'saj']);
	expect(await scene.know(confidence)).toEqual(['amo', 'mother', 'saj']);
	await scene.agrees('mother', { except: [scene.id('intern')] });
	expect(await scene.readersOf(shared)).toEqual(['amo', 'mother', 'saj']);
});

test('[P9] after her last day she has nothing, and her supervisor reads on', async () => {
	await using scene = await table();
	const shared = await scene.shares('saj', 'Les dettes', about(scene));
	expect(await scene.reads('intern', shared)).toBe(true);
	const yesterday = new Date(Date.now() - 86_400_000).toISOString();
	await scene.does('carole', 'retag', { participantId: scene.id('intern'), until: yesterday });
	expect((await scene.looks('intern')).status).toBe(404);
	expect((await scene.tries('intern', 'create-section', {})).status).toBe(404);
	expect(await scene.reads('amo', shared)).toBe(true);
});

test('[P32] the volunteer: nothing by the link, nothing by the notice alone; then what the family lets him have', async () => {
	await using scene = await table();
	const shared = await scene.shares('amo', 'Les dettes', about(scene));
	const common = await scene.shares('amo', 'Mardi à dix heures', { kind: 'common' });
	const reads = async () => [
		await scene.reads('volunteer', common),
		await scene.reads('volunteer', shared),
	];
	expect(await reads()).toEqual([false, false]);
	const volunteer = { participantId: scene.id('volunteer') };
	for (const other of ['volunteer', 'mother', 'saj'])
		expect((await scene.tries(other, 'record-notice', volunteer)).status).toBe(403);
	await scene.does('amo', 'record-notice', volunteer);
	expect(await reads()).toEqual([false, false]);
	const named = { missions: [], persons: [scene.id('volunteer'), scene.id('saj')] };
	await scene.agrees('mother', named);
	expect(await reads()).toEqual([true, true]);
	await scene.does('mother', 'record-agreement', {
		...{ person: scene.id('mother'), scope: 'all', purpose: '', decision: 'refused' },
		persons: [scene.id('volunteer')],
	});
	expect(await reads()).toEqual([false, false]);
});

test('[P31] the director asks: rank opens nothing; with her yes and the holder’s word, that one part', async () => {
	await using scene = await table();
	const asked = await scene.shares('amo', 'Ses confidences', about(scene));
	const other = await scene.shares('amo', 'Hirondelle', about(scene));
	const director = scene.id('director');
	const involve = { sectionId: asked, participantId: director };
	expect((await scene.tries('director', 'record-participation', involve)).status).toBe(404);
	expect((await scene.tries('saj', 'record-participation', involve)).status).toBe(403);
	await scene.agrees('mother', { missions: [], persons: [director, scene.id('saj')] });
	const open = { sectionId: asked, purpose: 'décider ensemble', necessity: 'il décide des moyens' };
	await scene.does('amo', 'open-section', { ...open, readers: [director] });
	expect(await scene.reads('director', asked)).toBe(false);
	await scene.does('amo', 'record-participation', involve);
	await scene.does('amo', 'open-section', { ...open, readers: [director] });
	expect(await scene.reads('director', asked)).toBe(true);
	expect(await scene.reads('director', other)).toBe(false);
	expect(await scene.know('Hirondelle')).not.toContain('director');
});
