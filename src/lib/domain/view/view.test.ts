// What each reader gets of a meeting, rule by rule. That nothing else tells is twin-worlds' to prove (V1).
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';

const names = (world: World, ids: readonly string[]): string[] =>
	[...world.people].filter(([, id]) => ids.includes(id)).map(([name]) => name);
const knows = (world: World, name: string, entry: string | null = null): string[] =>
	names(
		world,
		world.view(name, entry).participants.map(({ id }) => id),
	).sort();

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother']) };
}

describe('[V3] who is known', () => {
	it('[V3] before anything a person knows themselves alone, and the coordinator the whole table', () => {
		const world = networkWorld();
		world.do('carole', { type: 'end-meeting' });
		world.bound('late');
		expect(knows(world, 'late')).toEqual(['late']);
		expect(knows(world, 'carole')).toEqual([...world.people.keys()].sort());
	});
	it('[V3] those whose phases one shares or shared, and nobody from a phase that one was not in', () => {
		const world = networkWorld();
		world.phase('amo', 'amo2');
		world.bound('late');
		expect(knows(world, 'late')).toEqual(['late']);
		expect(knows(world, 'marc')).not.toContain('late');
		world.phase('marc', 'late');
		expect(knows(world, 'late')).toEqual(['late', 'marc']);
		world.phase('amo');
		expect(knows(world, 'late')).toEqual(['late', 'marc']);
	});
	it('[V3] holder, readers and persons concerned of what one reads', () => {
		const world = networkWorld();
		world.phase('carole');
		world.bound('late', 'youth-aid');
		world.agrees('mother');
		expect(knows(world, 'late')).toEqual(['late']);
		const part = world.secret('amo', ['mother']);
		expect(world.may('late', part)).toBe('read P5');
		expect(knows(world, 'late')).toEqual(['amo', 'amo2', 'late', 'mother']);
	});
	it('[V3] a parent knows the child whom they may speak for, and no other', () => {
		const world = networkWorld();
		world.phase('carole');
		world.family('father');
		const childOf = [world.id('father')];
		world.family('baby', 'young-person', { bornOn: '2024-01-01', childOf });
		world.family('grown', 'young-person', { bornOn: '2010-01-01', childOf });
		expect(knows(world, 'father')).toEqual(['baby', 'father']);
	});
	it('[V3] both ends of a link know each other', () => {
		const world = networkWorld();
		world.phase('carole');
		world.seat('support', 'support', { accompanies: world.id('mother') });
		expect(knows(world, 'support')).toEqual(['mother', 'support']);
		expect(knows(world, 'mother')).toContain('support');
	});
	it('[V3] whoever is removed is known to nobody', () => {
		const world = networkWorld();
		expect(knows(world, 'marc')).toContain('insertion');
		world.remove('insertion');
		for (const name of ['marc', 'carole', 'amo'])
			expect(knows(world, name)).not.toContain('insertion');
	});
});

describe('[V4] tags and introductions', () => {
	it('[V4] service, function, kind and missions are for the bound and the coordinator', () => {
		const world = networkWorld();
		world.invite('ana', {
			service: 'SAJ',
			function: 'déléguée',
			introducedAs: 'Ana, qui vous connaît',
			missions: ['care'] as never,
		});
		const ana = (reader: string) =>
			world.view(reader).participants.find(({ id }) => id === world.id('ana'));
		for (const reader of ['amo', 'carole'])
			expect(ana(reader)).toMatchObject({ service: 'SAJ', missions: ['care'], promise: 'secrecy' });
		for (const reader of ['marc', 'mother', 'son']) {
			expect(ana(reader)).toMatchObject({
				introducedAs: 'Ana, qui vous connaît',
				promise: 'secrecy',
			});
			for (const field of ['service', 'function', 'kind', 'missions', 'byCode', 'link'])
				expect([reader, field, field in ana(reader)!]).toEqual([reader, field, false]);
		}
	});
	it('[V4] the missions of the meeting and of a section are for the bound', () => {
		const { world, part } = shared();
		expect(world.view('amo2').meeting.missions).toHaveLength(4);
		expect(world.sees('amo2', part)?.missions).toEqual(['youth-aid']);
		expect('missions' in world.view('mother').meeting).toBe(false);
		expect('missions' in world.sees('mother', part)!).toBe(false);
	});
});

