// Stored facts are never rewritten: a real stream of each released version must upcast and fold for ever.
// After a change of shape, raise that type's version and teach upcast the shape before; after that, or for a new type,
// add a file of today's story beside the others, which stay as they were written:
// GOLDEN=events-v7 npx vitest run src/lib/domain/meeting/golden.test.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenStory } from '../../../../tests/worlds/golden-story.ts';
import { viewOf } from '../view/view-of.ts';
import { fold, type MeetingEvent } from './facts.ts';
import { downcast, EVENT_TYPES, upcast, versionOf, type Stored } from './upcast.ts';

const DIRECTORY = path.resolve(import.meta.dirname, '../../../../tests/golden');

type Recorded = Stored & { readonly seq: number; readonly at: number };

const today = (): Recorded[] =>
	goldenStory().map(({ at, order, event }) => ({ seq: order, at, ...downcast(event) }));

const { GOLDEN } = process.env;
if (GOLDEN)
	writeFileSync(
		path.join(DIRECTORY, `${GOLDEN}.json`),
		`${JSON.stringify(today(), null, '\t')}\n`,
		{ flag: 'wx' },
	);

const released = readdirSync(DIRECTORY)
	.filter((name) => /^events-v\d+\.json$/.test(name))
	.map((name) => JSON.parse(readFileSync(path.join(DIRECTORY, name), 'utf8')) as Recorded[]);

/** The names and types of everything in a value; lists by what they hold. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value))
		return [...new Set(value.map((item) => JSON.stringify(shapeOf(item))))].sort();
	if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
	const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(fields.map(([field, inner]) => [field, shapeOf(inner)]));
}

const shapesOf = (stream: readonly Recorded[]): string[] => [
	...new Set(
		stream.map(({ type, version, data }) => `${type}@${version} ${JSON.stringify(shapeOf(data))}`),
	),
];

describe('stored events', () => {
	it('every type of event happens in the golden story', () => {
		const types = new Set(today().map(({ type }) => type));
		expect([...types].sort()).toEqual([...EVENT_TYPES].sort());
	});
	it('every type that was ever released is in a golden file', () => {
		const types = new Set(released.flat().map(({ type, version }) => `${type}@${version}`));
		for (const type of EVENT_TYPES) expect(types).toContain(`${type}@${versionOf(type)}`);
	});
	it('today’s shapes are those that were released', () => {
		const golden = new Set(shapesOf(released.flat()));
		expect(shapesOf(today()).filter((shape) => !golden.has(shape))).toEqual([]);
	});
	for (const [index, stream] of released.entries())
		it(`golden stream ${index + 1} upcasts, folds and is read`, () => {
			const recorded = stream.map(({ seq, at, ...stored }) => ({ seq, at, event: upcast(stored) }));
			const meeting = fold(recorded, new Map());
			expect(meeting.history).toHaveLength(stream.length);
			expect(meeting.state).toBe('ended');
			expect(meeting.sections.sections.size).toBeGreaterThan(0);
			for (const participant of meeting.table.participants.values())
				expect(
					viewOf(meeting, { participant: participant.id, entry: null }, meeting.moment) !== null,
				).toBe(!participant.removed && !participant.ended);
		});
	it('today’s events come back from storage as they were', () => {
		for (const { event } of goldenStory()) {
			const stored = JSON.parse(JSON.stringify(downcast(event))) as Stored;
			expect(upcast(stored)).toEqual(event satisfies MeetingEvent);
		}
	});
	it('an event that no release wrote is refused, and not folded', () => {
		for (const stored of [
			{ type: 'meeting-called', version: versionOf('meeting-called') + 1, data: {} },
			{ type: 'meeting-forgotten', version: 1, data: {} },
			{ type: 'meeting-called', version: 1, data: null },
			{ type: '__proto__', version: 1, data: {} },
		])
			expect(() => upcast(stored)).toThrow('unknown event');
		expect(() => fold([], new Map())).toThrow();
	});
});
