// The edge: whatever came over the wire is a command, or malformed at a named field. Never a throw.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './command-fields.ts';
import { parseCommand } from './command.ts';
import { isRefusal } from './refusal.ts';
import { COMMANDS } from '../../../tests/worlds/commands.ts';

const parse = (input: unknown): unknown => {
	const parsed = parseCommand(input);
	return isRefusal(parsed) ? parsed : 'parsed';
};
const malformed = (field: string) => ({ refused: 'malformed', field });
const asJson = (text: string): unknown => JSON.parse(text) as unknown;

describe('parsing commands', () => {
	for (const command of COMMANDS) {
		it(`${command.type} is a command`, () => {
			expect(parse(command)).toBe('parsed');
		});
		it(`${command.type} with an unknown field is malformed there`, () => {
			for (const field of ['surprise', 'Type', 'constructor', 'toString', 'hasOwnProperty', ''])
				expect(parse({ ...command, [field]: 1 })).toEqual(malformed(field));
			const text = JSON.stringify(command).replace('{', '{"__proto__":{"coordinator":true},');
			expect(parse(asJson(text))).toEqual(malformed('__proto__'));
		});
		it(`${command.type} with a wrong type anywhere is malformed at that field`, () => {
			for (const field of Object.keys(command).filter((name) => name !== 'type'))
				for (const wrong of [12, true, { a: 1 }, null, [[]]]) {
					const answer = parse({ ...command, [field]: wrong });
					if (answer === 'parsed') expect(MAY_BE).toContainEqual([field, wrong]);
					else expect((answer as { field: string }).field.split('.')[0]).toBe(field);
				}
		});
		it(`${command.type} without a field that it needs is malformed at that field`, () => {
			for (const field of Object.keys(command)) {
				const { [field]: _, ...rest } = command as Record<string, unknown>;
				const answer = parse(rest);
				if (answer !== 'parsed') expect(answer).toEqual(malformed(field));
			}
		});
	}
	const MAY_BE: readonly unknown[] = [
		['alone', true],
		['coordinator', true],
		['inMinutes', true],
		['dissent', true],
		['lasting', true],
		['accompanies', null],
		['supervisor', null],
		['until', null],
	];
	it('what is no object, or has no known type, is malformed', () => {
		for (const input of [null, undefined, 1, 'invite', [], [{ type: 'start-meeting' }]])
			expect(parse(input)).toMatchObject({ refused: 'malformed' });
		for (const type of [undefined, 'reign', '__proto__', 'constructor', ['start-meeting'], 1])
			expect(parse({ type })).toEqual(malformed('type'));
	});
	it('[case A4] ids are any string: empty, NUL, a megabyte, a look-alike of a prototype', () => {
		for (const id of ['', '\0', 'x'.repeat(1_000_000), '__proto__', '%2e', '💥', '../..'])
			expect(parse({ type: 'remove', participantId: id })).toBe('parsed');
	});
	it('nothing nested gets further either: unknown fields, prototypes, lists of other things', () => {
		const agreement = COMMANDS.find(({ type }) => type === 'record-agreement') as object;
		const explained = { intention: '', withWhom: '', content: '' };
		const nested = (more: string) =>
			parse({
				...agreement,
				explained: asJson(`{${more}"intention":"","withWhom":"","content":""}`),
			});
		expect(parse({ ...agreement, explained })).toBe('parsed');
		expect(nested('"why":1,')).toEqual(malformed('explained.why'));
		expect(nested('"__proto__":{},')).toEqual(malformed('explained.__proto__'));
		expect(parse({ ...agreement, missions: ['a', 1] })).toEqual(malformed('missions.1'));
		expect(parse({ ...agreement, missions: { length: 1 } })).toEqual(malformed('missions'));
		expect(parse({ ...agreement, scope: [] })).toEqual(malformed('scope'));
		expect(parse({ ...agreement, scope: 'everything' })).toEqual(malformed('scope'));
	});
	it('words and lists have limits', () => {
		const long = { type: 'create-section', title: 'x'.repeat(LIMITS.line + 1) };
		expect(parse(long)).toEqual(malformed('title'));
		const many = Array.from({ length: LIMITS.list + 1 }, String);
		expect(parse({ type: 'create-section', about: many })).toEqual(malformed('about'));
	});
	const DAYS: readonly (readonly [string, boolean])[] = [
		['2026-11-23', true],
		['2024-02-29', true],
		['2026-02-29', false],
		['2026-02-31', false],
		['2026-13-01', false],
		['23/11/2026', false],
		['2026-11-23T00:00:00Z', false],
		['', false],
	];
	for (const [day, is] of DAYS)
		it(`"${day}" is ${is ? 'a day' : 'no day'}`, () => {
			const named = { type: 'name-person', name: 'X', kind: 'adult', bornOn: day };
			expect(parse(named)).toEqual(is ? 'parsed' : malformed('bornOn'));
		});
	const ENDS: readonly (readonly [string, boolean])[] = [
		['2026-11-23', true],
		['2026-11-23T10:00:00Z', true],
		['2026-11-23T10:00:00.000+01:00', true],
		['2026-11-23T10:00', true],
		['2026-11-23T25:00', false],
		['2026-02-31', false],
		['2026-02-31T10:00:00Z', false],
		['2026-11-23Tomorrow', false],
		['tomorrow', false],
	];
	for (const [until, is] of ENDS)
		it(`"${until}" is ${is ? 'an end' : 'no end'}`, () => {
			expect(parse({ type: 'create-section', until })).toEqual(is ? 'parsed' : malformed('until'));
		});
	it('a bare day ends with that day, and a time without a zone is the same on every machine', () => {
		const until = (written: string) => parseCommand({ type: 'create-section', until: written });
		expect(until('2026-11-23')).toMatchObject({ until: Date.UTC(2026, 10, 24) });
		expect(until('2026-11-23T10:00')).toMatchObject({ until: Date.UTC(2026, 10, 23, 10) });
		expect(until('2026-11-23T10:00+01:00')).toMatchObject({ until: Date.UTC(2026, 10, 23, 9) });
	});
	it('anything at all is answered, and nothing throws', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true }), (input) => {
				expect(['parsed', 'malformed']).toContain(
					isRefusal(Object(parseCommand(input)) as object) ? 'malformed' : 'parsed',
				);
			}),
			{ seed: 1, numRuns: 500 },
		);
	});
	it('a command with any of its fields replaced by anything is answered, and nothing throws', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.anything(), (which, where, value) => {
				const command = COMMANDS[which % COMMANDS.length]!;
				const fields = Object.keys(command);
				parseCommand({ ...command, [fields[where % fields.length]!]: value });
			}),
			{ seed: 2, numRuns: 2_000 },
		);
	});
});
