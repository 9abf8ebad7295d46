// A course laid out beforehand, over the interface: for coordinators, and in no byte of what anybody else is ever sent.
import { expect, test } from 'vitest';
import { setTableOf } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startWhole } from '../worlds/whole-server.ts';

const TO_COME = 'Cercle-du-lynx';
const course = [
	{ title: 'Accueil-du-geai', stays: 'everyone', minutes: 5 },
	{ title: TO_COME, stays: 'circle', minutes: 25 },
];
const OTHERS = ['karim', 'lise', 'nadia', 'marc', 'mother', 'son'];

test('[V14] the plan is in its coordinator’s view, and in no answer and no frame of anybody else', async () => {
	await using server = await startWhole();
	await server.account('carole', { kind: 'coordinator' });
	const set = await setTableOf(server, await server.signedIn('carole'), { course });
	const { meeting } = set;
	const plan = async () => (await set.person('carole').view(meeting)).body.meeting;
	expect(await plan()).toMatchObject({ plan: { steps: course, step: 0 } });

	const told = async (name: string): Promise<string> => {
		const person = set.person(name);
		const paths = ['', '/minutes', '/minutes?format=html', '/ledger'];
		const answers = await Promise.all(
			paths.map((path) => person.json(`/api/meetings/${meeting}${path}`)),
		);
		using page = new PlainPage(person, meeting);
		await page.until(() => page.controls.some(({ type }) => type === 'view'), 'its view');
		return JSON.stringify([answers, page.controls]);
	};
	expect(await told('carole')).toContain(TO_COME);
	for (const name of OTHERS) expect(await told(name), name).not.toMatch(/lynx|geai|"plan"/u);
	const as = await set.person('carole').json(`/api/meetings/${meeting}?as=${set.id('karim')}`);
	expect(JSON.stringify(as.body)).not.toMatch(/lynx|geai/u);

	const present = [set.id('mother')];
	await set.do('carole', 'start-phase', { title: TO_COME, present, step: 1 });
	expect(await plan()).toMatchObject({ plan: { step: 1 } });
	expect(await told('mother')).toContain(TO_COME);
	for (const name of OTHERS.filter((one) => one !== 'mother'))
		expect(await told(name), name).not.toMatch(/lynx|geai|"plan"/u);

	const command = { title: 'x', present, step: 2 };
	const beyond = await set.person('carole').command(meeting, 'start-phase', command);
	expect(beyond).toMatchObject({ status: 400, body: { code: 'malformed' } });
	const asOther = await set.person('karim').command(meeting, 'start-phase', command);
	expect(asOther.body.code).toBe('not-allowed');
});

test('[V15] a step’s call is in no byte of whoever is not in it, from before it to after the meeting', async () => {
	await using server = await startWhole();
	await server.account('carole', { kind: 'coordinator' });
	const set = await setTableOf(server, await server.signedIn('carole'));
	const { meeting } = set;
	const call = 'https://appel.example/loutre-7';
	using mother = new PlainPage(set.person('mother'), meeting);
	const outside = ['carole', 'marc', 'nadia'].map(
		(name) => new PlainPage(set.person(name), meeting),
	);
	for (const page of [mother, ...outside])
		await page.until(() => page.controls.some(({ type }) => type === 'view'), 'its view');
	const present = [set.id('mother'), set.id('karim')];
	await set.do('carole', 'start-phase', { title: 'Le cercle', present, call });
	await mother.until(() => JSON.stringify(mother.view).includes(call), 'the mother has it');
	await set.do('carole', 'start-phase', { title: 'Retour', present: [...set.ids.values()] });
	await mother.until(() => !JSON.stringify(mother.view).includes(call), 'it went with the step');
	for (const page of outside)
		await page.until(() => JSON.stringify(page.view).includes('Retour'), 'everybody is back');
	await set.do('carole', 'end-meeting');
	for (const name of ['mother', 'carole', 'marc', 'nadia']) {
		const { body } = await set.person(name).json(`/api/meetings/${meeting}/minutes`);
		expect(JSON.stringify(body), name).not.toContain('loutre');
	}
	for (const page of outside) {
		expect(JSON.stringify(page.controls)).not.toContain('loutre');
		page[Symbol.dispose]();
	}
});