describe('[V6] agreements', () => {
	it('[V6] whole for its person, its recorder and the holders whose sections it names', () => {
		const { world, part } = shared();
		world.agrees('mother', { scope: [part], except: [world.id('insertion')] }, 'amo');
		const knowing = [...world.people.keys()].filter((name) =>
			world.view(name).agreements.some((item) => 'scope' in item && item.scope !== 'all'),
		);
		expect(knowing).toEqual(['amo', 'mother']);
	});
	it('[V6] a covered reader learns "given" for what they read, and nothing of limits', () => {
		const { world, part } = shared();
		world.agrees('mother', { scope: [part], except: [world.id('insertion')] }, 'amo');
		expect(world.view('amo2').agreements).toEqual([
			{ person: world.id('mother'), sectionId: part, decision: 'given' },
		]);
		expect(world.view('insertion').agreements).toEqual([]);
		expect(JSON.stringify(world.view('amo2').course)).not.toContain('agreement');
	});
	it('[V6] where something else than a yes opens, nobody is told "given"', () => {
		const world = networkWorld('fr-child-protection');
		world.agrees('mother');
		world.agrees('mother', { decision: 'informed' });
		const part = world.secret('amo', ['mother']);
		expect(world.may('amo2', part)).toBe('read P5');
		expect(world.view('amo2').agreements).toEqual([]);
	});
	it('[V6] a holder sees of an agreement about several sections only their own, also in how it stands', () => {
		const world = networkWorld();
		const [one, other] = [world.secret('amo', ['mother']), world.secret('amo2', ['mother'])];
		const mother = world.id('mother');
		world.do('mother', { type: 'withdraw-agreement', person: mother, scope: [one, other] });
		world.do('mother', { type: 'withdraw-agreement', person: mother, scope: [one] });
		const seen = world
			.view('amo')
			.agreements.map((item) => 'scope' in item && [item.scope, item.standing]);
		expect(seen).toContainEqual([[one], 'superseded']);
		expect(JSON.stringify(world.view('amo').agreements)).not.toContain(other);
	});
	it('[V6] a word stands as long as it rules: no note and no exclusion takes the place of a no', () => {
		const world = networkWorld();
		const stands = (): string[] =>
			world
				.view('mother')
				.agreements.flatMap((item) => ('at' in item ? [item] : []))
				.sort((a, b) => a.at - b.at)
				.map(({ decision, standing }) => `${decision} ${standing}`);
		world.agrees('mother', { decision: 'refused', missions: [] });
		world.agrees('mother', { decision: 'informed' });
		expect(stands()).toEqual(['refused in-force', 'informed in-force']);
		world.agrees('mother');
		expect(stands()).toEqual(['refused superseded', 'informed superseded', 'given in-force']);
		world.agrees('mother', { decision: 'refused', missions: ['care'] as never });
		expect(stands().slice(2)).toEqual(['given in-force', 'refused in-force']);
		world.agrees('mother', { missions: ['care'] as never });
		expect(stands().slice(2)).toEqual(['given superseded', 'refused superseded', 'given in-force']);
		world.do('mother', { type: 'pause-sharing', person: world.id('mother') });
		expect(stands().slice(4)).toEqual(['given superseded', 'paused in-force']);
	});
	it('[V6] a section that has nothing to do with a person is not told to them by an agreement', () => {
		const { world, part } = shared();
		const draft = world.create('amo', 'draft');
		world.agrees('mother', { scope: [part, draft] }, 'amo');
		expect(JSON.stringify(world.view('mother'))).not.toContain(draft);
		expect(JSON.stringify(world.view('amo').agreements)).toContain(draft);
	});
});

