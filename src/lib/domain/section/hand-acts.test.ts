// Handing words to somebody: confided notes, own words beside a part, withholding, words moved on and taken back.
import { describe, expect, it } from 'vitest';
import { agreeTo, extractIn } from '../../../../tests/worlds/extract.ts';
import { networkWorld, World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import { minutesOf } from '../minutes/minutes-of.ts';
import { isRefusal } from '../refusal.ts';
import { MAX_OWN_SECTIONS } from './acts.ts';

const HOUR = 3_600_000;
const outcome = (answer: object): unknown => (isRefusal(answer) ? answer.refused : 'done');
const given = (world: World, name: string): string => {
	const view = world.view(name);
	return JSON.stringify([view, minutesOf(view)]);
};
/** A secret of amo about the mother, agreed for youth aid: amo2 and the mother read it. */
function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother']) };
}

describe('a note confided', () => {
	function confided() {
		const world = networkWorld();
		const before = given(world, 'insertion');
		const note = world.create('marc', 'draft', { title: 'Un bleu au bras' });
		world.do('marc', { type: 'confide-section', sectionId: note, to: world.id('amo') });
		return { world, note, before };
	}
	it('[P26] its new holder alone has it, and may write in it', () => {
		const { world, note, before } = confided();
		expect(world.may('amo', note)).toBe('write P26');
		expect(world.readers(note)).toEqual(['amo']);
		expect(world.sees('amo', note)).toMatchObject({
			kind: 'confided',
			title: 'Un bleu au bras',
			confidedBy: world.id('marc'),
		});
		expect(given(world, 'insertion')).toBe(before);
		expect(given(world, 'carole')).not.toContain('bleu');
	});
	it('[S16] its author keeps a receipt and nothing of what happens to it', () => {
		const { world, note } = confided();
		const receipt = given(world, 'marc');
		expect(world.view('marc').course.at(-1)).toMatchObject({
			what: 'confided',
			by: world.id('marc'),
			to: world.id('amo'),
		});
		expect(receipt).not.toContain(note);
		world.agrees('mother');
		const about = [world.id('mother')];
		const missions = ['youth-aid'] as never;
		world.do('amo', { type: 'classify-section', sectionId: note, kind: 'secret', about, missions });
		world.open('amo', note);
		expect(world.readers(note)).toEqual(['amo', 'amo2', 'mother']);
		expect(world.sees('amo2', note)?.confidedBy).toBeUndefined();
		expect(given(world, 'amo2')).not.toContain('confidedBy');
		expect(given(world, 'marc')).toBe(receipt);
	});
	it('[S16] also before the meeting begins; by nobody who is bound, to nobody who is not', () => {
		const world = new World();
		world.bound('amo', 'youth-aid');
		world.teacher('marc');
		// whom nobody has met yet is known by what they opened
		for (const name of ['amo', 'carole']) world.common(name);
		const note = world.create('marc', 'draft');
		const to = (name: string, sectionId = note, by = 'marc') =>
			outcome(world.try(by, { type: 'confide-section', sectionId, to: world.id(name) }));
		expect([to('marc'), to('amo')]).toEqual(['not-allowed', 'done']);
		expect(world.meeting.state).toBe('called');
		const own = world.create('amo', 'draft');
		expect(to('carole', own, 'amo')).toBe('not-allowed');
		const open = world.common('marc');
		expect(to('amo', open)).toBe('already-opened');
	});
	it('[S10] what is confided to somebody does not count among what they may begin', () => {
		const { world } = confided();
		for (let count = 1; count < MAX_OWN_SECTIONS; count += 1) {
			const note = world.create('marc', 'draft');
			world.do('marc', { type: 'confide-section', sectionId: note, to: world.id('amo') });
		}
		expect(outcome(world.try('marc', { type: 'create-section' }))).toBe('too-many');
		expect(outcome(world.try('amo', { type: 'create-section' }))).toBe('done');
	});
});

