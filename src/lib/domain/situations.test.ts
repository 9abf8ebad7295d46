// The situations of domain.md § 8 that stand so far, as a social worker would tell them, with what must stay absent.
import { describe, expect, it } from 'vitest';
import { World } from '../../../tests/worlds/world.ts';
import type { SectionId } from './ids.ts';
import { minutesOf } from './minutes/minutes-of.ts';
import { isRefusal } from './refusal.ts';

const WHY = { purpose: 'préparer la suite', necessity: 'sans cela, pas d’aide' };
/** Everything that this person is given, on the page and in the minutes. */
const given = (world: World, name: string): string => {
	const view = world.view(name);
	return JSON.stringify([view, minutesOf(view)]);
};
const knowing = (world: World, words: string): string[] =>
	[...world.people.keys()].filter((name) => given(world, name).includes(words));

describe('1. two services of one CPAS', () => {
	it('the same employer, another mission: the insertion service reads nothing, and sees no trace', () => {
		const world = new World();
		const service = 'CPAS de Liège';
		world.invite('general', { service, missions: ['social-aid'] as never });
		world.invite('insertion', { service, missions: ['activation'] as never });
		world.bound('amo', 'youth-aid');
		world.family('mother');
		world.start().inRoom('mother', 'general', 'insertion', 'amo');
		world.agrees('mother', {
			missions: ['social-aid', 'youth-aid'] as never,
			except: [world.id('insertion')],
		});
		const part = world.secret('general', ['mother'], {
			title: 'Elle boit à nouveau le week-end',
			missions: ['social-aid', 'youth-aid'],
			readers: ['amo', 'insertion'],
		});
		expect(world.readers(part)).toEqual(['amo', 'general', 'mother']);
		expect(knowing(world, part)).toEqual(['general', 'amo', 'mother']);
		expect(knowing(world, 'Elle boit')).toEqual(['general', 'amo', 'mother']);
		expect(given(world, 'insertion')).not.toContain('social-aid"],"opened');
		world.agrees('mother', { missions: ['social-aid', 'youth-aid', 'activation'] as never });
		world.open('general', part);
		expect(world.readers(part)).not.toContain('insertion');
	});
});

describe('2. the teacher’s one fact (without the extract)', () => {
	it('the diagnosis is shared, and the teacher cannot tell that anything is', () => {
		const world = new World();
		world.invite('cpms', { missions: ['care'] as never });
		world.bound('doctor', 'care');
		world.teacher('teacher');
		world.family('father');
		world.family('girl', 'young-person', { bornOn: '2013-05-01', childOf: [world.id('father')] });
		world.start().inRoom('cpms', 'doctor', 'teacher', 'father', 'girl');
		const before = given(world, 'teacher');
		world.agrees('girl', { missions: ['care'] as never, capacity: 'with-lawyer' });
		world.agrees('father', { missions: ['care'] as never });
		const part = world.secret('cpms', ['father', 'girl'], {
			title: 'Sclérose en plaques',
			missions: ['care'],
		});
		expect(world.readers(part)).toEqual(['cpms', 'doctor', 'father', 'girl']);
		expect(given(world, 'teacher')).toBe(before);
	});
});

describe('4. the young person’s reserve', () => {
	it('the psychologist, the boy, and the AMO once he agrees; the parents’ minutes are complete in themselves', () => {
		const world = new World();
		world.invite('psychologist', { missions: ['youth-aid'] as never });
		world.bound('amo', 'youth-aid');
		world.family('mother');
		world.family('father');
		const childOf = [world.id('mother'), world.id('father')];
		world.family('boy', 'young-person', { bornOn: '2011-06-01', childOf });
		world.start().inRoom('psychologist', 'amo', 'mother', 'father', 'boy');
		const before = ['mother', 'father'].map((name) => given(world, name));
		const part = world.create('psychologist', 'reserved', {
			title: 'Il dit qu’il est gay, et insulté chez lui',
			about: [world.id('boy')],
			missions: ['youth-aid'] as never,
		});
		world.open('psychologist', part, { readers: ['amo', 'mother', 'father'] });
		expect(world.readers(part)).toEqual(['boy', 'psychologist']);
		world.do('boy', { ...world.agreement('boy'), scope: [part] });
		expect(world.readers(part)).toEqual(['amo', 'boy', 'psychologist']);
		expect(['mother', 'father'].map((name) => given(world, name))).toEqual(before);
	});
	it('he opens his own words to the psychologist by name, and to nobody else', () => {
		const world = new World();
		world.invite('psychologist', { missions: ['care'] as never });
		world.family('mother');
		world.family('boy', 'young-person', { bornOn: '2011-06-01', childOf: [world.id('mother')] });
		world.start().inRoom('psychologist', 'mother', 'boy');
		const before = given(world, 'mother');
		const part = world.create('boy', 'reserved', { about: [world.id('boy')], title: 'Ma vie' });
		world.open('boy', part, { readers: ['psychologist'] });
		expect(world.readers(part)).toEqual(['boy', 'psychologist']);
		expect(given(world, 'mother')).toBe(before);
	});
});

