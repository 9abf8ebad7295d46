// What its holder may do with a section, and nobody else.
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import { isRefusal } from '../refusal.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import { MAX_OWN_SECTIONS } from './acts.ts';
import { WRITTEN_KINDS } from './facts.ts';

type WrittenKind = (typeof WRITTEN_KINDS)[number];

const outcome = (answer: object): unknown => (isRefusal(answer) ? answer.refused : 'done');
const WHY = { purpose: 'préparer la suite', necessity: 'sans cela, pas d’aide' };

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother']) };
}

describe('writing first', () => {
	it('[S1] a draft needs no title and no kind; it is opened only once it has a kind', () => {
		const world = networkWorld();
		const { sectionId } = world.do('marc', { type: 'create-section' });
		const draft = sectionId as SectionId;
		expect(world.sees('marc', draft)).toMatchObject({ kind: 'draft', state: 'draft', title: '' });
		const open = { type: 'open-section', sectionId: draft, ...WHY } as const;
		expect(world.try('marc', open)).toEqual({ refused: 'kind-missing', field: 'kind' });
		world.do('marc', { type: 'classify-section', sectionId: draft, kind: 'common' });
		expect(outcome(world.try('marc', open))).toBe('done');
	});
	const HOLDERS: readonly (readonly [string, readonly WrittenKind[]])[] = [
		['amo', ['draft', 'common', 'secret', 'reserved', 'extract']],
		['marc', ['draft', 'common']],
		['mother', ['draft', 'common', 'reserved']],
		['son', ['draft', 'common', 'reserved']],
		['boss', ['draft', 'common']],
		['lawyer', ['draft', 'common']],
		['intern', ['draft', 'common']],
	];
	for (const [name, kinds] of HOLDERS)
		for (const kind of WRITTEN_KINDS)
			it(`[S2] ${name} ${kinds.includes(kind) ? 'may' : 'may not'} hold a ${kind} part`, () => {
				const world = networkWorld();
				world.seat('boss', 'superior');
				world.seat('lawyer', 'lawyer', { accompanies: world.id('son') });
				world.seat('intern', 'intern', { supervisor: world.id('amo') });
				const own = kind === 'reserved' && ['mother', 'son'].includes(name);
				const about = own ? [world.id(name)] : [];
				const answer = world.try(name, { type: 'create-section', kind, about });
				expect(outcome(answer)).toBe(kinds.includes(kind) ? 'done' : 'not-allowed');
			});
	it('[S2] a person concerned holds no reserved part about somebody else', () => {
		const world = networkWorld();
		const about = [world.id('son')];
		expect(outcome(world.try('mother', { type: 'create-section', kind: 'reserved', about }))).toBe(
			'not-allowed',
		);
	});
	it('[S2] whoever only reads common parts opens none', () => {
		const world = networkWorld();
		world.seat('boss', 'superior');
		const part = world.create('boss', 'common');
		expect(outcome(world.try('boss', { type: 'open-section', sectionId: part }))).toBe(
			'not-allowed',
		);
	});
	it('[S3] only adults, young persons and parents can be "about", a reserved part has one', () => {
		const world = networkWorld();
		const about = (kind: WrittenKind, ...names: string[]) =>
			world.try('amo', {
				type: 'create-section',
				kind,
				about: names.map((name) => world.id(name)),
			});
		expect(outcome(about('secret', 'mother', 'son'))).toBe('done');
		expect(about('secret', 'mother', 'marc')).toEqual({ refused: 'about', field: 'about' });
		expect(about('reserved', 'mother', 'son')).toEqual({ refused: 'about', field: 'about' });
	});
	it('[S3] kind, persons concerned and missions are fixed once opened, also after closing', () => {
		const { world, part } = shared();
		const change = { type: 'classify-section', sectionId: part, kind: 'common' } as const;
		expect(outcome(world.try('amo', change))).toBe('already-opened');
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(outcome(world.try('amo', change))).toBe('already-opened');
	});
});

