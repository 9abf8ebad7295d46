// Writing for somebody without a device: whose words they are, who has them and until when, and by whose code they open.
import { describe, expect, it } from 'vitest';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { CommandInput } from '../command.ts';
import type { SectionId } from '../ids.ts';
import { accessAnswerOf } from '../view/access-answer.ts';
import { ledgerFor } from '../view/view-of.ts';

const STEP = ['carole', 'amo', 'marc', 'mother'];

/** Marc, a teacher, types for the mother, who is in the room. */
function dictating(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.inRoom('amo', 'marc', 'mother').phase(...STEP);
	const participantId = world.id('mother');
	const made = world.do('marc', { type: 'write-for', participantId, title: 'Ce qu’elle dit' });
	return { world, part: made.sectionId as SectionId };
}

const opening = (part: SectionId, more: object = {}): CommandInput => ({
	type: 'open-dictated',
	sectionId: part,
	kind: 'common',
	...more,
});

describe('[P35] whoever types for somebody', () => {
	it('[P35] writes in a part that is the other one’s from its first word, and nobody else has it', () => {
		const { world, part } = dictating();
		expect(world.may('marc', part)).toBe('write P35');
		expect(world.may('mother', part)).toBe('write P1');
		for (const name of ['carole', 'amo', 'amo2', 'insertion', 'son'])
			expect([name, world.may(name, part)]).toEqual([name, 'none P10']);
		expect(world.sees('marc', part)).toMatchObject({
			holder: world.id('mother'),
			dictated: { scribe: world.id('marc'), running: true },
		});
		for (const name of ['carole', 'amo', 'amo2'])
			expect(JSON.stringify(world.view(name))).not.toContain(part);
	});

	const ends: Readonly<Record<string, (world: World, part: SectionId) => unknown>> = {
		'the next step begins': (world) => world.phase(...STEP),
		'the meeting ends': (world) => world.do('carole', { type: 'end-meeting' }),
		'the person leaves': (world) => world.presence('mother', 'left'),
		'the scribe leaves': (world) => world.presence('marc', 'left'),
		'the scribe is removed': (world) => world.remove('marc'),
		'the person is no longer in the room': (world) => world.presence('mother', 'represented'),
		'the person turns out not to have come': (world) => world.presence('mother', 'expected'),
		'the scribe has another tag': (world) =>
			world.retag('marc', { kind: 'superior', secrecy: 'discretion', missions: [] }),
		'the person takes it': (world, part) =>
			world.do('mother', { type: 'end-dictation', sectionId: part }),
		'the person says what it is': (world, part) =>
			world.do('mother', { type: 'classify-section', sectionId: part, thirdPersons: ['Léa'] }),
		'the person names it': (world, part) =>
			world.do('mother', { type: 'retitle-section', sectionId: part, title: 'À moi' }),
		'the person pauses everything': (world) =>
			world.do('mother', { type: 'pause-sharing', person: world.id('mother') }),
		'the person says stop': (world) =>
			world.do('carole', {
				type: 'withdraw-agreement',
				person: world.id('mother'),
				scope: 'all',
			}),
		'the scribe lays down the pen': (world, part) =>
			world.do('marc', { type: 'end-dictation', sectionId: part }),
	};
	for (const [when, end] of Object.entries(ends))
		it(`[S21] loses it when ${when}, for good, and it stays the person’s`, () => {
			const { world, part } = dictating();
			expect(world.may('marc', part)).toBe('write P35');
			end(world, part);
			expect(world.may('marc', part)).toMatch(/^none/);
			expect(world.may('mother', part)).toBe('write P1');
			expect(world.meeting.sections.sections.get(part)?.dictation?.ended).toBe(true);
			expect(world.meeting.sections.held.get(world.id('marc'))?.has(part)).toBe(false);
		});

	it('[S21] loses it with the link by which they write at this table', () => {
		const world = networkWorld();
		world.seat('intern', 'intern', { supervisor: world.id('amo'), until: '2026-12-03' });
		world.confirm('amo', 'intern').inRoom('intern');
		const write: CommandInput = { type: 'write-for', participantId: world.id('mother') };
		const part = world.do('intern', write).sectionId as SectionId;
		expect([world.may('intern', part), world.may('amo', part)]).toEqual(['write P35', 'none P10']);
		world.do('amo', { type: 'end-link', participantId: world.id('intern') });
		expect(world.may('intern', part)).toBe('none P10');
	});

	it('[S21] does not get it back when the person comes back', () => {
		const { world, part } = dictating();
		world.presence('mother', 'left').presence('mother', 'in-room');
		expect(world.may('marc', part)).toBe('none P10');
	});

	it('[S21] opens, names, classifies, hands on and decides nothing of it', () => {
		const { world, part } = dictating();
		const own = world.create('marc', 'draft');
		const tried: CommandInput[] = [
			opening(part),
			{ type: 'open-section', sectionId: part },
			{ type: 'classify-section', sectionId: part, kind: 'common' },
			{ type: 'retitle-section', sectionId: part, title: 'X' },
			{ type: 'confide-section', sectionId: part, to: world.id('amo') },
			{ type: 'entrust-section', sectionId: part, to: world.id('amo') },
			{ type: 'record-decision', section: part, text: 'X' },
			{ type: 'move-words', from: own, to: part, reason: 'X' },
		];
		for (const act of tried)
			expect([act.type, world.try('marc', act)]).toMatchObject([
				act.type,
				{ refused: 'not-allowed' },
			]);
	});

	it('[L8] takes none of it away in the file of what a person concerned may have', () => {
		const world = networkWorld();
		world.inRoom('amo', 'mother').phase('carole', 'amo', 'mother');
		const participantId = world.id('amo');
		const part = world.do('mother', { type: 'write-for', participantId }).sectionId as SectionId;
		const own = world.create('mother', 'draft');
		const reader = { participant: world.id('mother'), entry: null };
		const ledger = ledgerFor(world.meeting, reader, [], world.at)!;
		const texts = new Map([part, own].map((id) => [id, []]));
		const file = accessAnswerOf({ view: world.view('mother'), minutes: null, ledger }, texts);
		expect(file.parts.map(({ id }) => id)).toEqual([own]);
		expect(JSON.stringify(file)).not.toContain(part);
	});

	it('[S21] is somebody who writes at this table, in a step with a person who is there', () => {
		const { world } = dictating();
		const forIt = (name: string) =>
			world.try('marc', { type: 'write-for', participantId: world.id(name) });
		expect(forIt('amo')).toHaveProperty('sectionId');
		expect(forIt('marc')).toEqual({ refused: 'not-allowed' });
		expect(forIt('carole')).toMatchObject({ refused: 'not-present' });
		world.presence('marc', 'excused');
		expect(forIt('amo')).toMatchObject({ refused: 'meeting-state' });
	});
});

