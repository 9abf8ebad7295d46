// What adoption must not wait for, and what becomes of adopted words when people think again.
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../command.ts';
import type { SectionId } from '../ids.ts';
import type { LedgerPart } from '../ledger/ledger.ts';
import { ledgerFor, viewAs } from '../view/view-of.ts';
import {
	adopted,
	CANARY,
	having,
	marked,
	partOf,
	wordsOf,
} from '../../../../tests/worlds/adopted-world.ts';
import { agreeTo, extractIn } from '../../../../tests/worlds/extract.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import { MAX_OWN_REMARKS } from './lifecycle.ts';

const readerOf = (world: World, name: string) => ({ participant: world.id(name), entry: null });

const toldOf = (world: World, name: string): LedgerPart =>
	ledgerFor(world.meeting, readerOf(world, name), [], world.at)!.about[0]!;

/** Common words by amo, marked, and adopted with everything else. */
function withCommon(): { world: World; common: SectionId } {
	const { world } = marked();
	const common = world.common('amo', 'Pour tous');
	world.written.set(common, 'Se revoir en mai. La dette de Paul. Appeler le CPAS.');
	world.do('amo', { type: 'mark-part', sectionId: common, inMinutes: true });
	world.do('carole', { type: 'propose-minutes' });
	return { world, common };
}

const adopt: CommandInput = { type: 'adopt-minutes' };

describe('what adoption must not wait for', () => {
	it('[M9] a common part whose holder’s time has ended enters with its words', () => {
		const { world } = marked();
		world.bound('guest', 'youth-aid');
		world.retag('guest', { until: new Date(world.at + 3_600_000).toISOString() });
		const common = world.common('guest', 'Ce que je laisse');
		world.written.set(common, 'Mots laissés');
		world.do('guest', { type: 'mark-part', sectionId: common, inMinutes: true });
		world.wait(2 * 3_600_000);
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', adopt);
		expect(wordsOf(partOf(world, 'marc', common))).toBe('Mots laissés');
	});
	it('[M9] a part that could not be read keeps its sign, and its holder alone is told', () => {
		const { world, part } = marked();
		world.unreadable.add(part);
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', adopt);
		expect(partOf(world, 'amo', part)).toMatchObject({ title: 'Les dettes', unread: true });
		expect(partOf(world, 'amo2', part)?.title).toBe('Les dettes');
		expect(partOf(world, 'amo2', part)).not.toHaveProperty('unread');
		expect(having(world, CANARY)).toEqual([]);
	});
	it('[M10] whom an authority at the table kept from reading has it once that one has left', () => {
		const { world } = marked();
		world.seat('officer', 'authority');
		world.inRoom('officer');
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', adopt);
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		world.presence('officer', 'left');
		expect(having(world, CANARY)).toEqual(['amo', 'amo2', 'mother']);
	});
});