describe('5. withdrawn in mid-meeting', () => {
	it('“stop, not about my debts”: that section closes, the other goes on, and only two know when', () => {
		const world = new World();
		world.bound('saj', 'social-aid');
		world.bound('cpas', 'social-aid');
		world.teacher('housing');
		world.family('grandmother', 'adult');
		world.start().inRoom('saj', 'cpas', 'housing', 'grandmother');
		world.agrees('grandmother', { missions: ['social-aid'] as never });
		const more = { missions: ['social-aid'] };
		const debts = world.secret('saj', ['grandmother'], { ...more, title: 'Les dettes' });
		const home = world.secret('saj', ['grandmother'], { ...more, title: 'Le logement' });
		expect(world.readers(debts)).toEqual(['cpas', 'grandmother', 'saj']);
		const others = ['carole', 'housing'].map((name) => given(world, name));
		const person = world.id('grandmother');
		world.do('cpas', { type: 'withdraw-agreement', person, scope: [debts] });
		const time = String(world.at);
		expect(world.readers(debts)).toEqual(['grandmother', 'saj']);
		expect(world.readers(home)).toEqual(['cpas', 'grandmother', 'saj']);
		expect(['carole', 'housing'].map((name) => given(world, name))).toEqual(others);
		expect(world.sees('saj', debts)?.stops).toEqual([{ at: world.at, person, cause: 'agreement' }]);
		expect(knowing(world, time).sort()).toEqual(['cpas', 'grandmother', 'saj']);
		expect(knowing(world, 'Les dettes').sort()).toEqual(['grandmother', 'saj']);
	});
});

describe('7. an officer in the room', () => {
	it('a secret opened meanwhile reaches the holder and the person concerned; the holder alone is told why', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.bound('amo2', 'youth-aid');
		world.family('mother');
		world.seat('officer', 'authority');
		world.start().inRoom('amo', 'amo2', 'mother', 'officer');
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		expect(world.readers(part)).toEqual(['amo', 'mother']);
		const told = { participantId: world.id('amo2'), rule: 'P15' };
		expect(world.sees('amo', part)?.refused).toContainEqual(told);
		expect(knowing(world, part)).toEqual(['amo', 'mother']);
		expect(knowing(world, 'P15')).toEqual(['amo']);
		world.presence('officer', 'left');
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
	});
});

describe('8. the interpreter', () => {
	it('phase 1: the father’s view; phase 2: nothing, not even that it exists; afterwards: no history', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.bound('amo2', 'youth-aid');
		world.family('father');
		world.seat('interpreter', 'interpreter', { accompanies: world.id('father') });
		world.start().inRoom('amo', 'amo2', 'father', 'interpreter');
		world.confirm('father', 'interpreter').agrees('father');
		world.phase('amo', 'amo2', 'father', 'interpreter');
		const part = world.secret('amo', ['father'], { title: 'Le permis de séjour' });
		expect(world.may('interpreter', part)).toBe('read P8');
		world.phase('amo', 'amo2', 'carole');
		const between = given(world, 'interpreter');
		expect(between).not.toContain(part);
		expect(world.view('interpreter').meeting.phase).toBeNull();
		const second = world.secret('amo', ['father'], { title: 'Entre nous' });
		world.do('amo', { type: 'record-decision', text: 'Décidé sans eux' });
		world.phase('amo', 'amo2');
		expect(given(world, 'interpreter')).toBe(between);
		world.do('carole', { type: 'end-meeting' });
		for (const name of [part, second]) expect(given(world, 'interpreter')).not.toContain(name);
		const deepLink = { type: 'record-decision', text: 'x', section: part } as const;
		expect(world.try('interpreter', deepLink)).toEqual({ refused: 'not-found' });
	});
});