describe('opening, widening, closing', () => {
	it('[S4] a secret and a reserved part are opened with purpose and necessity', () => {
		const world = networkWorld();
		for (const kind of ['secret', 'reserved'] as const) {
			const sectionId = world.create('amo', kind, { about: [world.id('mother')] });
			for (const field of ['purpose', 'necessity'] as const)
				for (const words of [undefined, '', '   '])
					expect(
						world.try('amo', { type: 'open-section', sectionId, ...WHY, [field]: words }),
					).toEqual({ refused: 'purpose-missing', field });
			expect(outcome(world.try('amo', { type: 'open-section', sectionId, ...WHY }))).toBe('done');
		}
	});
	it('[S4] a common part and one’s own reserved part need neither', () => {
		const world = networkWorld();
		const common = world.create('marc', 'common');
		const own = world.create('son', 'reserved', { about: [world.id('son')] });
		expect(outcome(world.try('marc', { type: 'open-section', sectionId: common }))).toBe('done');
		expect(outcome(world.try('son', { type: 'open-section', sectionId: own }))).toBe('done');
	});
	it('[S5] a secret names everyone whom the rules allow or would allow but for an agreement', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother']);
		expect(world.sees('amo', part)?.opened?.named).toEqual([world.id('amo2')]);
		expect(world.may('amo2', part)).toBe('none P14');
		expect(world.may('insertion', part)).toBe('none P13');
	});
	it('[S5] a reserved part names nobody by itself', () => {
		const world = networkWorld();
		world.agrees('son');
		const part = world.create('amo', 'reserved', {
			about: [world.id('son')],
			missions: ['youth-aid'] as never,
		});
		world.open('amo', part);
		expect(world.sees('amo', part)?.opened?.named).toEqual([]);
		expect(world.readers(part)).toEqual(['amo', 'son']);
	});
	it('[S5] the list is fixed: who comes later, or gets the mission later, is not on it', () => {
		const { world, part } = shared();
		world.bound('late', 'youth-aid');
		world.retag('insertion', { missions: ['youth-aid'] as never });
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[S6] widening by a mission names those who have it, and nobody else anew', () => {
		const { world, part } = shared();
		world.bound('late', 'youth-aid');
		world.agrees('mother', { missions: ['youth-aid', 'activation'] as never });
		const missions = ['activation'] as never;
		world.do('amo', { type: 'widen-section', sectionId: part, missions, ...WHY });
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'insertion', 'mother']);
		expect(world.may('late', part)).toBe('none P11');
	});
	it('[S6] nothing is widened that is not open, and nothing without a word of whom', () => {
		const { world, part } = shared();
		const widen = { type: 'widen-section', sectionId: part, ...WHY } as const;
		expect(world.try('amo', widen)).toEqual({ refused: 'malformed', field: 'readers' });
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(outcome(world.try('amo', { ...widen, readers: [] }))).toBe('not-opened');
	});
	it('[S7] a reader, also a writing one, neither opens, widens, retitles nor closes', () => {
		const { world, part } = shared();
		world.open('amo', part, { writers: ['amo2'] });
		expect(world.may('amo2', part)).toBe('write P5');
		for (const act of [
			{ type: 'open-section', sectionId: part, ...WHY },
			{ type: 'widen-section', sectionId: part, readers: [world.id('marc')], ...WHY },
			{ type: 'retitle-section', sectionId: part, title: 'Autre' },
			{ type: 'classify-section', sectionId: part, title: 'Autre' },
			{ type: 'close-section', sectionId: part },
			{ type: 'take-back', sectionId: part },
		] as const)
			expect([act.type, outcome(world.try('amo2', act as never))]).toEqual([
				act.type,
				'not-allowed',
			]);
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[S7] closing always succeeds for the holder, also twice, and acts at once', () => {
		const { world, part } = shared();
		const close = { type: 'close-section', sectionId: part } as const;
		expect(outcome(world.try('amo', close))).toBe('done');
		expect(world.readers(part)).toEqual(['amo']);
		expect(outcome(world.try('amo', close))).toBe('done');
	});
	it('[S7] closing for some leaves the others, and never takes a person concerned off their own', () => {
		const { world, part } = shared();
		const readers = [world.id('amo2'), world.id('mother')];
		world.do('amo', { type: 'close-section', sectionId: part, readers });
		expect(world.readers(part)).toEqual(['amo', 'mother']);
	});
	it('[S9] every opening and widening starts a new document; nothing else does', () => {
		const { world, part } = shared();
		const generation = () => world.meeting.sections.sections.get(part)?.generation;
		expect(generation()).toBe(2);
		world.do('amo', { type: 'widen-section', sectionId: part, readers: [], ...WHY });
		expect(generation()).toBe(3);
		world.agrees('mother', { decision: 'refused', missions: [] });
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(generation()).toBe(3);
		world.open('amo', part);
		expect(generation()).toBe(4);
	});
	it('[S10] limits count one’s own sections alone', () => {
		const world = networkWorld();
		for (let count = 0; count < MAX_OWN_SECTIONS; count += 1) world.create('marc', 'draft');
		expect(outcome(world.try('marc', { type: 'create-section' }))).toBe('too-many');
		expect(outcome(world.try('amo', { type: 'create-section' }))).toBe('done');
	});
	it('[V4] a third person’s private name is for the readers of its section alone', () => {
		const world = networkWorld();
		world.agrees('mother');
		const part = world.create('amo', 'secret', {
			about: [world.id('mother')],
			missions: ['youth-aid'] as never,
			thirdPersons: ['Louise, la sœur'],
		});
		world.open('amo', part);
		expect(world.sees('amo2', part)?.thirdPersons).toEqual(['Louise, la sœur']);
		for (const name of ['son', 'insertion', 'carole', 'marc'])
			expect(JSON.stringify(world.view(name))).not.toContain('Louise');
	});
});
