// Danger: an act toward one addressee. Who may, on which ground, who reads it, and that nothing warns anybody else.
import { describe, expect, it } from 'vitest';
import type { World } from '../../../../tests/worlds/world.ts';
import { DANGER } from '../../../../tests/worlds/said.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { minutesOf } from '../minutes/minutes-of.ts';
import { dangerLawOf } from '../policy/jurisdictions/danger.ts';
import { JURISDICTION_IDS } from '../policy/jurisdictions/jurisdiction.ts';
import { isRefusal } from '../refusal.ts';
import { viewAs } from '../view/view-of.ts';
import { MAX_OWN_DANGERS } from './acts.ts';
import { waitsSince } from './facts.ts';

const CANARY = 'Canari';
/** Everything that this person is given, on the page and in the minutes. */
const given = (world: World, name: string, entry: string | null = null): string => {
	const view = world.view(name, entry);
	return JSON.stringify([view, minutesOf(view)]);
};
const others = (world: World, ...but: string[]): [string, string][] =>
	[...world.people.keys()]
		.filter((name) => !but.includes(name))
		.map((name) => [name, given(world, name)]);

describe('an act toward an addressee', () => {
	it('[G1] anybody at the table may, bound or not, of the family or not; nobody reads more by it', () => {
		for (const name of ['amo', 'marc', 'son', 'carole']) {
			const world = networkWorld();
			world.agrees('mother');
			const part = world.secret('amo', ['mother']);
			const readers = world.readers(part);
			const id = world.danger(name, { about: [world.id('son')] });
			expect(world.view(name).dangers?.map((one) => one.id)).toEqual([id]);
			expect(world.readers(part)).toEqual(readers);
		}
	});
	it('[G1] somebody who is not at the table, or whose device was not recognised, records nothing', () => {
		const world = networkWorld();
		world.remove('amo2');
		expect(world.try('amo2', DANGER)).toEqual({ refused: 'not-found' });
		const device = world.device('amo');
		expect(world.try('amo', DANGER, device)).toMatchObject({ refused: 'not-allowed', rule: 'P20' });
	});
	it('[G2] it changes no byte for anybody else: not the teacher, the parent, the coordinator, a colleague', () => {
		const world = networkWorld();
		const before = others(world, 'amo');
		const id = world.danger('amo', { about: [world.id('son')] });
		world.do('amo', { type: 'share-danger', dangerId: id, readers: [] });
		world.do('amo', { type: 'inform-family', dangerId: id, family: 'informed' });
		expect(given(world, 'amo')).toContain(CANARY);
		expect(others(world, 'amo')).toEqual(before);
	});
	it('[G2] whom the author names reads it, and only while named; they cannot pass it on', () => {
		const world = networkWorld();
		const id = world.danger('marc', { readers: [world.id('amo')] });
		expect(world.view('amo').dangers?.[0]).toMatchObject({
			fear: DANGER.fear,
			by: world.id('marc'),
		});
		expect(world.view('amo').dangers?.[0]).not.toHaveProperty('readers');
		const readers = [world.id('mother')];
		const pass = { type: 'share-danger', dangerId: id, readers } as const;
		expect(world.try('amo', pass)).toEqual({ refused: 'not-allowed' });
		expect(world.try('carole', pass)).toEqual({ refused: 'not-found' });
		world.do('marc', { type: 'share-danger', dangerId: id, readers: [world.id('amo2')] });
		expect(world.view('amo')).not.toHaveProperty('dangers');
		expect(world.view('amo2').dangers).toHaveLength(1);
	});
	it('[G2] it is in nobody’s minutes, course or shared screen, nor on a later device, not even the author’s', () => {
		const world = networkWorld();
		world.danger('amo', { readers: [world.id('amo2')] });
		const view = world.view('amo');
		expect(JSON.stringify(view.dangers)).toContain(CANARY);
		expect(JSON.stringify([minutesOf(view), view.course])).not.toContain(CANARY);
		const reader = { participant: world.id('amo'), entry: null };
		for (const name of ['amo2', 'mother', 'carole'])
			expect(JSON.stringify(viewAs(world.meeting, reader, world.id(name), world.at))).not.toContain(
				CANARY,
			);
		expect(given(world, 'amo', world.device('amo'))).not.toContain(CANARY);
		expect(given(world, 'amo', world.device('amo', true))).toContain(CANARY);
	});
	it('[G2] its words lie under a key of their own', () => {
		const world = networkWorld();
		const input = { ...DANGER, addresseeName: 'le parquet' };
		const before = new Set(world.meeting.texts.keys());
		world.do('amo', input);
		expect([...world.meeting.texts.keys()].filter((id) => !before.has(id))).toHaveLength(7);
	});
	it('[G2] one’s own acts are counted, nobody else’s', () => {
		const world = networkWorld();
		for (let count = 0; count < MAX_OWN_DANGERS; count += 1) world.danger('marc');
		expect(world.try('marc', DANGER)).toEqual({ refused: 'too-many' });
		expect(isRefusal(world.try('amo', DANGER))).toBe(false);
	});
});

