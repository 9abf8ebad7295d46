// The next meeting from the last one: who comes along, as what, and what stays behind.
import { describe, expect, it } from 'vitest';
import type { World } from '../../../../tests/worlds/world.ts';
import { conferenceWorld } from '../../../../tests/worlds/conference-world.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { parseCallMeeting } from '../command.ts';
import { isRefusal } from '../refusal.ts';
import type { ParticipantId } from '../ids.ts';
import { viewOf } from '../view/view-of.ts';
import { callMeeting } from './acts.ts';
import { carryOut } from './carry.ts';
import type { Meeting } from './facts.ts';

const DAY = 86_400_000;
const NEXT = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'La suite',
	jurisdiction: 'be-fr',
	missions: [],
	from: 'meeting',
} as const;

function next(world: World, except: string[] = [], command: object = NEXT) {
	const parsed = parseCallMeeting(command);
	if (isRefusal(parsed)) return parsed;
	const reader = { participant: world.id('carole'), entry: null };
	const out = carryOut(
		world.meeting,
		reader,
		except.map((name) => world.id(name)),
		world.at,
	);
	if (isRefusal(out)) return out;
	let count = 0;
	return callMeeting(parsed, {
		account: {
			id: 'account-carole' as never,
			name: 'Carole',
			service: '',
			function: '',
			secrecy: 'bound',
		},
		jurisdictions: ['be-fr', 'be-nl'],
		meeting: 'next' as never,
		at: world.at,
		newId: () => `next-${String(++count).padStart(4, '0')}`,
		carried: out,
	});
}

/** The next meeting, as its coordinator has it. */
function called(world: World, except: string[] = []) {
	const decided = next(world, except);
	if (isRefusal(decided)) throw new Error(decided.refused);
	const { meeting } = decided;
	const people = [...meeting.table.participants.values()];
	const named = (name: string) =>
		people.find(({ words }) => meeting.texts.get(words.name)?.toLowerCase() === name);
	return { meeting, named, names: people.map(({ words }) => meeting.texts.get(words.name)) };
}

const viewIn = (meeting: Meeting, participant: ParticipantId) =>
	viewOf(meeting, { participant, entry: null }, meeting.moment);

describe('who comes along', () => {
	it('[T13] people with their tags and links, under new ids, but for the exceptions; the caller once', () => {
		const world = networkWorld();
		world.seat('support', 'support', { accompanies: world.id('mother') });
		world.confirm('mother', 'support');
		const { names, named, meeting } = called(world, ['marc']);
		expect(names.sort()).toEqual(
			['Carole', 'amo', 'amo2', 'insertion', 'mother', 'son', 'support'].sort(),
		);
		expect(named('amo')).toMatchObject({ secrecy: 'bound', missions: ['youth-aid'], codes: 1 });
		expect(named('son')?.childOf).toEqual([named('mother')?.id]);
		expect(named('support')).toMatchObject({
			accompanies: named('mother')?.id,
			linkConfirmed: false,
			presence: 'expected',
		});
		expect(meeting.called.missions.map(({ id }) => id)).toContain('youth-aid');
		const before = [...world.meeting.table.participants.keys()];
		for (const id of meeting.table.participants.keys()) expect(before).not.toContain(id);
	});
	it('[T13] nobody who was removed, and no intern whose time ended yesterday', () => {
		const world = networkWorld();
		const until = (days: number) => new Date(world.at + days * DAY).toISOString();
		world.seat('gone', 'intern', { supervisor: world.id('amo'), until: until(1) });
		world.seat('stays', 'intern', { supervisor: world.id('amo'), until: until(9) });
		world.remove('amo2');
		world.wait(2 * DAY);
		const { names, named } = called(world);
		expect(names).not.toContain('gone');
		expect(names).not.toContain('amo2');
		expect(named('stays')).toMatchObject({ supervisor: named('amo')?.id, linkConfirmed: false });
		const { named: without } = called(world, ['amo']);
		expect(without('stays')?.supervisor).toBeNull();
	});
	it('[T14] a child who turned twelve between two meetings speaks with a lawyer; one who turned eighteen is an adult', () => {
		const world = networkWorld();
		const childOf = [world.id('mother')];
		world.family('small', 'young-person', { bornOn: '2014-12-01', childOf });
		world.family('tall', 'young-person', { bornOn: '2008-12-01', childOf });
		const capacities = (meeting: Meeting, id: ParticipantId) =>
			viewIn(meeting, id)?.participants.find((person) => person.id === id)?.capacities;
		expect(capacities(world.meeting, world.id('small'))).toEqual(['representative']);
		world.wait(30 * DAY);
		const { named, meeting } = called(world);
		expect(capacities(meeting, named('small')!.id)).toEqual(['with-lawyer']);
		expect(named('small')).toMatchObject({ kind: 'young-person', childOf: [named('mother')?.id] });
		expect(named('tall')).toMatchObject({ kind: 'adult', childOf: [] });
	});
	it('[T13] a volunteer’s notice and a superior’s part in the help stay behind', () => {
		const world = networkWorld();
		world.seat('volunteer', 'volunteer', { accompanies: world.id('mother') });
		world.do('carole', { type: 'record-notice', participantId: world.id('volunteer') });
		expect(called(world).named('volunteer')).toMatchObject({ noticed: false, kind: 'volunteer' });
	});
	it('[T13] only its coordinator carries a meeting on, on a recognised device; nobody else learns that it is there', () => {
		const world = networkWorld();
		for (const name of ['amo', 'marc', 'mother'])
			expect(
				carryOut(world.meeting, { participant: world.id(name), entry: null }, [], world.at),
			).toEqual({ refused: 'not-found' });
		const device = { participant: world.id('carole'), entry: world.device('carole') };
		expect(carryOut(world.meeting, device, [], world.at)).toEqual({ refused: 'not-found' });
	});
	it('[T12] nothing is imported into a case conference, and nothing leaves one', () => {
		const conference = { ...NEXT, kind: 'case-conference', legalBasis: 'Décret' };
		const refused = { refused: 'combination', field: 'from' };
		expect(next(networkWorld(), [], conference)).toEqual(refused);
		expect(next(conferenceWorld())).toEqual(refused);
	});
	it('[T13] nothing in anybody’s view names the last meeting or anyone’s place in it', () => {
		const world = networkWorld();
		world.agrees('mother');
		world.secret('amo', ['mother'], { title: 'Canari' });
		world.do('marc', { type: 'record-decision', text: 'Canari aussi' });
		const { meeting } = called(world);
		const old = [...world.meeting.table.participants.keys(), 'Canari'];
		for (const id of meeting.table.participants.keys())
			for (const trace of old)
				expect(JSON.stringify(viewIn(meeting, id)).includes(trace)).toBe(false);
	});
});