describe('[V8] a device without the word', () => {
	it('[V8] gets common parts and people, and neither agreements, tags, structure nor traces', () => {
		const { world, part } = shared();
		const common = world.common('amo2');
		const device = world.device('mother');
		const view = world.view('mother', device);
		expect(view.sections.map(({ id }) => id)).toEqual([common]);
		expect(view.me).toMatchObject({ entry: 'common', coordinator: false });
		expect(view.agreements).toEqual([]);
		expect(view.entries.map(({ id }) => id)).toEqual([device]);
		expect(JSON.stringify(view)).not.toContain(part);
		expect(view.course.map(({ what }) => what)).not.toContain('agreement');
	});
	it('[V8] of a coordinator neither runs the meeting nor sees the whole table', () => {
		const world = networkWorld();
		world.phase('amo', 'marc');
		world.bound('late');
		const device = world.device('carole');
		expect(knows(world, 'carole')).toContain('late');
		expect(knows(world, 'carole', device)).not.toContain('late');
		const view = world.view('carole', device);
		expect(view.meeting.phase).toBeNull();
		expect(JSON.stringify(view)).not.toMatch(/byCode|"missions":\[\{|"service"/);
		for (const act of [
			{ type: 'invite', name: 'X', kind: 'other', secrecy: 'none', missions: [] },
			{ type: 'end-meeting' },
			{ type: 'remove', participantId: world.id('marc') },
		] as const)
			expect(world.try('carole', act as never, device)).toEqual({
				refused: 'not-allowed',
				rule: 'P20',
			});
	});
	it('[V8] gives no agreement, and may still narrow', () => {
		const { world, part } = shared();
		const device = world.device('mother');
		const refused = { refused: 'not-allowed', rule: 'P20' };
		expect(world.try('mother', world.agreement('mother'), device)).toEqual(refused);
		expect(world.try('mother', { type: 'create-section' }, device)).toEqual(refused);
		const stop = { type: 'withdraw-agreement', person: world.id('mother') } as const;
		expect(world.try('mother', { ...stop, scope: [part] }, device)).toEqual({
			refused: 'not-found',
		});
		expect(world.may('amo2', part)).toBe('read P5');
		expect(world.try('mother', { ...stop, scope: 'all' }, device)).toHaveProperty('agreementId');
		expect(world.may('amo2', part)).toBe('none P14');
	});
	it('[V8] gets no answer that was given to another device', () => {
		const world = networkWorld();
		const command = { type: 'create-section', commandId: 'once' } as const;
		const { sectionId } = world.do('amo', command);
		expect(world.do('amo', command)).toEqual({ sectionId });
		const device = world.device('amo');
		expect(world.try('amo', command, device)).toEqual({ refused: 'not-allowed', rule: 'P20' });
	});
	it('[V8] every entry is told to its person and to the holders who could admit it', () => {
		const { world, part } = shared();
		world.common('insertion');
		const device = world.device('amo2');
		const told = [...world.people.keys()].filter((name) => world.view(name).entries.length > 0);
		expect(told).toEqual(['amo', 'amo2']);
		world.do('amo', { type: 'admit-entry', entryId: device, sectionId: part });
		expect(world.view('amo').entries).toMatchObject([{ admitted: [part] }]);
		expect(world.view('amo2', device).sections.map(({ id }) => id)).toContain(part);
	});
});

describe('[V10] order', () => {
	it('[V10] sections stand as this reader first got them, also after they went and came back', () => {
		const { world, part } = shared();
		const later = world.secret('amo', ['mother']);
		const order = () => world.view('amo2').sections.map(({ id }) => id);
		expect(order()).toEqual([part, later]);
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(order()).toEqual([later]);
		world.open('amo', part);
		expect(order()).toEqual([part, later]);
	});
});