describe('the ground', () => {
	const asks = (name: string, more: object, jurisdiction?: 'be-fr' | 'lu' | 'fr-care') =>
		networkWorld(jurisdiction).try(name, { ...DANGER, ...more });
	const refused = { refused: 'combination', field: 'ground' };
	it('[G3] be-fr: the right to speak is toward the prosecutor, for somebody bound, and for nobody else', () => {
		const right = { ground: 'right-to-speak', addressee: 'prosecutor' } as const;
		expect(isRefusal(asks('amo', right))).toBe(false);
		expect(asks('amo', { ...right, addressee: 'youth-services' })).toEqual(refused);
		expect(asks('marc', right)).toEqual(refused);
		expect(isRefusal(asks('marc', { addressee: 'prosecutor' }))).toBe(false);
	});
	it('[G3] what a jurisdiction does not know is no ground there', () => {
		const right = { ground: 'right-to-speak', addressee: 'prosecutor' } as const;
		expect(asks('amo', right, 'lu')).toEqual(refused);
		expect(isRefusal(asks('amo', { ...right, addressee: 'youth-services' }, 'fr-care'))).toBe(
			false,
		);
		expect(asks('amo', { ground: 'necessity' }, 'fr-care')).toEqual(refused);
	});
	it('[G3] another addressee is named in words', () => {
		const other = { addressee: 'other' } as const;
		expect(asks('amo', other)).toEqual({ refused: 'malformed', field: 'addresseeName' });
		expect(isRefusal(asks('amo', { ...other, addresseeName: 'SOS Enfants' }))).toBe(false);
	});
	for (const jurisdiction of JURISDICTION_IDS)
		it(`[G5] ${jurisdiction}: 112 comes first, and everybody has a ground toward each addressee`, () => {
			const { numbers, grounds } = dangerLawOf(jurisdiction);
			expect(numbers[0]?.number).toBe('112');
			expect(grounds.some((ground) => ground.for === 'everybody' && ground.to.length === 4)).toBe(
				true,
			);
			for (const { article } of grounds) expect(article).toMatch(/art\. \d+|jurisprudence/);
		});
});

describe('telling the family later', () => {
	it('[G4] deferring needs a reason, and a day that has yet to come', () => {
		const world = networkWorld();
		const { reason: _, ...silent } = DANGER;
		expect(world.try('amo', silent)).toEqual({ refused: 'malformed', field: 'reason' });
		for (const againOn of ['2026-11-23', '2026-11-22'])
			expect(world.try('amo', { ...DANGER, againOn })).toEqual({
				refused: 'malformed',
				field: 'againOn',
			});
		expect(isRefusal(world.try('amo', { ...DANGER, againOn: '2026-11-24' }))).toBe(false);
	});
	it('[G4] what the family would be told of a part waits until the author decides, and no clock ends it', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother']);
		expect(waitsSince(world.meeting.dangers, part)).toBeNull();
		const id = world.danger('amo', { sections: [part] });
		expect(waitsSince(world.meeting.dangers, part)).toMatchObject({
			order: expect.any(Number) as number,
		});
		world.wait(400 * 86_400_000);
		expect(waitsSince(world.meeting.dangers, part)).toMatchObject({
			order: expect.any(Number) as number,
		});
		world.do('amo', { type: 'inform-family', dangerId: id, family: 'informed' });
		expect(waitsSince(world.meeting.dangers, part)).toBeNull();
	});
	it('[G4] only for parts that one holds: nobody makes another one’s answers wait', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.secret('amo', ['mother']);
		expect(world.may('amo2', part)).toBe('read P5');
		expect(world.try('amo2', { ...DANGER, sections: [part] })).toEqual({ refused: 'not-allowed' });
		expect(world.try('marc', { ...DANGER, sections: [part] })).toEqual({ refused: 'not-found' });
	});
});
