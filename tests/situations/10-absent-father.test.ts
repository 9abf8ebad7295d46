// Situation 10. The absent father: invited by letter, in prison. Nothing is agreed by his silence; he reads his part apart
// from hers. The next meeting is called from this one, and he is at that table, too.
import { expect, test } from 'vitest';
import { BOUND, PARENT, Scene, SCHOOL } from './witness-scene.ts';

async function table() {
	const scene = await Scene.called();
	await scene.invites('amo', BOUND);
	await scene.invites('saj', BOUND);
	await scene.invites('teacher', SCHOOL);
	await scene.invites('mother', PARENT);
	await scene.invites('father', PARENT);
	await scene.starts('amo', 'saj', 'teacher', 'mother');
	await scene.does('carole', 'record-presence', {
		participantId: scene.id('father'),
		presence: 'absent',
		invitedOn: '2026-11-02',
		invitedHow: 'par lettre, à la prison (Hirondelle)',
	});
	return scene;
}

test('[P14] not asked is not agreed: what is about him opens to him and to nobody else', async () => {
	await using scene = await table();
	await scene.agrees('mother');
	const his = await scene.shares('amo', 'Les dates', { about: [scene.id('father')] });
	const hers = await scene.shares('amo', 'Ce qu’elle dit', { about: [scene.id('mother')] });
	expect(await scene.readersOf(his)).toEqual(['amo', 'father']);
	expect(await scene.readersOf(hers)).toEqual(['amo', 'mother', 'saj']);
	const spoken = await scene.tries('carole', 'record-agreement', {
		...{ person: scene.id('father'), scope: 'all', missions: ['youth-aid'], purpose: '' },
		...{ decision: 'given', capacity: 'self', form: 'spoken' },
		explained: { intention: '', withWhom: '', content: '' },
	});
	expect([spoken.status, spoken.body.code]).toEqual([403, 'not-present']);
	await scene.agrees('father', { decision: 'not-asked', form: 'signed' });
	expect(await scene.readersOf(his)).toEqual(['amo', 'father']);
	expect(await scene.know('Ce qu’elle dit')).not.toContain('father');
});

test('[V3] where he is and how he was invited is for him and for who noted it', async () => {
	await using scene = await table();
	expect(await scene.know('Hirondelle')).toEqual(['carole', 'father']);
});

test('[T16] the next meeting, called from this one: he finds both in his own list once he has entered both', async () => {
	await using scene = await table();
	await scene.agrees('mother');
	const first = scene.meeting;
	const { body } = await scene.calls({
		...{ from: first, except: [scene.id('teacher')], missions: [], date: '2026-12-14' },
	});
	const invited = body.invited as { name: string; code: string; participantId: string }[];
	expect(invited.map(({ name }) => name).sort()).toEqual(['amo', 'father', 'mother', 'saj']);
	const father = scene.who('father').http;
	const list = async () =>
		(await father.json('/api/meetings')).body.meetings as { id: string; follows?: string }[];
	expect((await list()).map(({ id }) => id)).toEqual([first]);
	await father.join(invited.find(({ name }) => name === 'father')!.code);
	expect((await list()).map(({ id, follows }) => [id, follows])).toEqual([
		[scene.meeting, first],
		[first, undefined],
	]);
	const view = await scene.looks('father');
	expect([view.body.sections, view.body.agreements]).toEqual([[], []]);
	expect(JSON.stringify(view.body)).not.toContain(first);
	expect((await scene.who('teacher').http.view(scene.meeting)).status).toBe(404);
});

test('[T13] nobody but its coordinator calls the next from it, and not with a code that somebody handed them', async () => {
	await using scene = await table();
	const first = scene.meeting;
	await scene.server.account('eva', { kind: 'coordinator' });
	const eva = await scene.server.signedIn('eva');
	const call = {
		...{ type: 'call-meeting', kind: 'network', purpose: 'x', jurisdiction: 'be-fr' },
		...{ missions: [], from: first },
	};
	expect((await eva.post('/api/meetings', call)).status).toBe(404);
	const seat = { ...BOUND, name: 'eva', coordinator: true };
	const { code } = await scene.does('carole', 'invite', seat);
	await eva.join(code!);
	expect((await eva.view(first)).status).toBe(200);
	expect((await eva.post('/api/meetings', call)).status).toBe(404);
	expect((await scene.who('father').http.post('/api/meetings', call)).status).toBe(403);
});

test('[T15] her decision comes along by its holder’s hand, with readers confirmed anew', async () => {
	await using scene = await table();
	await scene.agrees('mother');
	const part = await scene.shares('amo', 'Les dettes', { about: [scene.id('mother')] });
	await scene.does('amo', 'record-decision', { text: 'Voir le médiateur', section: part });
	const first = scene.meeting;
	const { body } = await scene.calls({ from: first, missions: [], date: '2026-12-14' });
	const invited = body.invited as { name: string; code: string; participantId: string }[];
	for (const { name, code, participantId } of invited) {
		await scene.who(name).http.join(code);
		scene.ids.set(name, participantId);
	}
	await scene.starts('amo', 'saj', 'mother');
	const have = async (): Promise<string[]> => {
		const names: string[] = [];
		for (const name of ['carole', 'amo', 'saj', 'mother', 'father', 'teacher'])
			if (JSON.stringify((await scene.looks(name)).body).includes('Voir le médiateur'))
				names.push(name);
		return names.sort();
	};
	expect(await have()).toEqual([]);
	const old = (await scene.who('amo').http.view(first)).body.outcomes as { text: string }[];
	const next = await scene.shares('amo', 'Les dettes, suite', { about: [scene.id('mother')] });
	await scene.does('amo', 'record-decision', { text: old[0]!.text, section: next });
	expect(await have()).toEqual(['amo', 'mother']);
	await scene.agrees('mother');
	expect(await have()).toEqual(['amo', 'mother', 'saj']);
});
