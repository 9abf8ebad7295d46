// What is agreed before the meeting, by oneself on one's own page or on paper; in the room: "is this still right?"
import { HttpPerson } from '../worlds/http-person.ts';
import { CALL } from '../worlds/http-table.ts';
import { Hands, type ActName } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

const PREPARING: readonly ActName[] = ['record-agreement', 'confirm-agreement'];
const STILL = /Est-ce toujours juste/;

test('[A24] prepared in private, and only “is this still right?” asked in the room', async ({
	browser,
	table,
	server,
}) => {
	test.setTimeout(240_000);
	const carole = table.person('carole');
	const { body } = await carole.post('/api/meetings', CALL);
	const meeting = body.id as string;
	const seat = async (name: string, tags: Record<string, unknown>) => {
		const made = await carole.do(meeting, 'invite', { name, missions: [], ...tags });
		const person = new HttpPerson(server.origin);
		expect((await person.join(made.code ?? '')).status).toBe(303);
		return { person, id: made.participantId ?? '' };
	};
	const mother = await seat('mother', { kind: 'parent', secrecy: 'none' });
	const father = await seat('father', { kind: 'parent', secrecy: 'none' });
	const bound = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };
	const karim = await seat('karim', bound);

	// with the coordinator, on paper: each with whom it may be shared; nobody else has a trace of it
	await using desk = await Hands.of(browser, carole, server.origin, 320);
	const panel = desk.page.getByRole('dialog');
	const row = (name: string) => panel.getByRole('listitem').filter({ hasText: name });
	await desk.goto(`/m/${meeting}`);
	await desk.choose('Autres actions', 'Noter un accord');
	await expect(panel.getByText('Avant la réunion', { exact: false })).toBeVisible();
	await desk.press(/aide à la jeunesse/i, panel);
	for (const name of ['mother', 'father']) {
		await desk.press('Oui', row(name));
		await expect(row(name).getByText(/Noté à .*oui/)).toBeVisible();
	}
	await desk.sound('prepared: on paper');
	const saidTo = async (person: HttpPerson) =>
		((await person.view(meeting)).body as { agreements: { id: string }[] }).agreements;
	const [hersBefore, ...more] = await saidTo(mother.person);
	expect(more).toEqual([]);
	for (const other of [karim.person, father.person])
		expect(JSON.stringify((await other.view(meeting)).body)).not.toContain(hersBefore!.id);

	// the mother, at home: what is prepared with her, and her own words
	await using hers = await Hands.of(browser, mother.person, server.origin, 320);
	await hers.goto(`/m/${meeting}`);
	await expect(hers.page.getByText('Préparez votre accord', { exact: false })).toBeVisible();
	await expect(hers.button('Ce que je ne veux pas qu’on dise')).toBeVisible();
	await expect(hers.page.getByText(STILL)).toHaveCount(0);
	await hers.sound('prepared: before the meeting');

	await carole.do(meeting, 'start-meeting', {});
	for (const { id } of [mother, father])
		await carole.do(meeting, 'record-presence', { participantId: id, presence: 'in-room' });

	// in the room: one tap each
	await hers.reach(hers.button('Oui, toujours'));
	await hers.sound('prepared: still right, on her phone');
	await expect(hers.page.getByText(STILL)).toBeVisible();
	await hers.press('Oui, toujours');
	await expect(hers.page.getByText(STILL)).toHaveCount(0);
	await expect(row('mother').getByText(STILL), 'the coordinator noted the other yes').toBeVisible();
	await desk.sound('prepared: still right, in the room');
	await desk.press('Oui, toujours', row('father'));
	await expect(row('father').getByText(/Noté à .*oui/)).toBeVisible();
	await expect(row('father').getByText(STILL)).toHaveCount(0);

	for (const { person } of [mother, father]) expect(await saidTo(person)).toHaveLength(2);
	const acts = new Set([...hers.acts, ...desk.acts]);
	expect([...acts]).toEqual(expect.arrayContaining([...PREPARING]));
});
