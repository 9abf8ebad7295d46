// What may be said to somebody who is not bound: written, agreed word for word, and what each one has of it.
import { describe, expect, it } from 'vitest';
import {
	agreeTo,
	extractIn,
	given,
	teacherTable,
	wordForWord,
	WORDS,
} from '../../../../tests/worlds/extract.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { isRefusal } from '../refusal.ts';

const DAY = 86_400_000;
const outcome = (answer: object): unknown => (isRefusal(answer) ? answer.refused : 'done');

describe('agreeing word for word', () => {
	it('[P22] its reader gets the agreed words once everybody concerned said yes to the same ones', () => {
		const { world, extract, before } = teacherTable();
		expect(world.may('marc', extract)).toBe('none P23');
		agreeTo(world, extract, 'cpms', 'father');
		expect(world.may('marc', extract)).toBe('none P23');
		expect(given(world, 'marc')).toBe(before);
		agreeTo(world, extract, 'cpms', 'girl');
		expect(world.may('marc', extract)).toBe('read P22');
		expect(world.may('jeanne', extract)).toBe('none P11');
	});
	it('[P23] one who has not agreed, refuses or excludes holds it back, and all causes read the same', () => {
		for (const except of [[], ['marc']]) {
			const { world, extract } = teacherTable();
			const excluded = except.map((name) => world.id(name));
			world.agrees('girl', { except: excluded, capacity: 'with-lawyer' });
			world.open('cpms', extract, { readers: ['marc'] });
			agreeTo(world, extract, 'cpms', 'father');
			if (excluded.length > 0) agreeTo(world, extract, 'cpms', 'girl');
			expect(world.may('marc', extract)).toBe('none P23');
			const refused = world.sees('cpms', extract)!.refused!;
			expect(refused.find((one) => one.participantId === world.id('marc'))?.rule).toBe('P23');
		}
	});
	for (const [name, act] of [
		['a withdrawal', { type: 'withdraw-agreement', scope: 'extract' }],
		['a withdrawal of everything', { type: 'withdraw-agreement', scope: 'all' }],
		['a pause', { type: 'pause-sharing' }],
		['a refusal', { type: 'record-agreement', scope: 'extract', decision: 'refused' }],
	] as const)
		it(`[P23] ${name} closes it at once, and it waits for a new opening`, () => {
			const { world, extract } = teacherTable();
			agreeTo(world, extract, 'cpms', 'father', 'girl');
			expect(world.may('marc', extract)).toBe('read P22');
			const scope = 'scope' in act && act.scope === 'extract' ? [extract] : 'all';
			const { type } = act;
			const person = world.id('girl');
			if (type === 'pause-sharing') world.do('girl', { type, person });
			else if (type === 'withdraw-agreement') world.do('girl', { type, person, scope });
			else world.do('girl', { type, person, scope, decision: 'refused', purpose: '' });
			expect(world.may('marc', extract)).toBe('none P23');
			const yes = wordForWord(world, extract, 'girl');
			expect(outcome(world.try('girl', yes))).toBe('audience-missing');
			world.open('cpms', extract, { readers: ['marc'] });
			expect(world.may('marc', extract)).toBe('none P23');
			agreeTo(world, extract, 'girl', 'girl');
			expect(world.may('marc', extract)).toBe('read P22');
		});
	it('[P16] whom its holder takes off waits for a new opening, and no new yes', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		const readers = [world.id('marc')];
		world.do('cpms', { type: 'close-section', sectionId: extract, readers });
		expect(world.may('marc', extract)).toBe('none P16');
		world.open('cpms', extract, { readers: ['marc'] });
		expect(world.may('marc', extract)).toBe('read P22');
	});
	it('[P6] the persons concerned read it from its opening, before anybody agreed', () => {
		const { world, extract } = teacherTable();
		expect(world.may('father', extract)).toBe('read P6');
		expect(world.may('girl', extract)).toBe('read P6');
		expect(world.sees('girl', extract)?.agreed).toEqual([]);
	});
	it('[P25] it is addressed to somebody who helps: no family, link, superior or authority', () => {
		const world = networkWorld();
		world.family('aunt', 'adult');
		world.seat('friend', 'support', { accompanies: world.id('mother') });
		world.seat('boss', 'superior');
		world.seat('officer', 'authority');
		world.seat('housing', 'other', { secrecy: 'discretion' });
		const readers = ['marc', 'housing', 'insertion', 'aunt', 'friend', 'boss', 'officer'];
		const extract = extractIn(world, 'amo', ['mother'], { readers });
		agreeTo(world, extract, 'amo', 'mother');
		for (const name of ['marc', 'housing', 'insertion'])
			expect([name, world.may(name, extract)]).toEqual([name, 'read P22']);
		for (const name of ['aunt', 'boss', 'officer'])
			expect([name, world.may(name, extract)]).toEqual([name, 'none P25']);
		expect(world.may('friend', extract)).toBe('none P17');
	});
	it('[P18] an extract about nobody opens to nobody', () => {
		const world = networkWorld();
		const extract = extractIn(world, 'amo', [], { readers: ['marc'] });
		expect(world.may('marc', extract)).toBe('none P18');
	});
	it('[A20] the person says it, or whoever represents them; at their word the holder, while they are present', () => {
		const { world, extract } = teacherTable();
		expect(outcome(world.try('girl', wordForWord(world, extract, 'girl')))).toBe('done');
		world.presence('father', 'absent');
		expect(outcome(world.try('cpms', wordForWord(world, extract, 'father')))).toBe('not-present');
		expect(outcome(world.try('girl', wordForWord(world, extract, 'father')))).toBe('not-allowed');
		world.presence('father', 'remote');
		expect(outcome(world.try('cpms', wordForWord(world, extract, 'father')))).toBe('done');
		expect(world.may('marc', extract)).toBe('read P22');
	});
	it('[A20] below the age a parent says it in the child’s place, and the child alone cannot', () => {
		const world = networkWorld();
		world.family('little', 'young-person', { bornOn: '2018-01-01', childOf: [world.id('mother')] });
		world.inRoom('little');
		const extract = extractIn(world, 'amo', ['little'], { readers: ['marc'] });
		expect(outcome(world.try('little', wordForWord(world, extract, 'little')))).toBe('capacity');
		agreeTo(world, extract, 'amo', 'little');
		expect(world.may('marc', extract)).toBe('read P22');
	});
	it('[A21] the yes names the readers of that moment: whoever is named later waits for another', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		world.do('cpms', {
			type: 'widen-section',
			sectionId: extract,
			readers: [world.id('jeanne')],
			purpose: 'elle aussi',
			necessity: 'le mardi',
		});
		expect(world.may('marc', extract)).toBe('read P22');
		expect(world.may('jeanne', extract)).toBe('none P23');
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		expect(world.may('jeanne', extract)).toBe('read P22');
	});
	it('[A21] an opening to somebody else is no yes either', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		world.open('cpms', extract, { readers: ['jeanne'] });
		expect(world.may('marc', extract)).toBe('none P11');
		expect(world.may('jeanne', extract)).toBe('none P23');
	});
	it('[A21] a yes that was not said to the words opens them to nobody, however broad', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		const broad = {
			scope: [extract],
			missions: [],
			persons: [world.id('jeanne'), world.id('marc')],
		};
		world.agrees('father', broad, 'cpms');
		world.agrees('girl', { ...broad, capacity: 'with-lawyer' }, 'cpms');
		world.open('cpms', extract, { readers: ['marc', 'jeanne'] });
		expect(world.may('marc', extract)).toBe('read P22');
		expect(world.may('jeanne', extract)).toBe('none P23');
	});
	it('[A17] it ends with its date, for everybody but its holder; without one after sixty days', () => {
		const world = networkWorld();
		const until = new Date(world.at + 200 * DAY).toISOString();
		const dated = extractIn(world, 'amo', ['mother'], { readers: ['marc'], until });
		const undated = extractIn(world, 'amo', ['mother'], { readers: ['marc'] });
		for (const extract of [dated, undated]) agreeTo(world, extract, 'amo', 'mother');
		expect(world.sees('amo', dated)?.until).toBe(Date.parse(until));
		world.wait(61 * DAY);
		expect([world.may('marc', dated), world.may('marc', undated)]).toEqual([
			'read P22',
			'none P23',
		]);
		world.wait(140 * DAY);
		expect(world.may('marc', dated)).toBe('none P10');
		expect(world.may('mother', dated)).toBe('none P10');
		expect(world.may('amo', dated)).toBe('write P1');
	});
	it('[A18] what was said to words that are written again has ended, and nobody is told a no', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		world.do('cpms', { type: 'edit-extract', sectionId: extract });
		expect(world.may('marc', extract)).toBe('none P23');
		const standing = world.view('girl').agreements.map((one) => 'id' in one && one.standing);
		expect(standing).toEqual(['ended']);
		expect(world.sees('cpms', extract)?.stops).toBeUndefined();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		expect(world.may('marc', extract)).toBe('read P22');
	});
	it('[A18] an extract that was closed is agreed anew', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		world.do('cpms', { type: 'close-section', sectionId: extract });
		world.open('cpms', extract, { readers: ['marc'] });
		expect(world.may('marc', extract)).toBe('none P23');
	});
});