describe('after adoption', () => {
	it('[M10] its holder takes a part back that closed long ago', () => {
		const { world, part } = adopted();
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(having(world, CANARY)).toEqual(['amo', 'amo2', 'mother']);
		world.do('amo', { type: 'take-back', sectionId: part });
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
	});
	it('[M10] [F3] the person stops one part that is only had as adopted, and sees that there is something to stop', () => {
		const { world, part } = adopted();
		world.do('amo', { type: 'close-section', sectionId: part });
		const told = toldOf(world, 'mother');
		expect(told).toMatchObject({ id: part, mayStop: true });
		expect(told.adopted?.readers).toEqual([world.id('amo2'), world.id('mother')].sort());
		const stop: CommandInput = {
			type: 'withdraw-agreement',
			person: world.id('mother'),
			scope: [part],
		};
		expect(world.try('marc', stop)).toEqual({ refused: 'not-found' });
		world.do('mother', stop);
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		expect(toldOf(world, 'mother').mayStop).toBe(false);
	});
	it('[M10] a passage taken back from a common part goes from its adopted words, for everybody, and nothing else does', () => {
		const { world, common } = withCommon();
		world.do('carole', adopt);
		expect(having(world, 'La dette de Paul')).toContain('amo');
		const passage = { from: 3, words: 'La dette de Paul.' };
		world.written.set(common, 'Se La dette de Paul.');
		world.do('marc', { type: 'take-back', sectionId: common, passage });
		expect(having(world, 'La dette de Paul')).toEqual([]);
		expect(having(world, 'Se revoir en mai.  Appeler le CPAS.')).toContain('mother');
		expect(partOf(world, 'amo', common)).not.toHaveProperty('digest');
	});
	it('[M10] words that stand twice go twice, when they are taken back one after the other', () => {
		const { world, common } = withCommon();
		world.written.set(common, 'Paul. Paul. Fin.');
		world.do('carole', adopt);
		const back = (text: string, from: number) => {
			world.written.set(common, text);
			const passage = { from, words: 'Paul.' };
			world.do('marc', { type: 'take-back', sectionId: common, passage });
		};
		back('Paul. Paul. Fin.', 0);
		expect(having(world, 'Paul')).toContain('mother');
		back(' Paul. Fin.', 1);
		expect(having(world, 'Paul')).toEqual([]);
		expect(having(world, 'Fin.')).toContain('mother');
	});
	it('[M10] a colleague who had it through another one has it no more in a place of their own', () => {
		const { world, part } = marked();
		world.seat('eve', 'intern', { secrecy: 'bound', supervisor: world.id('amo2') });
		world.do('amo2', { type: 'confirm-link', participantId: world.id('eve') });
		world.inRoom('eve');
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', adopt);
		expect(wordsOf(partOf(world, 'eve', part))).toBe(CANARY);
		world.retag('eve', {
			kind: 'professional',
			secrecy: 'bound',
			supervisor: null,
			missions: ['youth-aid'] as never,
		});
		expect(world.may('eve', part)).toMatch(/^none/);
		expect(partOf(world, 'eve', part)).toBeUndefined();
	});
	it('[M10] whoever was of another mission since has it no more, also when the tag is undone', () => {
		const { world } = adopted();
		expect(having(world, CANARY)).toContain('amo2');
		world.retag('amo2', { missions: ['activation'] as never });
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
		world.retag('amo2', { missions: ['youth-aid'] as never });
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
	});
	it('[M10] names its holder and whom it is about as they were then', () => {
		const { world, common } = withCommon();
		world.do('carole', adopt);
		world.do('amo', { type: 'entrust-section', sectionId: common, to: world.id('amo2') });
		expect(world.sees('mother', common)?.holder).toBe(world.id('amo2'));
		expect(partOf(world, 'mother', common)?.holder).toBe(world.id('amo'));
	});
	it('[M10] tells its readers nothing of whom a later word took away, and its holder and the person who', () => {
		const { world, part } = adopted();
		world.bound('amo3', 'youth-aid');
		const second = marked();
		second.world.bound('amo3', 'youth-aid');
		const { world: w, part: id } = second;
		w.agrees('mother');
		w.do('amo', {
			type: 'widen-section',
			sectionId: id,
			purpose: 'p',
			necessity: 'n',
			readers: [w.id('amo3')],
		});
		w.do('carole', { type: 'propose-minutes' });
		w.do('carole', adopt);
		const before = JSON.stringify(partOf(w, 'amo2', id));
		w.agrees('mother', { scope: [id], except: [w.id('amo3')] }, 'amo');
		expect(having(w, CANARY)).toEqual(['amo', 'amo2', 'mother']);
		expect(JSON.stringify(partOf(w, 'amo2', id))).toBe(before);
		expect(partOf(w, 'amo', id)?.lost).toEqual([w.id('amo3')]);
		expect(partOf(w, 'mother', id)?.lost).toEqual([w.id('amo3')]);
		expect(partOf(world, 'amo', part)).not.toHaveProperty('lost');
	});
	it('[A22] what was said without an end of its own ends with the minutes; with an end or for good it stands', () => {
		const { world, part } = marked();
		const until = new Date(world.at + 86_400_000).toISOString();
		world.agrees('son', { until });
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', adopt);
		const standing = (name: string) =>
			world
				.view(name)
				.agreements.flatMap((one) =>
					'id' in one && one.person === world.id(name) ? [one.standing] : [],
				);
		expect(standing('mother')).toEqual(['ended']);
		expect(standing('son')).toEqual(['in-force']);
		world.open('amo', part);
		expect(world.may('amo2', part)).toBe('none P14');
		world.agrees('mother');
		world.open('amo', part);
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[A17] a yes to the words of an extract outlives the minutes: it ends with the extract', () => {
		const world = networkWorld();
		const part = extractIn(world, 'amo', ['mother'], { readers: ['marc'] });
		agreeTo(world, part, 'amo', 'mother');
		expect(world.may('marc', part)).toBe('read P22');
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', adopt);
		expect(world.may('marc', part)).toBe('read P22');
	});
	it('[V1] “see as” lays no decision of a part that does not lie on the table', () => {
		const { world, part } = marked();
		world.do('amo', { type: 'record-decision', text: 'Payer en trois fois', section: part });
		world.do('carole', { type: 'propose-minutes' });
		world.do('carole', adopt);
		expect(world.view('amo').outcomes).toHaveLength(1);
		const seen = viewAs(world.meeting, readerOf(world, 'amo'), world.id('amo2'), world.at);
		expect(seen?.outcomes).toEqual([]);
	});
});

describe('marks and remarks', () => {
	it('[M7] a part that closes, or goes into other hands, is marked anew', () => {
		const { world, part } = marked();
		world.do('amo', { type: 'close-section', sectionId: part });
		world.open('amo', part);
		expect(world.sees('amo', part)?.inMinutes).toBeUndefined();
		const common = world.common('amo', 'Pour tous');
		world.do('amo', { type: 'mark-part', sectionId: common, inMinutes: true });
		world.do('amo', { type: 'entrust-section', sectionId: common, to: world.id('amo2') });
		expect(world.sees('amo2', common)?.inMinutes).toBeUndefined();
	});
	it('[M7] marking what is marked is no fact', () => {
		const { world, part } = marked();
		const before = world.meeting.history.length;
		world.do('amo', { type: 'mark-part', sectionId: part, inMinutes: true });
		expect(world.meeting.history).toHaveLength(before);
	});
	it('[M8] nobody fills the minutes with remarks, and nobody’s limit is another’s', () => {
		const { world } = marked();
		world.do('carole', { type: 'propose-minutes' });
		const remark: CommandInput = { type: 'remark-minutes', text: 'Encore' };
		for (let index = 0; index < MAX_OWN_REMARKS; index++) world.do('marc', remark);
		expect(world.try('marc', remark)).toEqual({ refused: 'too-many' });
		world.do('amo', remark);
	});
});
