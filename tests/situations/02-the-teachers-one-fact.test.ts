// Situation 2. A girl of 13 nurses her sick father. The teacher needs one fact to do his part, and must not be able to
// tell that there is another.
import { endOf } from '#lib/domain/written-time.ts';
import { expect, test } from 'vitest';
import { bound, family, Scene, TEACHER } from './scene.ts';

const DIAGNOSIS = 'sclérose en plaques';
const SAID = 'Lina peut partir à 15 h le jeudi jusqu’en juin ; merci de ne pas l’interroger.';
const TITLE = 'Ce qui se passe à la maison';

async function scene() {
	const scene = await Scene.called('Les jeudis de Lina', 'school-guidance');
	await scene.sits('the guidance agent', bound('school-guidance'));
	await scene.sits('the school doctor', bound('school-guidance'));
	await scene.sits('the teacher', TEACHER);
	await scene.sits('the other teacher', TEACHER);
	await scene.sits('the father', family('parent'));
	const childOf = scene.ids('the father');
	await scene.sits('Lina', family('young-person', { bornOn: '2013-04-12', childOf }));
	await scene.begins();
	return scene;
}

/** The diagnosis is written and shared with the doctor; the father and Lina agreed. */
async function shared(scene: Scene) {
	await scene.agrees('the father', { missions: ['school-guidance'] });
	await scene.agrees('Lina', { missions: ['school-guidance'], capacity: 'with-lawyer' });
	const secret = await scene.writes('the guidance agent', {
		kind: 'secret',
		title: TITLE,
		about: ['the father', 'Lina'],
		missions: ['school-guidance'],
		words: `Le père a une ${DIAGNOSIS}.`,
	});
	await scene.opens('the guidance agent', secret);
	return secret;
}

const UNTIL = '2027-06-30';

/** What may be said to the teacher is written, and opened to him by name. */
async function written(scene: Scene) {
	const extract = await scene.writes('the guidance agent', {
		kind: 'extract',
		title: 'Pour l’enseignant',
		about: ['the father', 'Lina'],
		until: UNTIL,
		words: SAID,
	});
	await scene.opens('the guidance agent', extract, 'the teacher');
	return extract;
}

test('the teacher gets the words that the father and Lina agreed to, and cannot tell that a longer text exists', async () => {
	await using at = await scene();
	const secret = await shared(at);
	await at.reads('the school doctor', secret, DIAGNOSIS);
	const extract = await written(at);

	// the two of them read the words before they answer; the teacher has nothing yet
	await at.reads('the father', extract, SAID);
	await at.reads('Lina', extract, SAID);
	await at.saysYesTo(extract, 'the father', 'the guidance agent');
	await at.neverGot('the teacher', SAID, extract, secret);

	await at.saysYesTo(extract, 'Lina', 'the guidance agent');
	await at.reads('the teacher', extract, SAID);
	const { sections } = await at.view('the teacher');
	expect(sections).toEqual([
		{
			...{ id: extract, title: '', kind: 'addressed', state: 'open', access: 'read' },
			...{ about: [], readers: [], holder: at.id('the guidance agent'), words: SAID },
		},
	]);

	// what he may not know: the illness, the secret part, its title, why, who agreed, until when
	await at.neverGot('the teacher', DIAGNOSIS, secret, TITLE, 'Pour l’enseignant');
	await at.neverGot('the teacher', 'préparer la suite', 'agreementId', UNTIL, `${endOf(UNTIL)}`);
	expect(await at.given('the teacher')).toContain(SAID);

	// the other teacher has nothing at all, the doctor no word of what is said to the teacher
	for (const name of ['the other teacher', 'the school doctor']) await at.neverGot(name, SAID);
});

test('in the minutes the words stand for the one they were said to, their holder, the father and Lina', async () => {
	await using at = await scene();
	const extract = await written(at);
	for (const name of ['the father', 'Lina'])
		await at.saysYesTo(extract, name, name === 'Lina' ? 'Lina' : 'the guidance agent');
	for (const name of ['the teacher', 'the guidance agent', 'the father', 'Lina'])
		expect([name, (await at.given(name)).includes(SAID)]).toEqual([name, true]);
	for (const name of ['the other teacher', 'the school doctor', 'the coordinator'])
		expect([name, (await at.given(name)).includes(SAID)]).toEqual([name, false]);
});