describe('own words beside a part', () => {
	function beside() {
		const { world, part } = shared();
		const made = world.do('mother', { type: 'write-beside', sectionId: part, title: 'Ma version' });
		return { world, part, own: made.sectionId as SectionId };
	}
	it('[P27] they are their author’s until opened, then read by whoever reads the part, and only while it is open', () => {
		const { world, part, own } = beside();
		expect(world.readers(own)).toEqual(['mother']);
		world.do('mother', { type: 'open-section', sectionId: own });
		expect(world.readers(own)).toEqual(world.readers(part));
		expect(world.may('amo2', own)).toBe('read P27');
		expect(world.sees('amo2', own)?.beside).toBe(part);
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(world.readers(own)).toEqual(['mother']);
	});
	it('[P28] who does not read the part has nothing of them', () => {
		const { world, own } = beside();
		const before = given(world, 'marc');
		world.do('mother', { type: 'open-section', sectionId: own });
		expect(world.may('amo2', own)).toBe('read P27');
		for (const name of ['marc', 'insertion', 'son'])
			expect([name, world.may(name, own)]).toEqual([name, 'none P28']);
		expect(given(world, 'marc')).toBe(before);
	});
	it('[S17] a person concerned writes beside a part about them that another holds, nobody else', () => {
		const { world, part, own } = beside();
		const write = (name: string, sectionId: SectionId) =>
			outcome(world.try(name, { type: 'write-beside', sectionId }));
		expect([write('amo2', part), write('amo', part)]).toEqual(['not-allowed', 'not-allowed']);
		expect(write('mother', own)).toBe('not-allowed');
		expect(write('mother', world.common('marc'))).toBe('not-allowed');
		expect(world.may('amo', own)).toBe('none P10');
		expect(outcome(world.try('amo', { type: 'open-section', sectionId: own }))).toBe('not-found');
	});
	it('[S17] beside a reserved part they are as reserved as it is', () => {
		const world = networkWorld();
		world.seat('friend', 'support', { accompanies: world.id('mother') });
		world.confirm('mother', 'friend').inRoom('friend');
		world.agrees('son', { persons: [world.id('amo2')], missions: [] });
		const part = world.reserved('amo', 'son', ['amo2']);
		const made = world.do('son', { type: 'write-beside', sectionId: part });
		const own = made.sectionId as SectionId;
		world.do('son', { type: 'open-section', sectionId: own });
		expect(world.readers(own)).toEqual(['amo', 'amo2', 'son']);
	});
});

describe('withholding', () => {
	const until = (world: World): string => new Date(world.at + HOUR).toISOString();
	const why = 'le temps que sa mère aille mieux';
	it('[P29] the person has nothing of it and no trace; the others read on', () => {
		const { world, part } = shared();
		const ids = { sectionId: part, person: world.id('mother') };
		const draft = world.secret('amo', ['mother'], { readers: [], title: 'Pas encore' });
		world.do('amo', { type: 'close-section', sectionId: draft });
		const without = given(world, 'mother');
		const amo2 = world.may('amo2', part);
		world.do('amo', {
			...ids,
			sectionId: draft,
			type: 'withhold-section',
			reason: why,
			until: until(world),
		});
		world.open('amo', draft, { readers: ['amo2'] });
		expect([world.may('amo2', draft), world.may('mother', draft)]).toEqual([amo2, 'none P29']);
		expect(given(world, 'mother')).toBe(without);
	});
	it('[S18] what the person was reading closes; its holder sees reason and day, and opens it again by hand', () => {
		const { world, part } = shared();
		const ids = { sectionId: part, person: world.id('mother') };
		expect(world.may('mother', part)).toBe('read P6');
		world.do('amo', { type: 'withhold-section', ...ids, reason: why, until: until(world) });
		expect(world.may('mother', part)).toBe('none P29');
		expect(world.sees('amo', part)?.withheld).toMatchObject([{ person: ids.person, reason: why }]);
		expect(given(world, 'amo2')).not.toContain(why);
		world.wait(2 * HOUR);
		expect(world.may('mother', part)).toBe('none P29');
		world.do('amo', { type: 'end-withholding', ...ids });
		expect(world.may('mother', part)).toBe('read P6');
		expect(world.sees('amo', part)?.withheld).toBeUndefined();
	});
	it('[S18] while it is kept from somebody it is not laid before everybody else, nor said to be about others', () => {
		const world = networkWorld();
		const about = [world.id('mother')];
		const part = world.create('amo', 'secret', { about });
		const withheld = { sectionId: part, person: world.id('mother') };
		const until = new Date(world.at + HOUR).toISOString();
		world.do('amo', { type: 'withhold-section', ...withheld, reason: 'Pas ce soir', until });
		const classified = { type: 'classify-section', sectionId: part } as const;
		for (const change of [
			{ ...classified, kind: 'common' as const },
			{ ...classified, about: [world.id('son')] },
		])
			expect(world.try('amo', change)).toMatchObject({ refused: 'withheld' });
		world.do('amo', { type: 'classify-section', sectionId: part, kind: 'reserved' });
		world.do('amo', { type: 'end-withholding', ...withheld });
		world.do('amo', { type: 'classify-section', sectionId: part, kind: 'common' });
	});
	it('[S18] of a secret, by its holder, from whom it is about, until a day to come', () => {
		const { world, part } = shared();
		const common = world.common('amo');
		const extract = extractIn(world, 'amo', ['mother'], { readers: ['marc'] });
		const from = (sectionId: SectionId, name = 'mother', by = 'amo', day = until(world)) =>
			outcome(
				world.try(by, {
					type: 'withhold-section',
					sectionId,
					person: world.id(name),
					reason: why,
					until: day,
				}),
			);
		expect(from(part, 'mother', 'amo2')).toBe('not-allowed');
		expect([from(common), from(extract), from(part, 'son')]).toEqual([
			'malformed',
			'malformed',
			'about',
		]);
		expect(from(part, 'mother', 'amo', '2020-01-01')).toBe('malformed');
		expect(from(part)).toBe('done');
	});
});