describe('[S22] what was written for somebody', () => {
	it('[S22] opens by their own tap, and whoever typed it then has what the rules give', () => {
		const { world, part } = dictating();
		const reserved = { kind: 'reserved', about: [world.id('mother')], readers: [world.id('amo')] };
		world.do('mother', opening(part, { ...reserved, purpose: 'x', necessity: 'x' }));
		expect(world.may('amo', part)).toBe('read P7');
		expect(world.may('marc', part)).toMatch(/^none/);
		expect(world.sees('marc', part)).toBeUndefined();
	});

	it('[S22] opens by their code in the scribe’s hand, as their act, and the ledger says who typed', () => {
		const { world, part } = dictating();
		world.do('mother', opening(part, { about: [world.id('mother')] }), 'marc');
		expect(world.may('marc', part)).toBe('write P3');
		const reader = { participant: world.id('mother'), entry: null };
		const ledger = ledgerFor(world.meeting, reader, [], world.at)!;
		const acts = ledger.by.find(({ id }) => id === part)!.acts;
		expect(acts.map(({ what }) => what)).toEqual(['dictated', 'opened', 'opened-by-hand']);
		expect(acts[0]).toMatchObject({ scribe: world.id('marc') });
		expect(ledger.people.map(({ id }) => id)).toContain(world.id('marc'));
		const other = { participant: world.id('amo'), entry: null };
		const theirs = JSON.stringify(ledgerFor(world.meeting, other, [], world.at));
		expect(theirs).not.toMatch(/dictated|by-hand/);
	});

	it('[S21] is known to have been typed, by whom and when, to nobody but whoever held it', () => {
		const { world, part } = dictating();
		world.phase('carole', 'mother', 'son');
		const about = [world.id('son')];
		world.do('mother', opening(part, { about, readers: [world.id('amo')] }));
		const reader = { participant: world.id('son'), entry: null };
		const told = ledgerFor(world.meeting, reader, [], world.at)!;
		expect(told.about.map(({ id }) => id)).toEqual([part]);
		expect(JSON.stringify(told)).not.toMatch(new RegExp(`dictated|P35|${world.id('marc')}`));
	});

	it('[L6] was not read by whoever typed it on the days on which they typed', () => {
		const { world, part } = dictating();
		const days = (...at: number[]) => {
			const rows = at.map((day) => ({ section: part, participant: world.id('marc'), at: day }));
			const reader = { participant: world.id('son'), entry: null };
			const [told] = ledgerFor(world.meeting, reader, rows, world.at)!.about;
			return told!.readers.find(({ participantId }) => participantId === world.id('marc'))!.days;
		};
		const typed = world.at;
		world.wait(3 * 86_400_000);
		world.do('mother', opening(part, { about: [world.id('son')] }));
		expect(days(typed, world.at)).toEqual([new Date(world.at).toISOString().slice(0, 10)]);
	});

	it('[L2] [F1] is nothing that a person concerned had because they typed it', () => {
		const world = networkWorld();
		world.family('father');
		world.inRoom('father').phase('carole', 'amo', 'mother', 'father');
		const participantId = world.id('amo');
		const part = world.do('mother', { type: 'write-for', participantId }).sectionId as SectionId;
		const about = [world.id('mother'), world.id('father')];
		const secret = { kind: 'secret', about, missions: ['youth-aid'], title: 'Ce qu’elle tait' };
		world.do('amo', opening(part, { ...secret, purpose: 'x', necessity: 'x' }));
		expect([world.may('mother', part), world.may('father', part)]).toEqual([
			'none P19',
			'none P19',
		]);
		const ledger = (name: string) =>
			ledgerFor(world.meeting, { participant: world.id(name), entry: null }, [], world.at)!;
		expect(ledger('mother').about).toEqual(ledger('father').about);
		const answer: CommandInput = { type: 'answer-part', sectionId: part, answer: 'yes' };
		for (const name of ['mother', 'father'])
			expect(world.try(name, answer)).toEqual({ refused: 'not-found' });
	});

	it('[S22] a code in another one’s hand opens what was written there, and nothing else', () => {
		const { world, part } = dictating();
		const own = world.create('mother', 'draft');
		const nothing = { refused: 'not-found' };
		expect(world.try('mother', opening(own), null, 'marc')).toEqual(nothing);
		expect(world.try('mother', opening(part), null, 'amo')).toEqual(nothing);
		const other: CommandInput = { type: 'end-dictation', sectionId: part };
		expect(world.try('mother', other, null, 'marc')).toEqual(nothing);
		const done: CommandInput = { type: 'create-section', commandId: 'c1' };
		expect(world.try('mother', done)).toHaveProperty('sectionId');
		expect(world.try('mother', done, null, 'marc')).toEqual(nothing);
		world.phase(...STEP);
		expect(world.try('mother', opening(part), null, 'marc')).toEqual(nothing);
		expect(world.try('mother', opening(part))).toEqual({ sectionId: part });
	});

	it('[S21] counts for whoever types: nobody fills another one’s place', () => {
		const { world } = dictating();
		const write: CommandInput = { type: 'write-for', participantId: world.id('mother') };
		for (let made = 1; made < 100; made += 1) world.do('marc', write);
		expect(world.try('marc', write)).toEqual({ refused: 'too-many' });
		expect(world.try('mother', { type: 'create-section' })).toHaveProperty('sectionId');
	});
});
