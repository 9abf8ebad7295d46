// Stored facts are never rewritten: a real stream of each released version must upcast and fold for ever.
// After a change of shape: raise VERSION, teach upcast the old shape, and write a new file beside the old ones with
// GOLDEN=write npx vitest run src/lib/domain/meeting/golden.test.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenStory } from '../../../../tests/worlds/golden-story.ts';
import { viewOf } from '../view/view-of.ts';
import { fold, type MeetingEvent } from './facts.ts';
import { downcast, EVENT_TYPES, upcast, VERSION, type Stored } from './upcast.ts';

const DIRECTORY = path.resolve(import.meta.dirname, '../../../../tests/golden');
const fileOf = (version: number): string => path.join(DIRECTORY, `events-v${version}.json`);

type Recorded = Stored & { readonly seq: number; readonly at: number };

const today = (): Recorded[] =>
	goldenStory().map(({ at, order, event }) => ({ seq: order, at, ...downcast(event) }));

if (process.env.GOLDEN === 'write')
	writeFileSync(fileOf(VERSION), `${JSON.stringify(today(), null, '\t')}\n`);

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

function shapesOf(stream: readonly Recorded[]): Record<string, unknown> {
	const shapes: Record<string, string[]> = {};
	for (const { type, version, data } of stream)
		(shapes[`${type}@${version}`] ??= []).push(JSON.stringify(shapeOf(data)));
	return Object.fromEntries(
		Object.entries(shapes)
			.map(([type, all]) => [type, [...new Set(all)].sort()] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

describe('stored events', () => {
	it('every type of event happens in the golden story', () => {
		const types = new Set(today().map(({ type }) => type));
		expect([...types].sort()).toEqual([...EVENT_TYPES].sort());
	});
	it('every type that was ever released is in a golden file', () => {
		const types = new Set(released.flat().map(({ type, version }) => `${type}@${version}`));
		for (const type of EVENT_TYPES) expect(types).toContain(`${type}@${VERSION}`);
	});
	it('the shapes of this version are those that were released', () => {
		const golden = released.find((stream) => stream[0]?.version === VERSION);
		expect(shapesOf(today())).toEqual(shapesOf(golden ?? []));
	});
	for (const [index, stream] of released.entries())
		it(`golden stream ${index + 1} upcasts, folds and is read`, () => {
			const recorded = stream.map(({ seq, at, ...stored }) => ({ seq, at, event: upcast(stored) }));
			const meeting = fold(recorded, new Map());
			expect(meeting.history).toHaveLength(stream.length);
			expect([meeting.state, meeting.sections.sections.size]).toEqual(['ended', 1]);
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
			{ type: 'meeting-called', version: VERSION + 1, data: {} },
			{ type: 'meeting-forgotten', version: VERSION, data: {} },
			{ type: 'meeting-called', version: VERSION, data: null },
			{ type: '__proto__', version: VERSION, data: {} },
		])
			expect(() => upcast(stored)).toThrow('unknown event');
		expect(() => fold([], new Map())).toThrow();
	});
});
