// Who may change the table, and what each change does.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';

const outcome = (answer: object): unknown => (isRefusal(answer) ? answer.refused : 'done');

describe('the table', () => {
	it('[T2] only a coordinator invites, names, tags, removes, renews and runs phases', () => {
		const world = networkWorld();
		const participantId = world.id('amo2');
		const acts = [
			{ type: 'invite', name: 'X', kind: 'other', secrecy: 'none', missions: [] },
			{ type: 'name-person', name: 'X', kind: 'adult' },
			{ type: 'retag', participantId, missions: [] },
			{ type: 'renew-code', participantId },
			{ type: 'record-presence', participantId, presence: 'remote' },
			{ type: 'start-phase', title: 'X', present: [participantId] },
			{ type: 'remove', participantId },
			{ type: 'end-meeting' },
		] as const;
		for (const act of acts)
			for (const name of ['amo', 'marc', 'mother', 'son'])
				expect([act.type, name, outcome(world.try(name, act as never))]).toEqual([
					act.type,
					name,
					'not-allowed',
				]);
		for (const act of acts)
			expect([act.type, outcome(world.try('carole', act as never))]).toEqual([act.type, 'done']);
	});
	it('[T2] nobody retags or removes themselves, a coordinator neither', () => {
		const world = networkWorld();
		const participantId = world.id('carole');
		const missions = ['youth-aid'] as never;
		expect(outcome(world.try('carole', { type: 'retag', participantId, missions }))).toBe(
			'not-allowed',
		);
		expect(outcome(world.try('carole', { type: 'remove', participantId }))).toBe('not-allowed');
		expect(world.view('carole').me.missions).toEqual([]);
	});
	it('[T2] a coordinator has the structure, and no content by function', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		const view = world.view('carole');
		expect(view.participants.map(({ id }) => id)).toEqual([...world.people.values()].sort());
		expect(view.sections).toEqual([]);
		expect(JSON.stringify(view)).not.toContain(part);
	});
	it('[T3] a link is confirmed by the person at its other end, and by nobody else', () => {
		const world = networkWorld();
		world.seat('support', 'support', { accompanies: world.id('mother') });
		world.seat('intern', 'intern', { supervisor: world.id('amo') });
		const confirm = (by: string, name: string) =>
			outcome(world.try(by, { type: 'confirm-link', participantId: world.id(name) }));
		for (const by of ['carole', 'son', 'amo', 'support'])
			expect([by, confirm(by, 'support')]).toEqual([by, 'not-allowed']);
		for (const by of ['carole', 'amo2', 'intern'])
			expect([by, confirm(by, 'intern')]).toEqual([by, 'not-allowed']);
		expect(confirm('mother', 'support')).toBe('done');
		expect(confirm('amo', 'intern')).toBe('done');
		expect(confirm('mother', 'amo')).toBe('not-allowed');
	});
	it('[T3] a link that was led elsewhere and back is confirmed anew', () => {
		const world = networkWorld();
		world.seat('support', 'support', { accompanies: world.id('mother') });
		const common = world.common('amo');
		world.confirm('mother', 'support');
		expect(world.may('support', common)).toBe('read P8');
		world.retag('support', { accompanies: world.id('son') });
		world.retag('support', { accompanies: world.id('mother') });
		expect(world.may('support', common)).toBe('none P17');
	});
	it('[T4] an account sits once at a table, and again only after its seat was taken away', () => {
		const world = networkWorld();
		const invite = () =>
			world.try('carole', {
				type: 'invite',
				name: 'Ana',
				kind: 'professional',
				secrecy: 'bound',
				missions: [],
				account: 'account-ana' as never,
			});
		const first = invite();
		expect(outcome(first)).toBe('done');
		expect(outcome(invite())).toBe('already-at-table');
		const { participantId } = first as { participantId: string };
		world.do('carole', { type: 'remove', participantId: participantId as never });
		expect(outcome(invite())).toBe('done');
	});
	it('[T4] whoever is concerned stays concerned, and nobody becomes it by a tag', () => {
		const world = networkWorld();
		const retag = (name: string, kind: string, secrecy: string) =>
			outcome(
				world.try('carole', {
					type: 'retag',
					participantId: world.id(name),
					kind: kind as never,
					secrecy: secrecy as never,
					missions: [],
					childOf: [],
				}),
			);
		expect(retag('mother', 'adult', 'none')).toBe('done');
		expect(retag('mother', 'other', 'none')).toBe('combination');
		expect(retag('marc', 'parent', 'none')).toBe('combination');
		expect(retag('marc', 'other', 'none')).toBe('done');
	});
	it('[T5] everyone records their own leaving, and nothing else about anybody', () => {
		const world = networkWorld();
		const record = (by: string, name: string, presence: 'left' | 'in-room') =>
			outcome(world.try(by, { type: 'record-presence', participantId: world.id(name), presence }));
		expect(record('marc', 'marc', 'left')).toBe('done');
		expect(record('marc', 'marc', 'in-room')).toBe('not-allowed');
		expect(record('marc', 'amo', 'left')).toBe('not-allowed');
		expect(record('carole', 'marc', 'in-room')).toBe('done');
	});
	it('[T5] how somebody was invited is for them and for who noted it', () => {
		const world = networkWorld();
		world.do('carole', {
			type: 'record-presence',
			participantId: world.id('mother'),
			presence: 'in-room',
			invitedOn: '2026-11-02',
			invitedHow: 'par lettre recommandée',
			accompaniedBy: 'sa sœur',
		});
		for (const [name, told] of [
			['mother', true],
			['carole', true],
			['amo', false],
			['son', false],
			['marc', false],
		] as const)
			expect([name, JSON.stringify(world.view(name)).includes('recommandée')]).toEqual([
				name,
				told,
			]);
	});
	it('[T5] whoever records presence later is not told how somebody was invited', () => {
		const world = networkWorld();
		world.invite('dora', { secrecy: 'discretion', coordinator: true });
		const record = {
			type: 'record-presence',
			participantId: world.id('mother'),
			presence: 'in-room',
		} as const;
		world.do('carole', { ...record, invitedHow: 'par lettre recommandée' });
		world.do('dora', { ...record, accompaniedBy: 'sa sœur' });
		const told = (name: string): boolean[] =>
			['recommandée', 'sœur'].map((words) => JSON.stringify(world.view(name)).includes(words));
		expect([told('mother'), told('carole'), told('dora')]).toEqual([
			[true, true],
			[true, false],
			[false, true],
		]);
	});
	it('[T5] what is noted as having happened later than now happened now', () => {
		const world = networkWorld();
		const at = (happenedAt: string) => {
			world.do('carole', {
				type: 'record-presence',
				participantId: world.id('marc'),
				presence: 'left',
				happenedAt,
			});
			const items = world.view('carole').course.filter(({ what }) => what === 'presence');
			return Math.max(...items.map((item) => item.at));
		};
		expect(at('2030-01-01T00:00:00Z')).toBe(world.at);
	});
});

