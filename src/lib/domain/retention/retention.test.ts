// How long things are kept: counted from what people did, put off by an objection and by minutes nobody adopts, and never for ever.
import { describe, expect, it } from 'vitest';
import { adopted, having, CANARY, marked } from '../../../../tests/worlds/adopted-world.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { CommandInput } from '../command.ts';
import { eraseNotes } from '../decide.ts';
import { dueOf, endsOf, WAITING_DAYS, type Retention } from './retention.ts';

const DAY = 86_400_000;
const RETENTION: Retention = { notesDays: 90, minutesDays: 400, basis: 'décret' };

const due = (world: World, days: number): string =>
	dueOf(world.meeting, RETENTION, world.at + days * DAY);

describe('the end of what is kept', () => {
	it('[K1] comes for the notes so many days after adoption, and for everything after its own', () => {
		const { world } = adopted();
		world.do('carole', { type: 'end-meeting' });
		expect([89, 91, 399, 401].map((days) => due(world, days))).toEqual([
			'nothing',
			'notes',
			'notes',
			'everything',
		]);
	});
	it('[K1] waits for minutes that nobody adopts, at most to a fixed last date', () => {
		const { world } = marked();
		world.do('carole', { type: 'end-meeting' });
		expect(due(world, 91)).toBe('nothing');
		expect(due(world, 90 + WAITING_DAYS + 1)).toBe('notes');
		expect(due(world, 401)).toBe('everything');
	});
	it('[K1] waits for an open objection, and not for one that its person took back, nor for ever', () => {
		const { world, part } = adopted();
		world.do('carole', { type: 'end-meeting' });
		const answer = { type: 'answer-part', sectionId: part, answer: 'no', what: 'object' } as const;
		world.do('mother', answer);
		expect([91, 401].map((days) => due(world, days))).toEqual(['nothing', 'notes']);
		expect(due(world, 90 + WAITING_DAYS + 1)).toBe('notes');
		expect(due(world, 400 + WAITING_DAYS + 1)).toBe('everything');
		world.do('mother', { ...answer, answer: 'yes', what: undefined });
		expect(due(world, 91)).toBe('notes');
	});
	it('[K1] of a meeting that nobody ended is counted from the last thing that somebody did', () => {
		const { world } = adopted();
		const before = endsOf(world.meeting, RETENTION).everythingAt;
		world.wait(100 * DAY);
		expect(endsOf(world.meeting, RETENTION).everythingAt).toBe(before);
		world.do('carole', { type: 'offer-copy', participantId: world.id('marc'), how: 'posted' });
		expect(endsOf(world.meeting, RETENTION).everythingAt).toBeGreaterThan(before + 99 * DAY);
	});
});

it('[K1] nobody did anything by somebody’s time ending while they were written for', () => {
	const world = networkWorld();
	world.seat('intern', 'intern', { supervisor: world.id('amo'), until: '2026-12-03' });
	world.confirm('amo', 'intern').inRoom('intern');
	world.do('intern', { type: 'write-for', participantId: world.id('mother') });
	const before = endsOf(world.meeting, RETENTION);
	world.wait(21 * DAY);
	expect([...world.meeting.sections.sections.values()].at(-1)?.dictation?.ended).toBe(true);
	expect(endsOf(world.meeting, RETENTION)).toEqual(before);
});

/** Adopted, ended, and its notes gone. */
function without() {
	const { world, part } = adopted();
	world.do('carole', { type: 'end-meeting' });
	world.wait(91 * DAY);
	world.meeting = eraseNotes(world.meeting, world.at).meeting;
	return { world, part };
}

describe('once the notes are gone', () => {
	it('[P34] nobody reads a part, its holder neither, and what was adopted stays with those who have it', () => {
		const { world, part } = without();
		for (const name of world.people.keys()) {
			expect([name, world.view(name).sections]).toEqual([name, []]);
			expect(world.may(name, part)).toBe('none P34');
		}
		expect(having(world, CANARY)).toEqual(['amo', 'amo2', 'mother']);
	});
	it('[K3] nothing is begun or opened, and a stop, an answer and a correction are still heard', () => {
		const { world, part } = without();
		const refused: CommandInput[] = [
			{ type: 'create-section', kind: 'draft' },
			{ type: 'record-decision', text: 'Encore' },
			{ type: 'open-section', sectionId: part, purpose: 'p', necessity: 'n' },
		];
		for (const command of refused)
			expect(world.try('amo', command)).toEqual({ refused: 'meeting-state', rule: 'P34' });
		world.do('mother', { type: 'remark-minutes', text: 'C’était un jeudi', item: part });
		world.do('mother', { type: 'answer-part', sectionId: part, answer: 'yes' });
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(having(world, CANARY)).toEqual(['amo', 'mother']);
	});
});