describe('words that go further, and words that went too far', () => {
	it('[S14] moving words on is its holder’s act, and known to whoever has both parts and answers for it', () => {
		const { world, part } = shared();
		const common = world.common('marc');
		const before = given(world, 'marc');
		const move = { type: 'move-words', from: part, to: common, reason: 'pour l’école' } as const;
		expect(outcome(world.try('amo2', move))).toBe('not-allowed');
		expect(outcome(world.try('marc', move))).toBe('not-found');
		world.do('amo', move);
		const moved = { what: 'moved', from: part, to: common, reason: 'pour l’école' };
		for (const name of ['amo', 'mother'])
			expect(world.view(name).course.at(-1)).toMatchObject(moved);
		const [item] = world.view('amo').course.slice(-1);
		expect(item?.what === 'moved' && item.gained).toContain(world.id('marc'));
		expect(given(world, 'amo2')).not.toContain('pour l’école');
		expect(given(world, 'marc')).toBe(before);
	});
	it('[S14] a person may move on what is about them alone; where nobody gains, nothing is noted', () => {
		const { world, part } = shared();
		const common = world.common('marc');
		const reason = 'c’est mon histoire';
		world.do('mother', { type: 'move-words', from: part, to: common, reason });
		expect(given(world, 'amo')).toContain(reason);
		const own = world.common('amo');
		const order = world.meeting.order;
		world.do('amo', { type: 'move-words', from: own, to: part, reason: 'x' });
		expect(world.meeting.order).toBe(order);
		expect(
			outcome(world.try('amo', { type: 'move-words', from: common, to: own, reason: 'x' })),
		).toBe('not-allowed');
	});
	it('[S15] a part taken back closes for everybody, and its holder sees who had it', () => {
		const { world, part } = shared();
		world.do('amo', { type: 'take-back', sectionId: part });
		expect(world.readers(part)).toEqual(['amo']);
		expect(world.sees('amo', part)?.takenBack).toMatchObject([
			{ what: 'part', by: world.id('amo'), had: [world.id('amo2'), world.id('mother')].sort() },
		]);
	});
	it('[S15] a passage taken back begins a new document; holder and persons concerned see who had it', () => {
		const { world, part } = shared();
		world.written.set(part, 'Elle dort mal. Elle boit.');
		const { generation } = world.meeting.sections.sections.get(part)!;
		const passage = { from: 15, words: 'Elle boit.' };
		const back = { type: 'take-back', sectionId: part, passage } as const;
		expect(outcome(world.try('amo2', back))).toBe('not-allowed');
		expect(outcome(world.try('amo', { ...back, passage: { ...passage, from: 14 } }))).toBe(
			'changed',
		);
		world.do('amo', back);
		expect(world.meeting.sections.sections.get(part)!.generation).toBe(generation + 1);
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'mother']);
		for (const name of ['amo', 'mother'])
			expect(world.sees(name, part)?.takenBack).toMatchObject([{ what: 'passage' }]);
		expect(given(world, 'amo2')).not.toContain('takenBack');
		expect(given(world, 'amo2')).not.toContain('taken-back');
	});
	it('[S15] in a part for the whole table whoever writes there takes a passage back; agreed words stay whole', () => {
		const { world } = shared();
		const common = world.common('marc');
		world.written.set(common, 'Trop.');
		const passage = { from: 0, words: 'Trop.' };
		world.do('mother', { type: 'take-back', sectionId: common, passage });
		const extract = extractIn(world, 'amo', ['mother'], { readers: ['marc'], words: 'Trop.' });
		agreeTo(world, extract, 'amo', 'mother');
		expect(world.try('amo', { type: 'take-back', sectionId: extract, passage })).toEqual({
			refused: 'not-allowed',
			rule: 'P24',
		});
	});
});