describe('agreements', () => {
	const carriedFor = (world: World, except: string[] = []) =>
		called(world, except).meeting.agreements.statements.map(({ decision, except: not }) => [
			decision,
			not.length,
		]);
	it('[T15] stay behind, unless the person said that this yes lasts', () => {
		const world = networkWorld();
		world.agrees('mother');
		expect(carriedFor(world)).toEqual([]);
		world.agrees('mother', { lasting: true, except: [world.id('insertion')] });
		const { meeting, named } = called(world);
		const [yes] = meeting.agreements.statements;
		expect(yes).toMatchObject({
			person: named('mother')?.id,
			except: [named('insertion')?.id],
			lasting: true,
		});
		expect(meeting.texts.get(yes!.explained!.intention)).toBe('en parler');
		const last = world.meeting.agreements.statements.at(-1)!;
		expect([yes?.until, yes?.happenedAt]).toEqual([last.until, last.at]);
	});
	it('[T15] a yes that ended, or that a later word narrowed, is asked anew', () => {
		for (const narrow of [
			(world: World) => world.wait(61 * DAY),
			(world: World) => world.do('mother', { type: 'pause-sharing', person: world.id('mother') }),
			(world: World) => world.agrees('mother', { except: [world.id('amo2')] }),
			(world: World) =>
				world.agrees('mother', { decision: 'refused', missions: ['activation'] as never }),
		]) {
			const world = networkWorld();
			world.agrees('mother', { lasting: true });
			expect(carriedFor(world)).toEqual([['given', 0]]);
			narrow(world);
			expect(carriedFor(world)).toEqual([]);
		}
	});
	it('[T15] a yes that excludes or names somebody who stays behind does not come along without them', () => {
		const world = networkWorld();
		world.agrees('mother', { lasting: true, except: [world.id('insertion')] });
		expect(carriedFor(world)).toEqual([['given', 1]]);
		expect(carriedFor(world, ['insertion'])).toEqual([]);
		expect(carriedFor(world, ['mother'])).toEqual([]);
	});
	it('[T15] a yes is said to last by a yes to everything alone', () => {
		const world = networkWorld();
		const part = world.secret('amo', ['mother']);
		for (const more of [{ scope: [part] }, { decision: 'informed' as const }])
			expect(
				world.try('carole', { ...world.agreement('mother'), lasting: true, ...more }),
			).toMatchObject({ refused: expect.any(String) as string });
	});
});