describe('the words', () => {
	it('[S20] a yes to other words than those that stand is refused as changed', () => {
		const { world, extract } = teacherTable();
		const yes = wordForWord(world, extract, 'father');
		world.written.set(extract, `${WORDS} Elle est fatiguée.`);
		expect(world.try('cpms', yes)).toEqual({ refused: 'changed' });
		expect(outcome(world.try('cpms', wordForWord(world, extract, 'father')))).toBe('done');
	});
	it('[S20] words of which each heard others are agreed by nobody', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father');
		world.written.set(extract, `${WORDS} Elle est fatiguée.`);
		agreeTo(world, extract, 'cpms', 'girl');
		expect(world.may('marc', extract)).toBe('none P23');
		agreeTo(world, extract, 'cpms', 'father');
		expect(world.may('marc', extract)).toBe('read P22');
	});
	it('[P24] once agreed nobody writes in them, their holder neither', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father');
		expect(world.may('cpms', extract)).toBe('write P2');
		agreeTo(world, extract, 'cpms', 'girl');
		expect(world.may('cpms', extract)).toBe('read P24');
	});
	it('[S12] writing again closes to its readers in the same decision, and keeps the persons concerned', () => {
		const { world, extract } = teacherTable();
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		world.do('cpms', { type: 'edit-extract', sectionId: extract, until: '2027-06-30' });
		expect(world.readers(extract)).toEqual(['cpms', 'father', 'girl']);
		expect(world.may('cpms', extract)).toBe('write P2');
		expect(world.sees('girl', extract)?.until).toBe(Date.parse('2027-07-01T00:00:00Z'));
		expect(outcome(world.try('girl', { type: 'edit-extract', sectionId: extract }))).toBe(
			'not-allowed',
		);
	});
	it('[S13] the last yes begins a new document; one reader more or less begins none', () => {
		const { world, extract } = teacherTable();
		const generation = () => world.meeting.sections.sections.get(extract)!.generation;
		const opened = generation();
		agreeTo(world, extract, 'cpms', 'father');
		expect(generation()).toBe(opened);
		agreeTo(world, extract, 'cpms', 'girl');
		const agreed = generation();
		expect(agreed).toBe(opened + 1);
		world.open('cpms', extract, { readers: ['marc', 'jeanne'] });
		agreeTo(world, extract, 'cpms', 'father', 'girl');
		expect(world.may('jeanne', extract)).toBe('read P22');
		expect(generation()).toBe(agreed);
	});
});