describe('phases and the meeting’s life', () => {
	it('[T6] the first phase is everyone’s at the table, later entrants too', () => {
		const world = networkWorld();
		world.bound('late');
		expect(world.view('late').me.inPhase).toBe(true);
		expect(world.view('marc').meeting.phase?.present).toContain(world.id('late'));
	});
	for (const [presence, inPhase] of [
		['expected', true],
		['in-room', true],
		['remote', true],
		['represented', true],
		['left', false],
		['absent', false],
		['excused', false],
	] as const)
		it(`[T6] named in a phase and recorded ${presence}: ${inPhase ? 'in' : 'not in'} the phase`, () => {
			const world = networkWorld();
			world.phase('amo', 'marc').presence('marc', presence);
			expect(world.view('marc').me.inPhase).toBe(inPhase);
			expect(world.view('marc').meeting.phase !== null).toBe(inPhase);
		});
	it('[T6] ending the meeting ends its phase, and leaves every section as it is', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		world.do('carole', { type: 'end-meeting' });
		expect(world.view('amo').meeting).toMatchObject({ state: 'ended', phase: null });
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[T6] a meeting starts once, has phases while it runs, and ends once', () => {
		const world = networkWorld();
		const run = (type: 'start-meeting' | 'end-meeting') => outcome(world.try('carole', { type }));
		expect(run('start-meeting')).toBe('meeting-state');
		expect(run('end-meeting')).toBe('done');
		expect(run('end-meeting')).toBe('meeting-state');
		const phase = { type: 'start-phase', title: 'Encore', present: [] } as const;
		expect(outcome(world.try('carole', { ...phase, present: [] }))).toBe('meeting-state');
	});
	it('[T8] a clock that was put back revives nothing, in decisions and in views', () => {
		const world = networkWorld();
		const later = world.at + 3_600_000;
		world.agrees('mother', { until: new Date(later).toISOString() });
		const part = world.secret('amo', ['mother']);
		expect(world.may('amo2', part)).toBe('read P5');
		world.wait(3_600_000);
		expect(world.sees('amo2', part)).toBeUndefined();
		world.at -= 7_200_000;
		expect(world.sees('amo2', part)).toBeUndefined();
		world.do('carole', {
			type: 'record-presence',
			participantId: world.id('marc'),
			presence: 'left',
		});
		expect(world.meeting.moment).toBeGreaterThanOrEqual(later);
	});
});
