// Handing a part over: the holder's alone, and never a way around a no.
import { describe, expect, it } from 'vitest';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import { isRefusal } from '../refusal.ts';
import { MAX_OWN_SECTIONS } from './acts.ts';

const entrust = (world: World, by: string, sectionId: SectionId, to: string): string => {
	const result = world.try(by, { type: 'entrust-section', sectionId, to: world.id(to) });
	return isRefusal(result) ? `${result.refused} ${result.rule ?? ''}`.trim() : 'done';
};

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother'], { writers: ['amo2'] }) };
}

describe('[S11] handing a part over', () => {
	it('[S11] the colleague holds it at once, and the former holder has nothing more of it', () => {
		const { world, part } = shared();
		expect([world.may('amo', part), world.may('amo2', part)]).toEqual(['write P2', 'write P5']);
		expect(entrust(world, 'amo', part, 'amo2')).toBe('done');
		expect([world.may('amo2', part), world.may('amo', part)]).toEqual(['write P2', 'none P11']);
		expect(world.sees('amo', part)).toBeUndefined();
		expect(world.sees('amo2', part)?.holder).toBe(world.id('amo2'));
		expect(world.may('mother', part)).toBe('read P6');
	});
	it('[S11] the former holder reads again once named, and whoever hands it on is not named either', () => {
		const { world, part } = shared();
		entrust(world, 'amo', part, 'amo2');
		world.open('amo2', part, { readers: ['amo'] });
		expect(world.may('amo', part)).toBe('read P5');
		expect(entrust(world, 'amo2', part, 'amo')).toBe('done');
		expect([world.may('amo', part), world.may('amo2', part)]).toEqual(['write P2', 'none P11']);
	});
	it('[S11] handing a common part over makes nobody a writer who was not one', () => {
		for (const writers of [[], ['amo2'], ['amo']]) {
			const world = networkWorld();
			const part = world.create('amo', 'common');
			world.open('amo', part, { writers });
			expect(world.may('marc', part)).toBe('read P4');
			expect(entrust(world, 'amo', part, 'amo2')).toBe('done');
			const may = ['amo2', 'amo', 'marc'].map((name) => world.may(name, part));
			expect(may).toEqual(['write P2', 'read P4', 'read P4']);
		}
	});
	it('[S11] a newcomer of the mission may be handed it: the holder’s word is what they waited for', () => {
		const { world, part } = shared();
		world.bound('late', 'youth-aid');
		expect(world.may('late', part)).toBe('none P11');
		expect(entrust(world, 'amo', part, 'late')).toBe('done');
		expect(world.may('late', part)).toBe('write P2');
		expect(world.meeting.sections.sections.get(part)!.generation).toBe(3);
	});
	it('[S11] nobody of another mission, not bound, excluded or concerned is handed it', () => {
		const { world, part } = shared();
		world.bound('excluded', 'youth-aid');
		world.agrees('mother', { scope: [part], except: [world.id('excluded')] }, 'amo');
		const answers = ['insertion', 'marc', 'mother', 'excluded'].map((to) => [
			to,
			entrust(world, 'amo', part, to),
		]);
		expect(answers).toEqual([
			['insertion', 'not-allowed P13'],
			['marc', 'not-allowed P12'],
			['mother', 'not-allowed P12'],
			['excluded', 'not-allowed P14'],
		]);
		expect(world.may('amo', part)).toBe('write P2');
	});
	it('[S11] after a withdrawal it stays with its holder, whoever it is offered to', () => {
		const { world, part } = shared();
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(entrust(world, 'amo', part, 'amo2')).toBe('not-allowed P14');
	});
	it('[S11] while an authority is in the room no secret changes hands', () => {
		const { world, part } = shared();
		world.seat('officer', 'authority');
		world.inRoom('officer');
		expect(entrust(world, 'amo', part, 'amo2')).toBe('not-allowed P15');
		world.presence('officer', 'left');
		expect(entrust(world, 'amo', part, 'amo2')).toBe('done');
	});
	it('[S11] a confidence about somebody passes on only to whom that person said yes', () => {
		const world = networkWorld();
		const part = world.reserved('amo', 'son', ['amo2']);
		expect(entrust(world, 'amo', part, 'amo2')).toBe('not-allowed P14');
		world.do('son', { ...world.agreement('son'), scope: [part] });
		expect(entrust(world, 'amo', part, 'amo2')).toBe('done');
		expect(world.readers(part)).toEqual(['amo2', 'son']);
	});
	it('[S11] one’s own confidence and a draft are not handed over; a common part is, to a bound colleague', () => {
		const { world } = shared();
		const own = world.create('son', 'reserved', { about: [world.id('son')] });
		world.open('son', own, { readers: ['amo'] });
		expect(entrust(world, 'son', own, 'amo')).toBe('not-allowed');
		expect(entrust(world, 'amo', world.create('amo', 'draft'), 'amo2')).toBe('kind-missing');
		const common = world.common('amo');
		expect(entrust(world, 'amo', common, 'marc')).toBe('not-allowed P12');
		expect(entrust(world, 'amo', common, 'insertion')).toBe('not-allowed P13');
		expect(entrust(world, 'amo', common, 'amo2')).toBe('done');
		expect(world.may('amo', common)).toBe('write P3');
	});
	it('[S11] readers keep what they have, and the persons concerned are told of it', () => {
		const world = networkWorld();
		world.bound('amo3', 'youth-aid');
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'amo3', 'mother']);
		entrust(world, 'amo', part, 'amo2');
		expect(world.readers(part)).toEqual(['amo2', 'amo3', 'mother']);
		const told = (name: string) =>
			world.view(name).course.filter(({ what }) => what === 'entrusted').length;
		expect(['mother', 'amo2', 'amo3', 'amo', 'marc', 'carole'].map(told)).toEqual([
			1, 1, 0, 0, 0, 0,
		]);
	});
	it('[S10] a part handed over counts for who wrote it, so that nobody’s limit is filled by others', () => {
		const { world, part } = shared();
		for (let count = 0; count < MAX_OWN_SECTIONS; count += 1) world.create('amo2', 'draft');
		expect(entrust(world, 'amo', part, 'amo2')).toBe('done');
		for (let count = 1; count < MAX_OWN_SECTIONS; count += 1) world.create('amo', 'draft');
		const oneMore = world.try('amo', { type: 'create-section' });
		expect(isRefusal(oneMore) && oneMore.refused).toBe('too-many');
	});
});