test('a word changed asks everybody again: it closes to the teacher before it is written', async () => {
	await using at = await scene();
	const extract = await written(at);
	await at.saysYesTo(extract, 'the father', 'the guidance agent');
	await at.saysYesTo(extract, 'Lina', 'the guidance agent');
	await at.reads('the teacher', extract, SAID);
	await at.does('the guidance agent', 'edit-extract', { sectionId: extract });
	await at.noLongerReads('the teacher', extract);
	const digest = '0'.repeat(64);
	const yes = { sectionId: extract, person: at.id('the father'), digest };
	expect(await at.mayNot('the guidance agent', 'agree-extract', yes)).toBe('changed');
});

test('between two meetings the date is changed with a new yes on the telephone', async () => {
	await using at = await scene();
	const extract = await written(at);
	for (const name of ['the father', 'Lina'])
		await at.saysYesTo(extract, name, 'the guidance agent');
	await at.does('the coordinator', 'end-meeting');
	await at.does('the guidance agent', 'edit-extract', { sectionId: extract, until: '2027-01-15' });
	for (const name of ['the father', 'Lina']) {
		await at.isRecorded(name, 'absent');
		const digestless = { sectionId: extract, person: at.id(name), digest: 'a'.repeat(64) };
		expect(await at.mayNot('the guidance agent', 'agree-extract', digestless)).toBe('not-present');
		await at.isRecorded(name, 'remote');
		await at.saysYesTo(extract, name, 'the guidance agent');
	}
	await at.reads('the teacher', extract, SAID);
});

test('Lina takes her yes back, and the words leave the teacher’s screen', async () => {
	await using at = await scene();
	const extract = await written(at);
	for (const name of ['the father', 'Lina'])
		await at.saysYesTo(extract, name, 'the guidance agent');
	await at.reads('the teacher', extract, SAID);
	await at.does('Lina', 'withdraw-agreement', { person: at.id('Lina'), scope: [extract] });
	await at.noLongerReads('the teacher', extract);
	expect(await at.given('the teacher')).not.toContain(SAID);
	// in a part about two, each reads while the other has not said no; what is hers she keeps
	await at.noLongerReads('the father', extract);
	await at.reads('Lina', extract, SAID);
});

test('the teacher can neither ask whom it is about, nor say it in somebody’s place, nor see it through another’s eyes', async () => {
	await using at = await scene();
	const extract = await written(at);
	await at.does('the guidance agent', 'open-section', {
		sectionId: extract,
		readers: at.ids('the teacher', 'the other teacher'),
		purpose: 'p',
		necessity: 'n',
	});
	for (const name of ['the father', 'Lina'])
		await at.saysYesTo(extract, name, 'the guidance agent');
	await at.reads('the teacher', extract, SAID);
	for (const name of ['Lina', 'the school doctor']) {
		const person = at.id(name);
		const yes = { sectionId: extract, person, digest: '0'.repeat(64) };
		expect(await at.mayNot('the teacher', 'agree-extract', yes)).toBe('not-allowed');
	}
	const stop = { person: at.id('Lina'), scope: [extract] };
	expect(await at.mayNot('the teacher', 'withdraw-agreement', stop)).toBe('not-allowed');
	for (const other of ['the other teacher', 'Lina', 'the father'])
		expect((await at.view('the teacher', other)).sections).toEqual([]);
	// its holder sees what the teacher sees before saying a word more
	expect((await at.view('the guidance agent', 'the teacher')).sections).toMatchObject([
		{ kind: 'addressed', words: SAID },
	]);
});

test('one reader more is nothing that the first can notice', async () => {
	await using at = await scene();
	const extract = await written(at);
	for (const name of ['the father', 'Lina'])
		await at.saysYesTo(extract, name, 'the guidance agent');
	await at.reads('the teacher', extract, SAID);
	const before = at.messages('the teacher');
	await at.opens('the guidance agent', extract, 'the teacher', 'the other teacher');
	for (const name of ['the father', 'Lina'])
		await at.saysYesTo(extract, name, 'the guidance agent');
	await at.reads('the other teacher', extract, SAID);
	expect(at.messages('the teacher')).toBe(before);
});
