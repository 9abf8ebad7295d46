// Cedar's six laws, as properties of access over random histories: what permits and what forbids, whatever came before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diceOf, type Dice } from '../../../../tests/worlds/twin/dice.ts';
import { tellHistory } from '../../../../tests/worlds/twin/twins.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { parseCommand } from '../command.ts';
import { decide } from '../decide.ts';
import type { ParticipantId, SectionId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import { isRefusal } from '../refusal.ts';
import type { Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import { accessOf } from './access.ts';
import type { Access } from './own-access.ts';

const RUNS = 80;
const LENGTH = 60;

interface Told {
	readonly seed: number;
	readonly meeting: Meeting;
	readonly at: number;
	readonly dice: Dice;
}

/** Told once, tried by every law. */
const HISTORIES: readonly Told[] = fc
	.sample(fc.integer(), { seed: 20_261_123, numRuns: RUNS })
	.map((seed) => {
		const { after: meeting, at } = tellHistory(seed, LENGTH);
		return { seed, meeting, at, dice: diceOf(seed) };
	});

function histories(check: (told: Told) => void): void {
	for (const told of HISTORIES)
		try {
			check(told);
		} catch (error) {
			throw new Error(`in the history of seed ${told.seed}`, { cause: error });
		}
}

const people = ({ table }: Meeting): Participant[] => [...table.participants.values()];
const sections = ({ sections: all }: Meeting): Section[] => [...all.sections.values()];
const key = (section: SectionId, reader: ParticipantId): string => `${section} ${reader}`;

function matrix({ meeting, at }: Pick<Told, 'meeting' | 'at'>): Map<string, Access> {
	const decisions = new Map<string, Access>();
	for (const section of sections(meeting))
		for (const person of people(meeting))
			decisions.set(key(section.id, person.id), accessOf(meeting, section, person, at));
	return decisions;
}

let count = 0;
/** The meeting after one more act, or null where it was refused. */
function after({ meeting, at }: Told, by: ParticipantId, input: object): Meeting | null {
	const command = parseCommand(input);
	if (isRefusal(command)) throw new Error(`malformed ${command.field}`);
	const actor = { participant: by, entry: null };
	const result = decide(meeting, command, { actor, at, newId: () => `law-${++count}` });
	return isRefusal(result) ? null : result.meeting;
}

const coordinatorOf = (meeting: Meeting): ParticipantId =>
	people(meeting).find(({ coordinator, removed, ended }) => coordinator && !removed && !ended)!.id;

type Acts = (told: Told, section: Section, reader: Participant) => [ParticipantId, object][];

const refusal = (person: ParticipantId, more: object): object => ({
	type: 'record-agreement',
	person,
	scope: 'all',
	purpose: '',
	decision: 'refused',
	...more,
});

/** Everything that forbids: each act alone is enough. */
const FORBIDS: Readonly<Record<string, Acts>> = {
	'a refusal of everything': (_, { about }) => about.map((person) => [person, refusal(person, {})]),
	'a refusal by name': ({ meeting }, { about }, reader) =>
		about.map((person) => [coordinatorOf(meeting), refusal(person, { persons: [reader.id] })]),
	'an exclusion': ({ meeting }, { about }, reader) =>
		about.map((person) => [
			coordinatorOf(meeting),
			refusal(person, { decision: 'not-asked', except: [reader.id] }),
		]),
	'a withdrawal': (_, { id, about }) =>
		about.map((person) => [person, { type: 'withdraw-agreement', person, scope: [id] }]),
	'a pause': (_, { about }) => about.map((person) => [person, { type: 'pause-sharing', person }]),
	'a closing': (_, { id, holder }) => [[holder, { type: 'close-section', sectionId: id }]],
	'a taking off': (_, { id, holder }, reader) => [
		[holder, { type: 'close-section', sectionId: id, readers: [reader.id] }],
	],
	'a retag to discretion': ({ meeting }, _, reader) => [
		[
			coordinatorOf(meeting),
			{ type: 'retag', participantId: reader.id, secrecy: 'discretion', missions: [] },
		],
	],
	// an authority who leaves lets secrets be read again: no forbid for the others
	'a removal': ({ meeting }, _, { id, secrecy }) =>
		secrecy === 'authority'
			? []
			: [[coordinatorOf(meeting), { type: 'remove', participantId: id }]],
	'an authority in the room': ({ meeting }) =>
		people(meeting)
			.filter(({ secrecy, removed }) => secrecy === 'authority' && !removed)
			.map(({ id }) => [
				coordinatorOf(meeting),
				{ type: 'record-presence', participantId: id, presence: 'in-room' },
			]),
};

const isSecretRead = ({ access, rule }: Access): boolean =>
	access !== 'none' && (rule === 'P5' || rule === 'P7');

/** Readers of a secret by name, the coordinator's own acts on themselves apart. */
function* secretReaders(told: Told): Generator<{ section: Section; reader: Participant }> {
	const decisions = matrix(told);
	for (const section of sections(told.meeting))
		for (const reader of people(told.meeting))
			if (isSecretRead(decisions.get(key(section.id, reader.id))!)) yield { section, reader };
}

describe('Cedar’s six laws', () => {
	it('[P10] default deny: before anything is opened nobody has anything but their own, and what they type for somebody', () => {
		histories(({ meeting, at }) => {
			for (const section of sections(meeting)) {
				const closed = { ...section, opening: null };
				for (const person of people(meeting)) {
					const { access, rule } = accessOf(meeting, closed, person, at);
					const isOwn = person.id === section.holder || rule === 'P35';
					if (!isOwn) expect(access).toBe('none');
				}
			}
		});
	});
	for (const [name, acts] of Object.entries(FORBIDS))
		it(`[P14] forbid wins: ${name} ends what any permits gave`, () => {
			let tried = 0;
			histories((told) => {
				for (const { section, reader } of secretReaders(told))
					for (const [by, act] of acts(told, section, reader)) {
						const meeting = after(told, by, act);
						if (!meeting) continue;
						tried += 1;
						const now = meeting.sections.sections.get(section.id)!;
						const person = meeting.table.participants.get(reader.id)!;
						expect(accessOf(meeting, now, person, told.at).access).toBe('none');
					}
			});
			expect(tried).toBeGreaterThan(5);
		});
	it('[P5] allowed only if permitted: every reader of a secret has each condition of R1', () => {
		let seen = 0;
		histories((told) => {
			const { called, agreements } = told.meeting;
			for (const { section, reader } of secretReaders(told)) {
				seen += 1;
				expect([reader.kind, reader.secrecy]).toEqual(['professional', 'bound']);
				const { opening } = section;
				const naming = opening?.named === 'everyone' ? undefined : opening?.named.get(reader.id);
				expect(naming).toMatchObject({ off: false });
				expect(section.about.length).toBeGreaterThan(0);
				if (section.about.includes(section.holder)) continue;
				expect([opening?.purpose, opening?.necessity]).not.toContain(null);
				expect(section.missions.filter((id) => reader.missions.includes(id))).not.toEqual([]);
				if (called.jurisdiction !== 'be-fr') continue;
				for (const person of section.about) {
					const yes = agreements.statements.filter(
						(said) =>
							said.person === person &&
							said.decision === 'given' &&
							said.ended === null &&
							!said.except.includes(reader.id) &&
							(said.scope === 'all' || said.scope.includes(section.id)) &&
							(said.audience.persons.includes(reader.id) ||
								said.audience.missions.some((id) => reader.missions.includes(id))),
					);
					expect(yes).not.toEqual([]);
				}
			}
		});
		expect(seen).toBeGreaterThan(5);
	});
	it('[P16] adding a forbid never turns deny into allow, for anybody, anywhere', () => {
		histories((told) => {
			const before = matrix(told);
			if (before.size === 0) return;
			const section = told.dice.oneOf(sections(told.meeting));
			const reader = told.dice.oneOf(people(told.meeting));
			for (const acts of Object.values(FORBIDS))
				for (const [by, act] of acts(told, section, reader)) {
					const meeting = after(told, by, act);
					if (!meeting) continue;
					for (const [who, { access }] of matrix({ meeting, at: told.at }))
						if (before.get(who)!.access === 'none')
							expect([act, who, access]).toEqual([act, who, 'none']);
				}
		});
	});
	it('[S6] adding a permit never turns allow into deny: widening, a mission more, a yes to more', () => {
		histories((told) => {
			const { meeting } = told;
			for (const { section, reader } of secretReaders(told)) {
				const everyone = people(meeting).filter(({ removed }) => !removed);
				// one human: what is refused for a mission is refused to whoever has it, beside any other (A15)
				const refusesMissions = meeting.agreements.statements.some(
					({ decision, audience }) => decision === 'refused' && audience.missions.length > 0,
				);
				const more: [ParticipantId, object][] = [
					[
						section.holder,
						{
							type: 'widen-section',
							sectionId: section.id,
							readers: told.dice.some(
								everyone.map(({ id }) => id),
								4,
							),
							purpose: 'plus',
							necessity: 'plus',
						},
					],
					[
						coordinatorOf(meeting),
						{
							type: 'retag',
							participantId: reader.id,
							missions: meeting.called.missions.map(({ id }) => id),
						},
					],
				];
				for (const [by, act] of more) {
					if (refusesMissions && 'participantId' in act) continue;
					const next = after(told, by, act);
					if (!next) continue;
					const now = next.sections.sections.get(section.id)!;
					const person = next.table.participants.get(reader.id)!;
					expect(accessOf(next, now, person, told.at).access).not.toBe('none');
				}
			}
		});
	});
	it('[A4] order and duplicates do not matter, in lists and between people', () => {
		const told = (turn: <Item>(items: Item[]) => Item[]): string[] => {
			const world = networkWorld();
			world.family('father');
			world.inRoom('father');
			const missions = turn(['youth-aid', 'activation']);
			for (const person of turn(['mother', 'father']))
				world.agrees(person, {
					missions: missions as never,
					except: turn([world.id('marc'), world.id('son')]),
				});
			const part = world.secret('amo', turn(['mother', 'father']), {
				missions,
				readers: turn(['amo2', 'insertion', 'marc']),
			});
			return [...world.people.keys()].map((name) => world.may(name, part));
		};
		const plain = told((items) => items);
		expect(plain.filter((may) => may.startsWith('read'))).toHaveLength(4);
		expect(told((items) => [...items].reverse())).toEqual(plain);
		expect(told((items) => [...items, ...items])).toEqual(plain);
		expect(told((items) => [...items.slice(1), ...items])).toEqual(plain);
	});
	it('[A7] the same word said again changes nothing', () => {
		histories((told) => {
			const { meeting } = told;
			const person = told.dice.oneOf(people(meeting).filter(({ kind }) => kind === 'parent'));
			const act = refusal(person.id, {});
			const once = after(told, coordinatorOf(meeting), act);
			if (!once) return;
			const twice = after({ ...told, meeting: once }, coordinatorOf(once), act)!;
			expect(matrix({ meeting: twice, at: told.at })).toEqual(
				matrix({ meeting: once, at: told.at }),
			);
		});
	});
});