describe('9. intern and volunteer', () => {
	it('the intern reads as her supervisor, minus what is reserved, until her end date; the volunteer nothing', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.bound('cpas', 'youth-aid');
		world.family('mother');
		const until = new Date(world.at + 86_400_000).toISOString();
		world.seat('intern', 'intern', { supervisor: world.id('amo'), until });
		world.seat('volunteer', 'volunteer', { supervisor: world.id('amo') });
		world.start().inRoom('amo', 'cpas', 'mother');
		world.confirm('amo', 'intern').confirm('amo', 'volunteer').agrees('mother');
		const part = world.secret('cpas', ['mother']);
		const common = world.common('cpas');
		const reserved = world.reserved('cpas', 'mother', ['amo']);
		world.agrees('mother', { scope: [reserved] }, 'cpas');
		expect(world.readers(reserved)).toEqual(['amo', 'cpas', 'mother']);
		expect([world.may('intern', part), world.may('intern', common)]).toEqual([
			'read P8',
			'write P8',
		]);
		expect(world.may('intern', reserved)).toBe('none P17');
		for (const section of [part, common, reserved])
			expect(world.sees('volunteer', section)).toBeUndefined();
		world.wait(86_400_000);
		expect(world.may('intern', part)).toBe('none P9');
		expect(world.may('amo', part)).toBe('read P5');
	});
});

describe('10. the absent father', () => {
	it('invited by letter, absent: nothing is agreed by silence; he reads his part apart from hers', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.bound('amo2', 'youth-aid');
		world.family('mother');
		world.family('father');
		world.start().inRoom('amo', 'amo2', 'mother');
		world.do('carole', {
			type: 'record-presence',
			participantId: world.id('father'),
			presence: 'absent',
			invitedOn: '2026-11-02',
			invitedHow: 'par lettre, à la prison',
		});
		world.agrees('mother');
		const his = world.secret('amo', ['father'], { title: 'Les dates de prison' });
		const hers = world.secret('amo', ['mother'], { title: 'Ce qu’elle dit' });
		expect(world.readers(his)).toEqual(['amo', 'father']);
		const spoken = world.try('carole', world.agreement('father'));
		expect(isRefusal(spoken) && spoken.refused).toBe('not-present');
		world.agrees('father', { decision: 'not-asked', reason: 'en prison' });
		world.agrees('father', { decision: 'impossible', reason: 'en prison', form: 'signed' });
		world.agrees('father', { form: 'signed' });
		expect(world.readers(his)).toEqual(['amo', 'father']);
		expect(given(world, 'father')).not.toContain(hers);
		expect(given(world, 'mother')).not.toContain(his);
		expect(knowing(world, 'par lettre')).toEqual(['carole', 'father']);
	});
});

describe('11. the administrator wants the keys', () => {
	it('whoever has no seat gets what a meeting that does not exist gives', () => {
		const world = new World();
		world.people.set('administrator', 'account-of-the-board' as never);
		expect(world.try('administrator', { type: 'create-section' })).toEqual({
			refused: 'not-found',
		});
		expect(() => world.view('administrator')).toThrow('not at the table');
	});
	it('a coordinator, and a superior who is bound, have dates and people, never content', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.bound('amo2', 'youth-aid');
		world.seat('director', 'superior');
		world.family('girl', 'young-person', { bornOn: '2010-06-01' });
		world.start().inRoom('amo', 'amo2', 'girl', 'director');
		world.agrees('girl');
		const before = ['carole', 'director'].map((name) => given(world, name));
		const part = world.reserved('amo', 'girl', ['amo2', 'director'], 'Confidences');
		world.agrees('girl', { scope: [part] }, 'amo');
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'girl']);
		expect(['carole', 'director'].map((name) => given(world, name))).toEqual(before);
	});
});

describe('12. a third person’s secret', () => {
	it('the sister’s abortion, in the mother’s words: care reads; the AMO, the boy and the sister do not', () => {
		const world = new World();
		world.bound('doctor', 'care');
		world.bound('nurse', 'care');
		world.bound('amo', 'youth-aid');
		world.family('mother');
		world.family('boy', 'young-person', { bornOn: '2011-06-01', childOf: [world.id('mother')] });
		world.family('sister', 'adult');
		world.start().inRoom('doctor', 'nurse', 'amo', 'mother', 'boy', 'sister');
		world.agrees('mother', { missions: ['care', 'youth-aid'] as never });
		world.agrees('boy', { missions: ['care', 'youth-aid'] as never });
		const before = ['amo', 'boy', 'sister'].map((name) => given(world, name));
		const { sectionId } = world.do('doctor', {
			type: 'create-section',
			kind: 'secret',
			title: 'Ce que la mère porte',
			about: [world.id('mother')],
			missions: ['care'] as never,
			thirdPersons: ['Inès, la sœur'],
		});
		const part = sectionId as SectionId;
		world.do('doctor', { type: 'open-section', sectionId: part, ...WHY });
		expect(world.readers(part)).toEqual(['doctor', 'mother', 'nurse']);
		expect(knowing(world, 'Inès').sort()).toEqual(['doctor', 'mother', 'nurse']);
		expect(['amo', 'boy', 'sister'].map((name) => given(world, name))).toEqual(before);
	});
});
